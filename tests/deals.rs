//! Deals that several articles tell of: which of their ties are merged into one, rightly and wrongly.
//!
//! Gold tells of ties article by article; `training/annotations/ko_deals.jsonl` says which of them are one deal, and
//! `tests/fixtures/ko_dev_deals.jsonl` the same of ko_dev, by numbers alone: nothing is learnt from it. The articles lie in ../shared, or where `TIEUP_SHARED` says; without them there is nothing to measure.

mod score;

use score::shared;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::{Path, PathBuf},
};
use tieup::{
    eval::{GoldReader, GoldTie},
    graph::PartnerGraph,
    lexicon::{Lexicon, name_key},
    model::{Alliance, Claim, DocId, Evidence, Kind, OrgId, PartialDate, Party, RuleId, Span},
    read,
};

/// A tie of gold: its article and its place there.
type Told = (String, usize);

/// The ties of gold as claims whose evidence starts at their place.
struct Gold {
    claims: Vec<Claim>,
}

impl Gold {
    fn read(lexicon: &Lexicon, files: &[PathBuf], published: &BTreeMap<DocId, PartialDate>) -> Self {
        let mut claims = Vec::new();
        for article in files.iter().flat_map(|file| GoldReader::open(file).unwrap()) {
            let article = article.unwrap();
            let reported = article.published.or_else(|| published.get(&article.doc).copied());
            let claim = |(at, tie)| claim(lexicon, &article.doc, reported, at, tie);
            claims.extend(article.ties.iter().enumerate().map(claim));
        }
        Self { claims }
    }

    /// Which ties each tie of gold is part of.
    fn ties(&self, graphs: impl IntoIterator<Item = PartnerGraph>) -> BTreeMap<Told, BTreeSet<String>> {
        let mut of: BTreeMap<Told, BTreeSet<String>> = BTreeMap::new();
        for graph in graphs {
            for tie in graph.ties() {
                for claim in &tie.claims {
                    of.entry(told(claim)).or_default().insert(tie.id.to_string());
                }
            }
        }
        of
    }

    /// By all rules.
    fn merged(&self) -> BTreeMap<Told, BTreeSet<String>> {
        self.ties([PartnerGraph::from_claims(self.claims.clone())])
    }

    /// As if neither kinds nor parties could be told with less: each kind and number of parties merged by itself.
    fn merged_by_kind(&self) -> BTreeMap<Told, BTreeSet<String>> {
        let mut apart: BTreeMap<(Kind, usize), Vec<Claim>> = BTreeMap::new();
        for claim in &self.claims {
            let parties = if claim.kind.is_directed() { 2 } else { claim.parties.len() };
            apart.entry((claim.kind, parties)).or_default().push(claim.clone());
        }
        self.ties(apart.into_values().map(PartnerGraph::from_claims))
    }
}

fn told(claim: &Claim) -> Told {
    (claim.doc.to_string(), claim.evidence[0].span.start)
}

fn claim(lexicon: &Lexicon, doc: &DocId, reported: Option<PartialDate>, at: usize, tie: &GoldTie) -> Claim {
    let gazetteer = &lexicon.gazetteer;
    let id = |names: &[String]| {
        let known = names.iter().find_map(|name| gazetteer.lookup(name));
        known.map_or_else(|| OrgId::new(name_key(&names[0])), |org| org.id.clone())
    };
    let (first, second, other) = tie.kind.roles();
    let party = |(at, names): (usize, &Vec<String>)| Party {
        id: id(names),
        name: names[0].clone(),
        surfaces: names.clone(),
        role: [first, second].get(at).copied().unwrap_or(other),
    };
    let alliance = tie.alliance.as_ref().filter(|_| tie.kind == Kind::Membership);
    Claim {
        doc: doc.clone(),
        source: None,
        kind: tie.kind,
        parties: tie.parties.iter().enumerate().map(party).collect(),
        alliance: alliance.map(|names| Alliance { id: id(names), name: names[0].clone(), surfaces: names.clone() }),
        status: tie.status,
        when: tie.when,
        reported,
        areas: Vec::new(),
        amount: None,
        stake: None,
        evidence: vec![Evidence {
            span: Span::new(at, at + 1),
            quote: tie.evidence.clone(),
            cue: String::new(),
            rule: RuleId::new("gold"),
        }],
        confidence: 1.0,
    }
}

/// Pairs of ties from two articles, by whether they are one deal and whether they became one tie.
#[derive(Default, Clone, Copy)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
    apart: usize,
}

impl Count {
    fn add(&mut self, same: bool, merged: bool) {
        *match (same, merged) {
            (true, true) => &mut self.right,
            (false, true) => &mut self.wrong,
            (true, false) => &mut self.missed,
            (false, false) => &mut self.apart,
        } += 1;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { right, wrong, missed, apart } = self;
        write!(f, "{right} pairs merged rightly, {wrong} wrongly; {missed} missed, {apart} rightly apart")
    }
}

/// A deal as it was judged.
#[derive(serde::Deserialize)]
struct Judged {
    /// Who, a slash, which deal of theirs.
    deal: String,
    told: Vec<(String, usize, Kind)>,
}

fn judgments(file: &Path) -> Vec<Judged> {
    let text = std::fs::read_to_string(file).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Counts all pairs that were judged: between the same organisations, from two of the articles that `of` wants.
fn count(merged: &BTreeMap<Told, BTreeSet<String>>, print: bool, of: impl Fn(&str) -> bool) -> Count {
    let mut count = Count::default();
    let mut between: BTreeMap<String, Vec<(Judged, Told)>> = BTreeMap::new();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("training/annotations/ko_deals.jsonl");
    for judged in judgments(&file) {
        let who = judged.deal.split('/').next().unwrap_or_default().to_owned();
        for (doc, at, kind) in judged.told.iter().filter(|(doc, ..)| of(doc)) {
            let one = Judged { deal: judged.deal.clone(), told: vec![(doc.clone(), *at, *kind)] };
            between.entry(who.clone()).or_default().push((one, (doc.clone(), *at)));
        }
    }
    for ties in between.into_values() {
        for (nth, (one, here)) in ties.iter().enumerate() {
            for (other, there) in ties[nth + 1..].iter().filter(|(_, there)| there.0 != here.0) {
                let tie = |told: &Told| merged.get(told).unwrap_or_else(|| panic!("{told:?} is no tie of gold"));
                let (same, merged) = (one.deal == other.deal, !tie(here).is_disjoint(tie(there)));
                count.add(same, merged);
                if print && same != merged {
                    println!("  {} {:?} {:?}", if same { "missed" } else { "wrong" }, one.told[0], other.told[0]);
                }
            }
        }
    }
    count
}

#[test]
fn ties_of_one_deal_in_several_articles_become_one() {
    let Some(shared) = shared() else { return println!("not measured: ../shared is not there") };
    let lexicon = Lexicon::builtin();
    let annotations = Path::new(env!("CARGO_MANIFEST_DIR")).join("training/annotations");
    let texts = ["gold/names/ko_more.jsonl", "corpus/ko_news_9k.jsonl.gz"].map(|file| shared.join(file));
    let published: BTreeMap<DocId, PartialDate> = read::open(texts, Default::default())
        .filter_map(|article| article.ok().and_then(|article| Some((article.id, article.published?))))
        .collect();
    let train = shared.join("gold/ko_train.gold.jsonl");
    let train_docs: BTreeSet<String> =
        GoldReader::open(&train).unwrap().map(|article| article.unwrap().doc.to_string()).collect();
    let measure = |name: &str, gold: &Gold, print: bool, of: &dyn Fn(&str) -> bool| {
        let (before, after) = (count(&gold.merged_by_kind(), false, of), count(&gold.merged(), print, of));
        println!("{name}, same kind and parties: {before}");
        println!("{name}, all rules:             {after}");
        (before, after)
    };
    let in_train = |doc: &str| train_docs.contains(doc);
    let gold = Gold::read(&lexicon, std::slice::from_ref(&train), &published);
    let (before, after) = measure("ko_train", &gold, true, &in_train);
    // Who joins a tie that was merged wrongly before is a wrong pair more.
    assert!(after.right >= before.right + 10 && after.wrong <= before.wrong + 1, "{before}\n{after}");
    let files = [train, annotations.join("ko_more.jsonl"), annotations.join("ko_news.jsonl")];
    let gold = Gold::read(&lexicon, &files, &published);
    let (before, after) = measure("with our own annotations", &gold, true, &|_| true);
    assert!(after.right > before.right, "{before}\n{after}");
}

#[test]
fn deals_of_articles_that_nothing_was_learnt_from() {
    let Some(shared) = shared() else { return println!("not measured: ../shared is not there") };
    let dev = Gold::read(&Lexicon::builtin(), &[shared.join("gold/ko_dev.gold.jsonl")], &BTreeMap::new());
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ko_dev_deals.jsonl");
    let mut deal: BTreeMap<Told, String> = BTreeMap::new();
    for judged in judgments(&file) {
        deal.extend(judged.told.into_iter().map(|(doc, at, _)| ((doc, at), judged.deal.clone())));
    }
    let merged = dev.merged();
    assert!(deal.keys().all(|told| merged.contains_key(told)), "a judgement is about no tie of gold");
    let mut all = Count::default();
    for (nth, one) in dev.claims.iter().map(told).enumerate() {
        for other in dev.claims[nth + 1..].iter().map(told).filter(|other| other.0 != one.0) {
            let same = deal.get(&one).is_some_and(|number| deal.get(&other) == Some(number));
            let together = merged.get(&one).zip(merged.get(&other)).is_some_and(|(a, b)| !a.is_disjoint(b));
            all.add(same, together);
        }
    }
    println!("ko_dev, all rules: {all}");
}
