//! Which boxes and lines are near a place, without asking all of them.

use super::geometry::{Curve, Point, Rect};
use std::collections::HashMap;

const CELL: f64 = 120.0;

/// Boxes by the cells of a grid that they touch. Cells are only looked up, so the order of the map reaches nothing.
#[derive(Default)]
pub(super) struct Grid {
    cells: HashMap<(i32, i32), Vec<usize>>,
    /// Each with the number that it answers by.
    boxes: Vec<(Rect, usize)>,
}

fn cells(rect: Rect) -> impl Iterator<Item = (i32, i32)> {
    let at = |v: f64| (v / CELL).floor() as i32;
    let (top, bottom) = (at(rect.top), at(rect.bottom));
    (at(rect.left)..=at(rect.right)).flat_map(move |x| (top..=bottom).map(move |y| (x, y)))
}

impl Grid {
    /// A grid of these boxes, numbered from zero.
    pub fn of(boxes: impl IntoIterator<Item = Rect>) -> Self {
        let mut grid = Self::default();
        for (number, rect) in boxes.into_iter().enumerate() {
            grid.add(rect, number);
        }
        grid
    }

    /// A grid of these curves, numbered from zero.
    pub fn of_curves(curves: &[Curve]) -> Self {
        let mut grid = Self::default();
        for (number, curve) in curves.iter().enumerate() {
            grid.add_curve(*curve, number);
        }
        grid
    }

    /// Adds a box that answers by `number`.
    pub fn add(&mut self, rect: Rect, number: usize) {
        for cell in cells(rect) {
            self.cells.entry(cell).or_default().push(self.boxes.len());
        }
        self.boxes.push((rect, number));
    }

    /// Adds a curve piece by piece: a box around all of it would be near to half of the picture.
    pub fn add_curve(&mut self, curve: Curve, number: usize) {
        let pieces = (curve.length() / CELL).ceil().max(1.0) as usize;
        for n in 0..pieces {
            let at = |n: usize| n as f64 / pieces as f64;
            self.add(curve.part(at(n), at(n + 1)).hull().grown(0.5), number);
        }
    }

    /// The numbers of the boxes that overlap `rect`, sorted.
    pub fn near(&self, rect: Rect) -> Vec<usize> {
        let found = cells(rect).filter_map(|cell| self.cells.get(&cell)).flatten().map(|at| self.boxes[*at]);
        let mut out: Vec<usize> = found.filter(|(other, _)| other.overlaps(rect)).map(|(_, number)| number).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The numbers of the boxes near any piece of a straight line, sorted.
    pub fn near_line(&self, from: Point, to: Point) -> Vec<usize> {
        self.near_curve(Curve::bent(from, to, 0.0))
    }

    /// The numbers of the boxes near any piece of a curve, sorted.
    pub fn near_curve(&self, curve: Curve) -> Vec<usize> {
        let pieces = (curve.length() / CELL).ceil().max(1.0) as usize;
        let at = |n: usize| n as f64 / pieces as f64;
        let mut out: Vec<usize> =
            (0..pieces).flat_map(|n| self.near(curve.part(at(n), at(n + 1)).hull().grown(0.5))).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Whether any box overlaps `rect`.
    pub fn hits(&self, rect: Rect) -> bool {
        cells(rect).filter_map(|cell| self.cells.get(&cell)).flatten().any(|at| self.boxes[*at].0.overlaps(rect))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_finds_what_asking_all_would_find(
            places in proptest::collection::vec((-500.0..500.0, -500.0..500.0, 1.0..300.0, 1.0..300.0), 1..40)
        ) {
            let boxes: Vec<Rect> =
                places.iter().map(|(x, y, w, h)| Rect::around(Point::new(*x, *y), *w, *h)).collect();
            let grid = Grid::of(boxes.iter().copied());
            let asked = boxes[0];
            let all: Vec<usize> = (0..boxes.len()).filter(|at| boxes[*at].overlaps(asked)).collect();
            prop_assert_eq!(grid.near(asked), all);
            prop_assert!(grid.hits(asked));
        }
    }
}
