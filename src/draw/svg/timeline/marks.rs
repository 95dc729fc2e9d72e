//! The marks of events: their shape tells what happened, their colour only repeats the kind that the words tell.

use super::super::super::palette;
use super::super::paint::n;
use super::lanes::{RADIUS, TAIL};
use crate::model::Status;
use crate::query::{Change, Turn};

/// What a mark means; each has a shape of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Begun(Status),
    Changed(Status),
    Ended,
    Joined,
    Left,
    /// The days among which the event lies.
    Coarse,
    /// Only a report places the event.
    Report,
}

impl Mark {
    /// The mark of a change.
    pub fn of(change: &Change) -> Self {
        match change.turn {
            Turn::Begun => Mark::Begun(change.status),
            Turn::Changed => Mark::Changed(change.status),
            Turn::Ended => Mark::Ended,
            Turn::Joined => Mark::Joined,
            Turn::Left => Mark::Left,
        }
    }
}

/// Draws a mark around a place.
pub(super) fn mark(mark: Mark, (x, y): (f64, f64), colour: &str) -> String {
    let r = RADIUS;
    let path = |way: String, fill: &str, width: f64| {
        format!(
            "<path d=\"{way}\" fill=\"{fill}\" stroke=\"{colour}\" stroke-width=\"{width}\" \
             stroke-linejoin=\"round\" stroke-linecap=\"round\"/>"
        )
    };
    let diamond =
        || format!("M{} {}L{} {}L{} {}L{} {}Z", n(x - r), n(y), n(x), n(y - r), n(x + r), n(y), n(x), n(y + r));
    let triangle = |tip: f64| {
        format!(
            "M{} {}L{} {}L{} {}Z",
            n(x),
            n(y + tip * r),
            n(x + r),
            n(y - tip * r * 0.8),
            n(x - r),
            n(y - tip * r * 0.8)
        )
    };
    let fill = |status| if status == Status::Talks { palette::PAPER } else { colour };
    match mark {
        Mark::Begun(status) => format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" stroke=\"{colour}\" stroke-width=\"1.8\"/>",
            n(x),
            n(y),
            n(r - 0.5),
            fill(status)
        ),
        Mark::Changed(Status::Stalled) => {
            path(format!("M{0} {1}V{2}M{3} {1}V{2}", n(x - 2.5), n(y - r), n(y + r), n(x + 2.5)), "none", 2.6)
        }
        Mark::Changed(status) => path(diamond(), fill(status), 1.8),
        Mark::Ended => path(
            format!("M{0} {1}L{2} {3}M{0} {3}L{2} {1}", n(x - 4.5), n(y - 4.5), n(x + 4.5), n(y + 4.5)),
            "none",
            2.4,
        ),
        Mark::Joined => path(triangle(-1.0), colour, 1.4),
        Mark::Left => path(triangle(1.0), palette::PAPER, 1.8),
        Mark::Coarse => coarse((x - 14.0, x + 14.0), y - 9.0, colour),
        Mark::Report => {
            format!("{}{}", tail(x + r, y, colour), path(format!("M{0} {1}h0", n(x + r), n(y)), "none", 4.0))
        }
    }
}

/// The bracket under an event of which only the month or the year is known.
pub(super) fn coarse((left, right): (f64, f64), y: f64, colour: &str) -> String {
    let y = y + 9.0;
    format!(
        "<path d=\"M{0} {1}V{2}H{3}V{1}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.2\" opacity=\"0.7\"/>",
        n(left),
        n(y - 3.0),
        n(y),
        n(right)
    )
}

/// The dotted line before a mark: the event lies somewhere before its report.
pub(super) fn tail(x: f64, y: f64, colour: &str) -> String {
    format!(
        "<path d=\"M{} {y}H{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.8\" stroke-linecap=\"round\" \
         stroke-dasharray=\"0.1 4\"/>",
        n(x - RADIUS - TAIL),
        n(x - RADIUS - 1.0),
        y = n(y),
    )
}
