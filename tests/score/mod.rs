//! Counts as `gold/score.py` does: pairs of organisations, article by article.

#[allow(dead_code, reason = "shared with the training programs")]
#[path = "../../training/gold.rs"]
mod gold;

use gold::{GoldTie, Pairs};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    path::{Path, PathBuf},
};
use tieup::{
    Extractor,
    model::{Claim, Document},
    read,
};

/// What was counted over some articles.
#[derive(Debug, Default, Clone, Copy)]
pub struct Score {
    right: usize,
    spurious: usize,
    missed: usize,
    kind: usize,
    status: usize,
    dated: usize,
    date: usize,
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl Score {
    pub fn precision(&self) -> f64 {
        share(self.right, self.right + self.spurious)
    }

    pub fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    pub fn f1(&self) -> f64 {
        share(2 * self.right, 2 * self.right + self.spurious + self.missed)
    }

    /// Of the right pairs.
    pub fn kind(&self) -> f64 {
        share(self.kind, self.right)
    }

    /// Of the right pairs.
    pub fn status(&self) -> f64 {
        share(self.status, self.right)
    }

    /// Of the right pairs that gold dates.
    pub fn date(&self) -> f64 {
        share(self.date, self.dated)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (precision, recall, f1) = (self.precision(), self.recall(), self.f1());
        let (kind, status, date) = (self.kind(), self.status(), self.date());
        write!(f, "precision {precision:.3}  recall {recall:.3}  F1 {f1:.3}  (of {} right pairs: ", self.right)?;
        write!(f, "kind {kind:.3}, status {status:.3}, date {date:.3} of {})", self.dated)
    }
}

#[allow(dead_code, reason = "not every test that scores wants it")]
/// The folder of material that is no part of the project, where it is there.
pub fn shared() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("TIEUP_SHARED").map_or_else(beside, PathBuf::from);
    Some(folder.join("gold")).filter(|gold| gold.is_dir()).and_then(|gold| gold.parent().map(Path::to_owned))
}

/// Every article below `source`; one that cannot be read fails the test.
pub fn articles(source: &Path) -> Vec<Document> {
    read::open([source], Default::default()).map(|article| article.unwrap_or_else(|error| panic!("{error}"))).collect()
}

/// Extracts all articles and scores the claims against a file of gold.
pub fn score(extractor: &Extractor, articles: &[Document], gold: &Path) -> Score {
    let mut claims: BTreeMap<&str, Vec<Claim>> = BTreeMap::new();
    for article in articles {
        claims.insert(article.id.as_str(), extractor.extract(article));
    }
    let text = fs::read_to_string(gold).unwrap_or_else(|error| panic!("{}: {error}", gold.display()));
    let mut total = Score::default();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let record: serde_json::Value = serde_json::from_str(line).expect("gold is JSON");
        let doc = record["doc"].as_str().expect("gold names its article");
        let claims = claims.get(doc).unwrap_or_else(|| panic!("{doc}: no such article"));
        count(&record, claims, &mut total);
    }
    total
}

fn names(value: &serde_json::Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

type Pair = (String, String);

fn pair(a: &str, b: &str) -> Option<Pair> {
    (a != b).then(|| if a < b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) })
}

fn all_pairs(ids: &[String]) -> impl Iterator<Item = Pair> {
    ids.iter().enumerate().flat_map(|(at, a)| ids[at + 1..].iter().filter_map(|b| pair(a, b)))
}

const DIRECTED: [&str; 6] = ["investment", "acquisition", "supply", "distribution", "licensing", "support"];

fn count(record: &serde_json::Value, claims: &[Claim], total: &mut Score) {
    let ties: Vec<(GoldTie, Option<&str>)> = record["ties"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|tie| {
            let word = |field: &str| tie[field].as_str().unwrap_or("").to_owned();
            let parties = tie["parties"].as_array().into_iter().flatten().map(names).collect();
            let alliance = tie["alliance"].as_array().map(|_| names(&tie["alliance"]));
            let optional = tie["optional"].as_bool().unwrap_or(false);
            (GoldTie { kind: word("kind"), status: word("status"), parties, alliance, optional }, tie["when"].as_str())
        })
        .collect();
    let (ties, dates): (Vec<GoldTie>, Vec<Option<&str>>) = ties.into_iter().unzip();
    let known = Pairs::of(&ties);
    let id = |names: &[String]| match known.find(names) {
        Some(at) => at.to_string(),
        None => format!("?{}", names.first().map_or("", String::as_str).to_lowercase()),
    };

    let (mut need, mut free) = (BTreeMap::<Pair, Vec<usize>>::new(), BTreeSet::<Pair>::new());
    for (at, tie) in ties.iter().enumerate() {
        let parties: Vec<String> = tie.parties.iter().map(|party| id(party)).collect();
        let alliance = tie.alliance.as_ref().map(|alliance| id(alliance));
        let every: Vec<String> = parties.iter().chain(&alliance).cloned().collect();
        let must: Vec<Pair> = match &alliance {
            Some(alliance) => parties.iter().filter_map(|party| pair(party, alliance)).collect(),
            None => {
                let most = if DIRECTED.contains(&tie.kind.as_str()) { 1 } else { usize::MAX };
                parties.iter().skip(1).take(most).filter_map(|party| pair(&parties[0], party)).collect()
            }
        };
        free.extend(all_pairs(&every));
        if !tie.optional {
            must.into_iter().for_each(|pair| need.entry(pair).or_default().push(at));
        }
    }

    let mut got: BTreeMap<Pair, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        let of = |surfaces: &[String], name: &str, id_: &str| {
            let own = [name.to_owned(), id_.to_owned()];
            id(&surfaces.iter().chain(&own).cloned().collect::<Vec<_>>())
        };
        let parties: Vec<String> =
            claim.parties.iter().map(|party| of(&party.surfaces, &party.name, party.id.as_str())).collect();
        let pairs: BTreeSet<Pair> = match &claim.alliance {
            Some(alliance) => {
                let alliance = of(&alliance.surfaces, &alliance.name, alliance.id.as_str());
                parties.iter().filter_map(|party| pair(party, &alliance)).collect()
            }
            None => all_pairs(&parties).collect(),
        };
        pairs.into_iter().for_each(|pair| got.entry(pair).or_default().push(claim));
    }

    total.missed += need.keys().filter(|pair| !got.contains_key(pair)).count();
    total.spurious += got.keys().filter(|pair| !need.contains_key(pair) && !free.contains(pair)).count();
    for (pair, asked) in &need {
        let Some(told) = got.get(pair) else { continue };
        let any = |same: &dyn Fn(&Claim, usize) -> bool| {
            usize::from(told.iter().any(|claim| asked.iter().any(|at| same(claim, *at))))
        };
        total.right += 1;
        total.kind += any(&|claim, at| claim.kind.as_str() == ties[at].kind);
        total.status += any(&|claim, at| claim.status.as_str() == ties[at].status);
        if asked.iter().any(|at| dates[*at].is_some()) {
            total.dated += 1;
            total.date += any(&|claim, at| {
                let (Some(ours), Some(gold)) = (claim.when.map(|when| when.to_string()), dates[at]) else {
                    return false;
                };
                ours.starts_with(gold) || gold.starts_with(&ours)
            });
        }
    }
}
