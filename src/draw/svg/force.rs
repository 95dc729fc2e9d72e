//! Where the nodes of one connected part settle: d3's forces (fjadra) from a radial tree.
//!
//! The simulation runs in a plane pressed together sideways by [`PRESS`]: names are wide and low, so a circle there
//! is an ellipse on paper, and the picture comes out as wide as screens and pages are.

use super::geometry::Point;
use fjadra::{Collide, Link, ManyBody, Node, PositionX, PositionY, SimulationBuilder};
use std::f64::consts::TAU;

/// How much wider the paper is than the plane of the simulation.
pub(super) const PRESS: f64 = 1.55;

/// A connected part of the sketch; indices count within it.
pub(super) struct Part {
    /// Width and height of each node.
    pub sizes: Vec<(f64, f64)>,
    /// Pairs that are linked, once each, with the width of the widest label between them.
    pub links: Vec<(usize, usize, f64)>,
    /// Members of the same group.
    pub groups: Vec<Vec<usize>>,
    /// How much longer than need be links are.
    pub stretch: f64,
    /// The node that stays in the middle.
    pub fixed: Option<usize>,
}

/// Steele & Vigna's constants of a 64-bit LCG; its high bits shuffle well enough.
pub(super) struct Shuffle(pub u64);

impl Shuffle {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(0xd134_2543_de82_ef95).wrapping_add(0x9e37_79b9_7f4a_7c15);
        ((self.0 >> 33) % below.max(1) as u64) as usize
    }

    fn apply<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.next(at + 1));
        }
    }
}

/// Positions of the nodes. Another `seed` orders the tree otherwise, and another picture comes out.
///
/// `O(ticks · (n log n + m))`: Barnes & Hut's approximation, "A hierarchical O(N log N) force-calculation algorithm"
/// (1986), as d3-force does it.
pub(super) fn settle(part: &Part, seed: u64, ticks: usize) -> Vec<Point> {
    let radius = radii(part);
    let start = radial(part, seed, &radius);
    run(part, start, &radius, 1.0, ticks)
}

/// The same from places that are nearly right already, with less heat.
pub(super) fn settle_again(part: &Part, places: &[Point], ticks: usize) -> Vec<Point> {
    let start = places.iter().map(|place| Point::new(place.x / PRESS, place.y)).collect();
    run(part, start, &radii(part), 0.35, ticks)
}

fn radii(part: &Part) -> Vec<f64> {
    part.sizes.iter().map(|(w, h)| 0.5 * (w / PRESS).hypot(*h) + 5.0).collect()
}

fn run(part: &Part, mut start: Vec<Point>, radius: &[f64], heat: f64, ticks: usize) -> Vec<Point> {
    let count = part.sizes.len();
    if count == 1 {
        return vec![Point::default()];
    }
    let degree = degrees(part);
    let spring = |((a, b, _), length): (&(usize, usize, f64), f64)| {
        let strength = 1.0 / degree[*a].min(degree[*b]).max(1) as f64;
        Spring { ends: (*a, *b), length, strength }
    };
    let mut springs: Vec<Spring> = part.links.iter().zip(distances(part, radius)).map(spring).collect();
    // Each group has an invisible particle that holds its members together.
    for members in &part.groups {
        let centre = start.len();
        let sum = members.iter().fold(Point::default(), |sum, at| sum.plus(start[*at].x, start[*at].y));
        start.push(Point::new(sum.x / members.len() as f64, sum.y / members.len() as f64 + 1.0));
        springs.extend(members.iter().map(|at| Spring {
            ends: (*at, centre),
            length: radius[*at] * if members.len() > 2 { 1.15 } else { 1.0 },
            strength: 0.75,
        }));
    }
    let charge = (0..start.len())
        .map(|at| if at < count { -6.0 * radius[at] - 50.0 * (degree[at] as f64).sqrt() } else { -1.0 })
        .collect();
    let around = (0..start.len()).map(|at| radius.get(at).copied().unwrap_or(1.0)).collect();
    // Large graphs drift apart less when they are drawn together less.
    let pull = 0.08 / (1.0 + count as f64 / 600.0);
    let forces = Forces { start, fixed: part.fixed, springs, charge, around, pull, heat, ticks };
    let mut places = forces.settled();
    places.truncate(count);
    places
}

/// What holds two particles together.
pub(super) struct Spring {
    pub ends: (usize, usize),
    pub length: f64,
    /// From 0 to 1.
    pub strength: f64,
}

/// What pushes and pulls particles in the pressed plane.
pub(super) struct Forces {
    /// Where each particle starts.
    pub start: Vec<Point>,
    /// The particle that stays in the middle.
    pub fixed: Option<usize>,
    pub springs: Vec<Spring>,
    /// How each particle attracts all others; below nothing it repels them.
    pub charge: Vec<f64>,
    /// The room around each particle.
    pub around: Vec<f64>,
    /// How strongly all are drawn to the middle.
    pub pull: f64,
    /// How far the first step may go: 1, or less from places that are nearly right.
    pub heat: f64,
    pub ticks: usize,
}

impl Forces {
    /// Where the particles come to rest, on paper. `O(ticks · (n log n + m))`.
    pub fn settled(self) -> Vec<Point> {
        let Forces { start, fixed, springs, charge, around, pull, heat, ticks } = self;
        let nodes = start.iter().enumerate().map(|(at, place)| match fixed == Some(at) {
            true => Node::default().fixed_position(0.0, 0.0),
            false => Node::default().position(place.x, place.y),
        });
        let links: Vec<(usize, usize)> = springs.iter().map(|spring| spring.ends).collect();
        let (length, strength): (Vec<f64>, Vec<f64>) =
            springs.iter().map(|spring| (spring.length, spring.strength)).unzip();
        let mut simulation = SimulationBuilder::default()
            .with_alpha(heat)
            .with_alpha_decay(1.0 - 0.001_f64.powf(1.0 / ticks as f64))
            .build(nodes)
            .add_force("charge", ManyBody::new().strength(move |_, at: usize| charge[at]))
            .add_force(
                "link",
                Link::new(links).distance(move |_: &_, at| length[at]).strength(move |_: &_, at| strength[at]),
            )
            .add_force("collide", Collide::new().radius(move |at| around[at]))
            .add_force("x", PositionX::new().strength(pull))
            .add_force("y", PositionY::new().strength(pull));
        simulation.tick(ticks);
        let finite = |v: f64| if v.is_finite() { v } else { 0.0 };
        simulation.positions().map(|[x, y]| Point::new(finite(x) * PRESS, finite(y))).collect()
    }
}

fn degrees(part: &Part) -> Vec<usize> {
    let mut degree = vec![0; part.sizes.len()];
    for (a, b, _) in &part.links {
        degree[*a] += 1;
        degree[*b] += 1;
    }
    degree
}

/// Long enough for the label, and for all neighbours of a hub to stand around it, in several rings if they are many.
fn distances(part: &Part, radius: &[f64]) -> Vec<f64> {
    let degree = degrees(part);
    let mut nth = vec![0usize; part.sizes.len()];
    part.links
        .iter()
        .map(|(a, b, label)| {
            let base = radius[*a] + radius[*b] + ((label / PRESS * 0.9 + 12.0) * part.stretch).max(30.0);
            let (hub, leaf) = if degree[*a] >= degree[*b] { (*a, *b) } else { (*b, *a) };
            let ring = degree[hub] as f64 * (radius[leaf] * 2.0 + 10.0) / TAU;
            if degree[leaf] > 3 || ring <= base {
                return base;
            }
            let rings = (ring / base).ceil().min(4.0);
            nth[hub] += 1;
            base.max(ring / rings) + (nth[hub] as f64 % rings) * (radius[leaf] * 1.5 + 20.0)
        })
        .collect()
}

/// A tree from the fixed or busiest node outwards, each branch in a sector as wide as its leaves ask for
/// (Eades, "Drawing free trees", 1992).
fn radial(part: &Part, seed: u64, radius: &[f64]) -> Vec<Point> {
    let count = part.sizes.len();
    let degree = degrees(part);
    let mut near = vec![Vec::new(); count];
    for (a, b, _) in &part.links {
        near[*a].push(*b);
        near[*b].push(*a);
    }
    for members in &part.groups {
        for pair in members.windows(2) {
            near[pair[0]].push(pair[1]);
            near[pair[1]].push(pair[0]);
        }
    }
    let busiest = (0..count).max_by_key(|at| (degree[*at], std::cmp::Reverse(*at))).unwrap_or(0);
    let root = part.fixed.unwrap_or(busiest);
    let mut shuffle = Shuffle(seed.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let (mut order, mut parent, mut depth) = (vec![root], vec![usize::MAX; count], vec![0usize; count]);
    parent[root] = root;
    let mut next = 0;
    while let Some(at) = order.get(next).copied() {
        next += 1;
        if seed > 0 {
            shuffle.apply(&mut near[at]);
        }
        for other in near[at].clone() {
            if parent[other] == usize::MAX {
                parent[other] = at;
                depth[other] = depth[at] + 1;
                order.push(other);
            }
        }
    }
    let mut leaves = vec![0.0_f64; count];
    for at in order.iter().rev() {
        leaves[*at] = leaves[*at].max(1.0);
        if *at != root {
            leaves[parent[*at]] += leaves[*at];
        }
    }
    let mean = radius.iter().sum::<f64>() / count as f64;
    let mut places = vec![Point::default(); count];
    let mut sector = vec![(0.0, TAU); count];
    let mut used = vec![0.0_f64; count];
    for at in order.iter().copied().filter(|at| *at != root) {
        let above = parent[at];
        let (from, span) = sector[above];
        let own = span * leaves[at] / leaves[above].max(1.0);
        sector[at] = (from + used[above], own);
        used[above] += own;
        let angle = sector[at].0 + own / 2.0;
        let far = depth[at] as f64 * mean * 4.0;
        places[at] = Point::new(far * angle.cos(), far * angle.sin());
    }
    places
}
