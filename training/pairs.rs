//! Trains the models that say whether two organisations have a tie, and of which kind:
//! `cargo run --release --example train-pairs -- ../shared data/models/ko.bin NAMES.0.bin NAMES.1.bin …`
//!
//! Every article of ko_train is read with the name weights that did not learn from it (`train-names … F/N` writes
//! those of fold F), so that the models meet names as they will in articles that nobody has seen. Logistic
//! regression with L2 (of ties with each sentence for itself, `fit_bags`), AdaGrad over fixed rounds: deterministic.
//! `ONLY=tie,second` leaves the other models of the file as they are. Prints what cross-validation over articles finds.

#[path = "bags.rs"]
mod bags;
#[path = "gold.rs"]
mod gold;
#[path = "logistic.rs"]
mod logistic;

use bags::{Bag, Told, fit_bags};
use gold::{Demand, Pairs};
use logistic::{Example, Model, STATUSES, Trained, Vocabulary, chance, fit, fit_dense};
use std::{borrow::Cow, collections::BTreeMap, error::Error, fs, path::Path};
use tieup::{
    extract::{
        Article, Gate, Pair, RATES, SECOND, STATUS, SURROUNDINGS, Scorer, TIE, lay_out, pairs, surroundings,
        tagger::{Tagger, Weights},
    },
    lexicon::Lexicon,
    model::{Kind, Lang},
};

const FOLDS: usize = 5;
/// What the ids of articles written for training begin with.
const WRITTEN: &str = "written-";
/// What an article of the news corpus, of which fewer tell of ties, counts where ties are learned.
const CORPUS_TIES: f32 = 0.5;
/// What an article written for training counts there.
const WRITTEN_TIES: f32 = 0.3;
/// How much the weights for ties are held back.
const SHRINK_TIES: f32 = 3.0;
/// What an article written for training counts where kinds are learned: it tells of more kinds than news does.
const WRITTEN_KINDS: f32 = 0.3;
/// The articles of ko_train and ko_more, which stand first.
const TIED_NEWS: usize = 699;

struct Row {
    article: usize,
    told: Told,
    demand: Demand,
    kinds: Vec<usize>,
    /// How sure a turn of phrase makes it.
    stated: f32,
    /// Whether the article was written for training.
    written: bool,
    /// What gold says of how far the tie has come; empty where there is none.
    statuses: Vec<String>,
    gold: Option<(usize, usize)>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [shared, out, names @ ..] = &args[..] else {
        return Err("usage: train-pairs SHARED OUT.bin NAMES.bin…".into());
    };
    let weights: Vec<Weights> = names
        .iter()
        .map(|file| Ok(Weights::from_bytes(Cow::Owned(fs::read(file)?)).ok_or_else(|| format!("{file}: no weights"))?))
        .collect::<Result<_, Box<dyn Error>>>()?;
    let articles = gold::korean(Path::new(shared))?;
    let lexicon = Lexicon::builtin();
    let mut tagger = Tagger::default();
    let mut words = Vocabulary::default();
    let mut rows = Vec::new();
    let mut required = Vec::new();
    let mut laid_out: Vec<(Article, Vec<Pair>)> = Vec::new();
    let rates = cue_rates(&articles, &lexicon, &weights);
    let gate = Gate::new(&lexicon.ko.ties, &rates.scorer());
    for (number, article) in articles.iter().enumerate() {
        let fold = gold::fold_of(&article.id, weights.len());
        let document = article.document(Lang::Ko);
        let laid = lay_out(&document, &lexicon, &weights[fold], &gate, &mut tagger, None);
        let asked = Pairs::of(&article.ties);
        required.push(asked.required.len());
        let mut found = pairs(&document.text, &laid, &lexicon, true);
        for pair in &mut found {
            let org = |at: usize| asked.of_entity(&laid.entities[at]);
            let (a, b) = (org(pair.entities.0), org(pair.entities.1));
            let told = Told::of(pair, &mut words, &|_| true);
            let kinds = asked.kinds_of(a.zip(b));
            let gold = a.zip(b).map(|(a, b)| (a.min(b), a.max(b)));
            let tied = gold.filter(|_| !kinds.is_empty());
            let statuses = tied.map_or(Vec::new(), |pair| asked.statuses(&article.ties, pair));
            let written = article.id.starts_with(WRITTEN);
            let demand = asked.demand(a, b);
            let stated = pair.frame.map_or(0.0, |frame| frame.confidence as f32);
            rows.push(Row { article: number, stated, told, demand, kinds, written, statuses, gold });
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
    let mut seen: Vec<Vec<usize>> = vec![Vec::new(); words.names.len()];
    for row in &rows {
        for feature in &row.told.all {
            let articles = &mut seen[*feature as usize];
            if articles.last() != Some(&row.article) {
                articles.push(row.article);
            }
        }
    }
    let keep: Vec<bool> = seen.iter().map(|articles| articles.len() >= 3).collect();
    for row in &mut rows {
        row.told.retain(|feature| keep[feature]);
    }
    let shrink = std::env::var("SHRINK").ok().and_then(|v| v.parse().ok()).unwrap_or(2.0f32);
    let around = all_surroundings(&laid_out, &first_looks(&rows, words.names.len()));
    cross_validate(&rows, &required, &around);
    eprintln!("kind right for {:.3} of the right pairs", kinds_right(&rows, words.names.len(), shrink));
    let mut trained = rates;
    trained.add_dense(SECOND, SURROUNDINGS, second_look(&rows, &around, |_| true));
    let features = words.names.len();
    trained.add_model(TIE, &fit_bags(&bags(rows.iter()), features, SHRINK_TIES), &words);
    for (at, kind) in Kind::ALL.iter().enumerate() {
        trained.add_model(kind.as_str(), &fit(&of_kind(rows.iter(), at), features, shrink), &words);
    }
    for status in STATUSES {
        trained.add_model(
            &format!("{STATUS}{status}"),
            &fit(&of_status(rows.iter(), status), features, shrink),
            &words,
        );
    }
    fs::write(out, written(trained, out)?.to_bytes())?;
    Ok(())
}

/// All that was learned; with `ONLY=tie,second` these models alone, and the others as they stand in the file.
fn written(mut trained: Trained, out: &str) -> Result<Scorer, Box<dyn Error>> {
    let Ok(only) = std::env::var("ONLY") else { return Ok(trained.scorer()) };
    trained.retain(|model| only.split(',').any(|name| name == model));
    let mut scorer = Scorer::from_bytes(fs::read(out)?.leak()).ok_or_else(|| format!("{out}: no weights"))?;
    scorer.replace(trained.scorer());
    Ok(scorer)
}

/// For each cue the share of its sentences that name both parties of a required tie, as a model.
/// A cue that stands in fewer than three sentences gets none: nobody can say.
fn cue_rates(articles: &[gold::GoldArticle], lexicon: &Lexicon, weights: &[Weights]) -> Trained {
    let (mut tagger, cues) = (Tagger::default(), &lexicon.ko.ties);
    let mut counts = vec![(0f32, 0f32); cues.len()];
    // Articles written for training are denser than news.
    for article in articles.iter().filter(|article| !article.id.starts_with(WRITTEN)) {
        let document = article.document(Lang::Ko);
        let fold = gold::fold_of(&article.id, weights.len());
        let laid = lay_out(&document, lexicon, &weights[fold], &Gate::open(cues), &mut tagger, None);
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
    let told = (0..cues.len()).filter(|cue| counts[*cue].1 >= 3.0);
    let rate = |cue: usize| (counts[cue].0 + 0.05) / (counts[cue].1 + 1.0);
    let mut rates = Trained::default();
    told.for_each(|cue| rates.add(RATES, &cues.cue(cue).name, rate(cue)));
    rates
}

/// What each row gets from a model that knows no article of its fold.
fn first_looks(rows: &[Row], features: usize) -> Vec<f32> {
    let mut scores = vec![0f32; rows.len()];
    for fold in 0..FOLDS {
        let bags = bags(rows.iter().filter(|row| row.article % FOLDS != fold));
        let model = fit_bags(&bags, features, SHRINK_TIES);
        for (score, row) in scores.iter_mut().zip(rows).filter(|(_, row)| row.article % FOLDS == fold) {
            *score = row.told.look(&model);
        }
    }
    scores
}

fn bags<'r>(rows: impl Iterator<Item = &'r Row>) -> Vec<Bag<'r>> {
    let asked = rows.filter(|row| row.demand != Demand::Free);
    let bag = |row: &'r Row| Bag {
        told: &row.told,
        right: row.demand == Demand::Required,
        weight: match (row.article < TIED_NEWS, row.written) {
            (true, _) => 1.0,
            (false, false) => CORPUS_TIES,
            (false, true) => WRITTEN_TIES,
        },
    };
    asked.map(bag).collect()
}

/// The numbers of every row's surroundings; rows stand in the order of articles and their pairs.
fn all_surroundings(laid_out: &[(Article, Vec<Pair>)], scores: &[f32]) -> Vec<[f32; SURROUNDINGS.len()]> {
    let mut at = 0;
    let of_article = laid_out.iter().flat_map(|(_, pairs)| {
        at += pairs.len();
        surroundings(pairs, &scores[at - pairs.len()..at])
    });
    of_article.collect()
}

/// The weights of the second look, learned from the rows for which `with` holds.
fn second_look(
    rows: &[Row],
    around: &[[f32; SURROUNDINGS.len()]],
    with: impl Fn(&Row) -> bool,
) -> ([f32; SURROUNDINGS.len()], f32) {
    let asked = rows.iter().zip(around).filter(|(row, _)| row.demand != Demand::Free && with(row));
    let examples: Vec<_> = asked.map(|(row, around)| (*around, row.demand == Demand::Required)).collect();
    fit_dense(&examples)
}

/// Prints what cross-validation over articles finds, for all of them and for the news alone.
fn cross_validate(rows: &[Row], required: &[usize], around: &[[f32; SURROUNDINGS.len()]]) {
    let mut chances = vec![0f32; rows.len()];
    for fold in 0..FOLDS {
        let (weights, bias) = second_look(rows, around, |row| row.article % FOLDS != fold);
        for (at, _) in rows.iter().enumerate().filter(|(_, row)| row.article % FOLDS == fold) {
            let score: f32 = around[at].iter().zip(weights).map(|(value, weight)| value * weight).sum();
            chances[at] = rows[at].stated.max(chance(score + bias));
        }
    }
    let news = |article: usize| article < TIED_NEWS;
    for (what, counts) in [("all", &(|_: usize| true) as &dyn Fn(usize) -> bool), ("ko_train and ko_more", &news)] {
        let total: usize = required.iter().enumerate().filter(|(at, _)| counts(*at)).map(|(_, count)| count).sum();
        for threshold in [0.3f32, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9] {
            let taken = rows
                .iter()
                .zip(&chances)
                .filter(|(row, chance)| **chance >= threshold && row.demand != Demand::Free && counts(row.article));
            let (mut right, mut wrong) = (std::collections::BTreeSet::new(), 0);
            for (row, _) in taken {
                match row.demand {
                    Demand::Required => _ = right.insert((row.article, row.gold)),
                    _ => wrong += 1,
                }
            }
            let (p, r) = (right.len() as f64 / (right.len() + wrong).max(1) as f64, right.len() as f64 / total as f64);
            let f1 = 2.0 * p * r / (p + r).max(1e-9);
            eprintln!("{what}, cross-validated at {threshold}: precision {p:.3} recall {r:.3} F1 {f1:.3}");
        }
    }
}

/// For how many of the right pairs the likeliest kind is right, in articles that the models do not know.
fn kinds_right(rows: &[Row], features: usize, shrink: f32) -> f64 {
    let (mut right, mut all) = (0, 0);
    for fold in 0..FOLDS {
        let models: Vec<Model> = (0..Kind::ALL.len())
            .map(|kind| fit(&of_kind(rows.iter().filter(|row| row.article % FOLDS != fold), kind), features, shrink))
            .collect();
        for row in rows.iter().filter(|row| row.article % FOLDS == fold && row.demand == Demand::Required) {
            let score = |kind: usize| models[kind].score(&row.told.all);
            let best = (0..models.len()).max_by(|a, b| score(*a).total_cmp(&score(*b)));
            all += 1;
            right += usize::from(best.is_some_and(|best| row.kinds.contains(&best)));
        }
    }
    f64::from(right as u32) / f64::from(all.max(1))
}

fn of_kind<'r>(rows: impl Iterator<Item = &'r Row>, kind: usize) -> Vec<Example<'r>> {
    let tied = rows.filter(|row| !row.kinds.is_empty());
    let weight = |row: &Row| if row.written { WRITTEN_KINDS } else { 1.0 };
    tied.map(|row| Example { features: &row.told.all, right: row.kinds.contains(&kind), weight: weight(row) }).collect()
}

fn of_status<'r>(rows: impl Iterator<Item = &'r Row>, status: &str) -> Vec<Example<'r>> {
    let told = rows.filter(|row| !row.statuses.is_empty());
    let is = |row: &Row| row.statuses.iter().any(|other| other == status);
    told.map(|row| Example { features: &row.told.all, right: is(row), weight: 1.0 }).collect()
}
