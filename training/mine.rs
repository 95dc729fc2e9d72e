//! Mines the names that the news uses as those of organisations:
//! `cargo run --release --example mine-names -- ../shared data/news_names.tsv`
//!
//! Reads the news corpus with the present tagger and counts, for each name that it is sure of and no list knows, the
//! articles that use it. A name that several articles use so is worth knowing in the next one. Articles to measure on,
//! and whatever repeats them, are left out.

#[path = "gold.rs"]
#[allow(dead_code, reason = "other programs ask for the ties")]
mod gold;

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    error::Error,
    fmt::Write,
    fs,
    path::Path,
};
use tieup::{
    extract::tagger::{Tagger, Weights},
    language::sentences,
    lexicon::{Lexicon, WordClass},
    model::Span,
};

/// A name must stand in so many articles.
const ARTICLES: u32 = 2;
/// In so many of the articles that hold its string at all, it must be a name.
const SHARE: f64 = 0.6;
/// Characters that two texts must share, blanks aside, for one to repeat the other.
const SHINGLE: usize = 40;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(shared), Some(out)) = (args.next(), args.next()) else {
        return Err("usage: mine-names SHARED OUT.tsv".into());
    };
    let shared = Path::new(&shared);
    let kept_apart: HashSet<String> =
        gold::texts(&shared.join("gold/ko_dev.jsonl"))?.iter().flat_map(|text| shingles(text, 1)).collect();
    let lexicon = Lexicon::builtin();
    let (weights, mut tagger) = (Weights::builtin(), Tagger::default());
    let mut texts = gold::texts(&shared.join("corpus/ko_news_9k.jsonl.gz"))?;
    texts.retain(|text| shingles(text, SHINGLE).iter().filter(|part| kept_apart.contains(*part)).count() < 2);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for text in &texts {
        let mut names = BTreeSet::new();
        for span in sentences(text, Span::new(0, text.len())) {
            let words = span.of(text).unwrap_or("");
            for name in tagger.names(words, &lexicon, &weights).into_iter().filter(|name| name.sure) {
                names.insert(name.span.of(words).unwrap_or(""));
            }
        }
        for name in names.into_iter().filter(|name| is_new(name, &lexicon)) {
            *counts.entry(name.to_owned()).or_default() += 1;
        }
    }
    counts.retain(|name, count| {
        let holding = texts.iter().filter(|text| text.contains(name.as_str())).take(200).count();
        *count >= ARTICLES && f64::from(*count) >= SHARE * holding as f64
    });
    let mut table = String::from(
        "# Names that articles of the news corpus use as those of organisations and that no list here knows.\n\
         # Written by training/mine.rs; articles: how many of the corpus use the name so.\nname\tarticles\n",
    );
    for (name, count) in &counts {
        writeln!(table, "{name}\t{count}")?;
    }
    fs::write(&out, table)?;
    println!("{} articles, {} names", texts.len(), counts.len());
    Ok(())
}

/// Every stretch of [`SHINGLE`] letters of a text, or each `step`th.
fn shingles(text: &str, step: usize) -> Vec<String> {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    letters.windows(SHINGLE).step_by(step).map(|part| part.iter().collect()).collect()
}

/// Whether a name is worth a line: of two characters and more, in letters, in no list, and no ordinary word.
fn is_new(name: &str, lexicon: &Lexicon) -> bool {
    let count = name.chars().count();
    let classes = lexicon.words.classes(name);
    (2..=12).contains(&count)
        && name.chars().all(|c| c.is_alphanumeric() || c == ' ')
        && name.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && lexicon.gazetteer.lookup(name).is_none()
        && ![WordClass::Noun, WordClass::Person, WordClass::Place].into_iter().any(|class| classes.has(class))
}
