//! Trains the models that say whether two organisations have a tie, and of which kind:
//! `cargo run --release --example train-pairs -- ../shared data/models/ko.tsv NAMES.0.bin NAMES.1.bin …`
//!
//! Every article of ko_train is read with the name weights that did not learn from it (`train-names … F/N` writes
//! those of fold F), so that the models meet names as they will in articles that nobody has seen. Logistic
//! regression with L2, AdaGrad over fixed rounds: deterministic. Prints what cross-validation over articles finds.

#[path = "gold.rs"]
mod gold;

use gold::{Demand, Pairs};
use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    error::Error,
    fmt::Write,
    fs,
    path::Path,
};
use tieup::{
    extract::{
        Article, Gate, Pair, RATES, Scorer, TIE, even_out, lay_out, pairs,
        tagger::{Tagger, Weights},
    },
    lexicon::Lexicon,
    model::{DocId, Document, Kind, Lang},
};

const FOLDS: usize = 5;
const ROUNDS: usize = 60;
const RATE: f32 = 0.3;

struct Row {
    article: usize,
    features: Vec<u32>,
    demand: Demand,
    kinds: Vec<usize>,
    gold: Option<(usize, usize)>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [shared, out, names @ ..] = &args[..] else {
        return Err("usage: train-pairs SHARED OUT.tsv NAMES.bin…".into());
    };
    let weights: Vec<Weights> = names
        .iter()
        .map(|file| Ok(Weights::from_bytes(Cow::Owned(fs::read(file)?)).ok_or_else(|| format!("{file}: no weights"))?))
        .collect::<Result<_, Box<dyn Error>>>()?;
    let folder = Path::new(shared).join("gold");
    let mut articles = gold::load(&folder.join("ko_train.jsonl"), &folder.join("ko_train.gold.jsonl"))?;
    let more = Path::new(env!("CARGO_MANIFEST_DIR")).join("training/annotations/ko_more.jsonl");
    articles.extend(gold::load(&folder.join("names/ko_more.jsonl"), &more)?);
    let lexicon = Lexicon::builtin();
    let mut tagger = Tagger::default();
    let mut index: HashMap<String, u32> = HashMap::new();
    let mut names_of: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    let mut required = Vec::new();
    let mut laid_out: Vec<(Article, Vec<Pair>)> = Vec::new();
    let rates = cue_rates(&articles, &lexicon, &weights);
    let gate = Gate::new(&lexicon.ko.ties, &Scorer::from_tsv(&rates));
    for (number, article) in articles.iter().enumerate() {
        let fold = gold::fold_of(&article.id, weights.len());
        let document = document(article);
        let laid = lay_out(&document, &lexicon, &weights[fold], &gate, &mut tagger);
        let asked = Pairs::of(&article.ties);
        required.push(asked.required.len());
        let mut found = pairs(&document.text, &laid, &lexicon, true);
        for pair in &mut found {
            let org = |at: usize| {
                let entity = &laid.entities[at];
                let mut names = entity.surfaces.clone();
                names.push(entity.name.clone());
                asked.find(&names)
            };
            let (a, b) = (org(pair.entities.0), org(pair.entities.1));
            let features = pair.features.names.take().unwrap_or_default();
            let features = features.into_iter().map(|name| {
                *index.entry(name.clone()).or_insert_with(|| {
                    names_of.push(name);
                    names_of.len() as u32 - 1
                })
            });
            let features = features.collect();
            let kinds = match (a, b) {
                (Some(a), Some(b)) => {
                    let kinds = asked.kinds(a, b);
                    Kind::ALL
                        .iter()
                        .enumerate()
                        .filter(|(_, kind)| kinds.contains(kind.as_str()))
                        .map(|(at, _)| at)
                        .collect()
                }
                _ => Vec::new(),
            };
            let gold = a.zip(b).map(|(a, b)| (a.min(b), a.max(b)));
            rows.push(Row { article: number, features, demand: asked.demand(a, b), kinds, gold });
        }
        laid_out.push((laid, found));
    }
    let total: usize = required.iter().sum();
    let count = |demand| rows.iter().filter(|row| row.demand == demand).count();
    eprintln!(
        "{} candidates: {} right of {total} required, {} free",
        rows.len(),
        count(Demand::Required),
        count(Demand::Free)
    );
    let mut frames: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for (row, pair) in rows.iter().zip(laid_out.iter().flat_map(|(_, pairs)| pairs)) {
        if let Some(frame) = pair.frame.filter(|_| row.demand != Demand::Free) {
            let (right, all) = frames.entry(frame.name).or_default();
            *right += u32::from(row.demand == Demand::Required);
            *all += 1;
        }
    }
    eprintln!("frames, right of all: {frames:?}");
    // A feature of one article alone teaches nothing about others.
    let mut seen: Vec<Vec<usize>> = vec![Vec::new(); names_of.len()];
    for row in &rows {
        for feature in &row.features {
            let articles = &mut seen[*feature as usize];
            if articles.last() != Some(&row.article) {
                articles.push(row.article);
            }
        }
    }
    let keep: Vec<bool> = seen.iter().map(|articles| articles.len() >= 3).collect();
    for row in &mut rows {
        row.features.retain(|feature| keep[*feature as usize]);
    }
    let shrink = std::env::var("SHRINK").ok().and_then(|v| v.parse().ok()).unwrap_or(2.0f32);
    cross_validate(&rows, &laid_out, names_of.len(), total, shrink);
    let mut text = String::from(
        "# Written by training/pairs.rs from gold/ko_train; model, feature, weight in log-odds.\nmodel\tfeature\tweight\n",
    );
    let mut lines: BTreeMap<(String, String), f32> = BTreeMap::new();
    let tie: Vec<(&[u32], bool)> = rows
        .iter()
        .filter(|row| row.demand != Demand::Free)
        .map(|row| (&row.features[..], row.demand == Demand::Required))
        .collect();
    let mut write_model = |name: &str, model: &Model| {
        lines.insert((name.to_owned(), "bias".to_owned()), model.bias);
        for (feature, weight) in model.weights.iter().enumerate().filter(|(_, weight)| weight.abs() >= 0.04) {
            lines.insert((name.to_owned(), names_of[feature].clone()), *weight);
        }
    };
    write_model(TIE, &fit(&tie, names_of.len(), shrink));
    for (at, kind) in Kind::ALL.iter().enumerate() {
        let of_kind: Vec<(&[u32], bool)> = rows
            .iter()
            .filter(|row| !row.kinds.is_empty())
            .map(|row| (&row.features[..], row.kinds.contains(&at)))
            .collect();
        write_model(kind.as_str(), &fit(&of_kind, names_of.len(), shrink));
    }
    text.push_str(&rates);
    for ((model, feature), weight) in lines {
        writeln!(text, "{model}\t{}\t{weight:.3}", feature.replace(['\t', '\n'], " "))?;
    }
    fs::write(out, text)?;
    Ok(())
}

/// For each cue the share of its sentences that name both parties of a required tie, as rows of a weights file.
/// A cue that stands in fewer than three sentences gets none: nobody can say.
fn cue_rates(articles: &[gold::GoldArticle], lexicon: &Lexicon, weights: &[Weights]) -> String {
    let (mut tagger, cues) = (Tagger::default(), &lexicon.ko.ties);
    let mut counts = vec![(0f32, 0f32); cues.len()];
    for article in articles {
        let document = document(article);
        let fold = gold::fold_of(&article.id, weights.len());
        let laid = lay_out(&document, lexicon, &weights[fold], &Gate::open(cues), &mut tagger);
        let asked = Pairs::of(&article.ties);
        for sentence in &laid.sentences {
            let mut here: Vec<usize> = sentence.cues.iter().map(|hit| hit.cue).collect();
            here.sort_unstable();
            here.dedup();
            let orgs: Vec<Option<usize>> =
                sentence.mentions.iter().map(|mention| asked.find(&laid.entities[mention.entity].surfaces)).collect();
            let states = orgs.iter().any(|a| orgs.iter().any(|b| asked.demand(*a, *b) == Demand::Required));
            for cue in here {
                counts[cue].0 += f32::from(states);
                counts[cue].1 += 1.0;
            }
        }
    }
    let mut rows: Vec<String> = (0..cues.len())
        .filter(|cue| counts[*cue].1 >= 3.0)
        .map(|cue| format!("{RATES}\t{}\t{:.3}\n", cues.cue(cue).name, (counts[cue].0 + 0.05) / (counts[cue].1 + 1.0)))
        .collect();
    rows.sort();
    rows.concat()
}

fn document(article: &gold::GoldArticle) -> Document {
    Document {
        id: DocId::new(article.id.clone()),
        title: article.title.clone(),
        published: article.published.as_ref().and_then(|date| date.get(..10)?.parse().ok()),
        url: None,
        source: None,
        lang: Lang::Ko,
        text: format!("{}\n{}", article.title.as_deref().unwrap_or(""), article.text),
        zones: Vec::new(),
    }
}

struct Model {
    bias: f32,
    weights: Vec<f32>,
}

impl Model {
    fn score(&self, features: &[u32]) -> f32 {
        self.bias + features.iter().map(|feature| self.weights[*feature as usize]).sum::<f32>()
    }
}

fn fit(rows: &[(&[u32], bool)], features: usize, shrink: f32) -> Model {
    let mut model = Model { bias: -1.0, weights: vec![0.0; features] };
    let mut squares = vec![1e-2f32; features + 1];
    for round in 0..ROUNDS {
        let mut gradient = vec![0f32; features];
        let mut bias = 0f32;
        for (row, right) in rows {
            let chance = 1.0 / (1.0 + (-model.score(row)).exp());
            let error = chance - f32::from(*right);
            bias += error;
            row.iter().for_each(|feature| gradient[*feature as usize] += error);
        }
        let rate = RATE / (1.0 + round as f32 / 60.0);
        for (at, weight) in model.weights.iter_mut().enumerate() {
            let g = gradient[at] + shrink * *weight;
            squares[at] += g * g;
            *weight -= rate * g / squares[at].sqrt();
        }
        squares[features] += bias * bias;
        model.bias -= rate * bias / squares[features].sqrt();
    }
    model
}

fn cross_validate(rows: &[Row], laid_out: &[(Article, Vec<Pair>)], features: usize, total: usize, shrink: f32) {
    let mut scored: Vec<(f32, &Row)> = Vec::new();
    let (mut kinds_right, mut kinds) = (0, 0);
    for fold in 0..FOLDS {
        let inside: Vec<&Row> = rows.iter().filter(|row| row.article % FOLDS != fold).collect();
        let train: Vec<(&[u32], bool)> = inside
            .iter()
            .filter(|row| row.demand != Demand::Free)
            .map(|row| (&row.features[..], row.demand == Demand::Required))
            .collect();
        let model = fit(&train, features, shrink);
        let by_kind: Vec<Model> = (0..Kind::ALL.len())
            .map(|kind| {
                let train: Vec<(&[u32], bool)> = inside
                    .iter()
                    .filter(|row| !row.kinds.is_empty())
                    .map(|row| (&row.features[..], row.kinds.contains(&kind)))
                    .collect();
                fit(&train, features, shrink)
            })
            .collect();
        for row in rows.iter().filter(|row| row.article % FOLDS == fold) {
            scored.push((model.score(&row.features), row));
            if row.demand == Demand::Required {
                kinds += 1;
                let best = (0..by_kind.len())
                    .max_by(|a, b| by_kind[*a].score(&row.features).total_cmp(&by_kind[*b].score(&row.features)));
                kinds_right += usize::from(best.is_some_and(|best| row.kinds.contains(&best)));
            }
        }
    }
    // Rows stand in the order of articles and their pairs.
    scored.sort_by_key(|(_, row)| std::ptr::from_ref::<Row>(row) as usize);
    let mut scores: Vec<f32> = scored.iter().map(|(score, _)| *score).collect();
    let mut at = 0;
    for (article, pairs) in laid_out {
        even_out(article, pairs, &mut scores[at..at + pairs.len()]);
        at += pairs.len();
    }
    for (slot, score) in scored.iter_mut().zip(scores) {
        slot.0 = score;
    }
    for threshold in [0.3f32, 0.4, 0.5, 0.6, 0.7, 0.8] {
        let taken = scored
            .iter()
            .filter(|(score, row)| 1.0 / (1.0 + (-score).exp()) >= threshold && row.demand != Demand::Free);
        let (mut right, mut wrong) = (std::collections::BTreeSet::new(), 0);
        for (_, row) in taken {
            match row.demand {
                Demand::Required => _ = right.insert((row.article, row.gold)),
                _ => wrong += 1,
            }
        }
        let (p, r) = (right.len() as f64 / (right.len() + wrong).max(1) as f64, right.len() as f64 / total as f64);
        eprintln!(
            "cross-validated at {threshold}: precision {p:.3} recall {r:.3} F1 {:.3}",
            2.0 * p * r / (p + r).max(1e-9)
        );
    }
    eprintln!("kind right for {:.3} of the right pairs", kinds_right as f64 / f64::from(kinds));
}
