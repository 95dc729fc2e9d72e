//! Which two organisations may have a tie, and everything that speaks for or against it.

use super::{
    article::{Article, Mention, Sentence, Standing, Tail},
    english,
    features::Features,
    frames::{self, Frame},
};
use crate::{
    lexicon::{Cue, Lexicon},
    model::{Kind, Lang, OrgKind, ZoneKind},
};
use std::collections::BTreeMap;

/// One sentence that speaks of both organisations of a pair.
#[derive(Debug, Clone)]
pub struct Instance {
    /// Index of [`Article::sentences`].
    pub sentence: usize,
    /// The mention of the first organisation, an index of the sentence's mentions; `None` where it is carried over.
    pub first: Option<usize>,
    /// The mention of the second one.
    pub second: Option<usize>,
    /// What speaks for or against a tie here.
    pub features: Features,
}

/// Two organisations and all sentences that speak of both.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Indices of [`Article::entities`], the smaller one first.
    pub entities: (usize, usize),
    /// Where they stand together, in order.
    pub instances: Vec<Instance>,
    /// What speaks for or against a tie in the article as a whole.
    pub features: Features,
    /// A turn of phrase that states their tie by itself.
    pub frame: Option<Frame>,
}

/// More mentions than this in one sentence are a table, not a sentence.
const MOST_MENTIONS: usize = 40;

/// Every pair of organisations that some sentence with a cue, or the title, speaks of; with the text of
/// their features where `named` asks for it.
pub fn pairs(text: &str, article: &Article, lexicon: &Lexicon, named: bool) -> Vec<Pair> {
    let mut found: BTreeMap<(usize, usize), Vec<Instance>> = BTreeMap::new();
    if article.entities.len() < 2 {
        return Vec::new();
    }
    let salience = Salience::of(article);
    let mut framed: BTreeMap<(usize, usize), Frame> = BTreeMap::new();
    let stated = if article.lang == Lang::Ko { frames::stated(text, article, lexicon) } else { Vec::new() };
    for stated in stated {
        let (a, b) = stated.parties;
        let pair = (a.min(b), a.max(b));
        let at = stated.frame.sentence;
        // With both parties in the sentence the pair is found below; one that is carried over is added here.
        if stated.carried && !article.sentences[at].carried.contains(&a) {
            let scene = Scene::new(text, article, at, lexicon, &salience, named);
            let features = scene.carried(a, stated.second);
            let instance = Instance { sentence: at, first: None, second: Some(stated.second), features };
            found.entry(pair).or_default().push(instance);
        }
        framed.entry(pair).or_insert(stated.frame);
    }
    let mut add = |a: usize, b: usize, instance: Instance| {
        found.entry((a.min(b), a.max(b))).or_default().push(instance);
    };
    for (at, sentence) in article.sentences.iter().enumerate() {
        // English lists of owners and buyers often stand in a sentence of their own, without any cue.
        let silent = sentence.cues.is_empty() && at > 0 && article.lang == Lang::Ko;
        if !sentence.active || silent || sentence.mentions.len() > MOST_MENTIONS {
            continue;
        }
        if sentence.mentions.len() + sentence.carried.len() < 2 && sentence.together.len() < 2 {
            continue;
        }
        let scene = Scene::new(text, article, at, lexicon, &salience, named);
        for x in 0..sentence.mentions.len() {
            for y in x + 1..sentence.mentions.len() {
                let (a, b) = (sentence.mentions[x].entity, sentence.mentions[y].entity);
                if a != b {
                    let features = scene.together(x, y);
                    add(a, b, Instance { sentence: at, first: Some(x), second: Some(y), features });
                }
            }
        }
        for topic in &sentence.carried {
            for (y, mention) in sentence.mentions.iter().enumerate() {
                let here = sentence.mentions.iter().any(|other| other.entity == *topic);
                if !here && mention.entity != *topic {
                    let features = scene.carried(*topic, y);
                    add(*topic, mention.entity, Instance { sentence: at, first: None, second: Some(y), features });
                }
            }
        }
        for (at_x, a) in sentence.together.iter().enumerate() {
            for b in &sentence.together[at_x + 1..] {
                if a != b {
                    let features = scene.pronoun();
                    add(*a, *b, Instance { sentence: at, first: None, second: None, features });
                }
            }
        }
    }
    found
        .into_iter()
        .filter(|(_, instances)| instances.iter().any(|instance| instance.second.is_some()))
        .filter(|(entities, _)| !is_own_group(article, *entities))
        .map(|(entities, instances)| {
            let frame = framed.get(&entities).copied();
            let mut features = whole(article, entities, &instances, &salience);
            if let Some(frame) = frame {
                features.add(format_args!("frame={}", frame.name));
            }
            Pair { entities, instances, features, frame }
        })
        .collect()
}

/// A group and its own company: what they do together is no tie.
fn is_own_group(article: &Article, (a, b): (usize, usize)) -> bool {
    let (x, y) = (&article.entities[a], &article.entities[b]);
    let owns = |group: &super::Entity, company: &super::Entity| {
        company.group.as_ref() == Some(&group.id)
            || group.name.strip_suffix("그룹").is_some_and(|stem| stem.trim() == company.name)
    };
    (x.kind == Some(OrgKind::Group) && owns(x, y)) || (y.kind == Some(OrgKind::Group) && owns(y, x))
}

/// How much the article is about each entity.
struct Salience {
    rank: Vec<usize>,
    in_title: Vec<bool>,
}

impl Salience {
    fn of(article: &Article) -> Self {
        let mut order: Vec<usize> = (0..article.entities.len()).collect();
        order.sort_by_key(|at| (std::cmp::Reverse(article.entities[*at].count), article.entities[*at].first, *at));
        let mut rank = vec![0; order.len()];
        for (place, at) in order.into_iter().enumerate() {
            rank[at] = place;
        }
        let mut in_title = vec![false; rank.len()];
        if let Some(title) = article.sentences.first() {
            title.mentions.iter().for_each(|mention| in_title[mention.entity] = true);
        }
        Self { rank, in_title }
    }
}

fn whole(article: &Article, (a, b): (usize, usize), instances: &[Instance], salience: &Salience) -> Features {
    let mut features = Features::new(instances.iter().any(|instance| instance.features.names.is_some()));
    for instance in instances {
        features.merge(&instance.features);
    }
    features.add(format_args!("n={}", instances.len().min(4)));
    let cued = instances.iter().filter(|instance| instance.features.has_cue).count();
    features.add(format_args!("ncue={}", cued.min(4)));
    let (x, y) = (&article.entities[a], &article.entities[b]);
    let count = |n: usize| if n > 6 { 7 } else { n.min(4) };
    features.add(format_args!("count={}_{}", count(x.count.min(y.count)), count(x.count.max(y.count))));
    let rank = (salience.rank[a].min(salience.rank[b]).min(4), salience.rank[a].max(salience.rank[b]).min(6));
    features.add(format_args!("rank={}_{}", rank.0, rank.1));
    features.add(format_args!("titled={}", usize::from(salience.in_title[a]) + usize::from(salience.in_title[b])));
    features.add(format_args!("entities={}", (article.entities.len() / 4).min(6)));
    let kind = |kind: Option<OrgKind>| kind.map_or("unknown", |kind| kind.as_str());
    let (k1, k2) = (kind(x.kind), kind(y.kind));
    features.add(format_args!("kinds={}_{}", k1.min(k2), k1.max(k2)));
    for k in [k1, k2] {
        features.add(format_args!("kind={k}"));
    }
    features.add(format_args!("listed={}", usize::from(x.listed) + usize::from(y.listed)));
    let of_group = |entity: &super::Entity| entity.group.clone().unwrap_or_else(|| entity.id.clone());
    if of_group(x) == of_group(y) {
        features.add(format_args!("samegroup"));
    } else if x.name.chars().take(2).eq(y.name.chars().take(2)) {
        features.add(format_args!("sameprefix"));
    }
    features
}

/// A sentence about to be described.
struct Scene<'a> {
    text: &'a str,
    article: &'a Article,
    sentence: &'a Sentence,
    at: usize,
    lexicon: &'a Lexicon,
    salience: &'a Salience,
    named: usize,
    contexts: Vec<&'static str>,
    statuses: Vec<&'static str>,
    named_features: bool,
}

impl<'a> Scene<'a> {
    fn new(
        text: &'a str,
        article: &'a Article,
        at: usize,
        lexicon: &'a Lexicon,
        salience: &'a Salience,
        named_features: bool,
    ) -> Self {
        let sentence = &article.sentences[at];
        let words = sentence.span.of(text).unwrap_or("");
        let mut named: Vec<usize> = sentence.mentions.iter().map(|mention| mention.entity).collect();
        named.sort_unstable();
        named.dedup();
        let mut contexts: Vec<_> = lexicon
            .cues(article.lang)
            .contexts
            .find(words)
            .iter()
            .map(|hit| lexicon.cues(article.lang).contexts.cue(hit.cue).label.as_str())
            .collect();
        contexts.sort_unstable();
        contexts.dedup();
        let mut statuses: Vec<_> = lexicon
            .cues(article.lang)
            .statuses
            .find(words)
            .iter()
            .map(|hit| lexicon.cues(article.lang).statuses.cue(hit.cue).label.as_str())
            .collect();
        statuses.sort_unstable();
        statuses.dedup();
        Self { text, article, sentence, at, lexicon, salience, named: named.len(), contexts, statuses, named_features }
    }

    fn cue(&self, cue: usize) -> &'a Cue<Kind> {
        self.lexicon.cues(self.article.lang).ties.cue(cue)
    }

    /// What any pair of this sentence shares.
    fn frame(&self, features: &mut Features) {
        features.has_cue = !self.sentence.cues.is_empty();
        let place = match self.at {
            0 => "title",
            1 | 2 => "lead",
            _ if self.sentence.zone == ZoneKind::Caption => "caption",
            _ => "body",
        };
        features.add(format_args!("at={place}"));
        features.add(format_args!("orgs={}", self.named.min(8)));
        for context in &self.contexts {
            features.add(format_args!("cx={context}"));
        }
        for status in &self.statuses {
            features.add(format_args!("st={status}"));
        }
        if self.sentence.cues.is_empty() {
            features.add(format_args!("nocue"));
        }
        for hit in &self.sentence.cues {
            let cue = self.cue(hit.cue);
            features.add(format_args!("cu={}", cue.label));
            features.add(format_args!("cue={}", cue.name));
        }
    }

    /// Both are named here.
    fn together(&self, x: usize, y: usize) -> Features {
        let mut features = Features::new(self.named_features);
        self.frame(&mut features);
        let (a, b) = (&self.sentence.mentions[x], &self.sentence.mentions[y]);
        let (p, q) = (part(a), part(b));
        features.add(format_args!("p1={p}"));
        features.add(format_args!("p2={q}"));
        features.add(format_args!("p12={p}_{q}"));
        features.add(format_args!("own={}_{}", a.tail.as_str(), b.tail.as_str()));
        let between = self.text.get(a.end..b.span.start).unwrap_or("");
        let apart = between.chars().count();
        features.add(format_args!("dist={}", (apart / 12).min(7)));
        let inside =
            self.sentence.mentions[x + 1..y].iter().filter(|m| m.entity != a.entity && m.entity != b.entity).count();
        features.add(format_args!("nb={}", inside.min(4)));
        let same_group = a.group == b.group;
        if same_group {
            features.add(format_args!("co={q}"));
            features.add(format_args!("co={q}_orgs{}", self.named.min(4)));
        }
        if apart <= 12 {
            let shape: String = between.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
            features.add(format_args!("m={shape}"));
        }
        if a.standing == Standing::Person || b.standing == Standing::Person {
            features.add(format_args!("person"));
        }
        if a.affiliation || b.affiliation {
            features.add(format_args!("aff={}{}", u8::from(a.affiliation), u8::from(b.affiliation)));
        }
        self.cues_around(a, b, p, q, same_group, &mut features);
        if self.article.lang == Lang::En {
            english::add_features(self.text, self.article, self.sentence, a, b, &self.lexicon.en, &mut features);
        }
        self.words(between, "mw", &mut features);
        self.words(self.after(b), "aw", &mut features);
        if self.at == 0 {
            features.add(format_args!("title:p12={p}_{q}"));
            features.add(format_args!("title:co={same_group}"));
        }
        features
    }

    /// The first is carried over from the sentences before.
    fn carried(&self, topic: usize, y: usize) -> Features {
        let mut features = Features::new(self.named_features);
        self.frame(&mut features);
        let b = &self.sentence.mentions[y];
        let q = part(b);
        features.add(format_args!("carried"));
        features.add(format_args!("X:p2={q}"));
        if self.article.lang == Lang::En {
            english::add_carried(self.text, self.article, self.sentence, b, &self.lexicon.en, &mut features);
        }
        features.add(format_args!("X:orgs={}", self.named.min(5)));
        features.add(format_args!("X:rank={}", self.salience.rank[topic].min(3)));
        if b.affiliation {
            features.add(format_args!("X:aff"));
        }
        for (place, hit) in self.sentence.cues.iter().filter(|hit| hit.start >= b.span.end).take(2).enumerate() {
            let cue = self.cue(hit.cue);
            features.add(format_args!("X:aft{place}={}_{q}", cue.label));
            features.add(format_args!("X:ac={}", cue.name));
            features.add(format_args!("X:ac={}_{q}", cue.name));
            let barred = self.sentence.mentions[y + 1..]
                .iter()
                .any(|other| other.span.start < hit.start && other.group != b.group);
            features.add(format_args!(
                "X:fr={q}_{}_{}",
                u8::from(barred),
                if hit.start - b.end.min(hit.start) < 40 { "near" } else { "far" }
            ));
        }
        if let Some(before) = self.at.checked_sub(1).map(|at| &self.article.sentences[at]) {
            for hit in &before.cues {
                features.add(format_args!("pv={}", self.cue(hit.cue).label));
            }
        }
        if b.group_tail == Tail::End || b.group_tail.as_str() == "copula" {
            features.add(format_args!("X:list={}", self.named.min(6)));
        }
        self.words(self.after(b), "xw", &mut features);
        features
    }

    /// Both are meant by 양사 and its like.
    fn pronoun(&self) -> Features {
        let mut features = Features::new(self.named_features);
        features.has_cue = !self.sentence.cues.is_empty();
        features.add(format_args!("pronoun"));
        for hit in &self.sentence.cues {
            features.add(format_args!("P:cu={}", self.cue(hit.cue).label));
        }
        features
    }

    fn cues_around(&self, a: &Mention, b: &Mention, p: &str, q: &str, same_group: bool, features: &mut Features) {
        let next_name = |from: usize| {
            self.sentence.mentions.iter().map(|m| m.span.start).find(|start| *start >= from).unwrap_or(usize::MAX)
        };
        let mut after = 0;
        for hit in &self.sentence.cues {
            let cue = self.cue(hit.cue);
            if hit.start >= b.span.end && after < 2 {
                let near = match hit.start - b.end.min(hit.start) {
                    0..=30 => "near",
                    31..=90 => "mid",
                    _ => "far",
                };
                let barred = hit.start > next_name(b.end);
                features.add(format_args!("aft{after}={}_{near}_{}", cue.label, u8::from(barred)));
                features.add(format_args!("aft{after}={}_{p}_{q}", cue.label));
                features.add(format_args!("ac={}", cue.name));
                if !barred {
                    features.add(format_args!("ac={}_{q}", cue.name));
                    features.add(format_args!("fr={}_{p}_{q}_{}", u8::from(same_group), near));
                }
                after += 1;
            } else if hit.start >= a.span.end && hit.end <= b.span.start {
                features.add(format_args!("mid={}_{p}", cue.label));
                features.add(format_args!("mid={}_{p}_{q}", cue.label));
                features.add(format_args!("mc={}", cue.name));
            } else if hit.end <= a.span.start {
                features.add(format_args!("bef={}", cue.label));
            }
        }
        if after == 0 {
            features.add(format_args!("noaft"));
        }
    }

    fn after(&self, mention: &Mention) -> &'a str {
        let end = self.sentence.span.end;
        self.text.get(mention.end.min(end)..end).unwrap_or("")
    }

    /// The beginnings of the next words: stems are what matters in Korean.
    fn words(&self, text: &str, template: &str, features: &mut Features) {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 2);
        for word in words.take(8) {
            let end = word.char_indices().nth(3).map_or(word.len(), |(at, _)| at);
            features.add(format_args!("{template}={}", &word[..end]));
        }
    }
}

/// The part that a mention's group has in the sentence.
fn part(mention: &Mention) -> &'static str {
    match mention.group_tail {
        Tail::List => "list",
        tail => tail.as_str(),
    }
}
