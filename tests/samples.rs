//! The sample articles: what is extracted from each, so that a change of a rule shows its full effect.
//!
//! `INSTA_UPDATE=always cargo test --test samples` (or `just accept`) takes over what changed.

mod score;

use score::{articles, score};
use std::{fmt::Write, path::PathBuf};
use tieup::{
    Extractor,
    model::{Claim, Document},
};

/// F1 on data/articles/expected.gold.jsonl; raise it when the extractor gets better.
const FLOOR: f64 = 0.55;

fn samples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/articles")
}

fn line(claim: &Claim) -> String {
    let parties: Vec<String> =
        claim.parties.iter().map(|party| format!("{} ({})", party.name, party.role.as_str())).collect();
    let mut line = format!("{}: {}", claim.kind.as_str(), parties.join(", "));
    let mut add = |part: String| line.push_str(&part);
    if let Some(alliance) = &claim.alliance {
        add(format!(" @ {}", alliance.name));
    }
    add(format!(" | {}", claim.status.as_str()));
    if let Some(when) = claim.when {
        add(format!(" {when}"));
    }
    if let Some(amount) = &claim.amount {
        add(format!(" | {} {}", amount.value, amount.currency));
    }
    if let Some(stake) = claim.stake {
        add(format!(" | {stake} of it"));
    }
    let quote: String = claim.evidence.iter().flat_map(|evidence| evidence.quote.chars()).take(40).collect();
    add(format!(" | {:.1} | {quote}", claim.confidence));
    line
}

fn compact(articles: &[Document], extractor: &Extractor) -> String {
    let mut text = String::new();
    for article in articles {
        let published = article.published.map_or_else(|| "undated".to_owned(), |day| day.to_string());
        writeln!(text, "== {} ({published})", article.id).unwrap();
        extractor.extract(article).iter().for_each(|claim| writeln!(text, "{}", line(claim)).unwrap());
    }
    text
}

#[test]
fn what_each_article_claims() {
    insta::assert_snapshot!(compact(&articles(&samples()), &Extractor::new()));
}

#[test]
fn the_claims_are_those_that_a_careful_reader_finds() {
    let score = score(&Extractor::new(), &articles(&samples()), &samples().join("expected.gold.jsonl"));
    println!("data/articles: {score}");
    assert!(score.f1() >= FLOOR, "{score}");
}

#[test]
fn what_was_extracted_before_changes_nothing() {
    let (articles, extractor) = (articles(&samples()), Extractor::new());
    let forth: Vec<Vec<Claim>> = articles.iter().map(|article| extractor.extract(article)).collect();
    let mut back: Vec<Vec<Claim>> = articles.iter().rev().map(|article| extractor.extract(article)).collect();
    back.reverse();
    assert_eq!(forth, back);
}

#[test]
fn every_claim_can_be_explained() {
    let extractor = Extractor::new();
    for article in articles(&samples()) {
        for claim in extractor.extract(&article) {
            let told =
                extractor.explain(&article, &claim).unwrap_or_else(|| panic!("{}: {}", article.id, line(&claim)));
            let mean = told.pairs.iter().map(|pair| pair.confidence).sum::<f64>() / told.pairs.len() as f64;
            assert!((mean - claim.confidence).abs() < 0.001, "{}: {mean}, {}", article.id, line(&claim));
            for reasons in told.pairs.iter().flat_map(|pair| [&pair.tie, &pair.kind]) {
                let sum: f32 = reasons.features.iter().map(|one| one.weight).sum();
                assert!((sum - reasons.sum).abs() < 0.001, "{}: {sum} {}", article.id, reasons.sum);
            }
            assert!(told.marks.iter().all(|mark| claim.evidence[0].span.contains(mark.span)), "{:?}", told.marks);
        }
    }
}
