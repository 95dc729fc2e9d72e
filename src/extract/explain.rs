//! Why a claim was made: the sentence with what was seen in it, and the weights that spoke for and against.

use super::{
    alliances::is_alliance,
    article::{Article, Sentence},
    collective::reconsider,
    features::Features,
    first_look::{first_look, loudest},
    pairs::{Pair, pairs},
    scorer::{Scorer, TIE},
};
use crate::{
    lexicon::Lexicon,
    model::{Claim, Document, Kind, OrgId, Span},
};
use serde::Serialize;
use std::collections::BTreeSet;

/// What a marked piece of the sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Marked {
    /// A party or the alliance: by a name, or by a person who stands for it.
    Party,
    /// The words that told of the tie.
    Cue,
}

/// A piece of the sentence that mattered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mark {
    /// Where, in bytes of the document's text.
    #[serde(flatten)]
    pub span: Span,
    /// What it is.
    pub what: Marked,
}

/// What the other sentences of a pair add to its loudest one.
const OTHERS: &str = "other sentences";

/// A feature that holds here, and its weight.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Weighed {
    /// The feature's text: `ac=업무협약_with`.
    pub feature: String,
    /// In log-odds; positive speaks for it.
    pub weight: f32,
}

/// What one model says of a pair.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reasons {
    /// Every feature with a weight, the strongest first, whichever way it speaks.
    pub features: Vec<Weighed>,
    /// Their sum, in log-odds.
    pub sum: f32,
    /// The probability that follows, 0..1.
    pub probability: f64,
}

impl Reasons {
    fn of(scorer: &Scorer, model: &str, features: &Features) -> Self {
        let names = features.names.iter().flatten().map(String::as_str).chain(["bias"]);
        let weighed = names.filter_map(|name| {
            let weight = scorer.weight(model, name)?;
            Some(Weighed { feature: name.to_owned(), weight })
        });
        let mut reasons = Self {
            features: weighed.filter(|weighed| weighed.weight != 0.0).collect(),
            sum: scorer.score(model, features),
            probability: scorer.probability(model, features),
        };
        reasons.sort();
        reasons
    }

    /// What speaks for and against a tie: the article, its loudest sentence, and all others together.
    fn of_tie(scorer: &Scorer, pair: &Pair) -> Self {
        let mut reasons = Self::of(scorer, TIE, &loudest(pair, scorer));
        let sum = first_look(pair, scorer);
        if pair.instances.len() > 1 {
            let weight = sum - reasons.sum;
            reasons.features.push(Weighed { feature: String::from(OTHERS), weight });
            reasons.sort();
        }
        Self { sum, probability: 1.0 / (1.0 + f64::from(-sum).exp()), ..reasons }
    }

    fn sort(&mut self) {
        self.features.sort_by(|x, y| y.weight.abs().total_cmp(&x.weight.abs()).then_with(|| x.feature.cmp(&y.feature)));
    }

    /// The `most` features that speak loudest for, then against, each the strongest first.
    pub fn strongest(&self, most: usize) -> Vec<&Weighed> {
        let side = |is_for: bool| self.features.iter().filter(move |one| (one.weight > 0.0) == is_for).take(most);
        side(true).chain(side(false)).collect()
    }
}

/// A turn of phrase that states a tie by itself.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Phrase {
    /// Its name: `with`, `joining`.
    pub name: &'static str,
    /// How sure it makes the tie, 0..1.
    pub confidence: f64,
}

/// Why one pair of a claim is one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairReasons {
    /// The two organisations.
    pub parties: (OrgId, OrgId),
    /// Their names.
    pub names: (String, String),
    /// What speaks for and against a tie between them.
    pub tie: Reasons,
    /// The sum for the tie in view of the article's other pairs, in log-odds.
    pub in_view: f32,
    /// A turn of phrase that states the tie by itself.
    pub phrase: Option<Phrase>,
    /// How sure in the end, 0..1: by the sum or by the turn of phrase, whichever is surer.
    pub confidence: f64,
    /// What speaks for and against the kind of the claim.
    pub kind: Reasons,
}

/// Why a claim was made.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// The claim.
    pub claim: Claim,
    /// The names and cues of its first sentence, in order.
    pub marks: Vec<Mark>,
    /// Its pairs, the surest first; the claim is as sure as they are on average.
    pub pairs: Vec<PairReasons>,
}

/// Explains a claim of an article that is laid out; `None` where none of its pairs stands in the article.
pub fn explain(
    document: &Document,
    article: &Article,
    claim: &Claim,
    lexicon: &Lexicon,
    scorer: &Scorer,
) -> Option<Explanation> {
    let all = pairs(&document.text, article, lexicon, true);
    let mut scores: Vec<f32> = all.iter().map(|pair| first_look(pair, scorer)).collect();
    reconsider(&all, &mut scores, scorer);
    let entities = entities(article, claim);
    let mut found: Vec<PairReasons> = all
        .iter()
        .zip(scores)
        .filter(|(pair, _)| is_of(article, claim.kind, pair, &entities))
        .map(|(pair, in_view)| reasons(article, pair, in_view, claim.kind, scorer))
        .collect();
    found.sort_by(|x, y| y.confidence.total_cmp(&x.confidence));
    let place = claim.evidence.first().map(|evidence| evidence.span);
    let sentence = article.sentences.iter().find(|sentence| Some(sentence.span) == place);
    let marks = sentence.map_or_else(Vec::new, |sentence| marks(document, sentence, claim, &entities));
    (!found.is_empty()).then(|| Explanation { claim: claim.clone(), marks, pairs: found })
}

/// The entities that a claim speaks of.
fn entities(article: &Article, claim: &Claim) -> BTreeSet<usize> {
    let parties = claim.parties.iter().map(|party| &party.id);
    let all = parties.chain(claim.alliance.as_ref().map(|alliance| &alliance.id));
    all.filter_map(|id| article.entities.iter().position(|entity| entity.id == *id)).collect()
}

/// Whether a pair is one that the claim tells of: a member with its alliance, else any two parties.
fn is_of(article: &Article, kind: Kind, pair: &Pair, entities: &BTreeSet<usize>) -> bool {
    let (a, b) = pair.entities;
    let alliances = [a, b].iter().filter(|at| is_alliance(&article.entities[**at])).count();
    entities.contains(&a) && entities.contains(&b) && (kind != Kind::Membership || alliances == 1)
}

fn reasons(article: &Article, pair: &Pair, in_view: f32, kind: Kind, scorer: &Scorer) -> PairReasons {
    let (a, b) = (&article.entities[pair.entities.0], &article.entities[pair.entities.1]);
    let weighed = 1.0 / (1.0 + f64::from(-in_view).exp());
    PairReasons {
        parties: (a.id.clone(), b.id.clone()),
        names: (a.name.clone(), b.name.clone()),
        tie: Reasons::of_tie(scorer, pair),
        in_view,
        phrase: pair.frame.map(|frame| Phrase { name: frame.name, confidence: frame.confidence }),
        confidence: pair.frame.map_or(weighed, |frame| weighed.max(frame.confidence)),
        kind: Reasons::of(scorer, kind.as_str(), &pair.features()),
    }
}

/// The parties that a sentence mentions, and its cue wherever it stands outside them.
fn marks(document: &Document, sentence: &Sentence, claim: &Claim, entities: &BTreeSet<usize>) -> Vec<Mark> {
    let parties = sentence.mentions.iter().filter(|mention| entities.contains(&mention.entity));
    let mut marks: Vec<Mark> = parties.map(|mention| Mark { span: mention.span, what: Marked::Party }).collect();
    let cue = claim.evidence.first().map_or("", |evidence| evidence.cue.as_str());
    for span in sentence.cues.iter().map(|hit| Span::new(hit.start, hit.end)) {
        if span.of(&document.text) == Some(cue) && !marks.iter().any(|mark| mark.span.overlaps(span)) {
            marks.push(Mark { span, what: Marked::Cue });
        }
    }
    marks.sort();
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(rows: &[(&str, &str, f32)], features: &[&str]) -> Reasons {
        let mut set = Features::new(true);
        features.iter().for_each(|feature| set.add(feature));
        Reasons::of(&Scorer::from_rows(rows.iter().copied()), TIE, &set)
    }

    #[test]
    fn weights_are_told_strongest_first_and_add_up() {
        let rows = [("bias", -1.5), ("a", 0.5), ("b", 2.0), ("c", -0.25), ("other", 9.0), ("zero", 0.0)]
            .map(|(feature, weight)| (TIE, feature, weight));
        let rows = [&rows[..], &[("supply", "a", 7.0)]].concat();
        let told = reasons(&rows, &["a", "unknown", "b", "c", "zero"]);
        let names: Vec<&str> = told.features.iter().map(|one| one.feature.as_str()).collect();
        assert_eq!((names, told.sum), (vec!["b", "bias", "a", "c"], 0.75));
        assert!((told.probability - 0.679).abs() < 0.001);
        let strongest: Vec<&str> = told.strongest(1).into_iter().map(|one| one.feature.as_str()).collect();
        assert_eq!(strongest, ["b", "bias"]);
    }
}
