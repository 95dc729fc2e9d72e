//! Trains the English models: `cargo run --example train-pairs-en -- ../shared data/models/en.bin`
//!
//! Learns from news articles annotated after GUIDE.md (`training/annotations/en_*.jsonl`, texts in the corpus), from
//! the English articles of `data/articles`, and, with less weight, from the sentences of CORE (`gold/en_core_train`).
//! Prints what cross-validation over the news articles finds. `ERRORS=1` lists the errors,
//! `DROP=e:title,mw` leaves out features that begin so.
//! With two more arguments, articles and a file, it writes the claims that the new weights make on those articles.

#[path = "bags.rs"]
mod bags;
#[path = "core_corpus.rs"]
mod core_corpus;
#[path = "gold.rs"]
#[allow(dead_code)]
mod gold;
#[path = "logistic.rs"]
mod logistic;

use bags::{Bag, Told, fit_bags};
use gold::{Demand, GoldArticle, Pairs};
use logistic::{Example, Model, STATUSES, Trained, Vocabulary, chance, fit, fit_dense};
use std::{collections::BTreeSet, error::Error, fmt::Write, fs, path::Path};
use tieup::{
    extract::{
        self, Gate, Pair, SECOND, STATUS, SURROUNDINGS, Scorer, TIE, lay_out, pairs, surroundings,
        tagger::{Tagger, Weights},
    },
    lexicon::Lexicon,
    model::{DocId, Document, Kind, Lang, Span, Zone, ZoneKind},
    read::{Options, open},
};

const FOLDS: usize = 5;
/// How much the weights for ties are held back.
const SHRINK_TIES: f32 = 3.0;
struct Row {
    article: usize,
    told: Told,
    demand: Demand,
    kinds: Vec<usize>,
    /// What gold says of how far the tie has come; empty where there is none.
    statuses: Vec<String>,
    gold: Option<(usize, usize)>,
    weight: f32,
    /// For a person who reads the errors.
    names: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(shared), Some(out)) = (args.next(), args.next()) else {
        return Err("usage: train-pairs-en SHARED OUT.bin".into());
    };
    let shared = Path::new(&shared);
    let lexicon = Lexicon::builtin();
    let corpus = shared.join("corpus/en_news_3k.jsonl.gz");
    let mut articles = gold::load(&corpus, Path::new("training/annotations/en_news.jsonl"), None)?;
    articles.extend(gold::load(&corpus, Path::new("training/annotations/en_more.jsonl"), None)?);
    articles.extend(own(Path::new("data/articles"))?);
    let (mut words, mut rows, mut total) = (Vocabulary::default(), Vec::new(), 0);
    let mut of_articles: Vec<Vec<Pair>> = Vec::new();
    for (number, article) in articles.iter().enumerate() {
        total += news_rows(article, number, &lexicon, &mut words, &mut rows, &mut of_articles);
    }
    let count = |demand| rows.iter().filter(|row: &&Row| row.demand == demand).count();
    eprintln!(
        "{} articles, {} candidates: {} right of {total} required, {} free",
        articles.len(),
        rows.len(),
        count(Demand::Required),
        count(Demand::Free)
    );
    let news_rows = rows.len();
    core_corpus::add_rows(&shared.join("gold/en_core_train.jsonl"), articles.len(), &lexicon, &mut words, &mut rows)?;
    eprintln!(
        "{} rows of CORE, {} of them ties",
        rows.len() - news_rows,
        rows[news_rows..].iter().filter(|row| row.demand == Demand::Required).count()
    );
    drop_features(&mut rows, &words);
    keep_shared(&mut rows, words.names.len());
    let shrink = std::env::var("SHRINK").ok().and_then(|value| value.parse().ok()).unwrap_or(1.0);
    cross_validate(&rows, articles.len(), words.names.len(), total, shrink);
    let around = around(&rows, articles.len(), &of_articles, words.names.len());
    second_look(&rows, &around, total);
    let trained = weights(&rows, &words, &around, shrink);
    if let (Some(file), Some(claims)) = (args.next(), args.next()) {
        write_claims(Path::new(&file), Path::new(&claims), &lexicon, &trained)?;
    }
    fs::write(out, trained.to_bytes())?;
    Ok(())
}

/// Writes the claims that these weights make on other articles, for `gold/score.py`.
fn write_claims(articles: &Path, claims: &Path, lexicon: &Lexicon, scorer: &Scorer) -> Result<(), Box<dyn Error>> {
    let mut lines = String::new();
    for document in open([articles], Options::default()) {
        for claim in extract::claims(
            &document?,
            lexicon,
            &Weights::builtin(),
            scorer,
            &Gate::open(&lexicon.en.ties),
            &mut Tagger::default(),
            0.2,
        ) {
            writeln!(lines, "{}", serde_json::to_string(&claim)?)?;
        }
    }
    fs::write(claims, lines)?;
    Ok(())
}

/// Reads the English articles of the project.
fn own(folder: &Path) -> Result<Vec<GoldArticle>, Box<dyn Error>> {
    let mut found = Vec::new();
    for line in fs::read_to_string(folder.join("expected.gold.jsonl"))?.lines().filter(|line| !line.trim().is_empty()) {
        let record: serde_json::Value = serde_json::from_str(line)?;
        let id = record["doc"].as_str().unwrap_or("").to_owned();
        let Ok(text) = fs::read_to_string(folder.join(&id)) else { continue };
        let Some((title, body)) = text.split_once('\n').filter(|_| id.ends_with(".txt") && text.is_ascii()) else {
            continue;
        };
        found.push(GoldArticle {
            ties: gold::ties(&record),
            title: Some(title.to_owned()),
            text: body.to_owned(),
            published: record["published"].as_str().map(str::to_owned),
            id,
            ..GoldArticle::default()
        });
    }
    Ok(found)
}

fn document(id: &str, title: &str, text: &str) -> Document {
    Document {
        id: DocId::new(id.to_owned()),
        title: Some(title.to_owned()),
        published: None,
        url: None,
        source: None,
        lang: Lang::En,
        text: format!("{title}\n{text}"),
        zones: vec![
            Zone { span: Span::new(0, title.len()), kind: ZoneKind::Title },
            Zone { span: Span::new(title.len() + 1, title.len() + 1 + text.len()), kind: ZoneKind::Body },
        ],
    }
}

/// Adds the candidate pairs of an article; gives the number of pairs that gold asks for.
fn news_rows(
    article: &GoldArticle,
    number: usize,
    lexicon: &Lexicon,
    words: &mut Vocabulary,
    rows: &mut Vec<Row>,
    of_articles: &mut Vec<Vec<Pair>>,
) -> usize {
    let document = document(&article.id, article.title.as_deref().unwrap_or(""), &article.text);
    let laid =
        lay_out(&document, lexicon, &Weights::builtin(), &Gate::open(&lexicon.en.ties), &mut Tagger::default(), None);
    let asked = Pairs::of(&article.ties);
    let org = |at: usize| asked.of_entity(&laid.entities[at]);
    let mut reached = BTreeSet::new();
    let mut found = pairs(&document.text, &laid, lexicon, true);
    for pair in &mut found {
        let (a, b) = (org(pair.entities.0), org(pair.entities.1));
        let kinds = asked.kinds_of(a.zip(b));
        let gold = a.zip(b).map(|(a, b)| (a.min(b), a.max(b)));
        reached.extend(gold);
        let told = Told::of(pair, words, &|_| true);
        let of = |at: usize| laid.entities[at].surfaces.first().map_or("", String::as_str);
        let names =
            format!("{} / {} ({})", of(pair.entities.0), of(pair.entities.1), article.title.as_deref().unwrap_or(""));
        let statuses =
            gold.filter(|_| !kinds.is_empty()).map_or(Vec::new(), |pair| asked.statuses(&article.ties, pair));
        rows.push(Row { article: number, told, demand: asked.demand(a, b), kinds, statuses, gold, weight: 1.0, names });
    }
    of_articles.push(found);
    if std::env::var("ERRORS").is_ok() {
        let missed = asked.required.difference(&reached).count();
        if missed > 0 {
            let names: Vec<String> = laid.entities.iter().map(|entity| entity.surfaces.join("=")).collect();
            eprintln!(
                "{} misses {missed}: {}\n   found {}",
                article.title.as_deref().unwrap_or(""),
                asked.missing(&reached),
                names.join(" | ")
            );
        }
    }
    asked.required.len()
}

/// Leaves out the features whose names begin as told by `DROP`, to see what they bring.
fn drop_features(rows: &mut [Row], words: &Vocabulary) {
    let Ok(drop) = std::env::var("DROP") else { return };
    let dropped: Vec<bool> =
        words.names.iter().map(|name| drop.split(',').any(|start| name.starts_with(start))).collect();
    for row in rows {
        row.told.retain(|feature| !dropped[feature]);
    }
}

/// A feature of one or two articles teaches nothing about others.
fn keep_shared(rows: &mut [Row], features: usize) {
    let mut seen: Vec<(usize, usize)> = vec![(usize::MAX, 0); features];
    for row in rows.iter() {
        for feature in &row.told.all {
            let (last, count) = &mut seen[*feature as usize];
            if *last != row.article {
                *last = row.article;
                *count += 1;
            }
        }
    }
    for row in rows {
        row.told.retain(|feature| seen[feature].1 >= 3);
    }
}

fn bags<'r>(rows: impl Iterator<Item = &'r Row>) -> Vec<Bag<'r>> {
    let asked = rows.filter(|row| row.demand != Demand::Free);
    let bag = |row: &'r Row| Bag { told: &row.told, right: row.demand == Demand::Required, weight: row.weight };
    asked.map(bag).collect()
}

fn of_kind<'r>(rows: impl Iterator<Item = &'r Row>, kind: usize) -> Vec<Example<'r>> {
    rows.filter(|row| !row.kinds.is_empty())
        .map(|row| Example { features: &row.told.all, right: row.kinds.contains(&kind), weight: row.weight })
        .collect()
}

fn of_status<'r>(rows: impl Iterator<Item = &'r Row>, status: &str) -> Vec<Example<'r>> {
    rows.filter(|row| !row.statuses.is_empty())
        .map(|row| Example {
            features: &row.told.all,
            right: row.statuses.iter().any(|other| other == status),
            weight: row.weight,
        })
        .collect()
}

fn cross_validate(rows: &[Row], articles: usize, features: usize, total: usize, shrink: f32) {
    let mut scored: Vec<(f32, &Row)> = Vec::new();
    let (mut kinds_right, mut kinds, mut statuses_right) = (0, 0, 0);
    for fold in 0..FOLDS {
        let inside = || rows.iter().filter(move |row| row.article >= articles || row.article % FOLDS != fold);
        let model = fit_bags(&bags(inside()), features, SHRINK_TIES);
        let by_kind: Vec<Model> =
            (0..Kind::ALL.len()).map(|kind| fit(&of_kind(inside(), kind), features, shrink)).collect();
        let by_status: Vec<Model> =
            STATUSES.iter().map(|status| fit(&of_status(inside(), status), features, shrink)).collect();
        for row in rows.iter().filter(|row| row.article < articles && row.article % FOLDS == fold) {
            scored.push((chance(row.told.look(&model)), row));
            if row.demand == Demand::Required {
                kinds += 1;
                let best = (0..by_kind.len())
                    .max_by(|a, b| by_kind[*a].score(&row.told.all).total_cmp(&by_kind[*b].score(&row.told.all)));
                kinds_right += usize::from(best.is_some_and(|best| row.kinds.contains(&best)));
                let status = (0..2)
                    .filter(|at| by_status[*at].chance(&row.told.all) >= 0.5)
                    .max_by(|a, b| by_status[*a].score(&row.told.all).total_cmp(&by_status[*b].score(&row.told.all)));
                let status = status.map_or("agreed", |at| STATUSES[at]);
                statuses_right += usize::from(row.statuses.iter().any(|other| other == status));
            }
        }
    }
    if std::env::var("ERRORS").is_ok() {
        for (chance, row) in &scored {
            match row.demand {
                Demand::None if *chance >= 0.5 => eprintln!("SPURIOUS {chance:.2} {}", row.names),
                Demand::Required if *chance < 0.4 => eprintln!("MISSED {chance:.2} {}", row.names),
                _ => {}
            }
        }
    }
    print_at_thresholds("first look", &scored, total);
    let share = |right: usize| right as f64 / f64::from(kinds);
    eprintln!("kind right for {:.3} of the right pairs, status for {:.3}", share(kinds_right), share(statuses_right));
}

fn print_at_thresholds(what: &str, scored: &[(f32, &Row)], total: usize) {
    for threshold in [0.3f32, 0.4, 0.5, 0.6, 0.7, 0.8] {
        let (mut right, mut wrong) = (BTreeSet::new(), 0);
        for (_, row) in scored.iter().filter(|(chance, row)| *chance >= threshold && row.demand != Demand::Free) {
            match row.demand {
                Demand::Required => _ = right.insert((row.article, row.gold)),
                _ => wrong += 1,
            }
        }
        let (p, r) = (right.len() as f64 / (right.len() + wrong).max(1) as f64, right.len() as f64 / total as f64);
        eprintln!(
            "{what}, cross-validated at {threshold}: precision {p:.3} recall {r:.3} F1 {:.3}",
            2.0 * p * r / (p + r).max(1e-9)
        );
    }
}

/// The numbers of the surroundings of each pair of a news article, from first looks that do not know the article.
fn around(rows: &[Row], articles: usize, of_articles: &[Vec<Pair>], features: usize) -> Vec<[f32; SURROUNDINGS.len()]> {
    let news = of_articles.iter().map(Vec::len).sum();
    let mut scores = vec![0f32; news];
    for fold in 0..FOLDS {
        let inside = rows.iter().filter(|row| row.article >= articles || row.article % FOLDS != fold);
        let model = fit_bags(&bags(inside), features, SHRINK_TIES);
        for (score, row) in scores.iter_mut().zip(rows).filter(|(_, row)| row.article % FOLDS == fold) {
            *score = row.told.look(&model);
        }
    }
    let mut at = 0;
    let of_article = of_articles.iter().flat_map(|pairs| {
        at += pairs.len();
        surroundings(pairs, &scores[at - pairs.len()..at])
    });
    of_article.collect()
}

type Examples = Vec<([f32; SURROUNDINGS.len()], bool)>;

fn second_examples(rows: &[Row], around: &[[f32; SURROUNDINGS.len()]], with: impl Fn(&Row) -> bool) -> Examples {
    let asked = rows.iter().zip(around).filter(|(row, _)| row.demand != Demand::Free && with(row));
    asked.map(|(row, around)| (*around, row.demand == Demand::Required)).collect()
}

/// Prints what cross-validation finds for the second look.
fn second_look(rows: &[Row], around: &[[f32; SURROUNDINGS.len()]], total: usize) {
    let mut scored: Vec<(f32, &Row)> = Vec::new();
    for fold in 0..FOLDS {
        let (weights, bias) = fit_dense(&second_examples(rows, around, |row| row.article % FOLDS != fold));
        for (row, around) in rows.iter().zip(around).filter(|(row, _)| row.article % FOLDS == fold) {
            let score: f32 = around.iter().zip(weights).map(|(value, weight)| value * weight).sum();
            scored.push((1.0 / (1.0 + (-score - bias).exp()), row));
        }
    }
    print_at_thresholds("second look", &scored, total);
}

/// The weights of all models, as text.
fn weights(rows: &[Row], words: &Vocabulary, around: &[[f32; SURROUNDINGS.len()]], shrink: f32) -> Scorer {
    let mut trained = Trained::default();
    trained.add_dense(SECOND, SURROUNDINGS, fit_dense(&second_examples(rows, around, |_| true)));
    let features = words.names.len();
    trained.add_model(TIE, &fit_bags(&bags(rows.iter()), features, SHRINK_TIES), words);
    for (at, kind) in Kind::ALL.iter().enumerate() {
        trained.add_model(kind.as_str(), &fit(&of_kind(rows.iter(), at), features, shrink), words);
    }
    for status in STATUSES {
        trained.add_model(&format!("{STATUS}{status}"), &fit(&of_status(rows.iter(), status), features, shrink), words);
    }
    trained.scorer()
}
