//! Parts that nothing connects, packed close together without touching.
//!
//! After Freivalds, Dogrusoz and Kikusts, "Disconnected graph layout and the polyomino packing approach" (2001): each
//! part is a set of grid cells and takes the free place nearest the middle.

use super::geometry::{Point, Rect};
use std::collections::HashSet;

const CELL: f64 = 22.0;
/// The picture grows this much wider than high.
const ASPECT: f64 = 1.6;

/// Cells that are taken. Only asked for membership, so its order reaches nothing.
#[derive(Default)]
pub(super) struct Packer {
    taken: HashSet<(i32, i32)>,
    middle: (i32, i32),
    bounds: Bounds,
    /// Distance at which the last part found its place, and its number of cells.
    last: (i64, usize),
}

impl Packer {
    /// How far a part moves to the free place nearest the middle. The first part stays.
    ///
    /// `O(places tried · cells of the part)`; a part no smaller than the last one starts where that one was placed.
    pub fn place(&mut self, solid: &[Rect], lines: &[(Point, Point)]) -> (f64, f64) {
        let cells = cells(solid, lines);
        let Some(bounds) = solid.iter().copied().reduce(Rect::union) else { return (0.0, 0.0) };
        let cell = |v: f64| (v / CELL).round() as i32;
        let own = (cell(bounds.middle().x), cell(bounds.middle().y));
        if self.taken.is_empty() {
            self.middle = own;
            self.bounds = (own.0, own.1, own.0, own.1);
            self.take(cells.into_iter());
            return (0.0, 0.0);
        }
        let (dx, dy) = (self.middle.0 - own.0, self.middle.1 - own.1);
        let mut ring = if cells.len() >= self.last.1 { self.last.0 } else { self.last.0 / 2 };
        let free = |taken: &HashSet<(i32, i32)>, (x, y): (i32, i32)| {
            cells.iter().all(|cell| !taken.contains(&(cell.0 + x, cell.1 + y)))
        };
        // A large part shapes the picture, so it looks further for the place that keeps it compact.
        let further = if cells.len() > 60 { 8 } else { 1 };
        let extent = cells.iter().fold((own.0, own.1, own.0, own.1), |bounds, cell| around(bounds, *cell));
        let mut best: Option<(i64, (i32, i32))> = None;
        let mut left = further;
        while left > 0 {
            for step in ellipse(ring) {
                let shift = (dx + step.0, dy + step.1);
                let corners = [(extent.0 + shift.0, extent.1 + shift.1), (extent.2 + shift.0, extent.3 + shift.1)];
                let size = spread(self.bounds, corners.into_iter());
                if best.is_none_or(|(least, _)| size < least) && free(&self.taken, shift) {
                    best = Some((size, shift));
                }
            }
            left -= i32::from(best.is_some());
            ring += 1;
        }
        let shift = best.map_or((0, 0), |(_, shift)| shift);
        self.last = (ring - 1 - i64::from(further - 1), cells.len());
        self.take(cells.iter().map(|cell| (cell.0 + shift.0, cell.1 + shift.1)));
        (f64::from(shift.0) * CELL, f64::from(shift.1) * CELL)
    }

    fn take(&mut self, cells: impl Iterator<Item = (i32, i32)> + Clone) {
        self.bounds = cells.clone().fold(self.bounds, around);
        self.taken.extend(cells);
    }
}

/// Left, top, right and bottom cell.
type Bounds = (i32, i32, i32, i32);

fn around(bounds: Bounds, (x, y): (i32, i32)) -> Bounds {
    (bounds.0.min(x), bounds.1.min(y), bounds.2.max(x), bounds.3.max(y))
}

/// How large a frame of the right shape would have to be.
fn spread(bounds: Bounds, cells: impl Iterator<Item = (i32, i32)>) -> i64 {
    let (left, top, right, bottom) = cells.fold(bounds, around);
    (f64::from(right - left) / ASPECT).max(f64::from(bottom - top)).round() as i64
}

/// Steps on an ellipse around the middle, the lower right ones first.
fn ellipse(ring: i64) -> Vec<(i32, i32)> {
    let steps = (ring * 8).max(1);
    let mut out: Vec<(i32, i32)> = (0..steps)
        .map(|n| {
            let angle = n as f64 / steps as f64 * std::f64::consts::TAU + 0.6;
            let far = ring as f64;
            ((far * ASPECT * angle.cos()).round() as i32, (far * angle.sin()).round() as i32)
        })
        .collect();
    out.dedup();
    out
}

fn cells(solid: &[Rect], lines: &[(Point, Point)]) -> Vec<(i32, i32)> {
    let at = |v: f64| (v / CELL).floor() as i32;
    let mut out = Vec::new();
    for rect in solid {
        let rect = rect.grown(18.0);
        for x in at(rect.left)..=at(rect.right) {
            out.extend((at(rect.top)..=at(rect.bottom)).map(|y| (x, y)));
        }
    }
    for (from, to) in lines {
        let steps = (from.distance(*to) / CELL * 1.5).ceil().max(1.0);
        for n in 0..=steps as usize {
            let point = from.toward(*to, n as f64 / steps);
            let (x, y) = (at(point.x), at(point.y));
            out.extend([(x, y), (x, y + 1), (x, y - 1)]);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_touch_and_stay_close() {
        let mut packer = Packer::default();
        let part = [Rect::around(Point::default(), 200.0, 60.0)];
        let mut placed: Vec<Rect> = Vec::new();
        for _ in 0..30 {
            let (dx, dy) = packer.place(&part, &[]);
            let rect = part[0].moved(dx, dy);
            assert!(placed.iter().all(|other| !other.overlaps(rect)));
            placed.push(rect);
        }
        let all = placed.into_iter().reduce(Rect::union).unwrap();
        assert!(all.width() * all.height() < 30.0 * 200.0 * 60.0 * 5.0, "{all:?}");
    }
}
