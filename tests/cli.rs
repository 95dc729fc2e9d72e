//! The command as people run it: wiring, exit codes, formats, broken input. Logic is tested in the library.

#[path = "cli/layouts.rs"]
mod layouts;
#[path = "cli/questions.rs"]
mod questions;

#[path = "cli/export.rs"]
mod export;
#[path = "cli/measure.rs"]
mod measure;
#[path = "cli/pictures.rs"]
mod pictures;
#[path = "cli/time.rs"]
mod time;

use assert_cmd::Command;
use predicates::{prelude::*, str::contains};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

fn tieup() -> Command {
    let mut command = Command::cargo_bin("tieup").unwrap();
    command.env_remove("NO_COLOR").env("COLUMNS", "100");
    command
}

/// The command in a folder.
fn inside(folder: &Path, args: &[&str]) -> Command {
    let mut command = tieup();
    command.current_dir(folder).args(args);
    command
}

fn claim(doc: &str, kind: &str, parties: &[(&str, &str, &str)], more: Value) -> Value {
    let parties: Vec<Value> = parties
        .iter()
        .map(|(id, name, role)| json!({"id": id, "name": name, "surfaces": [name], "role": role}))
        .collect();
    let quote = format!("{}의 소식이다.", parties[0]["name"].as_str().unwrap());
    let mut claim = json!({
        "doc": doc, "kind": kind, "parties": parties, "alliance": null, "status": "agreed",
        "when": null, "reported": null, "areas": [], "amount": null, "stake": null,
        "evidence": [{"start": 0, "end": quote.len(), "quote": quote, "cue": "소식", "rule": "hand"}],
        "confidence": 0.9,
    });
    claim.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    claim
}

const GAON: (&str, &str, &str) = ("gaon", "가온전자", "partner");
const NARU: (&str, &str, &str) = ("naru", "나루은행", "partner");

fn claims() -> Vec<Value> {
    let member = |doc, id, name, when| {
        let alliance = json!({"id": "한빛-연합", "name": "한빛 연합", "surfaces": []});
        claim(doc, "membership", &[(id, name, "member")], json!({"alliance": alliance, "when": when}))
    };
    vec![
        claim("a1", "partnership", &[GAON, NARU], json!({"when": "2020-06", "reported": "2020-08-21"})),
        claim(
            "a2",
            "investment",
            &[("gaon", "가온전자", "investor"), ("dasom", "다솜로보틱스", "investee")],
            json!({"status": "talks", "reported": "2021-01-02", "confidence": 0.6}),
        ),
        member("a3", "gaon", "가온전자", "2020-02-20"),
        member("a4", "rion", "리온통신", "2020-06-03"),
        claim("a5", "supply", &[("rion", "리온통신", "supplier"), ("maru", "마루", "customer")], json!({})),
    ]
}

/// A folder with `claims.jsonl` in it.
fn material(claims: &[Value]) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("claims.jsonl");
    fs::write(&path, claims.iter().map(|claim| format!("{claim}\n")).collect::<String>()).unwrap();
    (dir, path)
}

fn stdout(command: &mut Command) -> String {
    String::from_utf8(command.assert().success().stderr("").get_output().stdout.clone()).unwrap()
}

#[test]
fn partners_in_every_format() {
    let (_dir, path) = material(&claims());
    let ask = |format: &str| stdout(tieup().args(["partners", "가온 전자", "--format", format, "--from"]).arg(&path));
    insta::assert_snapshot!(ask("table"), @r"
    Partners of 가온전자: 4
    partner        ties                      status   since        reported     articles
    ────────────────────────────────────────────────────────────────────────────────────
    다솜로보틱스   investment (investee)     talks                 2021-01-02          1
    나루은행       partnership               agreed   2020-06      2020-08-21          1
    한빛 연합      membership                agreed   2020-02-20                       1
    리온통신       membership of 한빛 연합   agreed   2020-06-03                       2
    ");
    let answer: Value = serde_json::from_str(&ask("json")).unwrap();
    assert_eq!(answer["company"]["id"], "gaon");
    assert_eq!(answer["partners"].as_array().unwrap().len(), 4);
    assert_eq!(answer["partners"][0]["deals"][0]["kind"], "investment");
    assert_eq!(ask("jsonl").lines().count(), 4);
    assert!(ask("csv").starts_with("partner,ties,status,since,reported,articles,quote\n다솜로보틱스,"));
}

#[test]
fn a_name_that_nobody_has_gets_a_suggestion_and_exit_code_1() {
    let (_dir, path) = material(&claims());
    let ask = |name: &str| {
        let mut command = tieup();
        command.args(["partners", name, "--from"]).arg(&path);
        command.assert().code(1).stdout("")
    };
    ask("나루운행").stderr(contains("did you mean 나루은행?"));
    ask("zzz").stderr(contains("no organisation goes by the name `zzz`"));
}

#[test]
fn the_gazetteer_lends_names_and_groups() {
    let kt = claim("a", "partnership", &[("kt", "KT", "partner"), NARU], json!({}));
    let (_dir, path) = material(&[kt]);
    let ask = |name: &str| {
        let mut command = tieup();
        command.args(["partners", name, "--from"]).arg(&path);
        command.assert()
    };
    ask("케이티").success().stdout(contains("나루은행"));
    ask("삼성전자").code(1).stderr(contains("`삼성전자` is known, but nothing in the material ties it to anyone"));
}

#[test]
fn show_path_evidence_and_stats_answer() {
    let (_dir, path) = material(&claims());
    let ask = |args: &[&str]| stdout(tieup().args(args).arg("--from").arg(&path));
    let then = ask(&["show", "한빛연합", "--as-of", "2020-05"]);
    assert!(then.contains("가온전자") && !then.contains("리온통신"), "{then}");
    assert!(ask(&["show", "한빛연합", "--as-of", "2020-06"]).contains("리온통신"));
    let way = ask(&["path", "나루은행", "마루"]);
    assert!(way.contains("나루은행 — 가온전자 — 리온통신 — 마루 (3 ties"), "{way}");
    assert!(ask(&["evidence", "가온전자", "나루은행"]).contains("가온전자의 소식이다."));
    let stats: Value = serde_json::from_str(&stdout(tieup().args(["stats", "--format", "json"]).arg(&path))).unwrap();
    assert_eq!((&stats["graph"]["ties"], &stats["read"]["failed"]), (&json!(4), &json!(0)));
    tieup().args(["path", "나루은행", "마루", "--kind", "supply", "--from"]).arg(&path).assert().code(1);
}

#[test]
fn wrong_usage_is_exit_code_2() {
    let dir = tempfile::tempdir().unwrap();
    let cases: &[&[&str]] = &[
        &["partners"],
        &["extract"],
        &["diagram", "x.jsonl", "-o", "x.bmp"],
        &["partners", "KT", "--kind", "friendship"],
        &["partners", "KT", "--as-of", "yesterday"],
        &["extract", "x", "--min-confidence", "7"],
        &["extract", "x", "-o", "x.pdf"],
        &["man", "nothing"],
        &["diff", ".."],
        &["quiet", "--for", "180"],
        &["frobnicate"],
    ];
    for args in cases {
        tieup().current_dir(&dir).args(*args).assert().code(2).stdout("").stderr(contains("error"));
    }
    tieup().current_dir(&dir).args(["partners", "KT"]).assert().code(2).stderr(contains("no ledger tieup.db"));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_done() {
    let broken = [json!({"doc": "x", "kind": "friendship"})];
    let (dir, path) = material(&[&claims()[..1], &broken, &claims()[1..]].concat());
    let missing = dir.path().join("missing.txt");
    let run = tieup().arg("extract").arg(&missing).arg(&path).assert().code(1);
    let run = run.stderr(contains("missing.txt: no such file").and(contains("claims.jsonl:2: kind: unknown variant")));
    assert_eq!(String::from_utf8_lossy(&run.get_output().stdout).lines().count(), 5);
    fs::write(dir.path().join("kept.jsonl"), "kept").unwrap();
    tieup().current_dir(&dir).args(["extract", "missing.txt", "-o", "kept.jsonl"]).assert().code(1);
    assert_eq!(fs::read_to_string(dir.path().join("kept.jsonl")).unwrap(), "kept");
}

#[test]
fn extracted_claims_are_claims_again() {
    let (dir, path) = material(&claims());
    let once = stdout(tieup().arg("extract").arg(&path));
    let again = stdout(tieup().args(["extract", "-"]).write_stdin(once.clone()));
    assert_eq!(once, again);
    let list: Vec<Value> =
        serde_json::from_str(&stdout(tieup().args(["extract", "--format", "json"]).arg(&path))).unwrap();
    assert_eq!(list.len(), 5);
    let talks = stdout(tieup().args(["extract", "--status", "talks", "--format", "csv"]).arg(&path));
    assert_eq!(talks.lines().count(), 2, "{talks}");
    tieup().current_dir(&dir).args(["extract", "claims.jsonl", "-o", "out.csv"]).assert().success().stdout("");
    assert_eq!(fs::read_to_string(dir.path().join("out.csv")).unwrap().lines().count(), 6);
}

#[test]
fn claims_of_one_kind_are_extracted_alone() {
    let (_folder, path) = material(&claims());
    let told = stdout(tieup().args(["extract", "--kind", "investment", "--format", "jsonl"]).arg(&path));
    assert_eq!(told.lines().count(), 1);
    assert!(told.contains("investment"));
}

/// A ledger answers as the claims that were brought into it, and a correction changes the answer until it is undone.
#[test]
fn a_ledger_is_kept_asked_and_corrected() {
    let (folder, path) = material(&claims());
    let here = |args: &[&str]| inside(folder.path(), args);
    here(&["partners", "가온전자"]).assert().code(2).stderr(contains("tieup add"));
    here(&["import"]).arg(&path).args(["--on", "2026-01-02"]).assert().success().stdout(contains("1: import, 5"));
    let asked = stdout(&mut here(&["partners", "가온전자"]));
    assert_eq!(asked, stdout(tieup().args(["partners", "가온전자", "--from"]).arg(&path)));
    let claim = stdout(&mut here(&["extract", "tieup.db", "--kind", "investment", "--format", "csv"]));
    let id = claim.lines().last().unwrap().rsplit(',').next().unwrap().to_owned();
    here(&["reject", &id, "--reason", "no", "--on", "2026-01-03"]).assert().success();
    assert!(!stdout(&mut here(&["partners", "가온전자"])).contains("다솜"));
    assert!(stdout(&mut here(&["log"])).contains("2026-01-03"));
    here(&["undo", "2"]).assert().success();
    assert_eq!(asked, stdout(&mut here(&["partners", "가온전자"])));
    here(&["merge", "다솜로보틱스", "나루은행"]).assert().success();
    assert!(!stdout(&mut here(&["partners", "가온전자"])).contains("다솜"));
    assert!(stdout(&mut here(&["search", "소식"])).contains("리온통신"));
    let hits: Value = serde_json::from_str(&stdout(&mut here(&["search", "소식", "--format", "json"]))).unwrap();
    here(&["reject", hits[0]["id"].as_str().unwrap()]).assert().success();
    here(&["search", "소식", "--top", "0"]).assert().code(2);
    here(&["verify"]).assert().success();
    here(&["remove", "nobody"]).assert().code(1);
    here(&["add", "missing.txt"]).assert().code(1);
    here(&["add", ".", "--db", "other/no.db"]).assert().code(1).stderr(contains("could not be opened"));
}

#[test]
fn a_ledger_takes_the_articles_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let here = |args: &[&str]| inside(folder.path(), args);
    for (name, partner) in [("a", "카카오"), ("b", "신한은행")] {
        let text = format!("KT는 21일 {partner}와 업무협약을 체결했다고 밝혔다.");
        fs::write(folder.path().join(format!("{name}.txt")), text).unwrap();
        here(&["add", &format!("{name}.txt"), "--db", &format!("{name}.db")]).assert().success();
    }
    here(&["alias", "add", "신한", "kakao", "--db", "b.db"]).assert().success();
    let both = here(&["add", "a.db", "b.db"]).assert().success();
    both.stdout(contains("2 articles added")).stderr(contains("b.db: its articles were added; its corrections stay"));
    let asked = stdout(&mut here(&["partners", "KT", "--format", "csv"]));
    assert_eq!(asked, stdout(&mut here(&["partners", "KT", "--format", "csv", "--from", "a.txt", "--from", "b.txt"])));
    here(&["add", "tieup.db"]).assert().success().stdout(contains("2 there already"));
    fs::write(folder.path().join("empty.db"), "").unwrap();
    here(&["partners", "KT", "--from", "empty.db"]).assert().code(1).stderr(contains("empty.db"));
}

#[test]
fn a_name_that_no_article_uses_finds_its_company_once_a_person_has_given_it() {
    let folder = tempfile::tempdir().unwrap();
    let here = |args: &[&str]| inside(folder.path(), args);
    fs::write(folder.path().join("a.txt"), "KT는 21일 카카오와 업무협약을 체결했다고 밝혔다.").unwrap();
    here(&["add", "a.txt"]).assert().success();
    here(&["partners", "나라전신"]).assert().code(1);
    here(&["alias", "add", "나라전신", "KT"]).assert().success();
    assert_eq!(stdout(&mut here(&["partners", "나라전신"])), stdout(&mut here(&["partners", "KT"])));
    for question in [&["show", "나라전신"][..], &["path", "나라전신", "카카오"], &["evidence", "나라전신", "카카오"]]
    {
        here(question).assert().success();
    }
    here(&["undo", "1"]).assert().success();
    here(&["show", "나라전신"]).assert().code(1);
}

#[test]
fn two_texts_of_one_name_in_a_run_are_not_lost_in_silence() {
    let folder = TempDir::new().unwrap();
    for (place, text) in [("one", "가온전자가 새 공장을 지었다."), ("two", "나루은행이 새 지점을 열었다.")]
    {
        fs::create_dir(folder.path().join(place)).unwrap();
        fs::write(folder.path().join(place).join("news.txt"), text).unwrap();
    }
    let mut add = tieup();
    add.current_dir(folder.path()).args(["add", "one", "two"]);
    add.assert().code(1).stderr(contains("are called `news.txt`"));
}

#[test]
fn articles_are_read_from_standard_input() {
    tieup().args(["extract", "-"]).write_stdin("가온전자가 문을 열었다.").assert().success();
    tieup().args(["extract", "-"]).write_stdin("").assert().code(1).stderr(contains("-"));
}

#[test]
fn diagrams_take_their_format_from_the_extension() {
    let (dir, path) = material(&claims());
    for (name, start) in [("x.svg", "<svg"), ("x.dot", "digraph"), ("x.mmd", "flowchart")] {
        tieup().current_dir(&dir).args(["diagram", "claims.jsonl", "-o", name]).assert().success().stdout("");
        assert!(fs::read_to_string(dir.path().join(name)).unwrap().contains(start), "{name}");
    }
    let mut reversed = claims();
    reversed.reverse();
    let (_other, other) = material(&reversed);
    assert_eq!(stdout(tieup().arg("diagram").arg(&path)), stdout(tieup().arg("diagram").arg(&other)));
    let ego = stdout(tieup().args(["diagram", "--focus", "마루"]).arg(&path));
    assert!(ego.contains("리온통신") && !ego.contains("나루은행"));
}

#[test]
fn an_empty_picture_says_which_filter_emptied_it_and_leaves_no_file() {
    let (dir, _) = material(&claims());
    for (filter, word) in [("--kind", "licensing"), ("--status", "ended"), ("--as-of", "1999")] {
        let mut command = tieup();
        command.current_dir(&dir).args(["diagram", "claims.jsonl", filter, word, "-o", "x.svg"]);
        command.assert().code(1).stderr(contains(format!("{filter} {word} leaves nothing")));
    }
    tieup().current_dir(&dir).args(["diagram", "claims.jsonl", "-o", "none/x.svg"]).assert().code(1);
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
}

#[test]
fn hostile_names_steer_no_terminal() {
    let hostile = ("x", "\u{1b}]0;owned\u{7}\u{202e}악당\u{9b}31m", "partner");
    let (_dir, path) = material(&[claim("=1+1", "partnership", &[GAON, hostile], json!({}))]);
    let steers = |text: &str| text.chars().any(|c| c != '\n' && (c.is_control() || c == '\u{202e}'));
    for format in ["table", "json", "jsonl", "csv"] {
        for args in [&["partners", "gaon", "--from"][..], &["extract"], &["evidence", "gaon", "x", "--from"]] {
            let out = stdout(tieup().args(["--color", "never"]).args(args).arg(&path).args(["--format", format]));
            assert!(!steers(&out) && out.contains("악당"), "{args:?} {format}: {out:?}");
        }
    }
    assert!(stdout(tieup().args(["extract", "--format", "csv"]).arg(&path)).contains("\n'=1+1,"));
}

#[test]
fn colours_only_where_they_are_wanted() {
    let (_dir, path) = material(&claims());
    let ask = |color: &str| stdout(tieup().args(["stats", "--color", color]).arg(&path)).contains('\u{1b}');
    assert!(!ask("auto") && !ask("never") && ask("always"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let (_dir, path) = material(&vec![claims(); 2000].concat());
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("tieup"))
        .arg("extract")
        .arg(&path)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn completions_manual_and_schema_are_there() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(stdout(tieup().args(["completions", shell])).contains("min-confidence"), "{shell}");
    }
    assert!(stdout(tieup().arg("man")).contains(".TH tieup 1"));
    assert!(stdout(tieup().args(["man", "diagram"])).contains("\\-\\-engine"));
    let schema: Value = serde_json::from_str(&stdout(tieup().arg("schema"))).unwrap();
    assert_eq!(schema["title"], "Claim");
}
