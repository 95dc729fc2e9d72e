//! Where the nodes of a large island settle: each cluster close together, clusters apart.

use super::super::super::sketch::{Link, Sketch};
use super::super::force::{Forces, PRESS, Spring};
use super::super::geometry::Point;
use super::super::shape::Shape;
use std::collections::BTreeMap;
use std::f64::consts::TAU;

/// How much longer and weaker a tie between clusters is than one inside.
const LONGER: f64 = 2.2;
const WEAKER: f64 = 0.12;
/// The golden angle, by which seeds of a sunflower follow each other.
const GOLDEN: f64 = 2.399_963_229_728_653;

/// Positions of the nodes. `O(ticks · (n log n + m))`.
pub(super) fn settle(sketch: &Sketch, shapes: &[&Shape], cluster: &[usize]) -> Vec<Point> {
    let count = shapes.len();
    if count == 1 {
        return vec![Point::default()];
    }
    let radius: Vec<f64> = shapes.iter().map(|shape| 0.5 * (shape.width / PRESS).hypot(shape.height) + 3.0).collect();
    let degree: Vec<f64> = sketch.nodes.iter().map(|node| node.degree.max(1) as f64).collect();
    let start = sunflower(cluster, &radius);
    let spring = |link: &Link| {
        let (from, to) = (link.from, link.to);
        let base = radius[from] + radius[to] + 16.0;
        // The partners of a hub stand around it in as many rings as they need.
        let ring = degree[from].max(degree[to]) * 26.0 / TAU / 2.0;
        let (length, strength) = match cluster[from] == cluster[to] {
            true => (base + ring.min(90.0) * 0.5, 1.0),
            false => ((base + 30.0) * LONGER, WEAKER),
        };
        Spring { ends: (from, to), length, strength: strength / degree[from].min(degree[to]) }
    };
    let ticks = match count {
        0..=300 => 200,
        301..=3000 => 160,
        _ => 60,
    };
    let forces = Forces {
        start,
        fixed: None,
        springs: sketch.links.iter().map(spring).collect(),
        charge: (0..count).map(|at| -3.0 * radius[at] - 9.0 * degree[at].sqrt()).collect(),
        around: radius,
        pull: 0.09 / (1.0 + count as f64 / 800.0),
        heat: 1.0,
        ticks,
    };
    forces.settled()
}

/// Clusters as seeds of a sunflower, the largest in the middle, their members as seeds of small ones: nobody has far to
/// go, and clusters do not start inside each other.
fn sunflower(cluster: &[usize], radius: &[f64]) -> Vec<Point> {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    cluster.iter().enumerate().for_each(|(at, own)| members.entry(*own).or_default().push(at));
    let mut members: Vec<Vec<usize>> = members.into_values().collect();
    members.sort_by_key(|own| (std::cmp::Reverse(own.len()), own[0]));
    let mean = radius.iter().sum::<f64>() / radius.len() as f64;
    let seed = |nth: f64, far: f64| {
        let angle = nth * GOLDEN;
        Point::new(far * angle.cos(), far * angle.sin())
    };
    let mut places = vec![Point::default(); cluster.len()];
    let mut before = 0.0;
    for (nth, own) in members.into_iter().enumerate() {
        let size = own.len() as f64;
        let far = if nth == 0 { 0.0 } else { mean * 3.2 * (before + size / 2.0_f64).sqrt() };
        let centre = seed(nth as f64, far);
        for (place, at) in own.into_iter().enumerate() {
            let off = seed(place as f64, mean * 1.6 * (place as f64).sqrt());
            places[at] = centre.plus(off.x, off.y);
        }
        before += size;
    }
    places
}
