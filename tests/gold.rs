//! Accuracy on real articles that are no part of the project: the bar that it must clear.
//!
//! They lie in ../shared, or where `TIEUP_SHARED` says; without them there is nothing to measure.

mod score;

use score::{articles, score, score_claims, shared};
use std::{fs, path::Path, process::Command};
use tieup::{Extractor, eval::Score, model::Claim};

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
    assert!(score.kind_share() >= 0.90 && score.status_share() >= 0.90 && score.date_share() >= 0.85, "{score}");
}

#[test]
fn korean_articles_that_no_rule_was_fitted_to() {
    let Some(score) = measure("ko_dev", "gold/ko_dev.jsonl", "gold/ko_dev.gold.jsonl") else { return };
    assert!(score.f1() >= 0.42 && score.precision() >= 0.65, "{score}");
    assert!(score.direction_share() >= 0.85, "{score}");
}

#[test]
fn english_articles_that_no_rule_was_fitted_to() {
    // No bar is set for English; the figure is printed and a failure to read would show.
    measure("en_dev", "gold/en_dev.jsonl", "gold/en_dev.gold.jsonl");
}

/// What `gold/score.py` counts; `None` where it cannot be asked.
fn score_py(shared: &Path, gold: &Path, claims: &[Claim]) -> Option<serde_json::Value> {
    let script = shared.join("gold/score.py");
    if !script.is_file() || Command::new("python3").arg("--version").output().is_err() {
        return None;
    }
    let file = tempfile::NamedTempFile::new().unwrap();
    let lines: String = claims.iter().map(|claim| serde_json::to_string(claim).unwrap() + "\n").collect();
    fs::write(file.path(), lines).unwrap();
    let run = Command::new("python3").arg(script).arg(gold).arg(file.path()).arg("--json").output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Some(serde_json::from_slice(&run.stdout).unwrap())
}

#[test]
fn pairs_are_counted_as_score_py_counts_them() {
    let Some(shared) = shared() else { return println!("score.py: not compared, ../shared is not there") };
    // Also doubtful claims, so that every way of being wrong occurs.
    for (floor, texts, gold) in [
        (0.5, "seeds", "gold/seeds.gold.jsonl"),
        (0.05, "seeds", "gold/seeds.gold.jsonl"),
        (0.5, "gold/ko_train.jsonl", "gold/ko_train.gold.jsonl"),
        (0.05, "gold/ko_train.jsonl", "gold/ko_train.gold.jsonl"),
    ] {
        let (extractor, gold) = (Extractor::new().floor(floor), shared.join(gold));
        let claims: Vec<Claim> =
            articles(&shared.join(texts)).iter().flat_map(|article| extractor.extract(article)).collect();
        let Some(theirs) = score_py(&shared, &gold, &claims) else {
            return println!("score.py: not compared, it or python3 is not there");
        };
        let ours = score_claims(&claims, &gold, |_| ());
        let count = |field: &str| theirs[field].as_u64().unwrap() as usize;
        // Its shares have four decimals: enough to tell a single pair among these.
        let of = |field: &str, whole: usize| (theirs[field].as_f64().unwrap() * whole as f64).round() as usize;
        let (right, dated) = (count("tp"), count("dated"));
        let theirs = Score {
            right,
            spurious: count("fp"),
            missed: count("fn"),
            kind: of("kind", right),
            status: of("status", right),
            dated,
            date: of("when", dated),
            // It does not look at who is the source.
            directed: ours.directed,
            direction: ours.direction,
        };
        assert_eq!(ours, theirs, "{texts} from {floor}");
        println!("score.py agrees on {texts} from {floor}: {theirs:?}");
    }
}
