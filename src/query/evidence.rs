//! Says who?

use super::pair::{Named, claims_between, truth};
use crate::{
    graph::PartnerGraph,
    model::{ClaimId, DocId, Kind, OrgId, PartialDate, RuleId, Span, Status, TieId, Truth},
};
use serde::Serialize;

/// A sentence that tells of a tie between two organisations.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Proof {
    /// The tie.
    pub tie: TieId,
    /// The claim.
    pub claim: ClaimId,
    /// What kind of tie it tells of.
    pub kind: Kind,
    /// The status that it tells of.
    pub status: Status,
    /// `maybe` where dates too coarse leave open whether the tie stood so at the date of the question.
    pub truth: Truth,
    /// When, as the article says.
    pub when: Option<PartialDate>,
    /// When the article was published.
    pub reported: Option<PartialDate>,
    /// The article.
    pub doc: DocId,
    /// The parties that the claim names.
    pub parties: Vec<Named>,
    /// Where the quote stands in the article's text, in bytes.
    pub span: Span,
    /// The sentence, verbatim.
    pub quote: String,
    /// The words that told of the tie.
    pub cue: String,
    /// The rule that carried the claim.
    pub rule: RuleId,
    /// How sure, 0..1.
    pub confidence: f64,
}

/// Every sentence that tells of a tie between two organisations, by date of the event or its report, then by article
/// and place.
pub fn evidence(graph: &PartnerGraph, a: &OrgId, b: &OrgId) -> Vec<Proof> {
    let mut proofs = Vec::new();
    for tie in graph.ties_of(a).filter(|tie| a != b && tie.orgs().any(|org| org == b)) {
        let truth = truth(tie, a, b);
        for claim in claims_between(tie, a, b) {
            for sentence in &claim.evidence {
                proofs.push(Proof {
                    tie: tie.id.clone(),
                    claim: claim.id(),
                    kind: claim.kind,
                    status: claim.status,
                    truth,
                    when: claim.when,
                    reported: claim.reported,
                    doc: claim.doc.clone(),
                    parties: claim.parties.iter().map(|party| Named::of(graph, &party.id)).collect(),
                    span: sentence.span,
                    quote: sentence.quote.clone(),
                    cue: sentence.cue.clone(),
                    rule: sentence.rule.clone(),
                    confidence: claim.confidence,
                });
            }
        }
    }
    proofs.sort_by(|x, y| {
        let day = |proof: &Proof| {
            let date = proof.when.or(proof.reported);
            (date.is_none(), date.map(|date| date.earliest()))
        };
        (day(x), &x.doc, x.span, x.kind, &x.claim).cmp(&(day(y), &y.doc, y.span, y.kind, &y.claim))
    });
    proofs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::claim;

    #[test]
    fn each_sentence_between_the_two_is_listed_in_order_of_time() {
        let graph = PartnerGraph::from_claims([
            claim("b", Kind::Investment, &["kt", "robotics"]).reported("2021-01-02"),
            claim("a", Kind::Investment, &["kt", "robotics"]).when("2020-06").reported("2022-08-21"),
            claim("c", Kind::Supply, &["robotics", "hotel"]),
        ]);
        let (kt, robotics) = (OrgId::new("kt"), OrgId::new("robotics"));
        let docs: Vec<_> = evidence(&graph, &kt, &robotics).into_iter().map(|proof| proof.doc.to_string()).collect();
        assert_eq!(docs, ["a", "b"]);
        assert_eq!(evidence(&graph, &robotics, &kt), evidence(&graph, &kt, &robotics));
        assert!(evidence(&graph, &kt, &kt).is_empty());
    }
}
