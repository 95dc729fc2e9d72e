//! What binds each two organisations of a view, as the cells of a table.

use crate::model::{Kind, OrgId, Status, Tie};
use crate::query::View;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Which way the ties of a cell go, seen from its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// To the column, or neither way.
    Out,
    /// Only from the column.
    In,
}

/// The ties between the organisation of a row and that of a column.
#[derive(Debug)]
pub(super) struct Cell<'v> {
    pub ties: Vec<&'v Tie>,
    pub way: Way,
    /// The kind of most of them, of those that go its way.
    pub kind: Kind,
    /// The furthest that any of that kind has come and still holds.
    pub status: Status,
}

/// The cells by row and column, both as places in [`View::organizations`]. Each two organisations that a tie binds have
/// two cells. `O(p² log)` for a tie of p parties.
pub(super) fn cells(view: &View) -> BTreeMap<(usize, usize), Cell<'_>> {
    let place = |id: &OrgId| view.organizations.binary_search_by(|org| org.id.cmp(id)).ok();
    let mut found: BTreeMap<(usize, usize), Vec<(Way, &Tie)>> = BTreeMap::new();
    for tie in &view.ties {
        let parties: Vec<usize> = tie.participants.iter().filter_map(|part| place(&part.org)).collect();
        let mut bind = |from: usize, to: usize, directed: bool| {
            if from != to {
                found.entry((from, to)).or_default().push((Way::Out, tie));
                found.entry((to, from)).or_default().push((if directed { Way::In } else { Way::Out }, tie));
            }
        };
        if let Some(alliance) = tie.alliance.as_ref().and_then(place) {
            parties.iter().for_each(|at| bind(*at, alliance, false));
            continue;
        }
        for (nth, one) in parties.iter().enumerate() {
            let others = parties.iter().enumerate().skip(nth + 1);
            others.for_each(|(at, other)| bind(*one, *other, tie.kind.is_directed() && (nth, at) == (0, 1)));
        }
    }
    found.into_iter().map(|(at, ties)| (at, cell(&ties))).collect()
}

fn cell<'v>(found: &[(Way, &'v Tie)]) -> Cell<'v> {
    let way = found.iter().map(|(way, _)| *way).min().unwrap_or(Way::Out);
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for (_, tie) in found.iter().filter(|(own, _)| *own == way) {
        *counts.entry(tie.kind).or_default() += 1;
    }
    let most = counts.iter().max_by_key(|(kind, count)| (**count, Reverse(**kind)));
    let kind = most.map_or(Kind::Partnership, |(kind, _)| *kind);
    let ties: Vec<&Tie> = found.iter().map(|(_, tie)| *tie).collect();
    let standing = |status: &Status| match status {
        Status::Agreed => 0,
        Status::Talks => 1,
        Status::Stalled => 2,
        Status::Ended => 3,
    };
    let statuses = ties.iter().filter(|tie| tie.kind == kind).map(|tie| tie.status());
    let status = statuses.min_by_key(standing).unwrap_or(Status::Agreed);
    Cell { ties, way, kind, status }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::OrgKind;
    use crate::query::samples::{Sample, org};

    #[test]
    fn the_way_of_a_deal_is_that_of_row_to_column() {
        let view = Sample::default()
            .org(org("a", "가", OrgKind::Company))
            .org(org("b", "나", OrgKind::Company))
            .org(org("u", "연합", OrgKind::Alliance))
            .tie(Kind::Investment, &["b", "a"], |_| {})
            .tie(Kind::Membership, &["a", "b"], |tie| tie.alliance = Some("u".into()))
            .view(&[]);
        let cells = cells(&view);
        let of = |row, column| cells.get(&(row, column)).map(|cell| (cell.way, cell.kind));
        assert_eq!(of(1, 0), Some((Way::Out, Kind::Investment)));
        assert_eq!(of(0, 1), Some((Way::In, Kind::Investment)));
        assert_eq!((of(0, 2), of(2, 1)), (Some((Way::Out, Kind::Membership)), Some((Way::Out, Kind::Membership))));
        assert_eq!(cells.len(), 6);
    }
}
