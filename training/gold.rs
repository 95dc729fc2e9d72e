//! The annotated articles, and how `gold/score.py` counts pairs, for training.

use flate2::read::GzDecoder;
use std::{
    collections::{BTreeSet, HashMap},
    error::Error,
    fs,
    io::Read,
    path::Path,
};
use tieup::{
    extract::Entity,
    model::{DocId, Document, Kind, Lang},
};
use unicode_normalization::UnicodeNormalization;

/// One gold tie.
pub struct GoldTie {
    pub kind: String,
    pub status: String,
    pub parties: Vec<Vec<String>>,
    pub alliance: Option<Vec<String>>,
    pub optional: bool,
}

/// One article with its text, ties and names.
#[derive(Default)]
pub struct GoldArticle {
    pub id: String,
    pub title: Option<String>,
    pub text: String,
    pub published: Option<String>,
    pub ties: Vec<GoldTie>,
    /// Every name of an organisation in it.
    #[allow(dead_code, reason = "only names.rs asks for it")]
    pub names: Vec<String>,
    /// Names that look like those of organisations and are none.
    #[allow(dead_code, reason = "only names.rs asks for it")]
    pub others: Vec<String>,
}

impl GoldArticle {
    /// The article as it is extracted from.
    #[allow(dead_code, reason = "not every program here extracts")]
    pub fn document(&self, lang: Lang) -> Document {
        Document {
            id: DocId::new(self.id.clone()),
            title: self.title.clone(),
            published: self.published.as_ref().and_then(|date| date.get(..10)?.parse().ok()),
            url: None,
            source: None,
            lang,
            text: format!("{}\n{}", self.title.as_deref().unwrap_or(""), self.text),
            zones: Vec::new(),
        }
    }
}

/// What the ties ask of a pair of organisations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Demand {
    Required,
    Free,
    None,
}

fn strings(value: &serde_json::Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|name| name.as_str()).map(str::to_owned).collect()
}

/// The fold that an article falls into, by the bytes of its id: as in `names.rs`.
pub fn fold_of(id: &str, folds: usize) -> usize {
    id.bytes().fold(0usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte))) % folds
}

/// The ties of one record of a gold file.
pub fn ties(record: &serde_json::Value) -> Vec<GoldTie> {
    let ties = record["ties"].as_array().into_iter().flatten().map(|tie| GoldTie {
        kind: tie["kind"].as_str().unwrap_or("").to_owned(),
        status: tie["status"].as_str().unwrap_or("").to_owned(),
        parties: tie["parties"].as_array().into_iter().flatten().map(strings).collect(),
        alliance: tie["alliance"].as_array().map(|_| strings(&tie["alliance"])),
        optional: tie["optional"].as_bool().unwrap_or(false),
    });
    ties.collect()
}

fn read(path: &Path) -> Result<String, Box<dyn Error>> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut text = String::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        GzDecoder::new(fs::File::open(path).map_err(failed)?).read_to_string(&mut text).map_err(failed)?;
    } else {
        text = fs::read_to_string(path).map_err(failed)?;
    }
    Ok(text)
}

/// Records of a JSONL file by the field that names their article.
fn records(path: &Path, key: &str) -> Result<HashMap<String, serde_json::Value>, Box<dyn Error>> {
    let mut found = HashMap::new();
    for line in read(path)?.lines().filter(|line| !line.trim().is_empty()) {
        let record: serde_json::Value = serde_json::from_str(line)?;
        found.insert(record[key].as_str().unwrap_or("").to_owned(), record);
    }
    Ok(found)
}

/// Titles and texts of articles.
#[allow(dead_code, reason = "only mine.rs asks for it")]
pub fn texts(path: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let lines = read(path)?;
    let text = |line: &str| -> Result<String, Box<dyn Error>> {
        let record: serde_json::Value = serde_json::from_str(line)?;
        Ok(format!("{}\n{}", record["title"].as_str().unwrap_or(""), record["text"].as_str().unwrap_or("")))
    };
    lines.lines().filter(|line| !line.trim().is_empty()).map(text).collect()
}

/// Reads articles and their annotation, both JSONL, in the order of the annotation; `names` may stand in a file of
/// their own.
pub fn load(articles: &Path, gold: &Path, names: Option<&Path>) -> Result<Vec<GoldArticle>, Box<dyn Error>> {
    let texts = records(articles, "id")?;
    let names = names.map(|path| records(path, "doc")).transpose()?;
    let list = |value: &serde_json::Value| -> Vec<String> {
        // A name stands alone or with its sort: "KT" or ["KT", "company"].
        let names =
            value.as_array().into_iter().flatten().filter_map(|name| name.as_str().or_else(|| name[0].as_str()));
        names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    let mut found = Vec::new();
    for line in read(gold)?.lines().filter(|line| !line.trim().is_empty()) {
        let record: serde_json::Value = serde_json::from_str(line)?;
        let id = record["doc"].as_str().unwrap_or("").to_owned();
        let Some(article) = texts.get(&id) else { continue };
        let named = names.as_ref().map_or(Some(&record), |names| names.get(&id)).unwrap_or(&serde_json::Value::Null);
        found.push(GoldArticle {
            ties: ties(&record),
            title: article["title"].as_str().map(str::to_owned),
            text: article["text"].as_str().unwrap_or("").to_owned(),
            published: article["published"].as_str().map(str::to_owned),
            names: list(&named["orgs"]),
            others: list(&named["others"]),
            id,
        });
    }
    Ok(found)
}

/// All Korean articles to learn from: those of `shared` and those that we annotated ourselves.
#[allow(dead_code, reason = "pairs_en.rs has its own")]
pub fn korean(shared: &Path) -> Result<Vec<GoldArticle>, Box<dyn Error>> {
    let gold = shared.join("gold");
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("training/annotations");
    let mut articles = load(
        &gold.join("ko_train.jsonl"),
        &gold.join("ko_train.gold.jsonl"),
        Some(&gold.join("names/ko_train.names.jsonl")),
    )?;
    articles.extend(load(
        &gold.join("names/ko_more.jsonl"),
        &ours.join("ko_more.jsonl"),
        Some(&gold.join("names/ko_more.names.jsonl")),
    )?);
    articles.extend(load(&shared.join("corpus/ko_news_9k.jsonl.gz"), &ours.join("ko_news.jsonl"), None)?);
    let written = ours.with_file_name("articles/ko_written.jsonl");
    articles.extend(load(&written, &written, None)?);
    Ok(articles)
}

const DIRECTED: [&str; 6] = ["investment", "acquisition", "supply", "distribution", "licensing", "support"];

fn norm(name: &str) -> String {
    let mut name: String = name.nfkc().flat_map(char::to_lowercase).collect();
    for form in ["㈜", "(주)", "주식회사"] {
        name = name.replace(form, "");
    }
    let legal = ["inc", "corp", "co", "ltd", "llc", "plc", "corporation", "company"];
    let words = name.split_inclusive(|c: char| !c.is_alphanumeric());
    let kept: String =
        words.filter(|word| !legal.contains(&word.trim_end_matches(|c: char| !c.is_alphanumeric()))).collect();
    kept.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The organisations that an article's gold names, and the pairs that it asks for.
pub struct Pairs {
    groups: Vec<BTreeSet<String>>,
    pub required: BTreeSet<(usize, usize)>,
    free: BTreeSet<(usize, usize)>,
    kinds: Vec<((usize, usize), String, bool)>,
}

impl Pairs {
    pub fn of(ties: &[GoldTie]) -> Self {
        let mut pairs =
            Self { groups: Vec::new(), required: BTreeSet::new(), free: BTreeSet::new(), kinds: Vec::new() };
        for party in ties.iter().flat_map(|tie| tie.parties.iter().chain(&tie.alliance)) {
            let mut names: BTreeSet<String> =
                party.iter().map(|name| norm(name)).filter(|name| !name.is_empty()).collect();
            pairs.groups.retain(|group| {
                let meets = !group.is_disjoint(&names);
                if meets {
                    names.extend(group.iter().cloned());
                }
                !meets
            });
            pairs.groups.push(names);
        }
        for tie in ties {
            let parties: Vec<usize> = tie.parties.iter().filter_map(|party| pairs.find(party)).collect();
            let alliance = tie.alliance.as_ref().and_then(|alliance| pairs.find(alliance));
            let all: Vec<usize> = parties.iter().copied().chain(alliance).collect();
            let mut must = BTreeSet::new();
            match alliance {
                Some(alliance) => {
                    must.extend(parties.iter().filter(|p| **p != alliance).map(|p| ordered(*p, alliance)))
                }
                None => {
                    let others = if DIRECTED.contains(&tie.kind.as_str()) {
                        &parties[1..parties.len().min(2)]
                    } else {
                        &parties[1.min(parties.len())..]
                    };
                    must.extend(others.iter().filter(|p| **p != parties[0]).map(|p| ordered(parties[0], *p)));
                }
            }
            for (at, a) in all.iter().enumerate() {
                for b in all[at + 1..].iter().filter(|b| *b != a) {
                    pairs.free.insert(ordered(*a, *b));
                }
            }
            for pair in &must {
                pairs.kinds.push((*pair, tie.kind.clone(), tie.optional));
            }
            if !tie.optional {
                pairs.required.extend(must);
            }
        }
        pairs
    }

    /// The gold organisation that goes by one of these names.
    pub fn find<S: AsRef<str>>(&self, names: &[S]) -> Option<usize> {
        names.iter().find_map(|name| {
            let name = norm(name.as_ref());
            self.groups.iter().position(|group| !name.is_empty() && group.contains(&name))
        })
    }

    /// The required pairs that are not among `reached`, for a person to read.
    #[allow(dead_code)]
    pub fn missing(&self, reached: &BTreeSet<(usize, usize)>) -> String {
        let name = |at: usize| self.groups[at].iter().next().map_or("", String::as_str);
        let missing = self.required.difference(reached).map(|(a, b)| format!("{}/{}", name(*a), name(*b)));
        missing.collect::<Vec<_>>().join(", ")
    }

    pub fn demand(&self, a: Option<usize>, b: Option<usize>) -> Demand {
        match (a, b) {
            (Some(a), Some(b)) if self.required.contains(&ordered(a, b)) => Demand::Required,
            (Some(a), Some(b)) if a == b || self.free.contains(&ordered(a, b)) => Demand::Free,
            _ => Demand::None,
        }
    }

    /// The statuses of the ties of a pair.
    pub fn statuses(&self, ties: &[GoldTie], (a, b): (usize, usize)) -> Vec<String> {
        let of = |tie: &&GoldTie| {
            let parties: Vec<usize> =
                tie.parties.iter().chain(&tie.alliance).filter_map(|party| self.find(party)).collect();
            parties.contains(&a) && parties.contains(&b)
        };
        ties.iter().filter(of).map(|tie| tie.status.clone()).collect()
    }

    /// The gold organisation that an entity stands for.
    #[allow(dead_code, reason = "names.rs and mine.rs know no entities")]
    pub fn of_entity(&self, entity: &Entity) -> Option<usize> {
        self.find(&entity.surfaces).or_else(|| self.find(&[&entity.name]))
    }

    /// The kinds that gold gives a pair, as places in [`Kind::ALL`].
    #[allow(dead_code, reason = "names.rs and mine.rs know no pairs")]
    pub fn kinds_of(&self, pair: Option<(usize, usize)>) -> Vec<usize> {
        let kinds = pair.map_or(BTreeSet::new(), |(a, b)| self.kinds(a, b));
        (0..Kind::ALL.len()).filter(|at| kinds.contains(Kind::ALL[*at].as_str())).collect()
    }

    /// The kinds that gold gives a pair.
    fn kinds(&self, a: usize, b: usize) -> BTreeSet<&str> {
        self.kinds.iter().filter(|(pair, ..)| *pair == ordered(a, b)).map(|(_, kind, _)| kind.as_str()).collect()
    }
}

fn ordered(a: usize, b: usize) -> (usize, usize) {
    (a.min(b), a.max(b))
}
