//! Boxes moved off the lines that would run beneath them.

use super::geometry::{Point, Rect};
use super::grid::Grid;
use super::overlap;

/// Rounds of stepping aside; most pictures need three.
const ROUNDS: usize = 14;
/// Room between a line and a box that is not its own.
const ROOM: f64 = 7.0;

/// One end of a line: a box, and where in it the line ends, from the middle.
pub(super) type End = (usize, (f64, f64));

fn place(boxes: &[Rect], (at, (dx, dy)): End) -> Point {
    boxes[at].middle().plus(dx, dy)
}

/// Moves boxes aside until no straight line runs through one that is not at its end, or the rounds are over; of all
/// rounds the one with the fewest such boxes stays. The `fixed` box does not move.
///
/// `O(rounds · (lines · near + n log n))`. A box steps aside at right angles to the line, the way that is shorter, as
/// node-edge repulsion does in Davidson & Harel, "Drawing graphs nicely using simulated annealing" (1996).
pub(super) fn lines(boxes: &mut [Rect], lines: &[(End, End)], gap: (f64, f64), fixed: Option<usize>) {
    let mut best = (usize::MAX, boxes.to_vec());
    for _ in 0..ROUNDS {
        let grid = Grid::of(boxes.iter().map(|rect| rect.grown(ROOM)));
        let mut steps = vec![(0.0, 0.0); boxes.len()];
        let mut blocked = 0;
        for (one, other) in lines {
            let (from, to) = (place(boxes, *one), place(boxes, *other));
            for at in grid.near_line(from, to) {
                if at == one.0 || at == other.0 || !boxes[at].grown(ROOM).cut_by(from, to) {
                    continue;
                }
                blocked += 1;
                let length = from.distance(to).max(1e-6);
                let (nx, ny) = ((from.y - to.y) / length, (to.x - from.x) / length);
                let middle = boxes[at].middle();
                let off = (middle.x - from.x) * nx + (middle.y - from.y) * ny;
                let half = (nx.abs() * boxes[at].width() + ny.abs() * boxes[at].height()) / 2.0;
                let way = (half + ROOM + 1.0 - off.abs()) * if off < 0.0 { -1.0 } else { 1.0 };
                steps[at].0 += nx * way;
                steps[at].1 += ny * way;
            }
        }
        if blocked < best.0 {
            best = (blocked, boxes.to_vec());
        }
        if blocked == 0 {
            break;
        }
        for (at, (dx, dy)) in steps.into_iter().enumerate().filter(|(at, _)| fixed != Some(*at)) {
            boxes[at] = boxes[at].moved(dx.clamp(-60.0, 60.0), dy.clamp(-60.0, 60.0));
        }
        overlap::part(boxes, gap, fixed);
    }
    boxes.copy_from_slice(&best.1);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_steps_off_the_line_between_two_others() {
        let at = |x, y| Rect::around(Point::new(x, y), 60.0, 20.0);
        let mut boxes = [at(0.0, 0.0), at(300.0, 0.0), at(150.0, 3.0)];
        let ends = [((0, (0.0, 0.0)), (1, (0.0, 0.0)))];
        lines(&mut boxes, &ends, (10.0, 10.0), Some(0));
        assert!(!boxes[2].cut_by(boxes[0].middle(), boxes[1].middle()));
        assert_eq!(boxes[0], at(0.0, 0.0));
    }
}
