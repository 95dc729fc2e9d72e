//! What changed between two dates, in a part of the graph.

use super::{
    Answered, Asked,
    choice::Choice,
    json,
    neighbourhood::{self, Chosen, Neighbourhood},
};
use crate::{
    draw::{Sign, Signs},
    model::{OrgId, PartialDate, Status, TieId},
    query::{self, Change, Dated, Diff, Filter, Turn, Window},
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
    let choice = Choice::read(&mut asked.params, explorer)?;
    asked.params.end()?;
    let lang = choice.lang;
    let Compared { chosen, diff } = compare(explorer, choice, from, to)?;
    let ties = |turn: Turn| of(&diff, turn).map(|change| change.tie.clone()).collect::<BTreeSet<_>>();
    let moved = |turn: Turn| {
        of(&diff, turn)
            .filter_map(|change| Some((&change.parties, &change.alliance.as_ref()?.id)))
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
        graph: neighbourhood::of(&chosen.view, chosen.unseen, lang),
        changes: diff.changes,
        undecided: diff.undecided,
    })
}

/// A part of the graph, and what changed in it.
pub(super) struct Compared<'e> {
    pub(super) chosen: Chosen<'e>,
    diff: Diff,
}

/// Compares a part of the graph at two dates.
pub(super) fn compare(
    explorer: &Explorer,
    mut choice: Choice,
    from: PartialDate,
    to: PartialDate,
) -> Result<Compared<'_>, Refusal> {
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
    Ok(Compared { chosen, diff })
}

/// What changed in one way.
fn of(diff: &Diff, turn: Turn) -> impl Iterator<Item = &Change> {
    diff.changes.iter().map(|dated| &dated.change).filter(move |change| change.turn == turn)
}

impl Compared<'_> {
    /// The signs of the comparison: of an alliance on its members, else on the tie.
    pub(super) fn signs(&self) -> Signs {
        let mut signs = Signs::default();
        for change in self.diff.changes.iter().map(|dated| &dated.change) {
            let sign = match change.turn {
                Turn::Begun | Turn::Joined => Sign::Added,
                Turn::Ended | Turn::Left => Sign::Removed,
                Turn::Changed => Sign::Changed,
            };
            // The first of several: made before ended.
            match &change.alliance {
                None => {
                    _ = signs
                        .ties
                        .entry(change.tie.clone())
                        .and_modify(|known| *known = sign.min(*known))
                        .or_insert(sign)
                }
                Some(alliance) if matches!(change.turn, Turn::Joined | Turn::Left) => {
                    for part in &change.parties {
                        let member = signs.members.entry((alliance.id.clone(), part.org.id.clone()));
                        member.and_modify(|known| *known = sign.min(*known)).or_insert(sign);
                    }
                }
                Some(_) => {}
            }
        }
        signs
    }
}
