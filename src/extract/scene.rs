//! What one sentence says for or against a tie of two organisations.

use super::{
    article::{Article, Mention, Sentence, Standing, Tail},
    clauses::Clauses,
    english,
    features::{Features, add_feature},
    salience::Salience,
    scope::Scope,
};
use crate::{
    language::{Ending, is_hangul},
    lexicon::{Cue, CueMatch, Cues, Lexicon},
    model::{Kind, Lang, ZoneKind},
};

/// A sentence about to be described.
pub(super) struct Scene<'a> {
    text: &'a str,
    article: &'a Article,
    sentence: &'a Sentence,
    at: usize,
    lexicon: &'a Lexicon,
    salience: &'a Salience,
    named: usize,
    contexts: Vec<&'static str>,
    statuses: Vec<&'static str>,
    clauses: Clauses,
    named_features: bool,
}

impl<'a> Scene<'a> {
    pub fn new(
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
        let cues = lexicon.cues(article.lang);
        let contexts = labels(&cues.contexts, words, |context| context.as_str());
        let statuses = labels(&cues.statuses, words, |status| status.as_str());
        let clauses = if article.lang == Lang::Ko { Clauses::of(text, sentence.span) } else { Clauses::default() };
        Self {
            text,
            article,
            sentence,
            at,
            lexicon,
            salience,
            named: named.len(),
            contexts,
            statuses,
            clauses,
            named_features,
        }
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
        add_feature!(features, "at=", place);
        add_feature!(features, "orgs=", self.named.min(8));
        for context in &self.contexts {
            add_feature!(features, "cx=", context);
        }
        for status in &self.statuses {
            add_feature!(features, "st=", status);
        }
        if self.sentence.cues.is_empty() {
            add_feature!(features, "nocue");
        }
        for hit in &self.sentence.cues {
            let cue = self.cue(hit.cue);
            add_feature!(features, "cu=", cue.label);
            add_feature!(features, "cue=", cue.name);
        }
    }

    /// Who acts in which clause.
    pub fn scope(&self) -> Scope {
        match self.article.lang {
            Lang::Ko => Scope::of(self.text, self.sentence, &self.clauses),
            Lang::En => Scope::english(self.text, self.sentence),
        }
    }

    /// Both are named here.
    pub fn together(&self, x: usize, y: usize) -> Features {
        let mut features = Features::new(self.named_features);
        self.frame(&mut features);
        let (a, b) = (&self.sentence.mentions[x], &self.sentence.mentions[y]);
        let (p, q) = (part(a), part(b));
        add_feature!(features, "p1=", p);
        add_feature!(features, "p2=", q);
        add_feature!(features, "p12=", p, "_", q);
        add_feature!(features, "own=", a.tail.as_str(), "_", b.tail.as_str());
        let between = self.text.get(a.end..b.span.start).unwrap_or("");
        let apart = between.chars().count();
        add_feature!(features, "dist=", (apart / 12).min(7));
        let inside =
            self.sentence.mentions[x + 1..y].iter().filter(|m| m.entity != a.entity && m.entity != b.entity).count();
        add_feature!(features, "nb=", inside.min(4));
        let same_group = a.group == b.group;
        if same_group {
            add_feature!(features, "co=", q);
            add_feature!(features, "co=", q, "_orgs", self.named.min(4));
        }
        if apart <= 12 {
            let shape: String = between.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
            add_feature!(features, "m=", shape);
        }
        if a.standing == Standing::Person || b.standing == Standing::Person {
            add_feature!(features, "person");
        }
        if a.affiliation || b.affiliation {
            add_feature!(features, "aff=", u8::from(a.affiliation), u8::from(b.affiliation));
        }
        self.cues_around(a, b, p, q, same_group, &mut features);
        if self.article.lang == Lang::Ko {
            self.predicates(a, b, &mut features);
        }
        if self.article.lang == Lang::En {
            english::add_features(self.text, self.article, self.sentence, a, b, &self.lexicon.en, &mut features);
        }
        self.words(between, "mw", &mut features);
        self.words(self.after(b), "aw", &mut features);
        if self.at == 0 {
            add_feature!(features, "title:p12=", p, "_", q);
            add_feature!(features, "title:co=", same_group);
        }
        features
    }

    /// The first is carried over from the sentences before.
    pub fn carried(&self, topic: usize, y: usize) -> Features {
        let mut features = Features::new(self.named_features);
        self.frame(&mut features);
        let b = &self.sentence.mentions[y];
        let q = part(b);
        add_feature!(features, "carried");
        add_feature!(features, "X:p2=", q);
        if self.article.lang == Lang::En {
            english::add_carried(self.text, self.article, self.sentence, b, &self.lexicon.en, &mut features);
        }
        if self.article.lang == Lang::Ko {
            self.carried_predicates(b, &mut features);
        }
        add_feature!(features, "X:orgs=", self.named.min(5));
        let rank = self.salience.rank[topic].min(3);
        add_feature!(features, "X:rank=", rank);
        if self.article.lang == Lang::Ko {
            let told = |sentence: &Sentence| sentence.mentions.iter().any(|mention| mention.entity == topic);
            let ago = self.article.sentences[..self.at].iter().rev().take(8).position(told).unwrap_or(8);
            let titled = u8::from(self.salience.in_title[topic]);
            add_feature!(features, "X:ago=", [0usize, 1, 2, 3, 3, 5, 5, 5, 8][ago]);
            add_feature!(features, "X:topic=", rank, titled, u8::from(ago > 2));
        }
        if b.affiliation {
            add_feature!(features, "X:aff");
        }
        for (place, hit) in self.sentence.cues.iter().filter(|hit| hit.start >= b.span.end).take(2).enumerate() {
            let cue = self.cue(hit.cue);
            add_feature!(features, "X:aft", place, "=", cue.label, "_", q);
            add_feature!(features, "X:ac=", cue.name);
            add_feature!(features, "X:ac=", cue.name, "_", q);
            let barred = self.sentence.mentions[y + 1..]
                .iter()
                .any(|other| other.span.start < hit.start && other.group != b.group);
            add_feature!(
                features,
                "X:fr=",
                q,
                "_",
                u8::from(barred),
                "_",
                if hit.start - b.end.min(hit.start) < 40 { "near" } else { "far" }
            );
        }
        if let Some(before) = self.at.checked_sub(1).map(|at| &self.article.sentences[at]) {
            for hit in &before.cues {
                add_feature!(features, "pv=", self.cue(hit.cue).label);
            }
        }
        if b.group_tail == Tail::End || b.group_tail.as_str() == "copula" {
            add_feature!(features, "X:list=", self.named.min(6));
        }
        self.words(self.after(b), "xw", &mut features);
        features
    }

    /// Both are meant by 양사 and its like.
    pub fn pronoun(&self) -> Features {
        let mut features = Features::new(self.named_features);
        features.has_cue = !self.sentence.cues.is_empty();
        add_feature!(features, "pronoun");
        for hit in &self.sentence.cues {
            let cue = self.cue(hit.cue);
            add_feature!(features, "P:cu=", cue.label);
            if self.article.lang == Lang::Ko {
                add_feature!(features, "P:cue=", cue.name);
                add_feature!(features, "P:how=", cue.label, "_", self.how(hit));
            }
        }
        if self.article.lang == Lang::Ko {
            self.contexts.iter().for_each(|context| add_feature!(features, "P:cx=", context));
            self.statuses.iter().for_each(|status| add_feature!(features, "P:st=", status));
            add_feature!(features, "P:orgs=", self.named.min(3));
        }
        features
    }

    fn cues_around(&self, a: &Mention, b: &Mention, p: &str, q: &str, same_group: bool, features: &mut Features) {
        let next_name = |from: usize| {
            self.sentence.mentions.iter().map(|m| m.span.start).find(|start| *start >= from).unwrap_or(usize::MAX)
        };
        let mut after = 0usize;
        for hit in &self.sentence.cues {
            let cue = self.cue(hit.cue);
            if hit.start >= b.span.end && after < 2 {
                let near = match hit.start - b.end.min(hit.start) {
                    0..=30 => "near",
                    31..=90 => "mid",
                    _ => "far",
                };
                let barred = hit.start > next_name(b.end);
                add_feature!(features, "aft", after, "=", cue.label, "_", near, "_", u8::from(barred));
                add_feature!(features, "aft", after, "=", cue.label, "_", p, "_", q);
                add_feature!(features, "ac=", cue.name);
                if !barred {
                    add_feature!(features, "ac=", cue.name, "_", q);
                    add_feature!(features, "fr=", u8::from(same_group), "_", p, "_", q, "_", near);
                }
                after += 1;
            } else if hit.start >= a.span.end && hit.end <= b.span.start {
                add_feature!(features, "mid=", cue.label, "_", p);
                add_feature!(features, "mid=", cue.label, "_", p, "_", q);
                add_feature!(features, "mc=", cue.name);
            } else if hit.end <= a.span.start {
                add_feature!(features, "bef=", cue.label);
            }
        }
        if after == 0 {
            add_feature!(features, "noaft");
        }
    }

    /// What the cues after and between two mentions say of them, clause by clause.
    fn predicates(&self, a: &Mention, b: &Mention, features: &mut Features) {
        let (p, q) = (part(a), part(b));
        let same = u8::from(a.group == b.group);
        let clauses = &self.clauses;
        let apart = clauses.between(a.end, b.span.start, Ending::Connective).min(2);
        let described = clauses.between(a.end, b.span.start, Ending::Adnominal).min(2);
        add_feature!(features, "gap=", p, "_", q, "_", apart, described);
        self.neighbours(a, "na", features);
        self.neighbours(b, "nb", features);
        let after = self.sentence.cues.iter().filter(|hit| hit.start >= b.span.end).take(3);
        for (place, hit) in after.enumerate() {
            let label = self.cue(hit.cue).label;
            let how = self.how(hit);
            let far = clauses.between(b.end, hit.start, Ending::Connective).min(2);
            let relative = clauses.between(b.end, hit.start, Ending::Adnominal).min(2);
            let barred = self.barred(b, hit);
            add_feature!(features, "ga=", label, "_", p, "_", q, "_", same, "_", apart, far, relative);
            add_feature!(features, "gb=", p, "_", q, "_", same, "_", how, "_", apart, far, barred);
            add_feature!(features, "gc=", label, "_", how, "_", apart, far, barred, "_", place);
            add_feature!(features, "gd=", self.cue(hit.cue).name, "_", q, "_", how);
        }
        let between = self.sentence.cues.iter().filter(|hit| hit.start >= a.span.end && hit.end <= b.span.start);
        for hit in between.take(3) {
            let label = self.cue(hit.cue).label;
            let how = self.how(hit);
            let near = match clauses.ending_of(hit.end) {
                Some((_, end)) if end <= b.span.start => {
                    let words = self.text.get(end..b.span.start).unwrap_or("").split_whitespace().count();
                    ["0", "1", "2"].get(words).copied().unwrap_or("far")
                }
                _ => "open",
            };
            add_feature!(features, "ma=", label, "_", p, "_", how, "_", near);
            add_feature!(features, "mb=", p, "_", q, "_", how, "_", near, "_", apart);
        }
    }

    /// What the cues after a mention say of it and of whom the sentence is about.
    fn carried_predicates(&self, b: &Mention, features: &mut Features) {
        let q = part(b);
        self.neighbours(b, "X:nb", features);
        for (place, hit) in self.sentence.cues.iter().filter(|hit| hit.start >= b.span.end).take(3).enumerate() {
            let label = self.cue(hit.cue).label;
            let how = self.how(hit);
            let far = self.clauses.between(b.end, hit.start, Ending::Connective).min(2);
            let barred = self.barred(b, hit);
            add_feature!(features, "X:gb=", q, "_", how, "_", far, barred);
            add_feature!(features, "X:gc=", label, "_", q, "_", how, "_", far, barred, "_", place);
        }
    }

    /// How the clause of a cue ends.
    fn how(&self, hit: &CueMatch) -> &'static str {
        self.clauses.ending_of(hit.end).map_or("noun", |(ending, _)| ending.as_str())
    }

    /// Whether somebody outside a mention's list stands between it and a cue.
    fn barred(&self, mention: &Mention, hit: &CueMatch) -> u8 {
        let between = |other: &&Mention| other.span.start >= mention.end && other.end <= hit.start;
        u8::from(self.sentence.mentions.iter().filter(between).any(|other| other.group != mention.group))
    }

    /// The words right before and after a mention.
    fn neighbours(&self, mention: &Mention, template: &str, features: &mut Features) {
        let before = self.text.get(self.sentence.span.start..mention.span.start).unwrap_or("");
        let word = before.trim_end().rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
        if before.ends_with(char::is_whitespace) || word.chars().count() >= 2 {
            let from = word.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
            add_feature!(features, template, "<", &word[from..]);
        }
        let word = self.after(mention).split_whitespace().next().unwrap_or("");
        let to = word.char_indices().nth(3).map_or(word.len(), |(at, _)| at);
        add_feature!(features, template, ">", &word[..to]);
    }

    fn after(&self, mention: &Mention) -> &'a str {
        let end = self.sentence.span.end;
        self.text.get(mention.end.min(end)..end).unwrap_or("")
    }

    /// The beginnings of the next words: stems are what matters in Korean.
    fn words(&self, text: &str, template: &str, features: &mut Features) {
        let words = text.split(|c: char| !is_letter(c)).filter(|word| word.chars().count() >= 2);
        for word in words.take(8) {
            let end = word.char_indices().nth(3).map_or(word.len(), |(at, _)| at);
            add_feature!(features, template, "=", &word[..end]);
        }
    }
}

/// What the cues of a sentence tell of, each once.
fn labels<L>(cues: &Cues<L>, words: &str, name: impl Fn(&L) -> &'static str) -> Vec<&'static str> {
    let mut labels: Vec<_> = cues.find(words).iter().map(|hit| name(&cues.cue(hit.cue).label)).collect();
    labels.sort_unstable();
    labels.dedup();
    labels
}

/// The part that a mention's group has in the sentence.
fn part(mention: &Mention) -> &'static str {
    match mention.group_tail {
        Tail::List => "list",
        tail => tail.as_str(),
    }
}

/// Most letters of Korean news are Hangul: asking for those first spares the table of all scripts.
fn is_letter(c: char) -> bool {
    is_hangul(c) || c.is_alphanumeric()
}
