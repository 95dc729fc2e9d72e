//! A lane for each partner, and in it a place for each event and its words that no other takes.

use super::super::text;
use super::{Told, axis::Axis};
use crate::model::{OrgId, TieId};
use crate::query::{Dated, Named};
use std::collections::BTreeMap;

/// Height of a row of events in a lane.
pub(super) const ROW: f64 = 26.0;
/// Font of the words beside a mark.
pub(super) const FONT: f64 = 12.0;
/// From the middle of a mark to its edge.
pub(super) const RADIUS: f64 = 5.5;
/// Length of the dotted line before a mark that only a report places.
pub(super) const TAIL: f64 = 14.0;
/// Room between a mark and its words, and between one event and the next.
const GAP: f64 = 5.0;
const BETWEEN: f64 = 12.0;
/// Widest words beside a mark, in ems.
const WIDEST: f64 = 17.0;

/// The events with one partner.
#[derive(Debug)]
pub(super) struct Lane<'t> {
    pub partner: &'t Named,
    pub rows: usize,
    pub items: Vec<Item<'t>>,
}

/// An event in its place.
#[derive(Debug)]
pub(super) struct Item<'t> {
    pub event: &'t Dated,
    pub row: usize,
    /// Middle of the mark.
    pub x: f64,
    /// From where to where its date may lie.
    pub span: (f64, f64),
    pub words: String,
    /// Where the words begin and end.
    pub text: (f64, f64),
    /// From where to where a line leads from the step before it, where nothing stands between them.
    pub follows: Option<(f64, f64)>,
}

/// What a row holds so far.
struct Row<'t> {
    end: f64,
    tie: &'t TieId,
}

/// The lanes in order of their first event; events without date are in none.
pub(super) fn lanes<'t>(told: &'t [Told], axis: Axis) -> Vec<Lane<'t>> {
    let mut lanes: Vec<(&OrgId, Lane, Vec<Row>)> = Vec::new();
    let mut known: BTreeMap<&OrgId, usize> = BTreeMap::new();
    for told in told {
        let Some(date) = told.event.change.date() else { continue };
        let at = *known.entry(&told.lane.id).or_insert(lanes.len());
        if at == lanes.len() {
            lanes.push((&told.lane.id, Lane { partner: told.lane, rows: 0, items: Vec::new() }, Vec::new()));
        }
        let (_, lane, rows) = &mut lanes[at];
        place(told.event, axis.span(date), told.words.clone(), lane, rows);
    }
    lanes.into_iter().map(|(_, lane, rows)| Lane { rows: rows.len(), ..lane }).collect()
}

/// Puts an event into the row of its tie, or else the first that has room.
fn place<'t>(event: &'t Dated, span: (f64, f64), words: String, lane: &mut Lane<'t>, rows: &mut Vec<Row<'t>>) {
    let x = (span.0 + span.1) / 2.0;
    let words = text::fitted(&words, WIDEST);
    let start = x + RADIUS + GAP;
    let text = (start, start + text::width(&words) * FONT * 1.04);
    let tail = if event.change.when.is_none() { TAIL } else { 0.0 };
    let (left, right) = (span.0.min(x - RADIUS - tail), span.1.max(text.1));
    let tie = &event.change.tie;
    let free = |row: &Row| row.end + BETWEEN <= left;
    let own = rows.iter().position(|row| row.tie == tie && free(row));
    let follows = own.filter(|_| event.change.before.is_some()).map(|at| (rows[at].end + 3.0, x - RADIUS - tail - 2.0));
    let row = own.or_else(|| rows.iter().position(free)).unwrap_or(rows.len());
    let taken = Row { end: right, tie };
    match rows.get_mut(row) {
        Some(known) => *known = taken,
        None => rows.push(taken),
    }
    lane.items.push(Item { event, row, x, span, words, text, follows });
}
