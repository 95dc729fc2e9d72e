//! Which boxes are near a place, without asking all of them.

use super::geometry::Rect;
use std::collections::BTreeMap;

const CELL: f64 = 140.0;

/// Boxes by the cells of a grid that they touch.
#[derive(Default)]
pub(super) struct Grid {
    cells: BTreeMap<(i32, i32), Vec<usize>>,
    boxes: Vec<Rect>,
}

fn cells(rect: Rect) -> impl Iterator<Item = (i32, i32)> {
    let at = |v: f64| (v / CELL).floor() as i32;
    let (top, bottom) = (at(rect.top), at(rect.bottom));
    (at(rect.left)..=at(rect.right)).flat_map(move |x| (top..=bottom).map(move |y| (x, y)))
}

impl Grid {
    /// A grid of these boxes; they answer by their index.
    pub fn of(boxes: impl IntoIterator<Item = Rect>) -> Self {
        let mut grid = Self::default();
        for rect in boxes {
            grid.add(rect);
        }
        grid
    }

    /// Adds a box; its index is the number of boxes before it.
    pub fn add(&mut self, rect: Rect) {
        for cell in cells(rect) {
            self.cells.entry(cell).or_default().push(self.boxes.len());
        }
        self.boxes.push(rect);
    }

    /// The boxes that overlap `rect`, by index, sorted.
    pub fn near(&self, rect: Rect) -> Vec<usize> {
        let mut out: Vec<usize> = cells(rect)
            .filter_map(|cell| self.cells.get(&cell))
            .flatten()
            .copied()
            .filter(|at| self.boxes[*at].overlaps(rect))
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Whether any box overlaps `rect`.
    pub fn hits(&self, rect: Rect) -> bool {
        cells(rect).filter_map(|cell| self.cells.get(&cell)).flatten().any(|at| self.boxes[*at].overlaps(rect))
    }
}
