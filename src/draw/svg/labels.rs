//! Where the labels of links go: on their own line, clear of nodes, of each other and of other lines.
//!
//! A label that does not fit whole breaks into two lines, then keeps only its first word, and at last becomes a number
//! that a note below the picture explains.

use super::super::sketch::{Link, Sketch};
use super::geometry::{Curve, Rect};
use super::grid::Grid;
use super::layout::Layout;
use super::text;

pub(super) const FONT: f64 = 11.5;
/// Notes below the picture; what does not fit there either is told by tooltips alone.
pub(super) const NOTES: usize = 48;
/// Places along a curve, the best ones first.
const PLACES: [f64; 13] = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.24, 0.76, 0.18, 0.82];

/// A label that has found its place.
#[derive(Debug, Clone)]
pub(super) struct Label {
    pub lines: Vec<String>,
    pub rect: Rect,
    /// The note that explains it, where it is only a number.
    pub note: Option<usize>,
}

/// All labels, and what could not be said.
#[derive(Debug, Clone, Default)]
pub(super) struct Labels {
    /// One for each link that has words.
    pub of: Vec<Option<Label>>,
    /// Links that the notes are about, in order of their numbers.
    pub notes: Vec<usize>,
    /// Labels that only tooltips tell.
    pub dropped: usize,
    /// Nodes without a name beside them.
    pub nameless: usize,
    /// Labels that were cut to their first word.
    pub short: usize,
    /// Labels that lie across another line.
    pub crossed: usize,
}

/// The ways to write a label, the fullest first.
fn forms(link: &Link) -> Vec<Vec<String>> {
    let parts = &link.parts;
    let mut forms = Vec::new();
    let whole = parts.join(" · ");
    if text::width(&whole) <= 10.5 {
        forms.push(vec![whole.clone()]);
    }
    if parts.len() > 1 {
        let balance = |at: &usize| {
            let (above, below) = (parts[..*at].join(" · "), parts[*at..].join(" · "));
            (text::width(&above).max(text::width(&below)) * 100.0) as i64
        };
        let at = (1..parts.len()).min_by_key(balance).unwrap_or(1);
        forms.push(vec![parts[..at].join(" · "), parts[at..].join(" · ")]);
        if parts.len() > 2 {
            forms.push(vec![parts[0].clone(), parts[1].clone(), parts[2..].join(" · ")]);
        }
        forms.push(vec![parts[0].clone()]);
    } else if forms.is_empty() {
        forms.push(vec![whole]);
    }
    forms
}

fn size(lines: &[String]) -> (f64, f64) {
    let widest = lines.iter().map(|line| text::width(line)).fold(0.0, f64::max);
    (widest * FONT + 6.0, lines.len() as f64 * FONT * text::LINE + 2.0)
}

/// The width to leave for the label of a link.
pub(super) fn width(link: &Link) -> f64 {
    match link.parts.is_empty() {
        true => 0.0,
        false => size(&forms(link)[0]).0,
    }
}

struct Search<'a> {
    nodes: Grid,
    strips: Grid,
    taken: Grid,
    lines: Grid,
    curves: &'a [Curve],
}

impl Search<'_> {
    /// The best free place for a text of this size on a curve, and how many other lines run beneath it.
    fn find(&self, own: usize, (width, height): (f64, f64)) -> Option<(Rect, usize)> {
        let curve = self.curves[own];
        let mut best: Option<(f64, Rect, usize)> = None;
        for (t, side) in PLACES.iter().flat_map(|t| [(*t, 0.0_f64), (*t, 1.0), (*t, -1.0)]) {
            // A place further out can only win by crossing fewer lines, and none crosses fewer than no line.
            let off = (t - 0.5).abs() * 0.8 + side.abs() * 0.5;
            if best.is_some_and(|(least, ..)| least <= off) {
                continue;
            }
            // Beside the line where it cannot be on it: just so far along the normal that the line runs past.
            let (before, after) = (curve.at(t - 0.05), curve.at(t + 0.05));
            let length = before.distance(after).max(1e-6);
            let (nx, ny) = ((before.y - after.y) / length, (after.x - before.x) / length);
            let away = side * (nx.abs() * width / 2.0 + ny.abs() * height / 2.0 + 2.0);
            let rect = Rect::around(curve.at(t).plus(nx * away, ny * away), width, height);
            // The ends of the line stay in sight, its arrow too.
            let ends = [curve.from, curve.to].map(|end| Rect::around(end, 18.0, 18.0));
            if ends.iter().any(|end| end.overlaps(rect))
                || self.nodes.hits(rect)
                || self.strips.hits(rect)
                || self.taken.hits(rect.grown(1.5))
            {
                continue;
            }
            let beneath = self.lines.near(rect).into_iter().filter(|at| *at != own && self.curves[*at].cuts(rect));
            let crossed = beneath.take(5).count();
            let cost = crossed as f64 + off;
            if best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, rect, crossed));
            }
        }
        best.map(|(_, rect, crossed)| (rect, crossed))
    }
}

impl Search<'_> {
    /// A free place for a number on a curve or close by, whatever lines it crosses.
    fn find_small(&self, own: usize) -> Option<Rect> {
        let curve = self.curves[own];
        let along = (0..17).map(|n| if n % 2 == 0 { 0.5 + n as f64 * 0.025 } else { 0.5 - (n + 1) as f64 * 0.025 });
        let spots = along.flat_map(|t| [(t, 0.0), (t, 11.0), (t, -11.0)]);
        let mut rects = spots.map(|(t, side)| Rect::around(curve.at(t).plus(side, side), 17.0, 17.0));
        rects.find(|rect| !self.nodes.hits(*rect) && !self.strips.hits(*rect) && !self.taken.hits(*rect))
    }
}

/// Finds a place for every label, the links with the least room first.
///
/// `O(m · (places · forms · near))`, greedy: a label once placed stays.
pub(super) fn place(sketch: &Sketch, layout: &Layout, curves: &[Curve]) -> Labels {
    let strips = sketch.groups.iter().enumerate().map(|(at, group)| layout.strip(at, &group.name));
    let mut search = Search {
        nodes: Grid::of(layout.nodes.iter().map(|rect| rect.grown(3.0))),
        strips: Grid::of(strips),
        taken: Grid::default(),
        lines: Grid::of_curves(curves),
        curves,
    };
    let mut out = Labels { of: vec![None; curves.len()], ..Labels::default() };
    let mut order: Vec<usize> = (0..curves.len()).filter(|at| !sketch.links[*at].parts.is_empty()).collect();
    order.sort_by(|a, b| curves[*a].length().total_cmp(&curves[*b].length()).then(a.cmp(b)));
    let mut unplaced = Vec::new();
    for at in order {
        let forms = forms(&sketch.links[at]);
        let full = forms.len() - usize::from(sketch.links[at].parts.len() > 1);
        // Whole and clear; whole across one line; short and clear; short across a few.
        let tries = [(0..full, 0), (0..full, 1), (full..forms.len(), 0), (0..full, 3), (full..forms.len(), 3)];
        let mut spots: Vec<Option<Option<(Rect, usize)>>> = vec![None; forms.len()];
        let found = tries.into_iter().find_map(|(mut which, allowed)| {
            which.find_map(|form| {
                let spot = *spots[form].get_or_insert_with(|| search.find(at, size(&forms[form])));
                spot.filter(|(_, crossed)| *crossed <= allowed).map(|(rect, crossed)| (form, rect, crossed))
            })
        });
        match found {
            Some((form, rect, crossed)) => {
                search.taken.add(rect, at);
                out.short += usize::from(form >= full);
                out.crossed += usize::from(crossed > 0);
                out.of[at] = Some(Label { lines: forms[form].clone(), rect, note: None });
            }
            None => unplaced.push(at),
        }
    }
    unplaced.sort_unstable();
    for at in unplaced {
        let spot = if out.notes.len() < NOTES { search.find_small(at) } else { None };
        let Some(rect) = spot else {
            out.dropped += 1;
            continue;
        };
        search.taken.add(rect, at);
        let number = (out.notes.len() + 1).to_string();
        out.of[at] = Some(Label { lines: vec![number], rect, note: Some(out.notes.len()) });
        out.notes.push(at);
    }
    out
}
