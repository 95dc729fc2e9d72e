//! Says who: the sentences, with the names and the cue marked.

use super::{Answered, Asked, json};
use crate::{
    draw::Links,
    graph::PartnerGraph,
    model::{Claim, ClaimId, DocId, OrgId},
    query::{self, Named, Proof},
    serve::{Explorer, refusal::Refusal},
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// So many sentences at most.
const MOST: usize = 200;

/// The sentences of an answer.
#[derive(Debug, Serialize)]
pub(super) struct Proofs {
    proofs: Vec<Proved>,
    more: usize,
}

#[derive(Debug, Serialize)]
struct Proved {
    #[serde(flatten)]
    proof: Proof,
    url: Option<String>,
    title: Option<String>,
    /// Where the parties stand in the quote, in UTF-16 units.
    names: Vec<[usize; 2]>,
    /// Where the cue stands.
    cue_at: Option<[usize; 2]>,
}

#[derive(Serialize)]
struct Between {
    a: Named,
    b: Named,
    #[serde(flatten)]
    proofs: Proofs,
}

pub(super) fn answer(explorer: &Explorer, mut asked: Asked) -> Answered {
    let (a, b) = (asked.params.wanted("a")?, asked.params.wanted("b")?);
    asked.params.end()?;
    let (a, b) = (explorer.archive.find(&a)?, explorer.archive.find(&b)?);
    let part = explorer.archive.between(&a, &b)?;
    let proofs = proofs(explorer, &part.graph, query::evidence(&part.graph, &a, &b), &a)?;
    json(&Between { a: named(&part.graph, &a), b: named(&part.graph, &b), proofs })
}

/// An organisation of a graph by its name.
pub(super) fn named(graph: &PartnerGraph, id: &OrgId) -> Named {
    Named { id: id.clone(), name: graph.organization(id).map_or(id.as_str(), |org| org.name()).to_owned() }
}

/// Sentences with what is known of their articles; all are about ties of one organisation.
pub(super) fn proofs(
    explorer: &Explorer,
    graph: &PartnerGraph,
    mut proofs: Vec<Proof>,
    org: &OrgId,
) -> Result<Proofs, Refusal> {
    let more = proofs.len().saturating_sub(MOST);
    proofs.truncate(MOST);
    let wanted: BTreeSet<&ClaimId> = proofs.iter().map(|proof| &proof.claim).collect();
    let ties: BTreeSet<_> = proofs.iter().map(|proof| &proof.tie).collect();
    let told = graph.ties_of(org).filter(|tie| ties.contains(&tie.id)).flat_map(|tie| &tie.claims);
    let claims: BTreeMap<ClaimId, &Claim> =
        told.map(|claim| (claim.id(), claim)).filter(|(id, _)| wanted.contains(id)).collect();
    let docs: BTreeSet<&DocId> = proofs.iter().map(|proof| &proof.doc).collect();
    let citations = explorer.archive.citations(&docs)?;
    let mut links = Links::default();
    for (doc, citation) in &citations {
        citation.url.iter().for_each(|address| links.add(doc.clone(), address));
    }
    let proved = |proof: Proof| Proved {
        url: links.of(&proof.doc).map(str::to_owned),
        title: citations.get(&proof.doc).and_then(|citation| citation.title.clone()),
        names: claims.get(&proof.claim).map_or_else(Vec::new, |claim| names(&proof.quote, claim)),
        cue_at: proof.quote.find(&proof.cue).filter(|_| !proof.cue.is_empty()).map(|at| {
            let marks = Units::of(&proof.quote);
            marks.range(at, at + proof.cue.len())
        }),
        proof,
    };
    Ok(Proofs { proofs: proofs.into_iter().map(proved).collect(), more })
}

/// Where a claim's organisations stand in a quote; the longer of two forms that begin alike.
fn names(quote: &str, claim: &Claim) -> Vec<[usize; 2]> {
    let parties = claim.parties.iter().flat_map(|party| party.surfaces.iter().chain([&party.name]));
    let alliance = claim.alliance.iter().flat_map(|alliance| alliance.surfaces.iter().chain([&alliance.name]));
    let mut forms: Vec<&str> = parties.chain(alliance).map(String::as_str).filter(|form| !form.is_empty()).collect();
    forms.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    forms.dedup();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for form in forms {
        for (start, _) in quote.match_indices(form) {
            let end = start + form.len();
            if is_word(quote, start, end) && found.iter().all(|(from, to)| end <= *from || *to <= start) {
                found.push((start, end));
            }
        }
    }
    found.sort_unstable();
    let units = Units::of(quote);
    found.into_iter().map(|(start, end)| units.range(start, end)).collect()
}

/// Whether no Latin word goes on beyond the ends: KT is not in KTX.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let (before, form, after) = (&text[..start], &text[start..end], &text[end..]);
    let runs_on = |outer: Option<char>, inner: Option<char>| latin(outer) && latin(inner);
    !runs_on(before.chars().next_back(), form.chars().next())
        && !runs_on(after.chars().next(), form.chars().next_back())
}

/// A text whose places are counted as JavaScript does.
struct Units<'t>(&'t str);

impl<'t> Units<'t> {
    fn of(text: &'t str) -> Self {
        Self(text)
    }

    fn range(&self, start: usize, end: usize) -> [usize; 2] {
        let from = self.0[..start].encode_utf16().count();
        [from, from + self.0[start..end].encode_utf16().count()]
    }
}
