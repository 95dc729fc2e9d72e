//! Trains the name tagger: `cargo run --release --example train-names -- ../shared NAMES.0.bin 0/4` for each fold, and
//! `cargo run --release --example train-names -- ../shared data/models/names.bin NAMES.0.bin NAMES.1.bin …`, which takes
//! their average (bagging: Breiman, 1996): steadier than one model that learned from everything.
//!
//! Learns from the names of all Korean articles of `gold.rs` and says how well it finds those of `ko_dev`.
//! AdaGrad on the CRF likelihood with averaged weights; deterministic: fixed order, fixed number of rounds.

#[path = "gold.rs"]
#[allow(dead_code, reason = "pairs.rs asks for the ties")]
mod gold;

use gold::GoldArticle;
use std::{collections::HashMap, error::Error, fs, path::Path};
use tieup::{
    extract::tagger::{BEGIN, BUCKETS, Hidden, INSIDE, LABELS, OUTSIDE, Sheet, Tagger, Weights, spans},
    language::sentences,
    lexicon::Lexicon,
    model::Span,
};

const ROUNDS: usize = 8;
const RATE: f32 = 0.06;
const SHRINK: f32 = 1e-4;

struct Sentence {
    /// Features of all characters, one after the other, and where each character's begin.
    features: Vec<u32>,
    starts: Vec<u32>,
    labels: Vec<u8>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(shared), Some(out)) = (args.next(), args.next()) else {
        return Err("usage: train-names SHARED OUT.bin [FOLD/FOLDS | WEIGHTS.bin WEIGHTS.bin…]".into());
    };
    let lexicon = Lexicon::builtin();
    let rest: Vec<String> = args.collect();
    let dev = gold::load(
        &Path::new(&shared).join("gold/ko_dev.jsonl"),
        &Path::new(&shared).join("gold/names/ko_dev.names.jsonl"),
        None,
    )?;
    if rest.len() > 1 {
        let weights = Weights::average(&rest.iter().map(fs::read).collect::<Result<Vec<_>, _>>()?);
        fs::write(&out, &weights)?;
        let weights = Weights::from_bytes(weights.into()).ok_or("the weights do not read back")?;
        println!("names of ko_dev: {}", report(&dev, &lexicon, &weights));
        return Ok(());
    }
    // With FOLD/FOLDS every article whose number falls into the fold is left out, for cross-fitting.
    let fold = rest.first().and_then(|fold| {
        let (fold, folds) = fold.split_once('/')?;
        Some((fold.parse::<usize>().ok()?, folds.parse::<usize>().ok()?))
    });
    let seen: HashMap<&str, usize> = include_str!("../data/news_names.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(name, articles)| Some((name, articles.parse().ok()?)))
        .collect();
    let mut training = Vec::new();
    for (number, article) in gold::korean(Path::new(&shared))?.iter().enumerate() {
        // The fold hangs on the article, so that other programs can tell which weights know it.
        if fold.is_none_or(|(fold, folds)| gold::fold_of(&article.id, folds) != fold) {
            lay_out(article, number, &lexicon, &seen, &mut training);
        }
    }
    eprintln!("{} sentences, {} characters", training.len(), training.iter().map(|s| s.labels.len()).sum::<usize>());
    let model = train(&training);
    let bytes = Weights::to_bytes(&model.table, &model.transitions);
    fs::write(&out, &bytes)?;
    let weights = Weights::from_bytes(bytes.into()).ok_or("the weights do not read back")?;
    println!("names of ko_dev: {}", report(&dev, &lexicon, &weights));
    if let Some((fold, folds)) = fold {
        let mut out = gold::korean(Path::new(&shared))?;
        out.retain(|article| gold::fold_of(&article.id, folds) == fold);
        println!("names of the articles left out: {}", report(&out, &lexicon, &weights));
    }
    Ok(())
}

fn text_of(article: &GoldArticle) -> String {
    format!("{}\n{}", article.title.as_deref().unwrap_or(""), article.text)
}

fn lay_out(
    article: &GoldArticle,
    number: usize,
    lexicon: &Lexicon,
    seen: &HashMap<&str, usize>,
    out: &mut Vec<Sentence>,
) {
    let mut sheet = Sheet::default();
    let whole = &text_of(article);
    for span in sentences(whole, Span::new(0, whole.len())) {
        let text = span.of(whole).unwrap_or("");
        if text.chars().count() > 900 {
            continue;
        }
        // One gazetteer name in six is hidden, always the same ones in an article; a name of the news where this
        // article is one of the few that use it.
        let listed = |name: &str| (name.bytes().map(usize::from).sum::<usize>() + number).is_multiple_of(6);
        let news = |name: &str| seen.get(name).is_none_or(|count| *count < 3) && whole.contains(name);
        sheet.fill(text, lexicon, Some(&Hidden { listed: &listed, news: &news }));
        let mut sentence = Sentence { features: Vec::new(), starts: vec![0], labels: labels(&sheet, text, article) };
        for at in 0..sheet.len() {
            sheet.features(at, |feature| sentence.features.push(feature));
            sentence.starts.push(sentence.features.len() as u32);
        }
        for feature in &mut sentence.features {
            *feature &= BUCKETS as u32 - 1;
        }
        out.push(sentence);
    }
}

/// Marks every occurrence of a name, the longest first, unless it is cut out of a longer run of Latin or Hangul.
fn labels(sheet: &Sheet, text: &str, article: &GoldArticle) -> Vec<u8> {
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

fn report(articles: &[GoldArticle], lexicon: &Lexicon, weights: &Weights) -> String {
    let mut tagger = Tagger::default();
    let mut sheet = Sheet::default();
    let (mut right, mut spurious, mut missed) = (0, 0, 0);
    for article in articles {
        let whole = &text_of(article);
        for span in sentences(whole, Span::new(0, whole.len())) {
            let text = span.of(whole).unwrap_or("");
            sheet.fill(text, lexicon, None);
            let labels: Vec<usize> = labels(&sheet, text, article).into_iter().map(usize::from).collect();
            let gold: Vec<Span> =
                spans(&labels).into_iter().map(|(from, to)| Span::new(sheet.byte(from), sheet.byte(to))).collect();
            let found: Vec<Span> = tagger.names(text, lexicon, weights).into_iter().map(|name| name.span).collect();
            right += found.iter().filter(|name| gold.contains(name)).count();
            spurious += found.iter().filter(|name| !gold.contains(name)).count();
            missed += gold.iter().filter(|name| !found.contains(name)).count();
        }
    }
    let (precision, recall) =
        (f64::from(right as u32) / (right + spurious) as f64, right as f64 / (right + missed) as f64);
    format!("precision {precision:.3}, recall {recall:.3}, F1 {:.3}", 2.0 * precision * recall / (precision + recall))
}
