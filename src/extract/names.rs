//! Where names stand: the tagger, the gazetteer, and names pooled over the article.

use super::{
    alliance_names,
    article::Sentence,
    tagger::{Tagger, Weights},
};
use crate::{
    language::{hangul_run, is_hangul, particle},
    lexicon::{Lexicon, WordClass},
    model::Span,
};
use std::collections::BTreeSet;

/// Byte spans of names in one sentence, in bytes of the document's text.
pub(super) type Names = Vec<Span>;

/// Finds the names in a sentence. What the tagger is sure of is added to `sure`.
pub(super) fn find<'t>(
    text: &'t str,
    sentence: &Sentence,
    lexicon: &Lexicon,
    weights: &Weights,
    tagger: &mut Tagger,
    sure: &mut BTreeSet<&'t str>,
) -> Names {
    let mut found = Names::new();
    for tagged in tagger.names(sentence.span.of(text).unwrap_or(""), lexicon, weights) {
        let span = without_country(text, tagged.span.shifted(sentence.span.start), lexicon);
        let Some(name) = span.of(text).filter(|name| is_name(name, lexicon)) else { continue };
        // An ordinary word is a name only beyond doubt: "기업을 대상으로".
        if !tagged.sure && lexicon.words.classes(name).has(WordClass::Noun) {
            continue;
        }
        found.push(span);
        if tagged.sure {
            sure.insert(name);
        }
    }
    add_listed(text, sentence, tagger.listed(), &mut found);
    found.retain(|span| !is_place(text, *span, lexicon));
    add_quoted(text, sentence, &mut found);
    alliance_names::add(text, sentence, lexicon, &mut found);
    found
}

/// Whether a tagged string can be a name at all: the bare word for a field of business (인공지능) is none.
fn is_name(name: &str, lexicon: &Lexicon) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let listed = lexicon.gazetteer.lookup(name).is_some();
    letters >= 1 && (listed || (letters >= 2 && !lexicon.areas.is_one(name) && !lexicon.shapes.is_bare(name)))
}

/// 미국 사노피: the country before the name of a firm that is known without it. A ministry keeps its country.
fn without_country(text: &str, span: Span, lexicon: &Lexicon) -> Span {
    let name = span.of(text).unwrap_or("");
    let Some((country, rest)) = name.split_once(' ') else { return span };
    let firm = lexicon.gazetteer.lookup(rest).is_some_and(|owner| !owner.kind.is_state());
    let place = lexicon.words.classes(country).has(WordClass::Place);
    if firm && place && lexicon.gazetteer.lookup(name).is_none() {
        Span::new(span.end - rest.len(), span.end)
    } else {
        span
    }
}

/// Whether the whole word is a place, and the name only its beginning: 서울 세종대로 is a street, not 세종대.
fn is_place(text: &str, span: Span, lexicon: &Lexicon) -> bool {
    let is_place = |word: &str| lexicon.words.classes(word).has(WordClass::Place);
    let run = hangul_run(&text[span.start..]);
    let before = || text[..span.start].trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
    run.len() > span.len()
        && (is_place(run) || run.ends_with("대로") && run.len() == span.len() + 3 && is_place(before()))
}

/// Adds the rest of a list in quotation marks of which some are names: ‘콴다’, ‘래블업’, ‘원컵’.
fn add_quoted(text: &str, sentence: &Sentence, found: &mut Names) {
    let words = sentence.span.of(text).unwrap_or("");
    let mut items: Vec<Span> = Vec::new();
    let mut lists: Vec<Vec<Span>> = Vec::new();
    let mut rest = 0;
    while let Some(open) = words[rest..].find(['‘', '’', '\'']).map(|at| rest + at) {
        let inside = open + words[open..].chars().next().map_or(1, char::len_utf8);
        let Some(close) = words[inside..].find(['’', '\'']).map(|at| inside + at) else { break };
        let between = items.last().map_or("", |last| words.get(last.end..open).unwrap_or("."));
        let goes_on =
            between.trim_start_matches(['’', '\'']).trim().trim_matches([',', '·', '와', '과']).trim().is_empty();
        if !goes_on && !items.is_empty() {
            lists.push(std::mem::take(&mut items));
        }
        items.push(Span::new(inside, close));
        rest = close + words[close..].chars().next().map_or(1, char::len_utf8);
    }
    lists.push(items);
    for list in lists.iter().filter(|list| list.len() >= 3) {
        let spans: Vec<Span> = list.iter().map(|item| item.shifted(sentence.span.start)).collect();
        let known = spans.iter().filter(|span| found.iter().any(|name| name.overlaps(**span))).count();
        if known * 3 < spans.len() {
            continue;
        }
        for span in spans.into_iter().filter(|span| span.len() >= 4 && span.len() <= 45) {
            found.retain(|name| !name.overlaps(span));
            found.push(span);
        }
    }
    found.sort();
}

/// Adds names that the gazetteer is sure of and the tagger passed over; `listed` counts from the sentence.
fn add_listed(text: &str, sentence: &Sentence, listed: &[Span], found: &mut Names) {
    for span in listed.iter().map(|span| span.shifted(sentence.span.start)) {
        let whole = starts_word(text, span.start) && ends_word(text, span.end);
        if whole && !found.iter().any(|other| other.overlaps(span)) {
            found.push(span);
        }
    }
    found.sort();
}

/// Applies every name that was found somewhere to the whole article.
///
/// Cost: one search of the text for each name.
pub(super) fn pool(text: &str, sentences: &[Sentence], names: &mut [Names]) {
    let known: BTreeSet<&str> = names.iter().flatten().filter_map(|span| span.of(text)).collect();
    let mut known: Vec<&str> = known.into_iter().filter(|name| name.chars().count() >= 2).collect();
    known.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in known {
        for at in memchr::memmem::find_iter(text.as_bytes(), name.as_bytes()) {
            let span = Span::new(at, at + name.len());
            let Some(place) = sentences.partition_point(|sentence| sentence.span.start <= at).checked_sub(1) else {
                continue;
            };
            let taken = || names[place].iter().any(|other| other.overlaps(span));
            let inside = sentences[place].active && sentences[place].span.contains(span);
            if inside && !taken() && starts_word(text, span.start) && ends_word(text, span.end) {
                names[place].push(span);
            }
        }
    }
    names.iter_mut().for_each(|found| found.sort());
}

/// Whether a name may begin here: no letter of the same script stands before it.
pub(super) fn starts_word(text: &str, at: usize) -> bool {
    let (Some(before), Some(first)) = (text[..at].chars().next_back(), text[at..].chars().next()) else { return true };
    if is_hangul(before) {
        return !is_hangul(first);
    }
    !before.is_alphanumeric() || (is_hangul(first) && !before.is_ascii_digit())
}

/// Whether a name may end here: a particle follows, or no letter at all.
pub(super) fn ends_word(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    match rest.chars().next() {
        Some(c) if is_hangul(c) => particle(hangul_run(rest)).is_some(),
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}
