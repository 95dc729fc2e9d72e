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
            self.taken.extend(cells);
            return (0.0, 0.0);
        }
        let (dx, dy) = (self.middle.0 - own.0, self.middle.1 - own.1);
        let mut ring = if cells.len() >= self.last.1 { self.last.0 } else { self.last.0 / 2 };
        loop {
            for (x, y) in ellipse(ring) {
                let shift = (dx + x, dy + y);
                if cells.iter().all(|cell| !self.taken.contains(&(cell.0 + shift.0, cell.1 + shift.1))) {
                    self.last = (ring, cells.len());
                    self.taken.extend(cells.iter().map(|cell| (cell.0 + shift.0, cell.1 + shift.1)));
                    return (f64::from(shift.0) * CELL, f64::from(shift.1) * CELL);
                }
            }
            ring += 1;
        }
    }
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
