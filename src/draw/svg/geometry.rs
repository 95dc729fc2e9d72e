//! Points, boxes and curves of the picture, in pixels.

/// A place.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    pub fn plus(self, dx: f64, dy: f64) -> Self {
        Self { x: self.x + dx, y: self.y + dy }
    }

    pub fn distance(self, other: Point) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The point at `t` of the way to `other`.
    pub fn toward(self, other: Point, t: f64) -> Self {
        Self { x: self.x + (other.x - self.x) * t, y: self.y + (other.y - self.y) * t }
    }
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    /// A rectangle around its middle.
    pub fn around(middle: Point, width: f64, height: f64) -> Self {
        Self {
            left: middle.x - width / 2.0,
            top: middle.y - height / 2.0,
            right: middle.x + width / 2.0,
            bottom: middle.y + height / 2.0,
        }
    }

    pub fn width(self) -> f64 {
        self.right - self.left
    }

    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    pub fn middle(self) -> Point {
        Point::new((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// Larger by `by` on every side.
    pub fn grown(self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    pub fn moved(self, dx: f64, dy: f64) -> Self {
        Self { left: self.left + dx, top: self.top + dy, right: self.right + dx, bottom: self.bottom + dy }
    }

    /// The smallest rectangle around both.
    pub fn union(self, other: Rect) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub fn overlaps(self, other: Rect) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    pub fn contains(self, point: Point) -> bool {
        self.left < point.x && point.x < self.right && self.top < point.y && point.y < self.bottom
    }

    /// Whether the point is inside the flat hexagon that fills this rectangle, its corners cut by `cut`.
    pub fn hexagon_contains(self, cut: f64, point: Point) -> bool {
        let (middle, half) = (self.middle(), self.height() / 2.0);
        let lost = cut * (point.y - middle.y).abs() / half.max(1e-6);
        self.contains(point) && (point.x - middle.x).abs() < self.width() / 2.0 - lost
    }

    /// Whether the segment from `a` to `b` runs through the inside (Liang and Barsky's clipping, 1984).
    pub fn cut_by(self, a: Point, b: Point) -> bool {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        for (step, room) in
            [(-dx, a.x - self.left), (dx, self.right - a.x), (-dy, a.y - self.top), (dy, self.bottom - a.y)]
        {
            if step == 0.0 {
                if room <= 0.0 {
                    return false;
                }
            } else if step < 0.0 {
                enter = enter.max(room / step);
            } else {
                leave = leave.min(room / step);
            }
        }
        enter < leave
    }
}

/// A quadratic Bézier curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Curve {
    pub from: Point,
    pub control: Point,
    pub to: Point,
}

impl Curve {
    /// From one point to another, its middle `bend` to the left of the straight line.
    pub fn bent(from: Point, to: Point, bend: f64) -> Self {
        let length = from.distance(to).max(1e-6);
        let (nx, ny) = ((to.y - from.y) / length, (from.x - to.x) / length);
        let control = from.toward(to, 0.5).plus(nx * bend * 2.0, ny * bend * 2.0);
        Self { from, control, to }
    }

    /// The point at `t`, 0 to 1.
    pub fn at(self, t: f64) -> Point {
        self.from.toward(self.control, t).toward(self.control.toward(self.to, t), t)
    }

    /// The part between two values of `t` (de Casteljau).
    pub fn part(self, from: f64, to: f64) -> Self {
        let (a, b) = (self.at(from), self.at(to));
        let control = self.from.toward(self.control, from).toward(self.control.toward(self.to, from), to);
        Self { from: a, control, to: b }
    }

    /// The part outside the outlines at its ends, which are told by whether a point is inside.
    pub fn clipped(self, start: impl Fn(Point) -> bool, end: impl Fn(Point) -> bool) -> Self {
        let edge = |inside: &dyn Fn(f64) -> bool| {
            let (mut low, mut high) = (0.0, 1.0);
            for _ in 0..24 {
                let middle = (low + high) / 2.0;
                if inside(middle) { low = middle } else { high = middle }
            }
            high
        };
        let from = edge(&|t| t <= 0.5 && start(self.at(t)));
        let to = 1.0 - edge(&|t| t <= 0.5 && end(self.at(1.0 - t)));
        if from < to { self.part(from, to) } else { self.part(0.45, 0.55) }
    }

    /// A chain of straight pieces close to the curve; one piece where it is straight.
    pub fn points(self) -> Vec<Point> {
        let sag = self.at(0.5).distance(self.from.toward(self.to, 0.5));
        let pieces = if sag < 1.0 { 1 } else { 8 };
        (0..=pieces).map(|n| self.at(f64::from(n) / f64::from(pieces))).collect()
    }

    pub fn length(self) -> f64 {
        self.points().windows(2).map(|pair| pair[0].distance(pair[1])).sum()
    }

    /// The box around its three points: larger than need be, and quick.
    pub fn hull(self) -> Rect {
        let at = |point| Rect::around(point, 0.0, 0.0);
        at(self.from).union(at(self.control)).union(at(self.to))
    }

    /// A box that holds the curve.
    pub fn bounds(self) -> Rect {
        let at = |point| Rect::around(point, 0.0, 0.0);
        self.points().into_iter().map(at).fold(at(self.from), Rect::union)
    }

    /// Whether it runs through the rectangle.
    pub fn cuts(self, rect: Rect) -> bool {
        self.points().windows(2).any(|pair| rect.cut_by(pair[0], pair[1]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn segments_are_seen_to_cross_a_box() {
        let rect = Rect::around(Point::new(0.0, 0.0), 10.0, 10.0);
        assert!(rect.cut_by(Point::new(-9.0, 0.0), Point::new(9.0, 1.0)));
        assert!(rect.cut_by(Point::new(0.0, 0.0), Point::new(1.0, 1.0)));
        assert!(!rect.cut_by(Point::new(-9.0, 6.0), Point::new(9.0, 6.0)));
        assert!(!rect.cut_by(Point::new(6.0, -9.0), Point::new(9.0, 9.0)));
    }

    proptest! {
        #[test]
        fn a_clipped_curve_starts_and_ends_at_the_boxes(x in 200.0..900.0, y in -500.0..500.0, bend in -60.0..60.0) {
            let (a, b) = (Point::new(0.0, 0.0), Point::new(x, y));
            let (start, end) = (Rect::around(a, 80.0, 30.0), Rect::around(b, 60.0, 30.0));
            let curve = Curve::bent(a, b, bend).clipped(|p| start.contains(p), |p| end.contains(p));
            prop_assert!(!start.grown(-0.1).contains(curve.from) && start.grown(0.1).contains(curve.from));
            prop_assert!(!end.grown(-0.1).contains(curve.to) && end.grown(0.1).contains(curve.to));
        }
    }
}
