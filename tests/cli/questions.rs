//! `tieup common`, `alliance`, `groups`, `hubs` and `suggest`: wiring, formats, exit codes. Figures are tested in the library.

use super::{GAON, NARU, claim, claims, material, stdout, tieup};
use predicates::{prelude::*, str::contains};
use serde_json::{Value, json};

fn ask(args: &[&str]) -> String {
    let (_dir, path) = material(&claims());
    stdout(tieup().args(args).arg("--from").arg(&path))
}

fn ask_json(args: &[&str]) -> Value {
    serde_json::from_str(&ask(&[args, &["--format", "json"]].concat())).unwrap()
}

#[test]
fn common_shows_both_sides() {
    insta::assert_snapshot!(ask(&["common", "나루은행", "다솜로보틱스"]), @r"
    Partners that 나루은행 and 다솜로보틱스 have in common: 1
    partner    with           ties                    status   since     reported     articles
    ──────────────────────────────────────────────────────────────────────────────────────────
    가온전자   나루은행       partnership             agreed   2020-06   2020-08-21          1
               다솜로보틱스   investment (investor)   talks              2021-01-02          1
    ");
    let answer = ask_json(&["common", "나루은행", "다솜로보틱스"]);
    assert_eq!(answer["common"][0]["partner"]["id"], "gaon");
    assert_eq!(answer["common"][0]["with_b"]["kinds"], json!(["investment"]));
    let csv = ask(&["common", "나루은행", "다솜로보틱스", "--format", "csv"]);
    assert_eq!(csv.lines().filter(|line| line.starts_with("가온전자,")).count(), 2, "{csv}");
    let (_dir, path) = material(&claims());
    let mut none = tieup();
    none.args(["common", "나루은행", "마루", "--from"])
        .arg(&path)
        .assert()
        .code(1)
        .stderr(contains("no partner in common"));
    tieup().args(["common", "gaon", "가온전자", "--from"]).arg(&path).assert().code(2);
}

#[test]
fn alliance_lists_members_or_alliances() {
    insta::assert_snapshot!(ask(&["alliance", "한빛연합"]), @r"
    Members of 한빛 연합: 2
    member     role     status   joined       left   articles   quote
    ────────────────────────────────────────────────────────────────────────────────
    가온전자   member   agreed   2020-02-20                 1   가온전자의 소식이다.
    리온통신   member   agreed   2020-06-03                 1   리온통신의 소식이다.
    ");
    let then = ask(&["alliance", "한빛연합", "--as-of", "2020-05"]);
    assert!(then.contains("가온전자") && !then.contains("리온통신"), "{then}");
    let all = ask_json(&["alliance"]);
    assert_eq!((&all["alliances"][0]["members"], &all["alliances"][0]["since"]), (&json!(2), &json!("2020-02-20")));
    assert_eq!(ask(&["alliance", "--format", "jsonl"]).lines().count(), 1);
    let (_dir, path) = material(&claims());
    let fails = |name: &str, why: &str| {
        let mut command = tieup();
        command.args(["alliance", name, "--from"]).arg(&path).assert().code(1).stdout("").stderr(contains(why));
    };
    fails("한빛 연햡", "did you mean 한빛 연합?");
    fails("가온전자", "it is a member of 한빛 연합");
    let mut none = tieup();
    none.args(["alliance", "--kind", "supply", "--from"]).arg(&path);
    none.assert().code(1).stderr(contains("no alliance to show"));
}

#[test]
fn groups_and_hubs_answer_in_every_format() {
    let groups = ask_json(&["groups"]);
    let sizes: u64 = groups["groups"].as_array().unwrap().iter().map(|group| group["size"].as_u64().unwrap()).sum();
    assert_eq!(sizes + groups["alone"].as_u64().unwrap(), groups["organizations"].as_u64().unwrap());
    assert!(ask(&["groups"]).contains("at resolution 1"));
    let rows = ask(&["groups", "--format", "csv"]);
    assert!(rows.starts_with("group,size,member,id,weight,partners\n1,") && rows.lines().count() == 6, "{rows}");
    insta::assert_snapshot!(ask(&["hubs", "--by", "betweenness", "--top", "2"]), @r"
    Hubs by betweenness: 2 of 5 organisations
    organisation   degree   ties   weight   betweenness   pagerank
    ──────────────────────────────────────────────────────────────
    가온전자            3      3     4.00        0.8333     0.3723
    리온통신            2      2     2.00        0.5000     0.2108
    ");
    let hubs = ask_json(&["hubs", "--by", "degree"]);
    assert_eq!(
        (&hubs["by"], &hubs["hubs"][0]["org"]["id"], &hubs["hubs"][0]["degree"]),
        (&json!("degree"), &json!("gaon"), &json!(3))
    );
    assert_eq!(ask(&["hubs", "--format", "jsonl"]).lines().count(), 5);
    let (_dir, path) = material(&claims());
    for args in [["groups", "--resolution", "0"], ["hubs", "--by", "fame"], ["suggest", "--evaluate", "--top=1"]] {
        tieup().args(args).arg("--from").arg(&path).assert().code(2).stdout("");
    }
    for command in ["groups", "hubs"] {
        let mut none = tieup();
        none.args([command, "--kind", "licensing", "--from"]).arg(&path);
        none.assert().code(1).stderr(contains("--kind licensing leaves nothing"));
    }
}

#[test]
fn suggest_gives_reasons_and_is_evaluated() {
    insta::assert_snapshot!(ask(&["suggest", "나루은행"]), @r"
    Likely partners of 나루은행: 2
    organisation   score   common   because
    ─────────────────────────────────────────────────────────────────────────────────────────
    다솜로보틱스    0.93        1   가온전자 (partnership [a1], investment [a2])
    리온통신        0.62        1   가온전자 (partnership [a1], membership of 한빛 연합 [a3])
    ");
    let answer = ask_json(&["suggest", "나루은행", "--by", "common"]);
    assert_eq!(answer["suggestions"][0]["reasons"][0]["steps"].as_array().unwrap().len(), 2);
    let late =
        claim("a9", "partnership", &[NARU, ("dasom", "다솜로보틱스", "partner")], json!({"reported": "2022-03-01"}));
    let (_dir, path) = material(&[claims(), vec![late]].concat());
    let mut command = tieup();
    let test =
        stdout(command.args(["suggest", "--evaluate", "--split", "2021", "--format", "json", "--from"]).arg(&path));
    let test: Value = serde_json::from_str(&test).unwrap();
    assert_eq!(
        (&test["companies"], &test["within_reach"], &test["methods"][0]["mrr"]),
        (&json!(2), &json!(2), &json!(1.0))
    );
    let mut none = tieup();
    none.args(["suggest", "--evaluate", "--split", "2023", "--from"]).arg(&path).assert().code(1);
    tieup().args(["suggest", "--from"]).arg(&path).assert().code(2);
}

#[test]
fn hostile_names_steer_no_terminal() {
    let hostile = ("x", "=\u{1b}]0;owned\u{7}\u{202e}악당\u{9b}31m", "partner");
    let alliance = json!({"alliance": {"id": "z", "name": "\u{1b}[2J동맹", "surfaces": []}});
    let (_dir, path) = material(&[
        claim("=1+1", "partnership", &[GAON, hostile], json!({})),
        claim("@b", "partnership", &[hostile, NARU], json!({})),
        claim("c", "membership", &[hostile], alliance),
    ]);
    let steers = |text: &str| text.chars().any(|c| c != '\n' && (c.is_control() || c == '\u{202e}'));
    let questions: [&[&str]; 6] =
        [&["common", "gaon", "naru"], &["alliance"], &["alliance", "z"], &["groups"], &["hubs"], &["suggest", "gaon"]];
    for args in questions {
        for format in ["table", "json", "jsonl", "csv"] {
            let out =
                stdout(tieup().args(["--color", "never"]).args(args).args(["--format", format, "--from"]).arg(&path));
            assert!(!steers(&out) && out.contains("악당"), "{args:?} {format}: {out:?}");
        }
    }
    tieup().args(["common", "gaon", "x", "--from"]).arg(&path).assert().code(1).stderr(contains("\u{1b}]").not());
}
