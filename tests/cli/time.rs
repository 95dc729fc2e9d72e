//! Answers in time: `tieup timeline`, `diff`, `quiet`, and `--as-of` with dates too coarse.

use super::{GAON, NARU, claim, claims, material, stdout, tieup};
use predicates::{prelude::*, str::contains};
use serde_json::{Value, json};
use std::fs;

fn told() -> Vec<Value> {
    let deal =
        |doc, more| claim(doc, "acquisition", &[("gaon", "가온전자", "acquirer"), ("maru", "마루", "target")], more);
    let mut all = claims();
    all.push(deal("b1", json!({"status": "talks", "when": "2019-11", "reported": "2019-11-20"})));
    all.push(deal("b2", json!({"status": "ended", "when": "2020", "reported": "2021-01-05"})));
    all
}

#[test]
fn a_coarse_date_is_marked_and_never_guessed() {
    let (_dir, path) = material(&[claim("a", "supply", &[GAON, NARU], json!({"when": "2020"}))]);
    let ask = |date: &str, format: &str| {
        let mut command = tieup();
        command.args(["partners", "gaon", "--as-of", date, "--format", format, "--from"]).arg(&path);
        command
    };
    assert!(stdout(&mut ask("2020-06", "table")).contains("agreed?"));
    let open: Value = serde_json::from_str(&stdout(&mut ask("2020-06", "json"))).unwrap();
    assert_eq!(
        (&open["partners"][0]["truth"], &open["partners"][0]["deals"][0]["truth"]),
        (&json!("maybe"), &json!("maybe"))
    );
    assert!(!stdout(&mut ask("2020-12-31", "table")).contains('?'));
    ask("2019", "table").assert().code(1).stderr(contains("--as-of 2019 leaves nothing"));
}

#[test]
fn a_timeline_in_words_and_as_a_picture() {
    let (dir, path) = material(&told());
    let ask = |format: &str| stdout(tieup().args(["timeline", "가온전자", "--format", format, "--from"]).arg(&path));
    insta::assert_snapshot!(ask("table"));
    let whole: Value = serde_json::from_str(&ask("json")).unwrap();
    assert_eq!(whole["events"].as_array().unwrap().len(), 6);
    assert_eq!((&whole["events"][0]["turn"], &whole["events"][0]["when"]), (&json!("begun"), &json!("2019-11")));
    assert_eq!(ask("jsonl").lines().count(), 6);
    assert!(ask("csv").starts_with("when,reported,event,with,tie,quote\n2019-11,2019-11-20,begun: talks,마루"));
    let picture = dir.path().join("x.svg");
    let mut draw = tieup();
    draw.args(["timeline", "가온전자", "--from"]).arg(&path).arg("-o").arg(&picture);
    draw.assert().success().stdout("").stderr(contains("6 events"));
    assert!(fs::read_to_string(&picture).unwrap().contains("가온전자 제휴 연표"));
    tieup().args(["timeline", "가온전자", "-o", "x.bmp", "--from"]).arg(&path).assert().code(2);
}

#[test]
fn a_diff_lists_what_it_cannot_decide() {
    let (_dir, path) = material(&told());
    let ask = |window: &str, format: &str| {
        let mut command = tieup();
        command.args(["diff", window, "--format", format, "--from"]).arg(&path);
        command
    };
    insta::assert_snapshot!(stdout(&mut ask("2020-01..2020-07", "table")));
    let diff: Value = serde_json::from_str(&stdout(&mut ask("2020-01..2020-07", "json"))).unwrap();
    let why: Vec<&Value> = diff["undecided"].as_array().unwrap().iter().map(|it| &it["doubt"]).collect();
    assert_eq!((&diff["from"], diff["changes"].as_array().unwrap().len()), (&json!("2020-01"), 3));
    assert_eq!(why, ["too_coarse", "no_date"]);
    assert_eq!(stdout(&mut ask("2020-01..2020-07", "csv")).lines().count(), 6);
    ask("2020-07..2020-01", "table").assert().code(2).stderr(contains("ends before it begins"));
    ask("lately", "table").assert().code(2);
    let only = stdout(ask("2020..", "jsonl").args(["--focus", "나루은행"]));
    assert_eq!(only.lines().count(), 1, "{only}");
}

#[test]
fn quiet_looks_back_from_the_last_report() {
    let (_dir, path) = material(&told());
    let ask = |args: &[&str]| {
        let mut command = tieup();
        command.arg("quiet").args(args).arg("--from").arg(&path);
        command
    };
    insta::assert_snapshot!(stdout(&mut ask(&["--for", "4m"])));
    let none = ask(&["--for", "50y", "--kind", "partnership", "--format", "json"]).assert().success();
    none.stdout(contains("\"quiet\": []")).stderr(contains("nothing has been quiet for 50y at 2021-01-05"));
    let then: Value =
        serde_json::from_str(&stdout(&mut ask(&["--at", "2020-10", "--status", "talks", "--format", "json"]))).unwrap();
    assert_eq!(
        (&then["at"], &then["for"], &then["quiet"][0]["silent_days"]),
        (&json!("2020-10"), &json!("180d"), &json!(346))
    );
    ask(&["--for", "a while"]).assert().code(2).stderr(contains("180d, 26w, 6m or 1y"));
}

#[test]
fn hostile_text_steers_nothing_here_either() {
    let hostile = ("x", "\u{1b}]0;owned\u{7}\u{202e}악당\u{9b}31m", "partner");
    let (dir, path) = material(&[claim("=1+1", "partnership", &[GAON, hostile], json!({"reported": "2020-01-01"}))]);
    let steers = |text: &str| text.chars().any(|c| c != '\n' && (c.is_control() || c == '\u{202e}'));
    for format in ["table", "json", "jsonl", "csv"] {
        for args in [&["timeline", "gaon"][..], &["diff", "2020.."], &["quiet", "--for", "0d"]] {
            let out =
                stdout(tieup().args(["--color", "never"]).args(args).args(["--format", format, "--from"]).arg(&path));
            assert!(!steers(&out) && out.contains("악당"), "{args:?} {format}: {out:?}");
        }
    }
    let picture = dir.path().join("x.svg");
    tieup().args(["timeline", "gaon", "--from"]).arg(&path).arg("-o").arg(&picture).assert().success();
    let text = fs::read_to_string(picture).unwrap();
    assert!(!steers(&text) && predicate::str::contains("악당").eval(&text));
}
