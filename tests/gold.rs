//! Accuracy on real articles that are no part of the project: the bar that it must clear.
//!
//! They lie in ../shared, or where `TIEUP_SHARED` says; without them there is nothing to measure.

mod score;

use score::{Score, articles, score, shared};
use tieup::Extractor;

/// The score of a set of articles, printed; `None` where the material is not there.
fn measure(name: &str, texts: &str, gold: &str) -> Option<Score> {
    let Some(shared) = shared() else {
        println!("{name}: not measured, ../shared is not there");
        return None;
    };
    let score = score(&Extractor::new(), &articles(&shared.join(texts)), &shared.join(gold));
    println!("{name}: {score}");
    Some(score)
}

#[test]
fn the_articles_that_the_project_began_with() {
    let Some(score) = measure("seeds", "seeds", "gold/seeds.gold.jsonl") else { return };
    assert!(score.f1() >= 0.90 && score.precision() >= 0.90, "{score}");
    assert!(score.kind() >= 0.90 && score.status() >= 0.90 && score.date() >= 0.85, "{score}");
}

#[test]
fn korean_articles_that_no_rule_was_fitted_to() {
    let Some(score) = measure("ko_dev", "gold/ko_dev.jsonl", "gold/ko_dev.gold.jsonl") else { return };
    assert!(score.f1() >= 0.42 && score.precision() >= 0.65, "{score}");
}

#[test]
fn english_articles_that_no_rule_was_fitted_to() {
    // No bar is set for English; the figure is printed and a failure to read would show.
    measure("en_dev", "gold/en_dev.jsonl", "gold/en_dev.gold.jsonl");
}
