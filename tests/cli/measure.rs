//! `tieup eval` and `tieup explain`, on the articles of the project.

use super::{GAON, NARU, claim, claims, material, stdout, tieup};
use predicates::{prelude::*, str::contains};
use serde_json::{Value, json};
use std::{fs, path::PathBuf};

fn samples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/articles")
}

fn eval(args: &[&str]) -> String {
    stdout(tieup().arg("eval").arg(samples().join("expected.gold.jsonl")).arg(samples()).args(args))
}

fn eval_json(args: &[&str]) -> Value {
    serde_json::from_str(&eval(&[args, &["--format", "json"]].concat())).unwrap()
}

fn count(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("{value} is no count"))
}

#[test]
fn eval_tells_all_figures() {
    let table = eval(&[]);
    for heading in ["Pairs of organisations", "By kind of the gold tie", "With --min-confidence", "what it says?"] {
        assert!(table.contains(heading), "{table}");
    }
    let all = eval_json(&[]);
    let [ko, en] = &all["languages"].as_array().unwrap()[..] else { panic!("{all}") };
    assert_eq!((&ko["language"], &en["language"], &all["articles"]), (&json!("ko"), &json!("en"), &json!(40)));
    for figure in ["right", "spurious", "missed", "dated", "articles"] {
        assert_eq!(count(&ko[figure]) + count(&en[figure]), count(&all[figure]), "{figure}");
    }
    let claimed = count(&all["right"]) + count(&all["spurious"]);
    let bins = all["calibration"].as_array().unwrap();
    assert_eq!(bins.iter().map(|bin| count(&bin["pairs"])).sum::<u64>(), claimed);
    assert_eq!(all["thresholds"][0]["right"], all["right"], "nothing is claimed below one half");
    let rows = eval(&["--format", "csv"]);
    let header = "language,articles,precision,recall,F1,right,spurious,missed,kind,status,date,direction,mentions\n";
    assert!(rows.starts_with(&format!("{header}all,40,")) && rows.lines().count() == 4, "{rows}");
}

#[test]
fn eval_takes_claims_for_the_articles_that_they_come_from() {
    let gold = samples().join("expected.gold.jsonl");
    let (_dir, path) = material(&[]);
    fs::write(&path, stdout(tieup().arg("extract").arg(samples()))).unwrap();
    let of_claims = stdout(tieup().arg("eval").arg(gold).arg(&path).args(["--format", "json"]));
    let (of_claims, of_articles): (Value, _) = (serde_json::from_str(&of_claims).unwrap(), eval_json(&[]));
    for figure in ["precision", "recall", "f1", "kind", "status", "date", "kinds", "thresholds", "calibration"] {
        assert_eq!(of_claims[figure], of_articles[figure], "{figure}");
    }
}

#[test]
fn eval_lists_what_is_wrong_article_by_article() {
    let sure = eval_json(&["--errors", "--min-confidence", "0.8"]);
    assert_eq!(sure["right"], sure["thresholds"][3]["right"]);
    let listed = |what: &str| -> usize {
        let articles = sure["errors"].as_array().unwrap();
        articles.iter().map(|article| article[what].as_array().unwrap().len()).sum()
    };
    assert_eq!(
        (listed("missed"), listed("spurious")),
        (count(&sure["missed"]) as usize, count(&sure["spurious"]) as usize)
    );
    let table = eval(&["--errors", "--min-confidence", "0.8"]);
    assert_eq!(table.lines().filter(|line| line.starts_with("missed  ")).count(), listed("missed"));
}

#[test]
fn eval_names_what_is_wrong_with_gold_and_what_is_missing() {
    let gold = json!({"doc": "a1", "ties": [{"kind": "partnership", "status": "agreed", "parties": [["나루은행"], ["(주)가온 전자"]]}]});
    let (dir, path) = material(&[claim("a1", "partnership", &[GAON, NARU], json!({}))]);
    let run = |gold: &str, source: &str| {
        fs::write(dir.path().join("my.gold.jsonl"), gold).unwrap();
        tieup().current_dir(&dir).args(["eval", "my.gold.jsonl", source, "--format", "jsonl"]).assert()
    };
    run(&gold.to_string(), "claims.jsonl").success().stdout(contains("\"f1\":1.0"));
    run(&format!("{gold}\n{{\"doc\": 1}}\n"), "claims.jsonl")
        .code(1)
        .stdout(contains("\"f1\":1.0"))
        .stderr(contains("my.gold.jsonl:2: doc: invalid type"));
    run("nothing", "claims.jsonl").code(1).stdout("").stderr(contains("my.gold.jsonl:1: not JSON"));
    run("", "claims.jsonl").code(1).stdout("").stderr(contains("my.gold.jsonl: is empty"));
    fs::write(dir.path().join("b.txt"), "가온전자가 문을 열었다.").unwrap();
    run(&gold.to_string(), "b.txt")
        .code(1)
        .stdout(contains("\"missed\":1"))
        .stderr(contains("not among the articles").and(contains("a1")).and(contains("1 articles have no gold")));
    tieup().arg("eval").arg("none.jsonl").arg(&path).assert().code(1).stderr(contains("none.jsonl: "));
    tieup().current_dir(&dir).args(["eval", "my.gold.jsonl"]).assert().code(2).stderr(contains("no SOURCE"));
}

/// The investment of KT in 현대로보틱스, as `evidence` and `extract` show it.
fn investment() -> String {
    let proofs = stdout(tieup().args(["evidence", "KT", "현대로보틱스", "--format", "json", "--from"]).arg(samples()));
    let proofs: Value = serde_json::from_str(&proofs).unwrap();
    proofs["evidence"][0]["claim"].as_str().unwrap().to_owned()
}

#[test]
fn the_id_that_evidence_and_extract_show_is_explained() {
    let id = investment();
    let table = stdout(tieup().args(["evidence", "KT", "현대로보틱스", "--from"]).arg(samples()));
    assert!(table.contains(&format!("claim    {id}")), "{table}");
    for format in ["table", "csv"] {
        let all = stdout(tieup().args(["extract", "--format", format]).arg(samples()));
        assert!(all.contains(&id[..8]), "{format}");
    }
    let told = stdout(tieup().args(["explain", &id[..8].to_uppercase()]).arg(samples()));
    for words in [&*id, "[KT]는 ", "[현대로보틱스]", "ko/investment/", "Is there a tie?", "Is it investment?", "bias"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
    let json = stdout(tieup().args(["explain", &id, "--format", "json"]).arg(samples()));
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["id"], &json["claim"]["kind"]), (&json!(id), &json!("investment")));
    let features = json["pairs"][0]["tie"]["features"].as_array().unwrap();
    let sum: f64 = features.iter().map(|one| one["weight"].as_f64().unwrap()).sum();
    assert!((sum - json["pairs"][0]["tie"]["sum"].as_f64().unwrap()).abs() < 0.001);
}

#[test]
fn explain_says_what_it_cannot_find() {
    let ask = |id: &str| tieup().args(["explain", id]).arg(samples()).assert().stdout("");
    ask("KT").code(2).stderr(contains("`KT` is no claim's id"));
    ask("").code(2);
    ask("0000000000000000").code(1).stderr(contains("no claim has the id"));
    // Of more than 16 claims two begin with the same digit.
    let all = stdout(tieup().args(["extract", "--format", "csv"]).arg(samples()));
    let mut digits: Vec<&str> = all.lines().skip(1).filter_map(|line| line.rsplit_once(',')?.1.get(..1)).collect();
    digits.sort_unstable();
    let several = digits.windows(2).find(|two| two[0] == two[1]).unwrap()[0];
    ask(several).code(1).stderr(contains(format!("claims have ids that begin with `{several}`")));
    let (_dir, path) = material(&claims());
    let own: Value = serde_json::from_str(&stdout(
        tieup().args(["evidence", "gaon", "naru", "--format", "json", "--from"]).arg(&path),
    ))
    .unwrap();
    let own = own["evidence"][0]["claim"].as_str().unwrap();
    let told = tieup().args(["explain", own]).arg(&path).assert().code(1).stdout("");
    told.stderr(contains("only with its article at hand").and(contains("a1")));
}

#[test]
fn manual_and_completions_know_both() {
    for (command, option) in [("eval", "errors"), ("explain", "top")] {
        assert!(stdout(tieup().args(["man", command])).contains(&format!("\\-\\-{option}")), "{command}");
        assert!(stdout(tieup().args(["completions", "bash"])).contains(command), "{command}");
        assert!(stdout(tieup().args([command, "--help"])).contains("Examples:"), "{command}");
    }
}
