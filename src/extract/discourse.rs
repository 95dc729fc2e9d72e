//! What carries over from one sentence to the next: persons, the topic, 양사 and its like.

use super::{
    article::{Article, Mention, Standing, Tail},
    names::starts_word,
    tails::following,
};
use crate::{
    language::{hangul_run, is_hangul},
    lexicon::{Cues, Titles},
    model::{Kind, Span},
};
use std::collections::BTreeMap;

const SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용예경봉사부";
/// Sentences over which a topic carries.
const REACH: usize = 3;
/// Characters of a sentence within which its topic stands.
const TOPIC_WITHIN: usize = 38;
/// The cue that says 양사, 3사, 두 회사, whichever of them stands there.
const TOGETHER: &str = "양사";
const THIS_COMPANY: &[&str] =
    &["이 회사", "회사는", "회사 측", "이 업체", "이 기업", "이번 협약을 통해", "이번 협력", "이번 투자", "이번 계약"];

/// Finds persons who were introduced with their organisation, and what they stand for later on.
pub(super) fn add_persons(text: &str, article: &mut Article, titles: &Titles) {
    let mut persons: BTreeMap<String, usize> = BTreeMap::new();
    for at in 0..article.sentences.len() {
        for mention in article.sentences[at].mentions.iter().filter(|mention| mention.affiliation) {
            let Some(person) = person_of(text, mention) else { continue };
            let surname: String = person.chars().take(1).collect();
            let after = text[mention.span.end..mention.end].trim_start();
            let title = after.split_whitespace().find_map(|word| {
                let len = titles.at(word)?;
                Some(&word[..len])
            });
            if let Some(title) = title {
                persons.insert(format!("{surname} {title}"), mention.entity);
            }
            persons.insert(person, mention.entity);
        }
        let sentence = &article.sentences[at];
        if !sentence.active || persons.is_empty() {
            continue;
        }
        let mut found = Vec::new();
        let words = sentence.span.of(text).unwrap_or("");
        for (person, entity) in &persons {
            for (offset, _) in words.match_indices(person.as_str()) {
                let span = Span::new(offset, offset + person.len()).shifted(sentence.span.start);
                let near = sentence.mentions.iter().any(|mention| {
                    Span::new(mention.span.start.saturating_sub(16), mention.end).overlaps(span)
                        && mention.entity == *entity
                });
                if near || !starts_word(text, span.start) {
                    continue;
                }
                let rest = &text[span.end..sentence.span.end];
                let next = following(rest, titles);
                let tail = if next.tail == Tail::Glued && !hangul_run(rest).is_empty() { continue } else { next.tail };
                found.push(Mention {
                    span,
                    entity: *entity,
                    standing: Standing::Person,
                    tail,
                    end: span.end + next.len,
                    affiliation: true,
                    group: 0,
                    group_tail: tail,
                });
            }
        }
        let mentions = &mut article.sentences[at].mentions;
        mentions.extend(found);
        mentions.sort_by_key(|mention| mention.span);
        mentions.dedup_by(|later, earlier| earlier.span.overlaps(later.span));
    }
}

/// The person's name beside an organisation: "구현모 KT 사장" or "KT 구현모 사장".
fn person_of(text: &str, mention: &Mention) -> Option<String> {
    let inside = text.get(mention.span.end..mention.end)?;
    let before =
        text[..mention.span.start].trim_end_matches(' ').rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let after = inside.split_whitespace().rfind(|word| is_person(word));
    after.map(str::to_owned).or_else(|| is_person(before).then(|| before.to_owned()))
}

fn is_person(word: &str) -> bool {
    let count = word.chars().count();
    (2..=4).contains(&count)
        && count != 2
        && word.chars().all(is_hangul)
        && word.chars().next().is_some_and(|c| SURNAMES.contains(c))
}

/// Fills in what each sentence is about without saying so.
pub(super) fn carry_over(text: &str, article: &mut Article, cues: &Cues<Kind>) {
    let mut topic: Vec<usize> = Vec::new();
    let mut pair: Vec<usize> = Vec::new();
    // Those whom the sentence before names without a word of a tie: "A와 B는 15일 만났다".
    let mut met: Vec<usize> = Vec::new();
    let mut age = 0;
    let main = main_pair(article);
    let about = about(article);
    // A headline is about whom it names first: "구현모 KT 사장, …".
    if let Some(first) = article.sentences.first().and_then(|title| title.mentions.first()) {
        topic = vec![first.entity];
    }
    for sentence in article.sentences.iter_mut().filter(|sentence| sentence.active) {
        let words = sentence.span.of(text).unwrap_or("");
        let subject = subject_of(&sentence.mentions);
        let together = sentence.cues.iter().any(|hit| cues.cue(hit.cue).name == TOGETHER);
        if subject.is_empty() {
            // After a while without any subject it is whom the article is about.
            sentence.stale = age > REACH;
            sentence.carried = if sentence.stale { about.clone() } else { topic.clone() };
        } else if THIS_COMPANY.iter().any(|word| words.contains(word)) {
            sentence.carried = topic.iter().copied().filter(|entity| !subject.contains(entity)).collect();
        }
        if together {
            let three = words.contains("3사") || words.contains("세 ");
            let count = if three { 3 } else { 2 };
            sentence.together = match pair.len() {
                _ if met.len() == count => met.clone(),
                2 => pair.clone(),
                _ if three => pair.clone(),
                _ => main.clone(),
            };
        }
        let mut named: Vec<usize> = Vec::new();
        for mention in sentence.mentions.iter().filter(|mention| mention.standing == Standing::Named) {
            if !named.contains(&mention.entity) {
                named.push(mention.entity);
            }
        }
        // Through whom somebody acts is not what the text is about.
        let through =
            sentence.mentions.iter().find(|mention| mention.group_tail.is_subject()).is_some_and(|mention| {
                text.get(mention.end..).is_some_and(|rest| rest.trim_start().starts_with("통해"))
            });
        // A second clause that speaks of somebody else does not change what the text is about.
        let late = sentence.mentions.iter().find(|mention| mention.group_tail.is_subject()).is_some_and(|mention| {
            text.get(sentence.span.start..mention.span.start)
                .is_some_and(|before| before.chars().count() > TOPIC_WITHIN)
        });
        if !subject.is_empty() && !through && !late {
            topic = subject;
            age = 0;
        } else {
            age += 1;
        }
        met = if sentence.cues.is_empty() { named.clone() } else { Vec::new() };
        if named.len() >= 2 && !sentence.cues.is_empty() {
            named.truncate(4);
            pair = named;
        } else if named.len() == 1 && !sentence.cues.is_empty() && !topic.contains(&named[0]) {
            pair = topic.iter().copied().chain(named).take(4).collect();
        }
    }
}

/// The two organisations that the article names most: 양사 where nobody else fits.
fn main_pair(article: &Article) -> Vec<usize> {
    let mut order: Vec<usize> = (0..article.entities.len()).filter(|at| article.entities[*at].count >= 3).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(article.entities[*at].count), *at));
    order.truncate(2);
    if order.len() == 2 { order } else { Vec::new() }
}

/// Whom the article is about: the organisation that it names most, the first of equals.
fn about(article: &Article) -> Vec<usize> {
    let most = (0..article.entities.len()).max_by_key(|at| (article.entities[*at].count, std::cmp::Reverse(*at)));
    most.filter(|at| article.entities[*at].count >= 2).into_iter().collect()
}

/// The entities of the first group that is topic or subject.
fn subject_of(mentions: &[Mention]) -> Vec<usize> {
    let Some(first) = mentions.iter().find(|mention| mention.group_tail.is_subject()) else { return Vec::new() };
    let mut entities = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.group == first.group) {
        if !entities.contains(&mention.entity) {
            entities.push(mention.entity);
        }
    }
    entities
}
