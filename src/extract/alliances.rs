//! Named alliances, and who joins them: ‘AI 원팀’, "누리 컨소시엄".

use super::article::{Article, Entity, Mention, Sentence, Standing};
use crate::{
    language::{ending, particle},
    lexicon::{Areas, Lexicon, WordClass, name_key},
    model::{Kind, OrgKind, Span},
};
use std::collections::BTreeSet;

/// Sentences over which "joined" goes on speaking of the alliance named before.
const REACH: usize = 2;
/// The longest name in quotation marks that is taken as one, in bytes.
const LONGEST: usize = 60;
/// So many words of a name without quotation marks stand before its ending.
const WORDS: usize = 4;

/// Adds the names of alliances that stand in quotation marks, after a name, or after nouns that say which one it is,
/// where the tagger passed over them.
pub(super) fn add_names(text: &str, sentence: &Sentence, lexicon: &Lexicon, found: &mut Vec<Span>) {
    if !sentence.cues.iter().any(|hit| lexicon.ko.ties.cue(hit.cue).label == Kind::Membership) {
        return;
    }
    let words = sentence.span.of(text).unwrap_or("");
    for ending in &lexicon.alliances.endings {
        for (at, _) in words.match_indices(ending) {
            let end = sentence.span.start + at + ending.len();
            let from = sentence.span.start;
            let Some(start) = quoted_start(text, from, end)
                .or_else(|| named_start(text, found, end - ending.len(), &lexicon.areas))
                .or_else(|| phrase_start(text, from, end - ending.len(), lexicon))
            else {
                continue;
            };
            let name = Span::new(start, end);
            if name.len() > ending.len() {
                found.retain(|other| !other.overlaps(name));
                found.push(name);
            }
        }
    }
    found.sort();
}

/// Where a name in quotation marks begins that ends at `end`.
fn quoted_start(text: &str, from: usize, end: usize) -> Option<usize> {
    if !text[end..].starts_with(['’', '\'', '”', '"', '(']) {
        return None;
    }
    let before = &text[from..end];
    let (open, mark) =
        before.char_indices().rev().skip(1).find(|(_, c)| matches!(c, '‘' | '\'' | '“' | '"' | '’' | ','))?;
    let start = from + open + mark.len_utf8();
    (mark != ',' && end - start <= LONGEST).then_some(start)
}

/// Where a name that stands right before the ending begins: 업스테이지 컨소시엄, AI 원팀.
fn named_start(text: &str, found: &[Span], ending: usize, areas: &Areas) -> Option<usize> {
    let gap = |end: usize| end == ending || text.get(end..ending) == Some(" ");
    if let Some(name) = found.iter().find(|name| gap(name.end)) {
        return Some(name.start);
    }
    let before = text[..ending].trim_end_matches(' ');
    let word = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    let latin = word.len() >= 2 && word.chars().all(|c| c.is_ascii_uppercase() || c == '-' || c == '&');
    // "AI 협의체" says what it is about; ‘AI 원팀’ is known or stands in quotation marks.
    (latin && gap(before.len()) && !areas.is_one(word)).then(|| before.len() - word.len())
}

/// Where a name begins that nouns before the ending make: 게임산업 발전 협의체, ‘K-클라우드 수출’ 컨소시엄.
fn phrase_start(text: &str, from: usize, ending: usize, lexicon: &Lexicon) -> Option<usize> {
    let before = &text[from..ending];
    if let Some(inside) = before.trim_end().strip_suffix(['’', '\'', '”', '"']) {
        let open = inside.rfind(['‘', '\'', '“', '"'])?;
        let mark = inside[open..].chars().next().map_or(0, char::len_utf8);
        return (inside.len() - open <= LONGEST && !inside[open..].contains(',')).then_some(from + open + mark);
    }
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut end = before.len();
    while words.len() < WORDS && end > 0 {
        let rest = before[..end].trim_end_matches(' ');
        let start = rest.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let word = &rest[start..];
        // What is joined to the ending is a part of it: 조성협의체.
        let joined = end == ending - from && rest.len() == end;
        if word.is_empty() || !(joined && word.chars().all(is_letter) || is_noun(word, lexicon)) {
            break;
        }
        words.push((start, word));
        end = start;
    }
    while words.last().is_some_and(|(_, word)| lexicon.alliances.is_common(word)) {
        words.pop();
    }
    // One ordinary noun says what it is about (항만 협의체), two say which one it is.
    let plain = |word: &str| lexicon.words.classes(word).has(WordClass::Noun) && words.len() == 1;
    let tells = |word: &str| !lexicon.alliances.is_common(word) && !lexicon.areas.is_one(word) && !plain(word);
    let start = words.last()?.0;
    words.iter().any(|(_, word)| tells(word)).then_some(from + start)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '·' | '.' | '&' | '(' | ')')
}

/// Whether a word stands in a name as it is: no particle, no verb, no number of things.
fn is_noun(word: &str, lexicon: &Lexicon) -> bool {
    let paired = word.matches('(').count() == word.matches(')').count();
    if !word.chars().all(is_letter) || !paired || word.ends_with('.') || ending(word).is_some() {
        return false;
    }
    if word.is_ascii() {
        return word.chars().any(|c| c.is_ascii_alphabetic());
    }
    let classes = lexicon.words.classes(word);
    let known = [WordClass::Noun, WordClass::Place, WordClass::Proper].iter().any(|class| classes.has(*class));
    !word.starts_with(|c: char| c.is_ascii_digit())
        && !lexicon.alliances.is_outside(word)
        && !lexicon.membership.holds(word)
        && (known || !has_particle(word) && !word.ends_with("하기") && !word.ends_with("되기"))
}

/// Whether the word may end in a particle.
fn has_particle(word: &str) -> bool {
    let cuts = word.char_indices().skip(1).map(|(at, _)| at);
    cuts.into_iter().any(|at| particle(&word[at..]).is_some())
}

/// Whether an entity is an alliance.
pub(super) fn is_alliance(entity: &Entity) -> bool {
    entity.kind == Some(OrgKind::Alliance)
}

/// Somebody who, a sentence says, belongs to an alliance.
pub(super) struct Joining {
    pub sentence: usize,
    /// Entities: the alliance and its member, or the one that leads it and the alliance.
    pub parties: (usize, usize),
    /// The mention of the second of these, an index of the sentence's mentions.
    pub second: usize,
    /// Whether the first is not named in the sentence.
    pub carried: bool,
}

/// Every member that a sentence names beside its alliance and a word of joining, and who leads an alliance that bears
/// its name.
pub(super) fn joinings(text: &str, article: &Article, lexicon: &Lexicon) -> Vec<Joining> {
    let mut all = Vec::new();
    let mut led = BTreeSet::new();
    let mut last: Option<(usize, usize)> = None;
    for (at, sentence) in article.sentences.iter().enumerate().filter(|(_, sentence)| sentence.active) {
        let words = sentence.span.of(text).unwrap_or("");
        let named: Vec<usize> = (0..sentence.mentions.len())
            .filter(|m| is_alliance(&article.entities[sentence.mentions[*m].entity]))
            .collect();
        let alliance = match (named.as_slice(), last) {
            ([], Some((before, entity)))
                if at - before <= REACH && bare(words) || refers(words, &article.entities[entity], lexicon) =>
            {
                Some((None, entity))
            }
            ([one, ..], _) => Some((Some(*one), sentence.mentions[*one].entity)),
            _ => None,
        };
        let Some((mention, entity)) = alliance else { continue };
        last = Some((at, entity));
        let joins = lexicon.membership.find(words, sentence.span.start);
        if joins.is_empty() {
            continue;
        }
        let before = all.len();
        for (member, who) in sentence.mentions.iter().enumerate() {
            let place = mention.map(|at| &sentence.mentions[at]);
            if who.entity != entity
                && !is_alliance(&article.entities[who.entity])
                && joined(sentence, who, place, &joins)
            {
                let parties = (entity, who.entity);
                all.push(Joining { sentence: at, parties, second: member, carried: mention.is_none() });
            }
        }
        // Who leads is a member where others are.
        if let Some(second) = mention.filter(|_| all.len() > before)
            && let Some(leader) = leader(article, entity, lexicon)
            && led.insert(entity)
        {
            let carried = sentence.mentions.iter().all(|other| other.entity != leader);
            all.push(Joining { sentence: at, parties: (leader, entity), second, carried });
        }
    }
    all
}

/// Whose name an alliance bears: 나래통신 컨소시엄 is led by 나래통신.
fn leader(article: &Article, alliance: usize, lexicon: &Lexicon) -> Option<usize> {
    let stem = |surface: &String| {
        let rest = lexicon.alliances.endings.iter().find_map(|ending| surface.strip_suffix(ending))?;
        Some(rest.trim_end().to_owned())
    };
    let stems: Vec<String> = article.entities[alliance].surfaces.iter().filter_map(stem).collect();
    let called = |entity: &Entity, stem: &String| {
        let listed = || lexicon.gazetteer.lookup(stem).is_some_and(|known| known.id == entity.id);
        entity.surfaces.iter().any(|surface| name_key(surface) == name_key(stem)) || listed()
    };
    let leads = |entity: &Entity| !is_alliance(entity) && stems.iter().any(|stem| called(entity, stem));
    article.entities.iter().position(leads)
}

/// Whether a sentence without the alliance's name still speaks of it.
fn bare(words: &str) -> bool {
    ["팀에", "팀으로", "멤버로", "회원으로", "합류", "얼라이언스에", "협의체에", "컨소시엄에", "원팀"]
        .iter()
        .any(|word| words.contains(word))
}

/// Whether a sentence begins with the last word of an alliance's name alone: 컨소시엄에는, after 누리 컨소시엄.
fn refers(words: &str, alliance: &Entity, lexicon: &Lexicon) -> bool {
    let first = words.split_whitespace().next().unwrap_or("");
    let rest = lexicon.alliances.endings.iter().find_map(|ending| {
        alliance.surfaces.iter().any(|surface| surface.ends_with(ending)).then(|| first.strip_prefix(ending)).flatten()
    });
    rest.and_then(particle).is_some()
}

/// Whether what follows a mention next is the alliance or the joining, and no other deal.
fn joined(sentence: &Sentence, who: &Mention, alliance: Option<&Mention>, joins: &[Span]) -> bool {
    if who.affiliation && who.standing == Standing::Named && !who.group_tail.is_subject() {
        return false;
    }
    let next = |starts: &mut dyn Iterator<Item = usize>| {
        starts.filter(|start| *start >= who.span.end).min().unwrap_or(usize::MAX)
    };
    let join = next(&mut joins.iter().map(|span| span.start));
    let place = next(&mut alliance.iter().map(|mention| mention.span.start));
    let other = next(
        &mut sentence
            .cues
            .iter()
            .filter(|hit| !joins.iter().any(|join| join.overlaps(Span::new(hit.start, hit.end))))
            .map(|hit| hit.start),
    );
    let nearest = join.min(place);
    nearest != usize::MAX && (other >= nearest || who.group_tail.is_subject())
}
