//! Builds `data/words.fst` from the word list of mecab-ko-dic, the company register of DART and the names of
//! `data/news_names.tsv`.
//!
//! `cargo run --release --example build-words -- ../shared data/words.fst`
//!
//! The result maps a word to the classes that [`tieup::lexicon::WordClass`] names. It is a finite-state transducer
//! (crate `fst`), so that 700,000 words take 4 MB and no time to load.

use std::{
    collections::BTreeMap,
    error::Error,
    fs::File,
    io::{BufRead, BufReader, BufWriter},
    path::Path,
};
use tieup::lexicon::{WordClass, normalize_company};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(shared), Some(out)) = (args.next(), args.next()) else {
        return Err("usage: build-words SHARED OUT.fst".into());
    };
    let shared = Path::new(&shared);
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    let mut add = |word: &str, class: WordClass| {
        let length = word.chars().count();
        if (2..=12).contains(&length) && word.chars().all(|c| c.is_alphanumeric() || c == ' ') {
            *words.entry(word.to_owned()).or_default() |= class.bit();
        }
    };
    for line in lines(&shared.join("lexicon/mecab_ko_words.tsv.gz"))? {
        let line = line?;
        let fields: Vec<&str> = line.split('\t').collect();
        let [word, tag, class, cost] = fields[..] else { continue };
        let common = cost.parse::<i32>().is_ok_and(|cost| cost < 5000);
        match (tag, class) {
            ("NNG" | "XR" | "MAG", _) => add(word, WordClass::Noun),
            // Japanese and Western names of five syllables and more make half of the list and help nobody here.
            ("NNP", "인명") if word.chars().count() <= 4 => add(word, WordClass::Person),
            ("NNP", "지명") if common || word.chars().count() <= 4 => add(word, WordClass::Place),
            ("NNP", "*") => add(word, WordClass::Proper),
            _ => {}
        }
    }
    for line in lines(&shared.join("companies/dart_companies.tsv.gz"))? {
        let line = line?;
        let name = normalize_company(line.split('\t').next().unwrap_or(""));
        // Shells that no newspaper names: securitisation vehicles, blank-cheque companies, serial funds.
        let shell = ["유동화", "스팩", "기업인수목적", "투자조합", "프로젝트금융", "위탁관리부동산", "전문유한회사"];
        if !line.starts_with('#') && !shell.iter().any(|word| name.contains(word)) {
            add(&name, WordClass::Company);
        }
    }
    for line in include_str!("../news_names.tsv").lines().filter(|line| !line.starts_with('#')).skip(1) {
        add(line.split('\t').next().unwrap_or(""), WordClass::News);
    }
    let mut builder = fst::MapBuilder::new(BufWriter::new(File::create(&out)?))?;
    builder.extend_iter(words)?;
    builder.finish()?;
    println!("{out}: {} bytes", std::fs::metadata(&out)?.len());
    Ok(())
}

fn lines(path: &Path) -> Result<impl Iterator<Item = std::io::Result<String>>, Box<dyn Error>> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(BufReader::new(flate2::read::MultiGzDecoder::new(file)).lines())
}
