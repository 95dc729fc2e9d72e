//! Trains the name tagger: `cargo run --release --example train-names -- ../shared data/models/names.bin`
//!
//! Learns from the names of `gold/names/ko_train` and `ko_more` and says how well it finds those of `ko_dev`.
//! AdaGrad on the CRF likelihood with averaged weights; deterministic: fixed order, fixed number of rounds.

use std::{collections::HashMap, error::Error, fs, path::Path};
use tieup::{
    extract::tagger::{BEGIN, BUCKETS, INSIDE, LABELS, OUTSIDE, Sheet, Tagger, Weights, spans},
    language::sentences,
    lexicon::Lexicon,
    model::Span,
};

const ROUNDS: usize = 6;
const RATE: f32 = 0.12;
const SHRINK: f32 = 2e-6;

struct Sentence {
    /// Features of all characters, one after the other, and where each character's begin.
    features: Vec<u32>,
    starts: Vec<u32>,
    labels: Vec<u8>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(shared), Some(out)) = (args.next(), args.next()) else {
        return Err("usage: train-names SHARED OUT.bin [FOLD/FOLDS]".into());
    };
    // With FOLD/FOLDS every article whose number falls into the fold is left out, for cross-fitting.
    let fold = args.next().and_then(|fold| {
        let (fold, folds) = fold.split_once('/')?;
        Some((fold.parse::<usize>().ok()?, folds.parse::<usize>().ok()?))
    });
    let gold = Path::new(&shared).join("gold");
    let lexicon = Lexicon::builtin();
    let mut training = Vec::new();
    let mut number = 0;
    for (articles, names) in
        [("ko_train.jsonl", "names/ko_train.names.jsonl"), ("names/ko_more.jsonl", "names/ko_more.names.jsonl")]
    {
        for article in articles_of(&gold.join(articles), &gold.join(names))? {
            // The fold hangs on the article, so that other programs can tell which weights know it.
            if fold.is_none_or(|(fold, folds)| fold_of(&article.id, folds) != fold) {
                lay_out(&article, number, &lexicon, &mut training);
            }
            number += 1;
        }
    }
    eprintln!("{} sentences, {} characters", training.len(), training.iter().map(|s| s.labels.len()).sum::<usize>());
    let model = train(&training);
    let bytes = Weights::to_bytes(&model.table, &model.transitions);
    fs::write(&out, &bytes)?;
    let weights = Weights::from_bytes(bytes.into()).ok_or("the weights do not read back")?;
    report(&articles_of(&gold.join("ko_dev.jsonl"), &gold.join("names/ko_dev.names.jsonl"))?, &lexicon, &weights);
    Ok(())
}

struct Article {
    id: String,
    text: String,
    names: Vec<String>,
    others: Vec<String>,
}

/// The fold that an article falls into, by the bytes of its id.
fn fold_of(id: &str, folds: usize) -> usize {
    id.bytes().fold(0usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte))) % folds
}

fn articles_of(articles: &Path, names: &Path) -> Result<Vec<Article>, Box<dyn Error>> {
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let mut texts = HashMap::new();
    for line in read(articles)?.lines() {
        let record: serde_json::Value = serde_json::from_str(line)?;
        let text = format!("{}\n{}", record["title"].as_str().unwrap_or(""), record["text"].as_str().unwrap_or(""));
        texts.insert(record["id"].as_str().unwrap_or("").to_owned(), text);
    }
    let mut found = Vec::new();
    for line in read(names)?.lines() {
        let record: serde_json::Value = serde_json::from_str(line)?;
        let list = |key: &str| -> Vec<String> {
            let pairs = record[key].as_array().into_iter().flatten();
            pairs.filter_map(|pair| pair[0].as_str()).filter(|name| !name.is_empty()).map(str::to_owned).collect()
        };
        if let Some(text) = texts.get(record["doc"].as_str().unwrap_or("")) {
            found.push(Article {
                id: record["doc"].as_str().unwrap_or("").to_owned(),
                text: text.clone(),
                names: list("orgs"),
                others: list("others"),
            });
        }
    }
    Ok(found)
}

fn lay_out(article: &Article, number: usize, lexicon: &Lexicon, out: &mut Vec<Sentence>) {
    let mut sheet = Sheet::default();
    for span in sentences(&article.text, Span::new(0, article.text.len())) {
        let text = span.of(&article.text).unwrap_or("");
        if text.chars().count() > 900 {
            continue;
        }
        // One gazetteer name in six is hidden, always the same ones in an article.
        sheet.fill(text, lexicon, |name| (name.bytes().map(usize::from).sum::<usize>() + number).is_multiple_of(6));
        let mut sentence = Sentence { features: Vec::new(), starts: vec![0], labels: labels(&sheet, text, article) };
        for at in 0..sheet.len() {
            sheet.features(at, &mut sentence.features);
            sentence.starts.push(sentence.features.len() as u32);
        }
        for feature in &mut sentence.features {
            *feature &= BUCKETS as u32 - 1;
        }
        out.push(sentence);
    }
}

/// Marks every occurrence of a name, the longest first, unless it is cut out of a longer run of Latin or Hangul.
fn labels(sheet: &Sheet, text: &str, article: &Article) -> Vec<u8> {
    let mut labels = vec![OUTSIDE as u8; sheet.len()];
    let mut taken = vec![false; sheet.len()];
    let index: HashMap<usize, usize> = (0..=sheet.len()).map(|at| (sheet.byte(at), at)).collect();
    let mut all: Vec<(&str, bool)> = article.names.iter().map(|name| (name.as_str(), true)).collect();
    all.extend(article.others.iter().map(|name| (name.as_str(), false)));
    all.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
    for (name, organization) in all {
        for (byte, _) in text.match_indices(name) {
            let (from, to) = (index[&byte], index[&(byte + name.len())]);
            let same = |a: char, b: char| {
                let class = |c: char| {
                    if ('가'..='힣').contains(&c) {
                        1
                    } else if c.is_ascii_alphabetic() {
                        2
                    } else {
                        0
                    }
                };
                class(a) != 0 && class(a) == class(b)
            };
            if taken[from..to].iter().any(|taken| *taken) || (from > 0 && same(sheet.char(from - 1), sheet.char(from)))
            {
                continue;
            }
            taken[from..to].fill(true);
            if organization {
                labels[from..to].fill(INSIDE as u8);
                labels[from] = BEGIN as u8;
            }
        }
    }
    labels
}

struct Model {
    table: Vec<[f32; 2]>,
    transitions: [[f32; LABELS]; LABELS],
}

fn train(sentences: &[Sentence]) -> Model {
    let mut table = vec![[0f32; 2]; BUCKETS];
    let mut squares = vec![[1e-3f32; 2]; BUCKETS];
    let mut transitions = [[0f32; LABELS]; LABELS];
    let mut transition_squares = [[1e-3f32; LABELS]; LABELS];
    let mut sum = vec![[0f32; 2]; BUCKETS];
    for round in 0..ROUNDS {
        let mut loss = 0f64;
        // A fixed stride visits the sentences in another order each round.
        let stride = [7919, 104_729, 15_485_863, 1_299_709][round % 4];
        for step in 0..sentences.len() {
            let sentence = &sentences[(step * stride + round) % sentences.len()];
            loss += update(sentence, &mut table, &mut squares, &mut transitions, &mut transition_squares);
        }
        if round >= ROUNDS / 2 {
            for (sum, weight) in sum.iter_mut().zip(&table) {
                sum[0] += weight[0];
                sum[1] += weight[1];
            }
        }
        eprintln!("round {round}: loss {:.4} a sentence", loss / sentences.len() as f64);
    }
    let rounds = (ROUNDS - ROUNDS / 2) as f32;
    Model { table: sum.into_iter().map(|[a, b]| [a / rounds, b / rounds]).collect(), transitions }
}

const BARRED: f32 = -1e4;

fn log_sum(values: [f32; LABELS]) -> f32 {
    let most = values.iter().copied().fold(f32::MIN, f32::max);
    most + values.iter().map(|value| (value - most).exp()).sum::<f32>().ln()
}

/// One AdaGrad step on one sentence; gives the negative log likelihood before it.
fn update(
    sentence: &Sentence,
    table: &mut [[f32; 2]],
    squares: &mut [[f32; 2]],
    transitions: &mut [[f32; LABELS]; LABELS],
    transition_squares: &mut [[f32; LABELS]; LABELS],
) -> f64 {
    let n = sentence.labels.len();
    if n == 0 {
        return 0.0;
    }
    let features = |at: usize| &sentence.features[sentence.starts[at] as usize..sentence.starts[at + 1] as usize];
    let mut emissions = vec![[0f32; LABELS]; n];
    for (at, emission) in emissions.iter_mut().enumerate() {
        for feature in features(at) {
            let row = table[*feature as usize];
            emission[BEGIN] += row[0];
            emission[INSIDE] += row[1];
        }
    }
    let step = |from: usize, to: usize, transitions: &[[f32; LABELS]; LABELS]| {
        if from == OUTSIDE && to == INSIDE { BARRED } else { transitions[from][to] }
    };
    let mut forward = vec![[0f32; LABELS]; n];
    forward[0] = emissions[0];
    forward[0][INSIDE] = BARRED;
    for at in 1..n {
        for to in 0..LABELS {
            let before = std::array::from_fn(|from| forward[at - 1][from] + step(from, to, transitions));
            forward[at][to] = log_sum(before) + emissions[at][to];
        }
    }
    let mut backward = vec![[0f32; LABELS]; n];
    for at in (0..n - 1).rev() {
        for from in 0..LABELS {
            backward[at][from] = log_sum(std::array::from_fn(|to| {
                step(from, to, transitions) + emissions[at + 1][to] + backward[at + 1][to]
            }));
        }
    }
    let total = log_sum(forward[n - 1]);
    let mut gold = 0f32;
    for (at, emission) in emissions.iter().enumerate() {
        let label = sentence.labels[at] as usize;
        gold += emission[label];
        if at > 0 {
            gold += step(sentence.labels[at - 1] as usize, label, transitions);
        }
    }
    let old = *transitions;
    for at in 0..n {
        let label = sentence.labels[at] as usize;
        let mut gradient = [0f32; 2];
        for (slot, which) in [BEGIN, INSIDE].into_iter().enumerate() {
            let chance = (forward[at][which] + backward[at][which] - total).exp();
            gradient[slot] = chance - f32::from(label == which);
        }
        if gradient.iter().any(|g| g.abs() > 1e-4) {
            for feature in features(at) {
                let (row, square) = (&mut table[*feature as usize], &mut squares[*feature as usize]);
                for slot in 0..2 {
                    let g = gradient[slot] + SHRINK * row[slot];
                    square[slot] += g * g;
                    row[slot] -= RATE * g / square[slot].sqrt();
                }
            }
        }
        if at > 0 {
            let before = sentence.labels[at - 1] as usize;
            for from in 0..LABELS {
                for to in 0..LABELS {
                    if from == OUTSIDE && to == INSIDE {
                        continue;
                    }
                    let chance =
                        (forward[at - 1][from] + old[from][to] + emissions[at][to] + backward[at][to] - total).exp();
                    let g = chance - f32::from(before == from && label == to);
                    transition_squares[from][to] += g * g;
                    transitions[from][to] -= RATE * g / transition_squares[from][to].sqrt();
                }
            }
        }
    }
    f64::from(total - gold)
}

fn report(articles: &[Article], lexicon: &Lexicon, weights: &Weights) {
    let mut tagger = Tagger::default();
    let mut sheet = Sheet::default();
    let (mut right, mut spurious, mut missed) = (0, 0, 0);
    for article in articles {
        for span in sentences(&article.text, Span::new(0, article.text.len())) {
            let text = span.of(&article.text).unwrap_or("");
            sheet.fill(text, lexicon, |_| false);
            let labels: Vec<usize> = labels(&sheet, text, article).into_iter().map(usize::from).collect();
            let gold: Vec<Span> =
                spans(&labels).into_iter().map(|(from, to)| Span::new(sheet.byte(from), sheet.byte(to))).collect();
            let found = tagger.names(text, lexicon, weights);
            right += found.iter().filter(|name| gold.contains(name)).count();
            spurious += found.iter().filter(|name| !gold.contains(name)).count();
            missed += gold.iter().filter(|name| !found.contains(name)).count();
        }
    }
    let (precision, recall) =
        (f64::from(right as u32) / (right + spurious) as f64, right as f64 / (right + missed) as f64);
    println!(
        "names of ko_dev: precision {precision:.3}, recall {recall:.3}, F1 {:.3}",
        2.0 * precision * recall / (precision + recall)
    );
}
