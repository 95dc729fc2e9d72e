//! Trains the models that say which party of a directed kind is its source:
//! `cargo run --release --example train-source -- ../shared data/models`
//!
//! Learns from the order of parties in the annotated articles, as GUIDE.md has it: the source first. The source of each
//! tie has to look more like one than its target. Prints what cross-validation over articles finds, then puts the models
//! into `ko.bin` and `en.bin` in place of those that were there: to be run after `train-pairs` and `train-pairs-en`.

#[path = "gold.rs"]
#[allow(dead_code)]
mod gold;
#[path = "logistic.rs"]
#[allow(dead_code)]
mod logistic;

use gold::{GoldArticle, Pairs};
use logistic::{Model, Trained, Vocabulary};
use std::{collections::BTreeMap, error::Error, fs, path::Path};
use tieup::{
    extract::{
        Gate, SOURCE, Scorer, lay_out, pairs, proof, sides,
        tagger::{Tagger, Weights},
    },
    lexicon::Lexicon,
    model::{Kind, Lang},
};

const FOLDS: usize = 5;
const ROUNDS: usize = 60;
const RATE: f32 = 0.3;
/// How strongly weights are drawn to nought.
const SHRINK: f32 = 0.5;
/// What an article written for training counts beside news.
const WRITTEN: f32 = 0.3;

/// One directed tie: what its source shows, and what its target does.
struct Row {
    article: usize,
    kind: Kind,
    sides: [Vec<u32>; 2],
    weight: f32,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [shared, models] = &args[..] else { return Err("usage: train-source SHARED MODELS".into()) };
    let (shared, models) = (Path::new(shared), Path::new(models));
    let corpus = shared.join("corpus/en_news_3k.jsonl.gz");
    let ours = Path::new("training/annotations");
    let mut english = gold::load(&corpus, &ours.join("en_news.jsonl"), None)?;
    english.extend(gold::load(&corpus, &ours.join("en_more.jsonl"), None)?);
    // News wires of 1987 seldom turn a sentence round.
    let turned = Path::new("training/articles/en_turned.jsonl");
    english.extend(gold::load(turned, turned, None)?);
    for (file, lang, articles) in [("ko.bin", Lang::Ko, gold::korean(shared)?), ("en.bin", Lang::En, english)] {
        let path = models.join(file);
        let bytes: &'static [u8] = fs::read(&path)?.leak();
        let mut scorer = Scorer::from_bytes(bytes).ok_or_else(|| format!("{}: no weights", path.display()))?;
        let (rows, words) = rows(&articles, lang, &scorer);
        eprintln!("{file}: {} directed ties", rows.len());
        cross_validate(&rows, words.names.len());
        let mut trained = Trained::default();
        trained.add_model(SOURCE, &fit(&rows.iter().collect::<Vec<_>>(), words.names.len()), &words);
        scorer.replace(trained.scorer());
        fs::write(path, scorer.to_bytes())?;
    }
    Ok(())
}

/// Every directed tie whose parties are found, with what each of them shows.
fn rows(articles: &[GoldArticle], lang: Lang, scorer: &Scorer) -> (Vec<Row>, Vocabulary) {
    let (lexicon, names, mut tagger) = (Lexicon::builtin(), Weights::builtin(), Tagger::default());
    let gate = Gate::open(&lexicon.cues(lang).ties);
    let (mut rows, mut words) = (Vec::new(), Vocabulary::default());
    for (number, article) in articles.iter().enumerate() {
        let document = article.document(lang);
        let laid = lay_out(&document, &lexicon, &names, &gate, &mut tagger, None);
        let asked = Pairs::of(&article.ties);
        // Who is the source in one of two deals of a kind and the target in the other teaches nothing.
        let mut directed: BTreeMap<(usize, usize, Kind), Option<usize>> = BTreeMap::new();
        for tie in &article.ties {
            let Ok(kind) = tie.kind.parse::<Kind>() else { continue };
            if let [source, target, ..] = &tie.parties[..]
                && let (Some(source), Some(target)) = (asked.find(source), asked.find(target))
                && kind.is_directed()
            {
                let known = directed.entry((source.min(target), source.max(target), kind)).or_insert(Some(source));
                *known = known.filter(|known| *known == source);
            }
        }
        for pair in pairs(&document.text, &laid, &lexicon, false) {
            let (a, b) = pair.entities;
            let (Some(x), Some(y)) = (asked.of_entity(&laid.entities[a]), asked.of_entity(&laid.entities[b])) else {
                continue;
            };
            for kind in Kind::ALL.iter().copied() {
                let Some(Some(source)) = directed.get(&(x.min(y), x.max(y), kind)).copied() else { continue };
                let best = proof(&laid, &pair, kind, lang, &lexicon, scorer);
                let mut sides = sides(&document, &laid, &pair, kind, best, &lexicon, true).map(|side| {
                    side.names.unwrap_or_default().into_iter().map(|name| words.number(name)).collect::<Vec<u32>>()
                });
                if source != x {
                    sides.reverse();
                }
                let weight = match (article.id.starts_with("written-"), lang) {
                    (true, Lang::Ko) => WRITTEN,
                    _ => 1.0,
                };
                rows.push(Row { article: number, kind, sides, weight });
            }
        }
    }
    // A feature of one article alone teaches nothing about others.
    let mut seen: Vec<(usize, usize)> = vec![(usize::MAX, 0); words.names.len()];
    for row in &rows {
        for feature in row.sides.iter().flatten() {
            let (last, count) = &mut seen[*feature as usize];
            *count += usize::from(*last != row.article);
            *last = row.article;
        }
    }
    for side in rows.iter_mut().flat_map(|row| &mut row.sides) {
        side.retain(|feature| seen[*feature as usize].1 >= 3);
    }
    (rows, words)
}

/// Logistic regression over the difference of two sides: AdaGrad over fixed rounds with L2, so the same rows give the
/// same weights.
fn fit(rows: &[&Row], features: usize) -> Model {
    let mut model = Model { bias: 0.0, weights: vec![0.0; features] };
    let mut squares = vec![1e-2f32; features];
    for round in 0..ROUNDS {
        let mut gradient = vec![0f32; features];
        for row in rows {
            let [source, target] = &row.sides;
            let error = row.weight / (1.0 + (model.score(source) - model.score(target)).exp());
            source.iter().for_each(|feature| gradient[*feature as usize] -= error);
            target.iter().for_each(|feature| gradient[*feature as usize] += error);
        }
        let rate = RATE / (1.0 + round as f32 / ROUNDS as f32);
        for (at, weight) in model.weights.iter_mut().enumerate() {
            let g = gradient[at] + SHRINK * *weight;
            squares[at] += g * g;
            *weight -= rate * g / squares[at].sqrt();
        }
    }
    model
}

/// Prints for how many ties of news the source is told rightly by models that do not know their articles.
fn cross_validate(rows: &[Row], features: usize) {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for fold in 0..FOLDS {
        let known: Vec<&Row> = rows.iter().filter(|row| row.article % FOLDS != fold).collect();
        let model = fit(&known, features);
        for row in rows.iter().filter(|row| row.article % FOLDS == fold) {
            let right = model.score(&row.sides[0]) > model.score(&row.sides[1]);
            let sort = if row.weight < 1.0 { "written" } else { "news" };
            for name in [sort.to_owned(), format!("{sort} {}", row.kind)] {
                let (told, all) = counts.entry(name).or_default();
                *told += usize::from(right);
                *all += 1;
            }
        }
    }
    for (name, (right, all)) in counts {
        eprintln!("  {name}: {right} of {all} = {:.3}", right as f64 / all as f64);
    }
}
