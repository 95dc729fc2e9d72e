//! Who may become a partner of a company?

use super::{pair::Named, path::RouteStep};
use crate::{
    graph::{PartnerGraph, algorithms::Projection},
    model::{OrgId, OrgKind, Organization, Tie},
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// So many reasons are shown for one suggestion.
const REASONS: usize = 3;

/// How likely partners are told from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Common partners, each weighed by how strongly it binds the two and how few others it is bound to.
    AdamicAdar,
    /// The number of common partners.
    Common,
}

/// A common partner that speaks for a suggestion, with the ties to both sides.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// The common partner.
    pub via: Named,
    /// What it adds to the score by Adamic and Adar.
    pub adds: f64,
    /// From the company to the common partner, and from there to the one suggested.
    pub steps: Vec<RouteStep>,
}

/// A likely partner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Suggestion {
    /// Who.
    pub org: Named,
    /// By the method that was asked for.
    pub score: f64,
    /// The number of common partners.
    pub common: usize,
    /// The common partners that add most, at most three.
    pub reasons: Vec<Reason>,
}

/// Likely partners of an organisation, the likeliest first: those that have partners in common with it.
///
/// Left out are those that a tie of the graph binds to it, whatever its status, organisations of its own group, and
/// alliances. The score by Adamic and Adar is the sum over common partners z of `(w(a,z) + w(z,b)) / 2 / ln(1 + s(z))`
/// for the weights w of the [`Projection`] and the strength s of z: a ministry or a giant that is bound to hundreds says
/// little. With weights of 1 it is the published measure but for the 1 added.
///
/// # Complexity
/// O(d² log V) for organisations bound to d others.
///
/// # Source
/// Adamic, Adar, "Friends and neighbors on the Web", Soc. Networks 25, 2003; weighted as by Lü, Zhou, "Link prediction in
/// weighted networks", EPL 89, 2010.
pub fn suggest(graph: &PartnerGraph, company: &OrgId, method: Method, limit: usize) -> Vec<Suggestion> {
    let prospects = Prospects::of(graph);
    let Some(node) = prospects.projection.number(company) else { return Vec::new() };
    let mut ranked = prospects.ranked(node, method);
    ranked.truncate(limit);
    let orgs = prospects.projection.orgs();
    ranked
        .into_iter()
        .map(|prospect| {
            let org = &orgs[prospect.node];
            let reason = |&(via, adds): &(usize, f64)| {
                let steps = [(company, &orgs[via]), (&orgs[via], org)];
                let steps = steps.into_iter().filter_map(|(from, to)| best_step(graph, from, to));
                Reason { via: Named::of(graph, &orgs[via]), adds, steps: steps.collect() }
            };
            Suggestion {
                org: Named::of(graph, org),
                score: prospect.score,
                common: prospect.vias.len(),
                reasons: prospect.vias.iter().take(REASONS).map(reason).collect(),
            }
        })
        .collect()
}

/// The surest tie between two organisations, a deal of their own before an alliance.
fn best_step(graph: &PartnerGraph, from: &OrgId, to: &OrgId) -> Option<RouteStep> {
    let ties = graph.ties_of(from).filter(|tie| tie.participants.iter().any(|part| part.org == *to));
    let best = ties.min_by(|a, b| {
        let alliance = |tie: &Tie| tie.alliance.is_some();
        alliance(a).cmp(&alliance(b)).then(b.confidence().total_cmp(&a.confidence())).then_with(|| a.id.cmp(&b.id))
    });
    best.map(|tie| RouteStep::of(graph, from, tie, to))
}

/// An organisation that may become a partner.
pub(super) struct Prospect {
    pub(super) node: usize,
    pub(super) score: f64,
    /// Common partners and what each adds by Adamic and Adar, most first.
    vias: Vec<(usize, f64)>,
}

/// All that suggestions are made from.
pub(super) struct Prospects<'g> {
    graph: &'g PartnerGraph,
    pub(super) projection: Projection,
    /// Of each organisation: ln(1 + strength).
    reach: Vec<f64>,
}

impl<'g> Prospects<'g> {
    pub(super) fn of(graph: &'g PartnerGraph) -> Self {
        let projection = Projection::of(graph);
        let network = projection.network();
        let reach = (0..network.len()).map(|node| network.strength(node).ln_1p()).collect();
        Self { graph, projection, reach }
    }

    /// Whether an organisation is an alliance, which is never suggested.
    pub(super) fn is_alliance(&self, node: usize) -> bool {
        self.graph.organization(&self.projection.orgs()[node]).is_some_and(|org| org.kind == OrgKind::Alliance)
    }

    /// Those that may be suggested to an organisation, by number.
    pub(super) fn open_to(&self, node: usize) -> impl Fn(usize) -> bool {
        let (orgs, id) = (self.projection.orgs(), &self.projection.orgs()[node]);
        let bound: BTreeSet<&OrgId> = self.graph.ties_of(id).flat_map(Tie::orgs).collect();
        let own = self.graph.organization(id);
        move |other: usize| {
            let kin = own.zip(self.graph.organization(&orgs[other])).is_some_and(|(own, org)| are_kin(own, org));
            other != node && !kin && !bound.contains(&orgs[other]) && !self.is_alliance(other)
        }
    }

    /// All that have a partner in common with an organisation, the likeliest first.
    pub(super) fn ranked(&self, node: usize, method: Method) -> Vec<Prospect> {
        let network = self.projection.network();
        let is_open = self.open_to(node);
        let mut vias: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
        for &(via, to_via) in network.neighbours(node) {
            for &(other, onward) in network.neighbours(via).iter().filter(|(other, _)| *other != node) {
                vias.entry(other).or_default().push((via, (to_via + onward) / 2.0 / self.reach[via]));
            }
        }
        vias.retain(|other, _| is_open(*other));
        let mut prospects: Vec<(f64, Prospect)> = vias
            .into_iter()
            .map(|(other, mut vias)| {
                vias.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
                let sum: f64 = vias.iter().map(|(_, adds)| adds).sum();
                let score = match method {
                    Method::AdamicAdar => sum,
                    Method::Common => vias.len() as f64,
                };
                (sum, Prospect { node: other, score, vias })
            })
            .collect();
        prospects.sort_by(|(x, a), (y, b)| b.score.total_cmp(&a.score).then(y.total_cmp(x)).then(a.node.cmp(&b.node)));
        prospects.into_iter().map(|(_, prospect)| prospect).collect()
    }
}

/// Whether one is the group of the other, or both belong to the same.
pub(super) fn are_kin(a: &Organization, b: &Organization) -> bool {
    a.group.as_ref() == Some(&b.id) || b.group.as_ref() == Some(&a.id) || a.group.is_some() && a.group == b.group
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        graph::samples::{any_claim, claim},
        model::{Kind, Status},
        query::partners,
    };
    use proptest::prelude::*;

    fn graph() -> PartnerGraph {
        let deal = |doc: &str, a: &str, b: &str| claim(doc, Kind::Partnership, &[a, b]);
        PartnerGraph::from_claims([
            deal("1", "kt", "lab"),
            deal("2", "lab", "naver"),
            deal("3", "kt", "city"),
            deal("4", "city", "hotel"),
            deal("5", "city", "bakery"),
            deal("6", "city", "bank"),
            deal("7", "kt", "hanwha"),
            deal("8", "hanwha", "bank"),
            claim("9", Kind::Partnership, &["bank", "kt"]).status(Status::Ended),
        ])
    }

    #[test]
    fn a_hub_says_less_than_a_partner_of_few_and_past_partners_are_left_out() {
        let found = suggest(&graph(), &OrgId::new("kt"), Method::AdamicAdar, 10);
        let ids: Vec<_> = found.iter().map(|row| row.org.id.as_str()).collect();
        assert_eq!(ids, ["naver", "bakery", "hotel"]);
        // Over lab, which has two deals of weight 1: 1 / ln 3.
        assert!((found[0].score - 1.0 / 3f64.ln()).abs() < 1e-12);
        let docs: Vec<_> = found[0].reasons[0].steps.iter().map(|step| step.doc.as_ref().unwrap().as_str()).collect();
        assert_eq!((found[0].reasons[0].via.id.as_str(), docs), ("lab", vec!["1", "2"]));
        assert_eq!(suggest(&graph(), &OrgId::new("kt"), Method::Common, 1)[0].score, 1.0);
        assert!(suggest(&graph(), &OrgId::new("nobody"), Method::Common, 1).is_empty());
    }

    #[test]
    fn companies_of_the_same_group_are_left_out() {
        let described = graph().describe(|id| {
            let group = ["kt", "naver"].contains(&id.as_str()).then(|| OrgId::new("group"));
            let (ko, kind) = (Some(id.to_string()), OrgKind::Company);
            let bare = Organization {
                id: id.clone(),
                ko,
                en: None,
                kind,
                country: None,
                group,
                ticker: None,
                aliases: vec![],
            };
            Some(bare)
        });
        let found = suggest(&described, &OrgId::new("kt"), Method::AdamicAdar, 10);
        assert!(found.iter().all(|row| row.org.id.as_str() != "naver") && found.len() == 2);
    }

    proptest! {
        #[test]
        fn no_partner_and_not_oneself_is_ever_suggested(claims in proptest::collection::vec(any_claim(), 0..16)) {
            let graph = PartnerGraph::from_claims(claims);
            for org in graph.organizations() {
                let known: Vec<OrgId> = partners(&graph, &org.id).into_iter().map(|row| row.partner.id).collect();
                for method in [Method::AdamicAdar, Method::Common] {
                    for row in suggest(&graph, &org.id, method, 9) {
                        prop_assert!(row.org.id != org.id && !known.contains(&row.org.id));
                        prop_assert!(row.score > 0.0 && row.reasons.iter().all(|reason| reason.steps.len() == 2));
                    }
                }
            }
        }
    }
}
