//! How are two companies connected?

use super::pair::{Named, claims_between, since, truth};
use crate::{
    graph::PartnerGraph,
    model::{DocId, Kind, OrgId, PartialDate, Status, Tie, TieId, Truth},
};
use serde::Serialize;

/// One tie of a route.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RouteStep {
    /// Where the step starts.
    pub from: Named,
    /// Where it leads.
    pub to: Named,
    /// The tie.
    pub tie: TieId,
    /// Its kind.
    pub kind: Kind,
    /// How far it has come.
    pub status: Status,
    /// `maybe` where dates too coarse leave open whether it had that status at the date of the question.
    pub truth: Truth,
    /// Since when it binds the two.
    pub since: Option<PartialDate>,
    /// The alliance in which both are members.
    pub via: Option<Named>,
    /// The sentence that proves it best.
    pub quote: String,
    /// The article of that sentence.
    pub doc: Option<DocId>,
}

impl RouteStep {
    /// The step that a tie makes from one of its organisations to another.
    pub(super) fn of(graph: &PartnerGraph, from: &OrgId, tie: &Tie, to: &OrgId) -> Self {
        let best = claims_between(tie, from, to).first().copied();
        let via = tie.alliance.as_ref().filter(|alliance| *alliance != from && *alliance != to);
        Self {
            from: Named::of(graph, from),
            to: Named::of(graph, to),
            tie: tie.id.clone(),
            kind: tie.kind,
            status: tie.status(),
            truth: truth(tie, from, to),
            since: since(tie, from, to),
            via: via.map(|alliance| Named::of(graph, alliance)),
            quote: best.and_then(|claim| claim.evidence.first()).map_or_else(String::new, |e| e.quote.clone()),
            doc: best.map(|claim| claim.doc.clone()),
        }
    }
}

/// A shortest way from one company to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Route {
    /// The product of the confidences of its ties, 0..1.
    pub confidence: f64,
    /// Its ties in order.
    pub steps: Vec<RouteStep>,
}

/// The shortest ways from one organisation to another by number of ties, at most `limit`, the surest first.
///
/// # Complexity
/// That of [`PartnerGraph::shortest_paths`].
pub fn path(graph: &PartnerGraph, from: &OrgId, to: &OrgId, limit: usize) -> Vec<Route> {
    let paths = graph.shortest_paths(from, to, limit).into_iter();
    paths
        .map(|path| {
            let starts = std::iter::once(&path.from).chain(path.steps.iter().map(|step| &step.to));
            let steps = starts
                .zip(&path.steps)
                .filter_map(|(from, step)| Some(RouteStep::of(graph, from, graph.tie(&step.tie)?, &step.to)));
            Route { confidence: path.confidence, steps: steps.collect() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::claim;

    #[test]
    fn each_step_says_what_binds_the_two() {
        let graph = PartnerGraph::from_claims([
            claim("a", Kind::Investment, &["kt", "robotics"]).when("2020-06"),
            claim("b", Kind::Membership, &["robotics", "lg"]).of("team"),
        ]);
        let routes = path(&graph, &OrgId::new("kt"), &OrgId::new("lg"), 3);
        assert_eq!(routes.len(), 1);
        let steps: Vec<_> = routes[0].steps.iter().map(|step| (step.from.id.as_str(), step.to.id.as_str())).collect();
        assert_eq!(steps, [("kt", "robotics"), ("robotics", "lg")]);
        assert_eq!(routes[0].steps[1].via.as_ref().unwrap().name, "TEAM");
        assert_eq!(routes[0].steps[0].quote, "가나");
    }
}
