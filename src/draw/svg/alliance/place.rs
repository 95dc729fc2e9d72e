//! Where rails, stations and members stand: rails side by side in rows, members below their station.

use super::super::geometry::{Curve, Point, Rect};
use super::super::shape::Shape;
use super::rails::{Rail, Station};

/// Members one below the other; more stand in a further column of the same station.
const COLUMN: usize = 8;
/// From the upright line of a station to its members.
const STUB: f64 = 18.0;
const BELOW: f64 = 9.0;
/// Room between columns, stations, rails and rows of rails.
const BETWEEN: (f64, f64, f64, f64) = (16.0, 26.0, 60.0, 58.0);
/// From the middle of a rail down to its first member, and up to the top of the dates.
const DROP: f64 = 22.0;
const ABOVE: f64 = 30.0;
/// No row of rails is wider; a longer one goes on below.
const WIDEST: f64 = 1500.0;

/// A level piece of a rail: left, right and height.
pub(super) type Piece = (f64, f64, f64);

/// Everything in its place.
pub(super) struct Places {
    /// Boxes of the sketch's nodes.
    pub nodes: Vec<Rect>,
    /// The end of each link: from the station's upright line to the member.
    pub curves: Vec<Curve>,
    /// Of each rail: its level pieces.
    pub rails: Vec<Vec<Piece>>,
    /// Upright lines below stations: place on the rail and lower end.
    pub uprights: Vec<(Point, f64)>,
    /// Of each rail: where each station is.
    pub stations: Vec<Vec<Point>>,
}

/// One rail from the origin, its nodes in the order of the sketch.
struct Block {
    nodes: Vec<Rect>,
    curves: Vec<Curve>,
    pieces: Vec<Piece>,
    uprights: Vec<(Point, f64)>,
    stations: Vec<Point>,
    extent: Rect,
}

/// Places all rails. Linear in members.
pub(super) fn place(rails: &[Rail], shapes: &[Shape], width_of: impl Fn(&Station) -> f64) -> Places {
    let mut places =
        Places { nodes: Vec::new(), curves: Vec::new(), rails: Vec::new(), uprights: Vec::new(), stations: Vec::new() };
    let mut blocks = Vec::new();
    let mut first = 0;
    for rail in rails {
        let own = &shapes[first..first + 1 + rail.members()];
        blocks.push(block(rail, own, &width_of));
        first += own.len();
    }
    // As wide as a page that holds them all would be.
    let area: f64 = blocks.iter().map(|block| (block.extent.width() + 40.0) * (block.extent.height() + 40.0)).sum();
    let widest = blocks.iter().map(|block| block.extent.width()).fold(0.0, f64::max);
    let limit = (area * 1.7).sqrt().clamp(widest, WIDEST.max(widest));
    let (mut x, mut y, mut row) = (0.0, 0.0, 0.0_f64);
    for block in blocks {
        if x > 0.0 && x + block.extent.width() > limit {
            (x, y, row) = (0.0, y + row + BETWEEN.3, 0.0);
        }
        let (dx, dy) = (x - block.extent.left, y - block.extent.top);
        let moved = |point: Point| point.plus(dx, dy);
        places.nodes.extend(block.nodes.iter().map(|rect| rect.moved(dx, dy)));
        places.curves.extend(block.curves.iter().map(|curve| Curve {
            from: moved(curve.from),
            control: moved(curve.control),
            to: moved(curve.to),
        }));
        places.rails.push(block.pieces.iter().map(|(left, right, y)| (left + dx, right + dx, y + dy)).collect());
        places.uprights.extend(block.uprights.iter().map(|(top, low)| (moved(*top), low + dy)));
        places.stations.push(block.stations.iter().map(|point| moved(*point)).collect());
        x += block.extent.width() + BETWEEN.2;
        row = row.max(block.extent.height());
    }
    places
}

fn block(rail: &Rail, shapes: &[Shape], width_of: &impl Fn(&Station) -> f64) -> Block {
    let hub = Rect::around(Point::new(shapes[0].width / 2.0, 0.0), shapes[0].width, shapes[0].height);
    let start = hub.right + 30.0;
    let mut out = Block {
        nodes: vec![hub],
        curves: Vec::new(),
        pieces: Vec::new(),
        uprights: Vec::new(),
        stations: Vec::new(),
        extent: hub,
    };
    let (mut x, mut y, mut low) = (start, 0.0, hub.bottom);
    let (mut left, mut right) = (hub.right, start);
    let mut next = 1;
    for station in &rail.stations {
        let own = &shapes[next..next + station.members.len()];
        next += own.len();
        let columns: Vec<&[Shape]> = own.chunks(COLUMN).collect();
        let wide = |column: &[Shape]| STUB + column.iter().map(|shape| shape.width).fold(0.0, f64::max) + BETWEEN.0;
        let width = columns.iter().map(|column| wide(column)).sum::<f64>().max(width_of(station));
        if x > start && x + width > WIDEST {
            out.pieces.push((left, right + 16.0, y));
            y = low + ABOVE + BETWEEN.3 / 2.0;
            (x, left, low) = (start, start - 26.0, y);
        }
        out.stations.push(Point::new(x, y));
        let date = Rect { left: x, right: x + width, top: y - ABOVE, bottom: y };
        out.extent = out.extent.union(date);
        let mut column_x = x;
        for column in columns {
            let mut top = y + DROP;
            for shape in column {
                let middle = top + shape.height / 2.0;
                let rect = Rect {
                    left: column_x + STUB,
                    right: column_x + STUB + shape.width,
                    top,
                    bottom: top + shape.height,
                };
                let corner = Point::new(column_x, middle);
                let curve = Curve { from: Point::new(rect.left, middle), control: corner, to: corner.plus(0.0, -10.0) };
                out.nodes.push(rect);
                out.curves.push(curve);
                out.extent = out.extent.union(rect);
                top = rect.bottom + BELOW;
                low = low.max(rect.bottom);
            }
            let last = out.curves.last().map_or(y, |curve| curve.to.y);
            out.uprights.push((Point::new(column_x, y), last));
            right = column_x;
            column_x += wide(column);
        }
        x += width + BETWEEN.1;
    }
    out.pieces.push((left, right, y));
    out
}
