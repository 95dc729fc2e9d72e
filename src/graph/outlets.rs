//! Who says so: one record for each outlet, and how many voices that makes.

use super::set::best_first;
use crate::model::{Claim, DocId, Tie};
use std::collections::BTreeMap;

/// Sentences this long, in characters without blanks, are not written twice by chance.
const COPIED: usize = 20;

/// What one outlet tells of a tie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlet<'t> {
    /// Its name; `None` for an article whose outlet nobody knows, which stands for itself.
    pub name: Option<&'t str>,
    /// Its earliest report.
    pub first: &'t Claim,
    /// Its best evidence.
    pub best: &'t Claim,
    /// How many articles of it tell of the tie.
    pub articles: usize,
}

/// Whose word a claim is: the outlet's, or that of an article whose outlet is unknown.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Source<'t> {
    Outlet(&'t str),
    Article(&'t DocId),
}

impl<'t> Source<'t> {
    fn of(claim: &'t Claim) -> Self {
        claim.source.as_deref().map_or(Self::Article(&claim.doc), Self::Outlet)
    }
}

/// The outlets that tell of a tie, by their earliest report, then by name; undated ones last.
///
/// ```
/// use tieup::{graph::{PartnerGraph, outlets}, model::Claim};
/// let told = |doc: &str, day: &str| -> Claim { serde_json::from_str(&format!(r#"{{
///     "doc": "{doc}", "source": "Daily", "kind": "supply", "status": "agreed", "reported": "{day}",
///     "parties": [{{"id": "kt", "name": "KT", "role": "supplier"}}, {{"id": "lg", "name": "LG", "role": "customer"}}],
///     "evidence": [], "confidence": 0.9}}"#)).unwrap() };
/// let graph = PartnerGraph::from_claims([told("a", "2021-03-02"), told("b", "2021-03-01")]);
/// let records = outlets(&graph.ties()[0]);
/// assert_eq!((records.len(), records[0].articles, records[0].first.doc.as_str()), (1, 2, "b"));
/// ```
///
/// # Complexity
/// O(n log n) for the claims of the tie.
pub fn outlets(tie: &Tie) -> Vec<Outlet<'_>> {
    let mut told: BTreeMap<Source, Vec<&Claim>> = BTreeMap::new();
    for claim in &tie.claims {
        told.entry(Source::of(claim)).or_default().push(claim);
    }
    let day = |claim: &Claim| (claim.reported.is_none(), claim.reported.map(|date| date.earliest()));
    let mut outlets: Vec<Outlet> = told
        .into_values()
        .filter_map(|mut claims| {
            let first = *claims.iter().min_by(|a, b| day(a).cmp(&day(b)).then_with(|| best_first(a, b)))?;
            let best = *claims.iter().min_by(|a, b| best_first(a, b))?;
            claims.sort_by_key(|claim| &claim.doc);
            claims.dedup_by_key(|claim| &claim.doc);
            Some(Outlet { name: first.source.as_deref(), first, best, articles: claims.len() })
        })
        .collect();
    // The sort is stable: of one day, by name.
    outlets.sort_by_key(|outlet| day(outlet.first));
    outlets
}

/// How many voices speak in claims: articles of one outlet are one voice, and so are those that have a long sentence of
/// their evidence in common, since one of them copied it or both copied an agency.
///
/// ```
/// use tieup::{graph::voices, model::Claim};
/// let told = |doc: &str, quote: &str| -> Claim { serde_json::from_str(&format!(r#"{{
///     "doc": "{doc}", "kind": "supply", "status": "agreed", "confidence": 0.9,
///     "parties": [{{"id": "kt", "name": "KT", "role": "supplier"}}, {{"id": "lg", "name": "LG", "role": "customer"}}],
///     "evidence": [{{"start": 0, "end": 9, "quote": "{quote}", "cue": "", "rule": "r"}}]}}"#)).unwrap() };
/// let agency = "KT said on Monday that it will supply LG with robots.";
/// let own = "Robots of KT will guide visitors at LG from next year on.";
/// assert_eq!(voices([&told("a", agency), &told("b", agency), &told("c", own)]), 2);
/// ```
///
/// # Complexity
/// O(n log n) for n claims.
pub fn voices<'c>(claims: impl IntoIterator<Item = &'c Claim>) -> usize {
    let mut sources: BTreeMap<Source, usize> = BTreeMap::new();
    let mut quotes: BTreeMap<String, usize> = BTreeMap::new();
    let mut articles: BTreeMap<&DocId, usize> = BTreeMap::new();
    // A forest of disjoint sets: each voice points to one that it was found to be the same as.
    let mut same: Vec<usize> = Vec::new();
    for claim in claims {
        let fresh = same.len();
        let voice = *sources.entry(Source::of(claim)).or_insert(fresh);
        if voice == fresh {
            same.push(fresh);
        }
        let mut met = vec![*articles.entry(&claim.doc).or_insert(voice)];
        for evidence in &claim.evidence {
            met.extend(copied(&evidence.quote).map(|words| *quotes.entry(words).or_insert(voice)));
        }
        for other in met {
            let (one, other) = (root(&mut same, voice), root(&mut same, other));
            same[one.max(other)] = one.min(other);
        }
    }
    (0..same.len()).filter(|&voice| same[voice] == voice).count()
}

/// The words of a quote that another article only has if one was copied from the other or both from an agency; `None`
/// for one so short that two may write it by chance.
///
/// ```
/// use tieup::graph::copied;
/// assert_eq!(copied("KT will supply LG with robots. "), copied("KT will supply  LG with robots."));
/// assert_eq!(copied("KT, LG 협력"), None);
/// ```
pub fn copied(quote: &str) -> Option<String> {
    let words: String = quote.chars().filter(|c| !c.is_whitespace()).collect();
    (words.chars().count() >= COPIED).then_some(words)
}

fn root(same: &mut [usize], mut voice: usize) -> usize {
    while same[voice] != voice {
        same[voice] = same[same[voice]];
        voice = same[voice];
    }
    voice
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        graph::{PartnerGraph, samples::claim},
        model::Kind,
    };

    fn told(doc: &str, source: Option<&str>, quote: &str) -> Claim {
        let mut claim = claim(doc, Kind::Supply, &["kt", "lg"]);
        claim.source = source.map(str::to_owned);
        claim.evidence[0].quote = quote.to_owned();
        claim
    }

    const AGENCY: &str = "KT는 LG에 로봇 백 대를 공급하는 계약을 맺었다고 2일 밝혔다.";

    #[test]
    fn each_outlet_has_its_earliest_and_its_best_record() {
        let graph = PartnerGraph::from_claims([
            told("a", Some("Daily"), "가").reported("2021-03-01").sure(0.6),
            told("b", Some("Daily"), "나").reported("2021-03-02"),
            told("c", Some("Times"), "다").reported("2021-02-28"),
            told("d", None, "라"),
        ]);
        let found: Vec<_> = outlets(&graph.ties()[0])
            .into_iter()
            .map(|outlet| (outlet.name, outlet.first.doc.as_str(), outlet.best.doc.as_str(), outlet.articles))
            .collect();
        let times = (Some("Times"), "c", "c", 1);
        assert_eq!(found, [times, (Some("Daily"), "a", "b", 2), (None, "d", "d", 1)]);
    }

    #[test]
    fn copies_are_one_voice_and_chance_is_not() {
        let count = |claims: &[Claim]| voices(claims);
        assert_eq!(count(&[told("a", Some("Daily"), AGENCY), told("b", Some("Times"), AGENCY)]), 1);
        assert_eq!(count(&[told("a", Some("Daily"), "KT, LG에 공급"), told("b", None, "KT, LG에 공급")]), 2);
        assert_eq!(count(&[told("a", Some("Daily"), "가"), told("b", Some("Daily"), "나")]), 1);
        let chain = [told("a", Some("x"), "가"), told("b", Some("y"), AGENCY), told("c", Some("x"), AGENCY)];
        assert_eq!(count(&chain), 1);
        assert_eq!(count(&[]), 0);
    }
}
