//! Lays an article out: sentences, cues, names, entities, what carries over.

use super::{
    article::{Article, Mention, Sentence, Standing},
    discourse, english, entities,
    gate::Gate,
    groups,
    names::{self, Names},
    tagger::{Tagger, Weights},
    tails::{Following, following},
};
use crate::{
    language::sentences,
    lexicon::{CueMatch, CueSet, Lexicon},
    model::{Document, Lang, Span, ZoneKind},
};
use std::collections::BTreeSet;

/// Zones that tell of ties in their own right. Links to other articles, comments and footers do not.
fn is_read(zone: ZoneKind) -> bool {
    matches!(zone, ZoneKind::Title | ZoneKind::Body | ZoneKind::Caption)
}

/// Sentences of the beginning that are always looked at: they say whom the article is about.
const LEAD: usize = 2;

/// The sentences of a document with their cues; nothing where it holds no cue.
fn cue_sentences(document: &Document, cues: &CueSet, gate: &Gate) -> Vec<Sentence> {
    let text = &document.text;
    let found: Vec<CueMatch> = cues.ties.find(text);
    if !gate.text(text.len(), &found) {
        return Vec::new();
    }
    let whole = [crate::model::Zone { span: Span::new(0, text.len()), kind: ZoneKind::Body }];
    let zones = if document.zones.is_empty() { &whole[..] } else { &document.zones };
    let mut all = Vec::new();
    let mut next = 0;
    for zone in zones.iter().filter(|zone| is_read(zone.kind)) {
        for span in sentences(text, zone.span) {
            while next < found.len() && found[next].start < span.start {
                next += 1;
            }
            let from = next;
            while next < found.len() && found[next].start < span.end {
                next += 1;
            }
            all.push(Sentence {
                span,
                zone: zone.kind,
                cues: found[from..next].to_vec(),
                active: false,
                mentions: Vec::new(),
                carried: Vec::new(),
                stale: false,
                together: Vec::new(),
            });
        }
    }
    all
}

/// Lays out a document. Without any cue the article is empty, and costs one pass over the bytes.
///
/// `promising` is shown a Korean article of which only the telling sentences and the lead have been read; where it
/// finds nothing in them, the others are not read.
pub fn lay_out(
    document: &Document,
    lexicon: &Lexicon,
    weights: &Weights,
    gate: &Gate,
    tagger: &mut Tagger,
    promising: Option<&dyn Fn(&Article) -> bool>,
) -> Article {
    let text = &document.text;
    let mut sentences = cue_sentences(document, lexicon.cues(document.lang), gate);
    let telling: Vec<bool> = sentences.iter().map(|sentence| gate.text(text.len(), &sentence.cues)).collect();
    // Sentences that are worth reading only once the telling ones have named somebody.
    let worth = |at: usize, sentence: &Sentence| {
        telling[at] || telling.get(at + 1) == Some(&true) || at < LEAD || gate.sentence(&sentence.cues)
    };
    if document.lang == Lang::En {
        for (at, sentence) in sentences.iter_mut().enumerate() {
            sentence.active = worth(at, sentence);
        }
        return english_article(text, sentences, lexicon);
    }
    let nothing = |sentences| Article { lang: Lang::Ko, sentences, entities: Vec::new() };
    let names = vec![Names::new(); sentences.len()];
    let mut reading = Reading { text, sentences, names, sure: BTreeSet::new(), lexicon };
    reading.open(weights, tagger, |at, _| telling[at] || at < LEAD);
    if reading.named() < 2 || promising.is_some_and(|promising| !promising(&reading.clone().article())) {
        return nothing(reading.sentences);
    }
    reading.open(weights, tagger, worth);
    reading.article()
}

/// A Korean article that is read sentence by sentence, those that promise most first.
#[derive(Clone)]
struct Reading<'t> {
    text: &'t str,
    sentences: Vec<Sentence>,
    /// The names in each sentence.
    names: Vec<Names>,
    /// Names beyond doubt.
    sure: BTreeSet<&'t str>,
    lexicon: &'t Lexicon,
}

impl Reading<'_> {
    /// Reads the sentences that are `wanted` and have not been read yet.
    fn open(&mut self, weights: &Weights, tagger: &mut Tagger, wanted: impl Fn(usize, &Sentence) -> bool) {
        for (at, sentence) in self.sentences.iter_mut().enumerate() {
            if !sentence.active && wanted(at, sentence) {
                sentence.active = true;
                self.names[at] = names::find(self.text, sentence, self.lexicon, weights, tagger, &mut self.sure);
            }
        }
    }

    /// How many names have been found.
    fn named(&self) -> usize {
        self.names.iter().map(Vec::len).sum()
    }

    /// The article as far as it has been read.
    fn article(mut self) -> Article {
        let Self { text, lexicon, .. } = self;
        names::pool(text, &self.sentences, &mut self.names);
        let mut resolved = entities::resolve(text, &self.names, lexicon);
        resolved.doubt(&self.sure);
        let mut article = Article { lang: Lang::Ko, sentences: self.sentences, entities: resolved.entities };
        if article.entities.len() < 2 {
            return article;
        }
        add_mentions(&mut article, &self.names, &resolved.of_name, |sentence, span| {
            following(&text[span.end..sentence.end.max(span.end)], &lexicon.titles)
        });
        for sentence in &mut article.sentences {
            sentence.mentions.retain(|mention| !is_ruled_out(text, mention));
        }
        discourse::add_persons(text, &mut article, &lexicon.titles);
        for sentence in &mut article.sentences {
            groups::coordinate(text, &mut sentence.mentions);
        }
        discourse::carry_over(text, &mut article, &lexicon.ko.ties);
        article
    }
}

/// "A가 아니라 B와": A is none of those who act.
fn is_ruled_out(text: &str, mention: &Mention) -> bool {
    let rest = text.get(mention.end..).unwrap_or("").trim_start();
    mention.tail.is_subject() && (rest.starts_with("아니라") || rest.starts_with("아닌 "))
}

/// Puts names and what follows them into their sentences.
fn add_mentions(
    article: &mut Article,
    names: &[Names],
    of_name: &[Vec<usize>],
    following: impl Fn(Span, Span) -> Following,
) {
    for ((sentence, spans), of_name) in article.sentences.iter_mut().zip(names).zip(of_name) {
        for (span, entity) in spans.iter().zip(of_name) {
            let next = following(sentence.span, *span);
            sentence.mentions.push(Mention {
                span: *span,
                entity: *entity,
                standing: Standing::Named,
                tail: next.tail,
                end: span.end + next.len,
                affiliation: next.affiliation,
                group: 0,
                group_tail: next.tail,
            });
        }
        // 한국전자통신연구원(ETRI) is one mention.
        sentence.mentions.dedup_by(|later, earlier| earlier.entity == later.entity && later.span.start < earlier.end);
    }
}

fn english_article(text: &str, sentences: Vec<Sentence>, lexicon: &Lexicon) -> Article {
    let found = english::find(text, &sentences, lexicon);
    let resolved = entities::resolve_by(text, &found.names, &found.full, lexicon);
    let mut article = Article { lang: Lang::En, sentences, entities: resolved.entities };
    if article.entities.len() < 2 {
        return article;
    }
    add_mentions(&mut article, &found.names, &resolved.of_name, |sentence, span| english::role(text, sentence, span));
    for sentence in &mut article.sentences {
        english::coordinate(text, &mut sentence.mentions);
    }
    english::carry_over(text, &mut article);
    article
}
