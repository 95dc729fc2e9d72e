//! Which two organisations may have a tie, and everything that speaks for or against it.

use super::{
    article::{Article, Entity, Sentence},
    commentators::only_comments,
    features::{Features, add_feature},
    frames::{self, Frame},
    salience::Salience,
    scene::Scene,
};
use crate::{
    language::is_hangul,
    lexicon::Lexicon,
    model::{Kind, Lang, OrgKind},
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
    /// The coordinations that the two mentions belong to.
    pub groups: (Option<usize>, Option<usize>),
    /// What speaks for or against a tie here.
    pub features: Features,
}

impl Instance {
    fn new(
        sentence: &Sentence,
        at: usize,
        (first, second): (Option<usize>, Option<usize>),
        features: Features,
    ) -> Self {
        let group = |mention: Option<usize>| mention.map(|mention| sentence.mentions[mention].group);
        Self { sentence: at, first, second, groups: (group(first), group(second)), features }
    }
}

/// Two organisations and all sentences that speak of both.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Indices of [`Article::entities`], the smaller one first.
    pub entities: (usize, usize),
    /// Where they stand together, in order.
    pub instances: Vec<Instance>,
    /// What speaks for or against a tie in the article as a whole, beside what its sentences say.
    pub whole: Features,
    /// A turn of phrase that states their tie by itself.
    pub frame: Option<Frame>,
    /// The entity that it is attached to: Y in "X는 Y 인수를 추진".
    pub object: Option<usize>,
}

impl Pair {
    /// All that speaks for or against anything: in the article as a whole and in any of its sentences.
    pub fn features(&self) -> Features {
        let mut features = self.whole.clone();
        self.instances.iter().for_each(|instance| features.merge(&instance.features));
        features
    }
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
    let mut framed: BTreeMap<(usize, usize), (Frame, usize)> = BTreeMap::new();
    let stated = if article.lang == Lang::Ko { frames::stated(text, article, lexicon) } else { Vec::new() };
    for stated in stated {
        let (a, b) = stated.parties;
        let pair = (a.min(b), a.max(b));
        let at = stated.frame.sentence;
        // With both parties in the sentence the pair is found below; one that is carried over is added here.
        if stated.carried && !article.sentences[at].carried.contains(&a) {
            let scene = Scene::new(text, article, at, lexicon, &salience, named);
            let features = scene.carried(a, stated.second);
            let instance = Instance::new(&article.sentences[at], at, (None, Some(stated.second)), features);
            found.entry(pair).or_default().push(instance);
        }
        framed.entry(pair).or_insert((stated.frame, b));
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
        let scope = scene.scope();
        let comments: Vec<bool> =
            sentence.mentions.iter().map(|mention| only_comments(text, article, sentence, mention, lexicon)).collect();
        for x in (0..sentence.mentions.len()).filter(|x| !scope.is_condition(*x) && !comments[*x]) {
            for y in (x + 1..sentence.mentions.len()).filter(|y| !comments[*y]) {
                let (a, b) = (sentence.mentions[x].entity, sentence.mentions[y].entity);
                if a != b && !scope.is_across(sentence, x, y) {
                    let features = scene.together(x, y);
                    add(a, b, Instance::new(sentence, at, (Some(x), Some(y)), features));
                }
            }
        }
        for topic in &sentence.carried {
            for (y, mention) in sentence.mentions.iter().enumerate().filter(|(y, _)| !comments[*y]) {
                let here = sentence.mentions.iter().any(|other| other.entity == *topic);
                if !here && mention.entity != *topic {
                    let features = scene.carried(*topic, y);
                    add(*topic, mention.entity, Instance::new(sentence, at, (None, Some(y)), features));
                }
            }
        }
        for (at_x, a) in sentence.together.iter().enumerate() {
            for b in &sentence.together[at_x + 1..] {
                if a != b {
                    let features = scene.pronoun();
                    add(*a, *b, Instance::new(sentence, at, (None, None), features));
                }
            }
        }
    }
    found
        .into_iter()
        .filter(|(entities, instances)| !is_at_home(article, *entities, instances, lexicon))
        .map(|(entities, instances)| {
            let (frame, object) = framed.get(&entities).copied().unzip();
            let mut whole = whole(article, entities, &instances, &salience);
            if let Some(frame) = frame {
                add_feature!(whole, "frame=", frame.name);
            }
            Pair { entities, instances, whole, frame, object }
        })
        .collect()
}

/// Whether what two organisations do is no tie: a group and its own company, unless the company changes hands.
fn is_at_home(article: &Article, (a, b): (usize, usize), instances: &[Instance], lexicon: &Lexicon) -> bool {
    let (x, y) = (&article.entities[a], &article.entities[b]);
    let cues = &lexicon.cues(article.lang).ties;
    let bought = |instance: &Instance| {
        let sentence = &article.sentences[instance.sentence];
        sentence.cues.iter().any(|hit| cues.cue(hit.cue).label == Kind::Acquisition)
    };
    is_namesake(x, y) || is_namesake(y, x) || (is_owned(x, y) || is_owned(y, x)) && !instances.iter().any(bought)
}

/// 한빛그룹 and 한빛: one and the same to those who write of them.
fn is_namesake(group: &Entity, company: &Entity) -> bool {
    is_group(group) && group.name.strip_suffix("그룹").is_some_and(|stem| stem.trim() == company.name)
}

/// A company that the gazetteer puts under a group: it may have been bought since.
fn is_owned(group: &Entity, company: &Entity) -> bool {
    is_group(group) && company.group.as_ref() == Some(&group.id)
}

fn is_group(entity: &Entity) -> bool {
    entity.kind == Some(OrgKind::Group)
}

fn whole(article: &Article, (a, b): (usize, usize), instances: &[Instance], salience: &Salience) -> Features {
    let mut features = Features::new(instances.iter().any(|instance| instance.features.names.is_some()));
    add_feature!(features, "n=", instances.len().min(4));
    let cued = instances.iter().filter(|instance| instance.features.has_cue).count();
    add_feature!(features, "ncue=", cued.min(4));
    let (x, y) = (&article.entities[a], &article.entities[b]);
    let count = |n: usize| if n > 6 { 7 } else { n.min(4) };
    add_feature!(features, "count=", count(x.count.min(y.count)), "_", count(x.count.max(y.count)));
    let rank = (salience.rank[a].min(salience.rank[b]).min(4), salience.rank[a].max(salience.rank[b]).min(6));
    add_feature!(features, "rank=", rank.0, "_", rank.1);
    add_feature!(features, "titled=", usize::from(salience.in_title[a]) + usize::from(salience.in_title[b]));
    add_feature!(features, "entities=", (article.entities.len() / 4).min(6));
    let kind = |kind: Option<OrgKind>| kind.map_or("unknown", |kind| kind.as_str());
    let (k1, k2) = (kind(x.kind), kind(y.kind));
    add_feature!(features, "kinds=", k1.min(k2), "_", k1.max(k2));
    for k in [k1, k2] {
        add_feature!(features, "kind=", k);
    }
    add_feature!(features, "listed=", usize::from(x.listed) + usize::from(y.listed));
    for entity in [x, y].into_iter().filter(|entity| !entity.listed) {
        shape(entity, &mut features);
    }
    let doubted = u8::from(!x.sure) + u8::from(!y.sure);
    if doubted > 0 {
        add_feature!(features, "doubt=", doubted);
        add_feature!(features, "doubt=", doubted, "_cue", cued.min(3));
    }
    let of_group = |entity: &Entity| entity.group.clone().unwrap_or_else(|| entity.id.clone());
    if of_group(x) == of_group(y) {
        add_feature!(features, "samegroup");
        if is_owned(x, y) || is_owned(y, x) {
            add_feature!(features, "owngroup");
        }
    } else if x.name.chars().take(2).eq(y.name.chars().take(2)) {
        add_feature!(features, "sameprefix");
    }
    features
}

/// What the look of a name that no list knows says of it.
fn shape(entity: &Entity, features: &mut Features) {
    let name = &entity.name;
    let count = name.chars().count();
    let from = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    add_feature!(features, "u:end=", &name[from..]);
    let (hangul, latin) =
        (name.chars().filter(|c| is_hangul(*c)).count(), name.chars().filter(char::is_ascii_alphabetic).count());
    let script = match (hangul > 0, latin > 0) {
        (true, false) => "hangul",
        (false, true) => "latin",
        (true, true) => "both",
        (false, false) => "none",
    };
    let glossed = entity.surfaces.len() > 1;
    add_feature!(features, "u:script=", script, "_", count.min(8));
    add_feature!(features, "u:seen=", entity.count.min(3), "_", u8::from(glossed), "_", u8::from(entity.sure));
}
