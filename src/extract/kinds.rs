//! Of which kinds the tie of two organisations is.

use super::{
    alliances::is_alliance,
    article::{Article, Tail},
    frames::done_together,
    pairs::{Instance, Pair},
    scorer::Scorer,
};
use crate::{
    lexicon::{CueSet, Lexicon},
    model::{Document, Kind},
};

/// A second kind between one pair needs to be this likely.
const SECOND_KIND: f64 = 0.5;

/// Every kind that the article tells of a tie, the likeliest first.
pub(super) fn kinds(
    document: &Document,
    article: &Article,
    pair: &Pair,
    lexicon: &Lexicon,
    scorer: &Scorer,
) -> Vec<Kind> {
    let mut kinds = likely(article, pair, scorer);
    for kind in plain(document, article, pair, lexicon) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds.retain(|kind| !is_one_side(article, pair, *kind, lexicon.cues(document.lang)));
    kinds
}

/// Whether the two only ever stand in one list, where a deal with a direction has both on one side: "A와 B에 공급".
/// Those who merge do stand so, and headlines leave out what would tell.
fn is_one_side(article: &Article, pair: &Pair, kind: Kind, cues: &CueSet) -> bool {
    let sentence = |instance: &Instance| &article.sentences[instance.sentence];
    let tells = |instance: &&Instance| sentence(instance).cues.iter().any(|hit| cues.ties.cue(hit.cue).label == kind);
    let listed = |instance: &Instance| match (instance.groups, instance.second) {
        ((Some(a), Some(b)), Some(second)) => {
            a == b && matches!(sentence(instance).mentions[second].group_tail, Tail::Particle(_))
        }
        _ => false,
    };
    let mut told = pair.instances.iter().filter(tells).peekable();
    kind.is_directed() && kind != Kind::Acquisition && told.peek().is_some() && told.all(listed)
}

/// The likeliest kind, and others that are likely in their own right.
fn likely(article: &Article, pair: &Pair, scorer: &Scorer) -> Vec<Kind> {
    let (a, b) = (&article.entities[pair.entities.0], &article.entities[pair.entities.1]);
    if is_alliance(a) != is_alliance(b) {
        return vec![Kind::Membership];
    }
    let features = pair.features();
    let mut ranked: Vec<(f64, Kind)> = Kind::ALL
        .iter()
        .filter(|kind| **kind != Kind::Membership)
        .map(|kind| (scorer.probability(kind.as_str(), &features), *kind))
        .collect();
    ranked.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
    // What a turn of phrase states comes first; what the weights find likely as well follows.
    if let Some(frame) = pair.frame.filter(|frame| frame.kind != Kind::Membership)
        && let Some(at) = ranked.iter().position(|(_, kind)| *kind == frame.kind)
        && (frame.kind != Kind::Partnership || frame.name == "list")
    {
        let stated = ranked.remove(at);
        ranked.insert(0, stated);
    }
    let second = ranked[1..].iter().filter(|(chance, _)| *chance >= SECOND_KIND).map(|(_, kind)| *kind);
    std::iter::once(ranked[0].1).chain(second).collect()
}

/// Kinds whose cues mean nothing else, told in a sentence that speaks of these two alone; and what both do together.
fn plain<'a>(
    document: &'a Document,
    article: &'a Article,
    pair: &'a Pair,
    lexicon: &'a Lexicon,
) -> impl Iterator<Item = Kind> + 'a {
    let cues = lexicon.cues(document.lang);
    let companies = [pair.entities.0, pair.entities.1].iter().all(|at| !is_alliance(&article.entities[*at]));
    let plain = [Kind::EquitySwap, Kind::JointVenture, Kind::JointDevelopment, Kind::Integration];
    plain.into_iter().filter(move |kind| {
        companies
            && pair.instances.iter().any(|instance| {
                let sentence = &article.sentences[instance.sentence];
                let alone = sentence
                    .mentions
                    .iter()
                    .all(|mention| [pair.entities.0, pair.entities.1].contains(&mention.entity));
                let together = || {
                    let words = sentence.span.of(&document.text).unwrap_or("");
                    instance.second.is_none() && done_together(words, lexicon) == Some(*kind)
                };
                let told = || {
                    let hits = sentence.cues.iter().filter(|hit| cues.ties.cue(hit.cue).label == *kind);
                    // One word of linking may mean anything; two do not: "플랫폼을 통합해 연동 서비스를".
                    let enough = if *kind == Kind::Integration { 2 } else { 1 };
                    *kind != Kind::JointDevelopment
                        && instance.first.is_some() == instance.second.is_some()
                        && hits.count() >= enough
                };
                alone && (told() || together())
            })
    })
}
