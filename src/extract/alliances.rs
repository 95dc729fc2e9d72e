//! Who joins, leads and makes up a named alliance.

use super::{
    article::{Article, Entity, Mention, Sentence, Standing},
    frames::{Frame, Stated},
};
use crate::{
    language::particle,
    lexicon::{Lexicon, name_key},
    model::{Kind, OrgKind, Span},
};
use std::collections::BTreeSet;

/// Sentences over which "joined" goes on speaking of the alliance named before.
const REACH: usize = 2;

/// Whether an entity is an alliance.
pub(super) fn is_alliance(entity: &Entity) -> bool {
    entity.kind == Some(OrgKind::Alliance)
}

/// Every member that a sentence names beside its alliance and a word of joining, and who leads an alliance that bears
/// its name.
pub(super) fn joinings(text: &str, article: &Article, lexicon: &Lexicon) -> Vec<Stated> {
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
                if at - before <= REACH && bare(words, lexicon)
                    || refers(words, &article.entities[entity], lexicon) =>
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
                all.push(Stated { frame: joining(at), parties, second: member, carried: mention.is_none() });
            }
        }
        // Who leads is a member where others are.
        if let Some(second) = mention.filter(|_| all.len() > before)
            && let Some(leader) = leader(article, entity, lexicon)
            && led.insert(entity)
        {
            let carried = sentence.mentions.iter().all(|other| other.entity != leader);
            all.push(Stated { frame: joining(at), parties: (leader, entity), second, carried });
        }
    }
    all
}

fn joining(sentence: usize) -> Frame {
    Frame { sentence, kind: Kind::Membership, confidence: 0.76, name: "joining" }
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

/// Whether a sentence without the alliance's name still speaks of it: "협의체에 이어", "새로 합류했다".
fn bare(words: &str, lexicon: &Lexicon) -> bool {
    let into = |ending: &&str| {
        words.match_indices(*ending).any(|(at, ending)| words[at + ending.len()..].starts_with(['에', '으']))
    };
    lexicon.membership.stands_alone(words) || lexicon.alliances.endings.iter().any(into)
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
