//! What a line ends in, a mark of its own for each kind of tie: kinds are told apart without their colours too.
//!
//! Arrows lead to the target of a directed kind; the others have the same mark at both ends, or none.

use super::geometry::{Curve, Point};
use super::paint::n;
use crate::model::Kind;
use std::fmt::Write;

/// A mark, drawn with its tip at a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A full triangle.
    Arrow,
    /// Two of them.
    TwoArrows,
    /// A triangle in outline.
    OpenArrow,
    /// Two strokes.
    Chevron,
    /// A full diamond.
    Diamond,
    /// A triangle with a bar behind it.
    BarredArrow,
    Dot,
    Ring,
    Square,
    OpenDiamond,
    Bar,
}

/// The marks at the start and the end of a line of this kind; a directed one has its arrow only where it points.
fn marks(kind: Kind, arrow: bool) -> (Option<Mark>, Option<Mark>) {
    let to = |mark| (None, Some(mark).filter(|_| arrow));
    let both = |mark| (Some(mark), Some(mark));
    match kind {
        Kind::Partnership => (None, None),
        Kind::JointDevelopment => both(Mark::Dot),
        Kind::Integration => both(Mark::Ring),
        // Many members end at one alliance: marks there would be one blot.
        Kind::Membership => (Some(Mark::Bar), None),
        Kind::JointVenture => both(Mark::Square),
        Kind::EquitySwap => both(Mark::OpenDiamond),
        Kind::Investment => to(Mark::Arrow),
        Kind::Acquisition => to(Mark::TwoArrows),
        Kind::Supply => to(Mark::OpenArrow),
        Kind::Distribution => to(Mark::Chevron),
        Kind::Licensing => to(Mark::BarredArrow),
        Kind::Support => to(Mark::Diamond),
    }
}

impl Mark {
    /// How much of the line it takes.
    fn length(self) -> f64 {
        match self {
            Mark::Arrow | Mark::OpenArrow | Mark::Diamond | Mark::OpenDiamond => 10.0,
            Mark::TwoArrows => 15.0,
            Mark::BarredArrow => 13.0,
            Mark::Chevron => 1.5,
            Mark::Dot | Mark::Ring | Mark::Square => 7.0,
            Mark::Bar => 0.0,
        }
    }
}

/// Writes the marks of a line and returns the curve between them.
pub(super) fn ends(curve: Curve, kind: Kind, arrow: bool, colour: &str, out: &mut String) -> Curve {
    let (start, end) = marks(kind, arrow);
    let length = curve.length().max(1.0);
    let mut stop = 1.0;
    let mut from = 0.0;
    if let Some(mark) = end {
        stop = 1.0 - (mark.length() / length).min(0.6);
        let behind = curve.at(1.0 - (mark.length().max(8.0) / length).min(0.6));
        paint(mark, curve.to, behind, colour, out);
    }
    if let Some(mark) = start {
        from = (mark.length() / length).min(0.3);
        let behind = curve.at((mark.length().max(8.0) / length).min(0.3));
        paint(mark, curve.from, behind, colour, out);
    }
    curve.part(from, stop)
}

/// Writes a mark whose tip is at `tip`, on a line that comes from `behind`.
fn paint(mark: Mark, tip: Point, behind: Point, colour: &str, out: &mut String) {
    let far = tip.distance(behind).max(1e-6);
    let (dx, dy) = ((behind.x - tip.x) / far, (behind.y - tip.y) / far);
    // A place so far behind the tip and so far to the left of the line.
    let at = |back: f64, side: f64| {
        let point = tip.plus(dx * back - dy * side, dy * back + dx * side);
        format!("{} {}", n(point.x), n(point.y))
    };
    let triangle = |back: f64| format!("M{}L{}L{}Z", at(back, 0.0), at(back + 9.0, 4.6), at(back + 9.0, -4.6));
    let bar = |back: f64, half: f64| format!("M{}L{}", at(back, half), at(back, -half));
    let diamond = || format!("M{}L{}L{}L{}Z", at(0.5, 0.0), at(5.0, 3.8), at(9.5, 0.0), at(5.0, -3.8));
    let full = |way: String| format!("<path d=\"{way}\" fill=\"{colour}\"/>");
    let lines = |way: String| {
        format!(
            "<path d=\"{way}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.6\" stroke-linecap=\"round\" \
             stroke-linejoin=\"round\"/>"
        )
    };
    let circle = |fill: &str, radius: f64| {
        let middle = tip.plus(dx * 3.5, dy * 3.5);
        format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{fill}\" stroke=\"{colour}\" stroke-width=\"1.6\"/>",
            n(middle.x),
            n(middle.y),
            n(radius)
        )
    };
    let drawn = match mark {
        Mark::Arrow => full(triangle(0.0)),
        Mark::TwoArrows => full(format!("{}{}", triangle(0.0), triangle(6.5))),
        Mark::OpenArrow => lines(triangle(0.8)),
        Mark::Chevron => lines(format!("M{}L{}L{}", at(8.0, 4.6), at(0.8, 0.0), at(8.0, -4.6))),
        Mark::Diamond => full(diamond()),
        Mark::OpenDiamond => lines(diamond()),
        Mark::BarredArrow => format!("{}{}", full(triangle(0.0)), lines(bar(12.5, 4.6))),
        Mark::Dot => circle(colour, 2.2),
        Mark::Ring => circle("none", 2.8),
        Mark::Square => full(format!("M{}L{}L{}L{}Z", at(0.5, 3.2), at(6.9, 3.2), at(6.9, -3.2), at(0.5, -3.2))),
        Mark::Bar => lines(bar(4.0, 4.4)),
    };
    let _ = out.write_str(&drawn);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_ends_in_a_mark_of_its_own() {
        let way = Curve::bent(Point::new(0.0, 0.0), Point::new(60.0, 0.0), 0.0);
        let drawn = |kind: &Kind| {
            let mut out = String::new();
            ends(way, *kind, kind.is_directed(), "#000000", &mut out);
            out
        };
        let all: BTreeSet<String> = Kind::ALL.iter().map(drawn).collect();
        assert_eq!(all.len(), Kind::ALL.len());
    }

    #[test]
    fn a_short_line_keeps_some_length() {
        let way = Curve::bent(Point::new(0.0, 0.0), Point::new(5.0, 0.0), 0.0);
        for kind in Kind::ALL {
            let left = ends(way, *kind, true, "#000000", &mut String::new());
            assert!(left.length() > 0.4, "{kind}");
        }
    }
}
