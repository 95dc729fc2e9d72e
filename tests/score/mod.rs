//! What tests of accuracy share: where the material lies, and the score of some articles.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};
use tieup::{
    Extractor,
    eval::{GoldReader, Score, judge},
    model::{Claim, Document},
    read,
};

#[allow(dead_code, reason = "not every test that scores wants it")]
/// The folder of material that is no part of the project, where it is there.
pub fn shared() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("TIEUP_SHARED").map_or_else(beside, PathBuf::from);
    Some(folder.join("gold")).filter(|gold| gold.is_dir()).and_then(|gold| gold.parent().map(Path::to_owned))
}

#[allow(dead_code, reason = "not every test that scores wants it")]
/// Every article below `source`; one that cannot be read fails the test.
pub fn articles(source: &Path) -> Vec<Document> {
    read::open([source], Default::default()).map(|article| article.unwrap_or_else(|error| panic!("{error}"))).collect()
}

#[allow(dead_code, reason = "not every test that scores wants it")]
/// Extracts all articles and scores the claims against a file of gold.
pub fn score(extractor: &Extractor, articles: &[Document], gold: &Path) -> Score {
    let claims: Vec<Claim> = articles.iter().flat_map(|article| extractor.extract(article)).collect();
    let read: Vec<&str> = articles.iter().map(|article| article.id.as_str()).collect();
    score_claims(&claims, gold, |doc| assert!(read.contains(&doc), "{doc}: no such article"))
}

#[allow(dead_code, reason = "not every test that scores wants it")]
/// Scores claims against a file of gold; `each` sees the id of every article of it.
pub fn score_claims(claims: &[Claim], gold: &Path, each: impl Fn(&str)) -> Score {
    let mut of_article: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        of_article.entry(claim.doc.as_str()).or_default().push(claim);
    }
    let mut total = Score::default();
    for gold in GoldReader::open(gold).unwrap_or_else(|error| panic!("{error}")) {
        let gold = gold.unwrap_or_else(|error| panic!("{error}"));
        each(gold.doc.as_str());
        total += Score::of(&judge(&gold, of_article.get(gold.doc.as_str()).into_iter().flatten().copied()));
    }
    total
}
