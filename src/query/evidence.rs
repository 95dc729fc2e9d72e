//! Says who?

use super::pair::{Named, claims_between, truth};
use crate::{
    graph::{PartnerGraph, copied},
    model::{ClaimId, DocId, Kind, OrgId, PartialDate, RuleId, Span, Status, TieId, Truth},
};
use serde::Serialize;
use std::collections::BTreeMap;

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
    /// The outlet that published it, where that is known.
    pub source: Option<String>,
    /// The article reported first that has the same sentence, where this one copied it or both copied an agency.
    pub copy_of: Option<DocId>,
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
                    source: claim.source.clone(),
                    copy_of: None,
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
    mark_copies(&mut proofs);
    proofs
}

/// Marks the sentences that an article reported earlier has, too.
fn mark_copies(proofs: &mut [Proof]) {
    let mut first: BTreeMap<String, (_, _, DocId)> = BTreeMap::new();
    let reported = |proof: &Proof| proof.reported.map(|date| date.earliest());
    for proof in proofs.iter() {
        let told = (proof.reported.is_none(), reported(proof), proof.doc.clone());
        if let Some(words) = copied(&proof.quote) {
            first.entry(words).and_modify(|known| *known = known.clone().min(told.clone())).or_insert(told);
        }
    }
    for proof in proofs {
        let known = copied(&proof.quote).and_then(|words| first.get(&words));
        proof.copy_of = known.map(|(.., doc)| doc.clone()).filter(|doc| *doc != proof.doc);
    }
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

    #[test]
    fn a_sentence_that_several_outlets_print_is_a_copy_of_the_first() {
        let told = |doc: &str, outlet: &str, quote: &str| {
            let mut claim = claim(doc, Kind::Supply, &["kt", "lg"]).reported(doc);
            claim.source = Some(outlet.to_owned());
            claim.evidence[0].quote = quote.to_owned();
            claim
        };
        let agency = "KT는 LG에 로봇 백 대를 공급하는 계약을 맺었다고 2일 밝혔다.";
        let graph = PartnerGraph::from_claims([
            told("2021-03-03", "Daily", agency),
            told("2021-03-02", "Agency", agency),
            told("2021-03-04", "Times", "KT, LG에 공급"),
            told("2021-03-05", "Post", "KT, LG에 공급"),
        ]);
        let found: Vec<_> = evidence(&graph, &"kt".into(), &"lg".into())
            .into_iter()
            .map(|proof| (proof.source.unwrap_or_default(), proof.copy_of.map(|doc| doc.to_string())))
            .collect();
        let (copy, own) = (Some("2021-03-02".to_owned()), None);
        let wanted = [("Agency", &own), ("Daily", &copy), ("Times", &own), ("Post", &own)];
        assert_eq!(found, wanted.map(|(source, copy)| (source.to_owned(), copy.clone())));
    }
}
