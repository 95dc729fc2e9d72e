//! What changed between two dates, in a part of the graph.

use super::{
    Answered, Asked,
    choice::Choice,
    json,
    neighbourhood::{self, Neighbourhood},
};
use crate::{
    model::{OrgId, PartialDate, Status, TieId},
    query::{self, Dated, Filter, Turn, Window},
    serve::{Explorer, refusal::Refusal},
};
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Serialize)]
struct Changed {
    from: PartialDate,
    to: PartialDate,
    begun: BTreeSet<TieId>,
    ended: BTreeSet<TieId>,
    changed: BTreeSet<TieId>,
    joined: BTreeSet<Moved>,
    left: BTreeSet<Moved>,
    changes: Vec<Dated>,
    undecided: Vec<Dated>,
    graph: Neighbourhood,
}

/// Who joined an alliance, or left it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Moved {
    alliance: OrgId,
    org: OrgId,
}

pub(super) fn answer(explorer: &Explorer, mut asked: Asked) -> Answered {
    let date = |date: Option<PartialDate>, name: &str| date.ok_or_else(|| Refusal::bad(format!("`{name}` is wanted")));
    let (from, to) = (date(asked.params.one("from")?, "from")?, date(asked.params.one("to")?, "to")?);
    let mut choice = Choice::read(&mut asked.params, explorer)?;
    asked.params.end()?;
    if from.earliest() > to.latest() {
        return Err(Refusal::bad("`from` lies after `to`"));
    }
    // What ended is a change, too.
    if choice.filter.statuses.is_empty() {
        choice.filter.statuses = Status::ALL.iter().copied().collect();
    }
    let chosen = neighbourhood::choose(explorer, &choice)?;
    let here: BTreeSet<&TieId> = chosen.view.ties.iter().map(|tie| &tie.id).collect();
    let shown = Filter::default().apply(&chosen.part.graph).keep_ties(|tie| here.contains(&tie.id));
    let diff = query::diff(&shown, Window { from: Some(from), to: Some(to) });
    let ties = |turn: Turn| {
        let of = diff.changes.iter().filter(|dated| dated.change.turn == turn);
        of.map(|dated| dated.change.tie.clone()).collect::<BTreeSet<_>>()
    };
    let moved = |turn: Turn| {
        let of = diff.changes.iter().filter(|dated| dated.change.turn == turn);
        of.filter_map(|dated| Some((&dated.change.parties, &dated.change.alliance.as_ref()?.id)))
            .flat_map(|(parts, alliance)| {
                parts.iter().map(|part| Moved { alliance: alliance.clone(), org: part.org.id.clone() })
            })
            .collect::<BTreeSet<_>>()
    };
    json(&Changed {
        from,
        to,
        begun: ties(Turn::Begun),
        ended: ties(Turn::Ended),
        changed: ties(Turn::Changed),
        joined: moved(Turn::Joined),
        left: moved(Turn::Left),
        graph: neighbourhood::of(&chosen.view, chosen.unseen, choice.lang),
        changes: diff.changes,
        undecided: diff.undecided,
    })
}
