//! Where names of alliances stand that the tagger passes over: ‘누리 원팀’, 업스테이지 컨소시엄, 게임산업 발전 협의체.

use super::article::Sentence;
use crate::{
    language::{ending, particle},
    lexicon::{Areas, Lexicon, WordClass},
    model::{Kind, Span},
};

/// The longest name in quotation marks that is taken as one, in bytes.
const LONGEST: usize = 60;
/// So many words of a name without quotation marks stand before its ending.
const WORDS: usize = 4;

/// Adds the names of alliances that stand in quotation marks, after a name, or after nouns that say which one it is,
/// where the tagger passed over them.
pub(super) fn add(text: &str, sentence: &Sentence, lexicon: &Lexicon, found: &mut Vec<Span>) {
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
                .or_else(|| half_quoted_start(text, from, end - ending.len()))
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

/// Where a name begins of which all but the ending stands in quotation marks: ‘K-클라우드 수출’ 컨소시엄.
fn half_quoted_start(text: &str, from: usize, ending: usize) -> Option<usize> {
    let inside = text[from..ending].trim_end().strip_suffix(['’', '\'', '”', '"'])?;
    let (open, mark) = inside.char_indices().rev().find(|(_, c)| matches!(c, '‘' | '\'' | '“' | '"' | ','))?;
    (mark != ',' && inside.len() - open <= LONGEST).then_some(from + open + mark.len_utf8())
}

/// Where a name begins that nouns before the ending make: 게임산업 발전 협의체.
fn phrase_start(text: &str, from: usize, ending: usize, lexicon: &Lexicon) -> Option<usize> {
    let before = &text[from..ending];
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut end = before.len();
    while words.len() < WORDS && end > 0 {
        let rest = before[..end].trim_end_matches(' ');
        let blank = rest.char_indices().rev().find(|(_, c)| c.is_whitespace());
        let start = blank.map_or(0, |(at, c)| at + c.len_utf8());
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
    word.char_indices().skip(1).any(|(at, _)| particle(&word[at..]).is_some())
}
