//! The parts of a sketch that nothing connects. Each is arranged by itself, as if it were the whole picture.

use super::super::sketch::Sketch;

/// A connected part as a sketch of its own.
pub(super) struct Island {
    pub sketch: Sketch,
    /// Which node of the whole each node is; ascending.
    pub nodes: Vec<usize>,
    /// Which group of the whole each group is.
    pub groups: Vec<usize>,
}

/// The islands: that with the focus first, then the larger ones. Nearly linear in nodes and links (union-find).
pub(super) fn islands(sketch: &Sketch) -> Vec<Island> {
    let mut parts = connected(sketch);
    parts.sort_by_key(|part| {
        let focus = part.iter().any(|at| sketch.nodes[*at].focus);
        (!focus, std::cmp::Reverse(part.len()), part[0])
    });
    let mut home = vec![(0, 0); sketch.nodes.len()];
    let mut out: Vec<Island> = Vec::with_capacity(parts.len());
    for (island, nodes) in parts.into_iter().enumerate() {
        for (local, at) in nodes.iter().enumerate() {
            home[*at] = (island, local);
        }
        let own = nodes.iter().map(|at| sketch.nodes[*at].clone()).collect();
        out.push(Island { sketch: Sketch { nodes: own, ..Sketch::default() }, nodes, groups: Vec::new() });
    }
    for (at, group) in sketch.groups.iter().enumerate() {
        let Some((island, _)) = group.members.first().map(|first| home[*first]) else { continue };
        let island = &mut out[island];
        let mut own = group.clone();
        own.members = group.members.iter().map(|at| home[*at].1).collect();
        for member in &own.members {
            island.sketch.nodes[*member].group = Some(island.groups.len());
        }
        island.sketch.groups.push(own);
        island.groups.push(at);
    }
    for link in &sketch.links {
        let mut own = link.clone();
        (own.from, own.to) = (home[link.from].1, home[link.to].1);
        out[home[link.from].0].sketch.links.push(own);
    }
    out
}

/// Nodes that links or a common group connect, each part ascending.
fn connected(sketch: &Sketch) -> Vec<Vec<usize>> {
    let mut parent: Vec<usize> = (0..sketch.nodes.len()).collect();
    fn root(parent: &mut [usize], mut at: usize) -> usize {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    }
    let pairs = sketch.links.iter().map(|link| (link.from, link.to));
    let inside = sketch.groups.iter().flat_map(|group| group.members.windows(2).map(|pair| (pair[0], pair[1])));
    for (a, b) in pairs.chain(inside) {
        let (a, b) = (root(&mut parent, a), root(&mut parent, b));
        parent[a.max(b)] = a.min(b);
    }
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); sketch.nodes.len()];
    for at in 0..sketch.nodes.len() {
        let root = root(&mut parent, at);
        parts[root].push(at);
    }
    parts.retain(|part| !part.is_empty());
    parts
}
