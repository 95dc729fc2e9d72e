//! Who gives and who gets: which party of a directed kind is its source (investor, acquirer, supplier …).
//!
//! Each party is looked at by itself: its particle, the words beside it, the words of the clause that it stands in, what
//! sort of organisation it is. A linear model says how much that is like a source; the party that is more like one is
//! it. `training/source.rs` writes its weights.

use super::{
    article::{Article, Entity, Mention, Sentence, Tail},
    features::{Features, add_feature},
    frames::CHOSEN,
    pairs::{Instance, Pair},
    scorer::Scorer,
};
use crate::{
    language::Particle,
    lexicon::Lexicon,
    model::{Document, Kind, Lang, Span},
};

/// The name of the model.
pub const SOURCE: &str = "source";

/// So many words after the later party tell what is done.
const TOLD_WITHIN: usize = 6;
/// Words between the parties that are looked at.
const BETWEEN: usize = 8;
/// Letters of a Korean and of an English word that are looked at: endings come after, and say little here.
const STEM: (usize, usize) = (3, 7);

/// Who comes first: the source of a directed kind, else the one that the sentence is about.
pub(super) fn order(
    document: &Document,
    article: &Article,
    pair: &Pair,
    kind: Kind,
    proof: &Instance,
    lexicon: &Lexicon,
    scorer: &Scorer,
) -> (usize, usize) {
    let (a, b) = pair.entities;
    if !kind.is_directed() {
        let topic = topic(article, pair, proof);
        return if topic == a { (a, b) } else { (b, a) };
    }
    if let (Some(frame), Some(buyer)) = (pair.frame, pair.object)
        && frame.kind == kind
        && frame.name == CHOSEN
    {
        return (buyer, a + b - buyer);
    }
    let [first, second] = sides(document, article, pair, kind, proof, lexicon, false);
    if scorer.score(SOURCE, &first) >= scorer.score(SOURCE, &second) { (a, b) } else { (b, a) }
}

/// Whom a sentence is about.
fn topic(article: &Article, pair: &Pair, instance: &Instance) -> usize {
    let sentence = &article.sentences[instance.sentence];
    let (a, b) = pair.entities;
    match (instance.first, instance.second) {
        (Some(x), Some(y)) => {
            let (x, y) = (&sentence.mentions[x], &sentence.mentions[y]);
            let gives = |tail: Tail| tail == Tail::Particle(Particle::From);
            let later = (y.group_tail.is_subject() && !x.group_tail.is_subject())
                || (gives(x.group_tail) && !gives(y.group_tail));
            if later { y.entity } else { x.entity }
        }
        // What is carried over is the topic.
        (None, Some(y)) if sentence.mentions[y].entity == a => b,
        _ => a,
    }
}

/// What speaks for each party of a pair, in the order of [`Pair::entities`], to be the source of a tie of this kind, of
/// which `best` is the proof; with the text of the features where `named` asks for it.
///
/// # Complexity
/// Linear in the words of the sentences that tell of such a tie.
pub fn sides(
    document: &Document,
    article: &Article,
    pair: &Pair,
    kind: Kind,
    best: &Instance,
    lexicon: &Lexicon,
    named: bool,
) -> [Features; 2] {
    let cues = &lexicon.cues(document.lang).ties;
    let tells = |instance: &&Instance| {
        let sentence = &article.sentences[instance.sentence];
        !std::ptr::eq(*instance, best) && sentence.cues.iter().any(|hit| cues.cue(hit.cue).label == kind)
    };
    let (a, b) = pair.entities;
    [(a, b), (b, a)].map(|(own, other)| {
        let mut features = Features::new(named);
        whole(article, kind, own, other, &mut features);
        if let (Some(frame), Some(object)) = (pair.frame.filter(|frame| frame.kind == kind), pair.object) {
            add_feature!(features, "frame=", frame.name, "_", kind, "_", object == own);
        }
        let mut side = Side { text: &document.text, lang: document.lang, article, kind, own, lexicon, mark: "" };
        side.look(pair, best, &mut features);
        // Other sentences say less: nobody knows whether they tell of the same.
        side.mark = "~";
        for instance in pair.instances.iter().filter(tells).take(3) {
            side.look(pair, instance, &mut features);
        }
        features
    })
}

/// What the article as a whole says of a party.
fn whole(article: &Article, kind: Kind, own: usize, other: usize, features: &mut Features) {
    let (own, other) = (&article.entities[own], &article.entities[other]);
    let sort = |entity: &Entity| entity.kind.map_or("unknown", |kind| kind.as_str());
    add_feature!(features, kind, " sort=", sort(own));
    add_feature!(features, kind, " sorts=", sort(own), "_", sort(other));
    add_feature!(features, kind, " listed=", own.listed, "_", other.listed);
    add_feature!(features, kind, " earlier=", own.first < other.first);
    add_feature!(features, kind, " more=", own.count > other.count, "_", own.count < other.count);
    let from = own.name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    add_feature!(features, kind, " end=", &own.name[from..]);
}

/// One party of a pair in one sentence.
struct Side<'a> {
    text: &'a str,
    lang: Lang,
    article: &'a Article,
    kind: Kind,
    own: usize,
    lexicon: &'a Lexicon,
    /// What the features of this sentence begin with.
    mark: &'static str,
}

impl Side<'_> {
    fn look(&self, pair: &Pair, instance: &Instance, features: &mut Features) {
        let (kind, mark) = (self.kind, self.mark);
        let sentence = &self.article.sentences[instance.sentence];
        let mention = |at: Option<usize>| at.map(|at| &sentence.mentions[at]);
        let (x, y) = (mention(instance.first), mention(instance.second));
        let is_own = |mention: &&Mention| mention.entity == self.own;
        let own = [x, y].into_iter().flatten().find(is_own);
        let other = [x, y].into_iter().flatten().find(|mention| !is_own(mention));
        let place = match (own, other) {
            (Some(own), Some(other)) if own.span.start < other.span.start => "first",
            (Some(_), Some(_)) => "second",
            (Some(_), None) => "alone",
            (None, Some(_)) => "carried",
            (None, None) => "both",
        };
        let tail = |mention: Option<&Mention>| mention.map_or("none", |mention| mention.group_tail.as_str());
        let (own_tail, other_tail) = (tail(own), tail(other));
        let is_topic = topic(self.article, pair, instance) == self.own;
        add_feature!(features, mark, kind, " at=", place);
        add_feature!(features, mark, kind, " tail=", own_tail);
        add_feature!(features, mark, "tail=", own_tail);
        add_feature!(features, mark, kind, " tails=", own_tail, "_", other_tail, "_", place);
        add_feature!(features, mark, "tails=", own_tail, "_", other_tail, "_", place);
        let turned = self.turned(sentence, instance);
        add_feature!(features, mark, kind, " topic=", is_topic);
        add_feature!(features, mark, kind, " turned=", turned, "_", is_topic);
        add_feature!(features, mark, "turned=", turned, "_", is_topic);
        if instance.sentence == 0 {
            add_feature!(features, mark, kind, " title=", own_tail, "_", place);
        }
        if let Some(own) = own {
            let last = sentence.mentions.iter().rfind(|mention| mention.group == own.group).unwrap_or(own);
            let next = sentence.mentions.iter().find(|mention| mention.span.start >= last.end);
            let after = self.words(last.end, next.map_or(sentence.span.end, |next| next.span.start));
            let mut after = after.take(2);
            if let Some(word) = after.next() {
                add_feature!(features, mark, kind, " next=", word);
                add_feature!(features, mark, "next=", word);
                add_feature!(features, mark, kind, " next=", own_tail, "_", word);
            }
            if let Some(word) = after.next() {
                add_feature!(features, mark, kind, " next2=", word);
            }
            let before = self.text.get(sentence.span.start..own.span.start).unwrap_or("");
            if let Some(word) = before.split_whitespace().next_back() {
                let word = ending(word, self.stem());
                add_feature!(features, mark, kind, " before=", word);
                add_feature!(features, mark, "before=", word);
            }
        }
        let (from, to) = match (x, y) {
            (Some(x), Some(y)) => (x.end, y.span.start),
            _ => (sentence.span.start, sentence.span.start),
        };
        for word in self.words(from, to).take(BETWEEN) {
            add_feature!(features, mark, kind, " mid=", word, "_", place);
        }
        let last = [x, y].into_iter().flatten().map(|mention| mention.end).max().unwrap_or(sentence.span.start);
        for word in self.words(last, sentence.span.end).take(TOLD_WITHIN) {
            add_feature!(features, mark, kind, " told=", word, "_", place);
            add_feature!(features, mark, kind, " told=", word, "_", place, "_", own_tail);
            add_feature!(features, mark, "told=", word, "_", own_tail, "_", other_tail);
        }
    }

    /// Whether the clause of the pair says that its topic is not the source.
    fn turned(&self, sentence: &Sentence, instance: &Instance) -> bool {
        let clause = match self.lang {
            Lang::Ko => super::clauses::clause_of(self.text, sentence, instance),
            Lang::En => sentence.span,
        };
        let turns = |span: Span| self.lexicon.directions.turn(self.kind, span.of(self.text).unwrap_or(""));
        if !turns(sentence.span) {
            return false;
        }
        // A clause that tells of this kind says itself which way it goes.
        let cues = &self.lexicon.cues(self.lang).ties;
        let here = |at: usize, end: usize| clause.contains(Span::new(at, end));
        let mut told = sentence.cues.iter().filter(|hit| here(hit.start, hit.end));
        !told.any(|hit| cues.cue(hit.cue).label == self.kind) || turns(clause)
    }

    fn stem(&self) -> usize {
        match self.lang {
            Lang::Ko => STEM.0,
            Lang::En => STEM.1,
        }
    }

    /// The beginnings of the words between two places.
    fn words(&self, from: usize, to: usize) -> impl Iterator<Item = &str> {
        let stem = self.stem();
        let words = self.text.get(from..to.max(from)).unwrap_or("");
        words
            .split_whitespace()
            .map(|word| word.trim_start_matches(|c: char| !c.is_alphanumeric()))
            .filter(|word| !word.is_empty())
            .map(move |word| beginning(word, stem))
    }
}

fn beginning(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).map_or(word, |(at, _)| &word[..at])
}

fn ending(word: &str, letters: usize) -> &str {
    word.char_indices().rev().nth(letters.saturating_sub(1)).map_or(word, |(at, _)| &word[at..])
}
