//! Ties that one turn of phrase states by itself: "Y와 업무제휴를 맺고", "Y 인수를 추진", "파트너사는 A, B, C다".

use super::{
    alliances,
    article::{Article, Mention, Sentence, Standing, Tail},
};
use crate::{
    language::{Ending, Particle, ending},
    lexicon::{Context, FrameShape, Lexicon},
    model::{Kind, Lang},
};

/// A tie that a turn of phrase states.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Index of [`Article::sentences`].
    pub sentence: usize,
    /// The kind that it states.
    pub kind: Kind,
    /// How likely such a statement is taken to be right, 0..1. `training/pairs.rs` counts how often it was; `target`
    /// and `list` are too rare in the annotated articles to be measured.
    pub confidence: f64,
    /// Its name, for [`crate::model::RuleId`].
    pub name: &'static str,
}

/// A frame and its two parties.
pub(super) struct Stated {
    pub frame: Frame,
    pub parties: (usize, usize),
    /// The mention of the second party, an index of the sentence's mentions.
    pub second: usize,
    /// Whether the first party is not named in the sentence.
    pub carried: bool,
}

/// Characters after a name within which its verb or noun must stand.
const NEAR: usize = 40;

/// Every tie that a turn of phrase states.
pub(super) fn stated(text: &str, article: &Article, lexicon: &Lexicon) -> Vec<Stated> {
    let mut all = alliances::joinings(text, article, lexicon);
    for (at, sentence) in article.sentences.iter().enumerate() {
        if !sentence.active || sentence.cues.is_empty() {
            continue;
        }
        let mut here = beside(text, sentence, at, lexicon);
        here.extend(target(text, sentence, at, lexicon));
        here.extend(founders(text, sentence, at, lexicon));
        here.extend(list(text, article, sentence, at, lexicon));
        here.extend(together(text, article, sentence, at, lexicon));
        if !here.is_empty() && !speaks_of(&DOUBTS, sentence, text, lexicon, article.lang) {
            all.extend(here);
        }
    }
    all
}

/// What makes any phrase say less than it seems to.
const DOUBTS: [Context; 4] = [Context::Career, Context::Crime, Context::Dispute, Context::Politics];

/// Whether a sentence has a word for one of these.
pub(super) fn speaks_of(what: &[Context], sentence: &Sentence, text: &str, lexicon: &Lexicon, lang: Lang) -> bool {
    let words = sentence.span.of(text).unwrap_or("");
    let contexts = &lexicon.cues(lang).contexts;
    contexts.find(words).iter().any(|hit| what.contains(&contexts.cue(hit.cue).label))
}

/// The text after a mention up to the next name outside its list, at most [`NEAR`] characters.
fn after<'t>(text: &'t str, sentence: &Sentence, mention: &Mention) -> &'t str {
    let next = sentence.mentions.iter().filter(|other| other.group != mention.group && other.span.start >= mention.end);
    let end = next.map(|other| other.span.start).min().unwrap_or(sentence.span.end);
    let rest = text.get(mention.end..end.max(mention.end)).unwrap_or("");
    rest.char_indices().nth(NEAR).map_or(rest, |(at, _)| &rest[..at])
}

/// Whom the sentence is about: its subject before a mention, or who is carried over.
fn subjects(sentence: &Sentence, before: &Mention) -> (Vec<usize>, bool) {
    let subject = sentence.mentions.iter().rfind(|mention| {
        mention.group != before.group && mention.span.start < before.span.start && mention.group_tail.is_subject()
    });
    match subject {
        Some(subject) => {
            let group = sentence.mentions.iter().filter(|mention| mention.group == subject.group);
            (group.map(|mention| mention.entity).collect(), false)
        }
        None if sentence
            .mentions
            .iter()
            .any(|mention| mention.group_tail.is_subject() && mention.group != before.group) =>
        {
            (Vec::new(), false)
        }
        None => (sentence.carried.clone(), true),
    }
}

/// Whom the clause that a mention stands in describes: X in "Y로부터 투자를 받은 X는".
fn described(text: &str, sentence: &Sentence, mention: &Mention) -> Option<Vec<usize>> {
    let led = sentence
        .mentions
        .iter()
        .any(|other| other.group != mention.group && other.span.start < mention.span.start && other.tail.is_subject());
    let last = last_of_group(sentence, mention);
    let next = sentence.mentions.iter().find(|other| other.span.start >= last.end && other.group != mention.group)?;
    let between = text.get(last.end..next.span.start)?;
    let describes = !led && !between.contains([',', '‘', '“', '"']) && ends_adnominal(between);
    let group = sentence.mentions.iter().filter(|other| other.group == next.group);
    describes.then(|| group.map(|other| other.entity).collect())
}

fn last_of_group<'s>(sentence: &'s Sentence, mention: &'s Mention) -> &'s Mention {
    sentence.mentions.iter().rfind(|other| other.group == mention.group).unwrap_or(mention)
}

/// The turns of phrase that may follow a name with such a particle.
fn shapes(tail: Tail) -> &'static [FrameShape] {
    match tail {
        Tail::Particle(Particle::With | Particle::WithOf) => &[FrameShape::With],
        Tail::Particle(Particle::From | Particle::Locative | Particle::Genitive) => &[FrameShape::From],
        Tail::Particle(Particle::Dative) => &[FrameShape::To, FrameShape::Into],
        Tail::Particle(Particle::Object) => &[FrameShape::Object],
        _ => &[],
    }
}

/// "X는 Y와 제휴를 맺었다", "Y로부터 투자를 받은 X": a name with a particle, and the deed that it calls for.
fn beside<'a>(text: &'a str, sentence: &'a Sentence, at: usize, lexicon: &'a Lexicon) -> Vec<Stated> {
    let mut all = Vec::new();
    for (second, mention) in sentence.mentions.iter().enumerate() {
        if mention.standing != Standing::Named {
            continue;
        }
        let near = after(text, sentence, last_of_group(sentence, mention));
        let found =
            shapes(mention.group_tail).iter().find_map(|shape| Some((*shape, lexicon.frames.find(*shape, near)?)));
        let found = chosen(text, sentence, mention, lexicon).or(found);
        let Some((shape, (kind, from))) = found else { continue };
        // "인수하면" says nothing of a deed, "인수하지 못했다" denies it.
        if shape == FrameShape::Object && undone(&near[from..]) {
            continue;
        }
        let described = described(text, sentence, mention);
        // Who buys has a tie with what is sold, rather than with the seller.
        let sold = sold(sentence, mention).filter(|_| shape == FrameShape::To && kind == Kind::Acquisition);
        let relative = sold.is_none() && described.is_some();
        let (subjects, carried) = sold.or(described).map_or_else(|| subjects(sentence, mention), |who| (who, false));
        // Who gets or gives without being named is too often somebody else.
        if carried && !matches!(shape, FrameShape::With | FrameShape::Object) {
            continue;
        }
        for subject in subjects.into_iter().filter(|subject| *subject != mention.entity) {
            let name = match (shape, carried) {
                _ if relative => "relative",
                (FrameShape::With, true) => "with-carried",
                (FrameShape::With, false) => "with",
                (FrameShape::From, _) => "from",
                (FrameShape::Chosen, _) => CHOSEN,
                (FrameShape::Object, true) => "object-carried",
                (FrameShape::Object, false) => "object",
                _ => "to",
            };
            let confidence = if carried { 0.7 } else { 0.8 };
            let frame = Frame { sentence: at, kind, confidence, name };
            all.push(Stated { frame, parties: (subject, mention.entity), second, carried });
        }
    }
    all
}

/// Whether the first words of a phrase make a condition of it or deny it.
fn undone(words: &str) -> bool {
    let mut first = words.split_whitespace().take(3);
    first.any(|word| ending(word) == Some(Ending::Conditional) || word.starts_with("못") || word.starts_with("않"))
}

/// The frame of somebody who is chosen to buy: the object of the sentence is the source.
pub(super) const CHOSEN: &str = "chosen";

/// "X는 매각 우선협상대상자로 Y를 뽑았다": what a name is chosen as stands before it.
fn chosen(
    text: &str,
    sentence: &Sentence,
    mention: &Mention,
    lexicon: &Lexicon,
) -> Option<(FrameShape, (Kind, usize))> {
    let from = sentence.mentions.iter().map(|other| other.end).filter(|end| *end <= mention.span.start).max();
    let before = text.get(from.unwrap_or(sentence.span.start)..mention.span.start)?;
    let (kind, at) = lexicon.frames.find(FrameShape::Chosen, before)?;
    let near = before[at..].chars().count() <= NEAR / 2;
    (near && mention.group_tail == Tail::Particle(Particle::Object)).then_some((FrameShape::Chosen, (kind, at)))
}

/// Whom somebody sells: X in "X를 Y에 매각했다".
fn sold(sentence: &Sentence, buyer: &Mention) -> Option<Vec<usize>> {
    let last =
        sentence.mentions.iter().rfind(|other| other.group != buyer.group && other.span.end <= buyer.span.start)?;
    (last.group_tail == Tail::Particle(Particle::Object)).then(|| {
        let group = sentence.mentions.iter().filter(|other| other.group == last.group);
        group.map(|other| other.entity).collect()
    })
}

fn target<'a>(text: &'a str, sentence: &'a Sentence, at: usize, lexicon: &'a Lexicon) -> Vec<Stated> {
    let mut all = Vec::new();
    for (second, mention) in sentence.mentions.iter().enumerate() {
        if mention.tail != Tail::Bare {
            continue;
        }
        let near = after(text, sentence, mention);
        let stands = lexicon.frames.find(FrameShape::Target, near).filter(|(_, from)| *from <= 1);
        let Some((kind, _)) = stands else { continue };
        let (subjects, carried) = subjects(sentence, mention);
        for subject in subjects.into_iter().filter(|subject| *subject != mention.entity) {
            let confidence = if carried { 0.65 } else { 0.8 };
            let frame =
                Frame { sentence: at, kind, confidence, name: if carried { "target-carried" } else { "target" } };
            all.push(Stated { frame, parties: (subject, mention.entity), second, carried });
        }
    }
    all
}

/// "X와 Y의 합작법인 Z", "X와 Y가 공동 출자해 세운 Z": each two of the three.
fn founders(text: &str, sentence: &Sentence, at: usize, lexicon: &Lexicon) -> Vec<Stated> {
    let mut all = Vec::new();
    for (last, mention) in sentence.mentions.iter().enumerate() {
        let group: Vec<usize> =
            sentence.mentions.iter().filter(|other| other.group == mention.group).map(|other| other.entity).collect();
        let next = sentence.mentions.get(last + 1);
        if next.is_some_and(|next| next.group == mention.group) {
            continue;
        }
        let between = text.get(mention.end..next.map_or(sentence.span.end, |next| next.span.start)).unwrap_or("");
        let shape = match mention.tail {
            Tail::Particle(Particle::Genitive) => FrameShape::Of,
            Tail::Particle(Particle::Subject) => FrameShape::Founders,
            _ => continue,
        };
        // The new company is named right after the words: "합작법인 Z", "공동 출자해 설립한 Z".
        let named = between.chars().count() <= NEAR && next.is_some();
        let near = shape == FrameShape::Of || named && ends_adnominal(between);
        let Some((kind, from)) = lexicon.frames.find(shape, between).filter(|_| group.len() > 1 && near) else {
            continue;
        };
        if between[..from].chars().count() > NEAR {
            continue;
        }
        let direct = named && (shape == FrameShape::Founders || !between[from..].trim_end().contains(' '));
        let frame = Frame { sentence: at, kind, confidence: 0.8, name: "founders" };
        let mut parties = group;
        parties.extend(next.filter(|_| direct).map(|next| next.entity));
        for (x, a) in parties.iter().enumerate() {
            for b in parties[x + 1..].iter().filter(|b| *b != a) {
                all.push(Stated { frame, parties: (*a, *b), second: last, carried: false });
            }
        }
    }
    all
}

/// Whether words end in a verb that describes what follows: "출자해 세운".
fn ends_adnominal(words: &str) -> bool {
    words.ends_with(char::is_whitespace)
        && words.split_whitespace().next_back().is_some_and(|verb| ending(verb) == Some(Ending::Adnominal))
}

/// Words for two or three who act together, as the subject of a sentence.
const TOGETHER: &[&str] = &["양사", "3사", "두 회사", "양측", "양 기관", "양 기업", "세 회사", "두 기업"];

/// What a sentence says that two or three do who were named before: "양사는 업무협약을 맺었다".
pub(super) fn done_together(words: &str, lexicon: &Lexicon) -> Option<Kind> {
    let from = TOGETHER.iter().filter_map(|word| {
        let at = words.find(word)? + word.len();
        words[at..].starts_with(['는', '은', '가', '이']).then_some(at)
    });
    let words = &words[from.min()?..];
    let (kind, at) = lexicon.frames.find(FrameShape::Together, words)?;
    // "3사가 손을 맞잡으면" says nothing of a deed.
    (!undone(&words[at..])).then_some(kind)
}

fn together(text: &str, article: &Article, sentence: &Sentence, at: usize, lexicon: &Lexicon) -> Vec<Stated> {
    let words = sentence.span.of(text).unwrap_or("");
    if sentence.together.len() < 2 {
        return Vec::new();
    }
    let Some(kind) = done_together(words, lexicon) else { return Vec::new() };
    let frame = Frame { sentence: at, kind, confidence: 0.7, name: "together" };
    let pairs = sentence
        .together
        .iter()
        .enumerate()
        .flat_map(|(x, a)| sentence.together[x + 1..].iter().map(move |b| (*a, *b)).filter(|(a, b)| a != b));
    let company = |entity: usize| !alliances::is_alliance(&article.entities[entity]);
    pairs
        .filter(|(a, b)| company(*a) && company(*b))
        .map(|parties| Stated { frame, parties, second: 0, carried: false })
        .collect()
}

fn list<'a>(
    text: &'a str,
    article: &'a Article,
    sentence: &'a Sentence,
    at: usize,
    lexicon: &'a Lexicon,
) -> Vec<Stated> {
    if sentence.carried.is_empty() || sentence.stale || sentence.mentions.len() < 3 {
        return Vec::new();
    }
    let words = sentence.span.of(text).unwrap_or("");
    let Some((kind, from)) = lexicon.frames.find(FrameShape::List, words) else { return Vec::new() };
    let from = sentence.span.start + from;
    let members: Vec<usize> = (0..sentence.mentions.len())
        .filter(|member| sentence.mentions[*member].span.start > from)
        .filter(|member| {
            sentence.mentions.iter().filter(|other| other.group == sentence.mentions[*member].group).count() >= 3
        })
        .collect();
    // Partners whom one takes along to a fair or brings up are supported: the sentence before tells.
    let supported = kind == Kind::Partnership
        && at.checked_sub(1).is_some_and(|before| {
            let cues = &lexicon.cues(article.lang).ties;
            article.sentences[before]
                .cues
                .iter()
                .chain(&sentence.cues)
                .any(|hit| cues.cue(hit.cue).label == Kind::Support)
        });
    let kind = if supported { Kind::Support } else { kind };
    let mut all = Vec::new();
    for member in members {
        let entity = sentence.mentions[member].entity;
        for owner in sentence.carried.iter().filter(|owner| **owner != entity) {
            let frame = Frame { sentence: at, kind, confidence: 0.75, name: "list" };
            all.push(Stated { frame, parties: (*owner, entity), second: member, carried: true });
        }
    }
    all
}
