//! Boxes pushed apart until none overlaps another.

use super::geometry::Rect;

/// Rounds of pushing before the boxes are also spread.
const ROUNDS: usize = 60;

/// Moves boxes as little as it can until they lie `gap` apart; the `fixed` one stays. Returns how far each was moved.
///
/// Pairs that overlap part along the axis that needs the shorter way, as in "Fast node overlap removal" (Dwyer,
/// Marriott, Stuckey, 2005), but step by step instead of by constraints. Each round is `O(n log n + overlaps)`; where
/// rounds do not suffice the centres are spread by a twelfth and it starts over, so it ends.
pub(super) fn part(boxes: &mut [Rect], gap: (f64, f64), fixed: Option<usize>) {
    for spread in 0..80 {
        if spread > 0 {
            scale(boxes, fixed);
        }
        for _ in 0..ROUNDS {
            if !push(boxes, gap, fixed) {
                return;
            }
        }
    }
}

fn scale(boxes: &mut [Rect], fixed: Option<usize>) {
    let origin = match fixed {
        Some(at) => boxes[at].middle(),
        None => boxes.iter().copied().reduce(Rect::union).map(Rect::middle).unwrap_or_default(),
    };
    for rect in boxes {
        let middle = rect.middle();
        *rect = rect.moved((middle.x - origin.x) / 12.0, (middle.y - origin.y) / 12.0);
    }
}

/// One round over all pairs that overlap; whether there was one.
fn push(boxes: &mut [Rect], (gap_x, gap_y): (f64, f64), fixed: Option<usize>) -> bool {
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    order.sort_by(|a, b| boxes[*a].left.total_cmp(&boxes[*b].left).then(a.cmp(b)));
    let mut pushed = false;
    for (nth, a) in order.iter().copied().enumerate() {
        for b in order[nth + 1..].iter().copied() {
            // Pushes of this round may hide a pair from it; the next round sorts anew and finds it, and the last round
            // pushes none.
            if boxes[b].left > boxes[a].right + gap_x {
                break;
            }
            let (one, other) = (boxes[a], boxes[b]);
            let (from, to) = (one.middle(), other.middle());
            let x = (one.width() + other.width()) / 2.0 + gap_x - (to.x - from.x).abs();
            let y = (one.height() + other.height()) / 2.0 + gap_y - (to.y - from.y).abs();
            if x <= 0.01 || y <= 0.01 {
                continue;
            }
            pushed = true;
            // Boxes with one middle part by their order.
            let side = |d: f64| if d > 0.0 || (d == 0.0 && b > a) { 1.0 } else { -1.0 };
            let (dx, dy) = if x < y { (side(to.x - from.x) * x, 0.0) } else { (0.0, side(to.y - from.y) * y) };
            let share = match fixed {
                Some(at) if at == a => 0.0,
                Some(at) if at == b => 1.0,
                _ => 0.5,
            };
            boxes[a] = one.moved(-dx * share, -dy * share);
            boxes[b] = other.moved(dx * (1.0 - share), dy * (1.0 - share));
        }
    }
    pushed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::svg::geometry::Point;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_overlaps_in_the_end(
            places in proptest::collection::vec((-300.0..300.0, -300.0..300.0, 5.0..200.0, 5.0..60.0), 1..60),
            twins in 0usize..3,
        ) {
            let mut boxes: Vec<Rect> =
                places.iter().map(|(x, y, w, h)| Rect::around(Point::new(*x, *y), *w, *h)).collect();
            boxes.extend(vec![boxes[0]; twins]);
            let first = boxes[0];
            part(&mut boxes, (6.0, 4.0), Some(0));
            prop_assert!(boxes[0].middle().distance(first.middle()) < 1e-6);
            for (nth, a) in boxes.iter().enumerate() {
                prop_assert!(boxes[nth + 1..].iter().all(|b| !a.overlaps(*b)));
            }
        }
    }
}
