//! Lays an article out: sentences, cues, names, entities, what carries over.

use super::{
    article::{Article, Mention, Sentence, Standing},
    discourse, english, entities,
    gate::Gate,
    groups, names,
    tagger::{Tagger, Weights},
    tails::following,
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
    if !gate.article(&found) {
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
    for (at, sentence) in all.iter_mut().enumerate() {
        sentence.active = at < LEAD || gate.article(&sentence.cues);
    }
    all
}

/// Opens the sentences that are worth reading only once the telling ones have named somebody.
fn open_more(sentences: &mut [Sentence], gate: &Gate) {
    for at in 0..sentences.len() {
        let next = sentences.get(at + 1).is_some_and(|next| gate.article(&next.cues));
        sentences[at].active |= next || gate.sentence(&sentences[at].cues);
    }
}

/// Lays out a document. Without any cue the article is empty, and costs one pass over the bytes.
pub fn lay_out(document: &Document, lexicon: &Lexicon, weights: &Weights, gate: &Gate, tagger: &mut Tagger) -> Article {
    let text = &document.text;
    let mut article = Article {
        lang: document.lang,
        sentences: cue_sentences(document, lexicon.cues(document.lang), gate),
        entities: Vec::new(),
    };
    if article.sentences.is_empty() {
        return article;
    }
    let (names, resolved) = match article.lang {
        Lang::Ko => {
            let mut names = vec![Vec::new(); article.sentences.len()];
            let mut sure = BTreeSet::new();
            names::find(text, &article.sentences, lexicon, weights, tagger, &mut names, &mut sure);
            if names.iter().flatten().count() < 2 {
                return article;
            }
            let telling: Vec<bool> = article.sentences.iter().map(|sentence| sentence.active).collect();
            open_more(&mut article.sentences, gate);
            for (sentence, telling) in article.sentences.iter_mut().zip(&telling) {
                sentence.active &= !telling;
            }
            names::find(text, &article.sentences, lexicon, weights, tagger, &mut names, &mut sure);
            for (sentence, telling) in article.sentences.iter_mut().zip(telling) {
                sentence.active |= telling;
            }
            names::pool(text, &article.sentences, &mut names);
            let mut resolved = entities::resolve(text, &names, lexicon);
            resolved.doubt(&sure);
            (names, resolved)
        }
        Lang::En => {
            open_more(&mut article.sentences, gate);
            let found = english::find(text, &article.sentences, lexicon);
            let resolved = entities::resolve_by(text, &found.names, &found.full, lexicon);
            (found.names, resolved)
        }
    };
    article.entities = resolved.entities;
    if article.entities.len() < 2 {
        return article;
    }
    for ((sentence, spans), of_name) in article.sentences.iter_mut().zip(&names).zip(&resolved.of_name) {
        for (span, entity) in spans.iter().zip(of_name) {
            let next = match article.lang {
                Lang::Ko => following(&text[span.end..sentence.span.end.max(span.end)], &lexicon.titles),
                Lang::En => english::role(text, sentence.span, *span),
            };
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
    if article.lang == Lang::En {
        for sentence in &mut article.sentences {
            english::coordinate(text, &mut sentence.mentions);
        }
        english::carry_over(text, &mut article);
        return article;
    }
    discourse::add_persons(text, &mut article, &lexicon.titles);
    for sentence in &mut article.sentences {
        groups::coordinate(text, &mut sentence.mentions);
    }
    discourse::carry_over(text, &mut article, &lexicon.ko.ties);
    article
}
