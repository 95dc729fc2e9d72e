//! Named alliances, and who joins them: ‘AI 원팀’, "누리 컨소시엄".

use super::article::{Article, Entity, Mention, Sentence, Standing};
use crate::{
    lexicon::{Areas, Lexicon, Membership},
    model::{Kind, OrgKind, Span},
};

/// Words that end the name of an alliance.
const ENDINGS: &[&str] = &["원팀", "협의체", "얼라이언스", "컨소시엄", "연합체", "드림팀"];
/// Sentences over which "joined" goes on speaking of the alliance named before.
const REACH: usize = 2;
/// The longest name in quotation marks that is taken as one, in bytes.
const LONGEST: usize = 60;

/// Adds the names of alliances that stand in quotation marks, or after a name, where the tagger passed over them.
pub(super) fn add_names(text: &str, sentence: &Sentence, lexicon: &Lexicon, found: &mut Vec<Span>) {
    if !sentence.cues.iter().any(|hit| lexicon.ko.ties.cue(hit.cue).label == Kind::Membership) {
        return;
    }
    let words = sentence.span.of(text).unwrap_or("");
    for ending in ENDINGS {
        for (at, _) in words.match_indices(ending) {
            let end = sentence.span.start + at + ending.len();
            let Some(start) = quoted_start(text, sentence.span.start, end)
                .or_else(|| named_start(text, found, end - ending.len(), &lexicon.areas))
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

/// Whether an entity is an alliance.
pub(super) fn is_alliance(entity: &Entity) -> bool {
    entity.kind == Some(OrgKind::Alliance)
}

/// Somebody who, a sentence says, belongs to an alliance.
pub(super) struct Joining {
    pub sentence: usize,
    /// Index of the sentence's mentions.
    pub member: usize,
    /// Index of the sentence's mentions; `None` where the alliance was named before.
    pub alliance: Option<usize>,
    pub entities: (usize, usize),
}

/// Every member that a sentence names beside its alliance and a word of joining.
pub(super) fn joinings(text: &str, article: &Article, membership: &Membership) -> Vec<Joining> {
    let mut all = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for (at, sentence) in article.sentences.iter().enumerate().filter(|(_, sentence)| sentence.active) {
        let words = sentence.span.of(text).unwrap_or("");
        let named: Vec<usize> = (0..sentence.mentions.len())
            .filter(|m| is_alliance(&article.entities[sentence.mentions[*m].entity]))
            .collect();
        let alliance = match (named.as_slice(), last) {
            ([], Some((before, entity))) if at - before <= REACH && bare(words) => Some((None, entity)),
            ([one, ..], _) => Some((Some(*one), sentence.mentions[*one].entity)),
            _ => None,
        };
        if let Some((mention, entity)) = alliance {
            last = Some((at, entity));
            let joins = membership.find(words, sentence.span.start);
            if joins.is_empty() {
                continue;
            }
            for (member, who) in sentence.mentions.iter().enumerate() {
                let place = mention.map(|at| &sentence.mentions[at]);
                if who.entity != entity
                    && !is_alliance(&article.entities[who.entity])
                    && joined(sentence, who, place, &joins)
                {
                    all.push(Joining { sentence: at, member, alliance: mention, entities: (who.entity, entity) });
                }
            }
        }
    }
    all
}

/// Whether a sentence without the alliance's name still speaks of it.
fn bare(words: &str) -> bool {
    ["팀에", "팀으로", "멤버로", "회원으로", "합류", "얼라이언스에", "협의체에", "컨소시엄에", "원팀"]
        .iter()
        .any(|word| words.contains(word))
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
