//! The page of `tieup diagram -o x.html` in a real browser: what it does, and that text of articles does nothing.
//!
//! `.ci/browser` installs what this needs and runs it. `TIEUP_BROWSER` names the folder that holds playwright-core; the
//! pictures of what was seen lie in `target/browser` afterwards.

#[path = "browser/traps.rs"]
mod traps;

use assert_cmd::cargo::cargo_bin;
use serde_json::{Value, json};
use std::{fs, path::Path, process::Command};
use traps::TRAPS;

type Party<'a> = (&'a str, &'a str, &'a str);

fn claim(doc: &str, kind: &str, parties: &[Party], quote: &str, cue: &str, more: Value) -> Value {
    let parties: Vec<Value> = parties
        .iter()
        .map(|(id, name, role)| json!({"id": id, "name": name, "surfaces": [name], "role": role}))
        .collect();
    let mut claim = json!({
        "doc": doc, "kind": kind, "parties": parties, "status": "agreed", "when": null, "reported": "2020-08-21",
        "areas": [], "evidence": [{"start": 0, "end": quote.len(), "quote": quote, "cue": cue, "rule": "hand"}],
        "confidence": 0.9,
    });
    claim.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    claim
}

const GAON: Party = ("gaon", "가온전자", "partner");

fn claims() -> Vec<Value> {
    let member = |doc, id, name, when| {
        let alliance = json!({"id": "한빛-연합", "name": "한빛 연합", "surfaces": []});
        let more = json!({"alliance": alliance, "when": when});
        claim(doc, "membership", &[(id, name, "member")], "한빛 연합에 들어갔다.", "들어", more)
    };
    let invests = [("gaon", "가온전자", "investor"), ("dasom", "다솜로보틱스", "investee")];
    let sum = json!({"amount": {"value": 50_000_000_000_u64, "currency": "KRW"}, "stake": 0.1, "confidence": 0.9725});
    let mut talks = sum.clone();
    talks["status"] = json!("talks");
    talks["when"] = json!("2020-06");
    let mut agreed = sum;
    agreed["when"] = json!("2020-08");
    vec![
        claim(
            "a1",
            "partnership",
            &[GAON, ("naru", "나루은행", "partner")],
            "두 회사가 손을 잡았다.",
            "손을 잡",
            json!({"when": "2020-06"}),
        ),
        claim("https://news.example/1", "investment", &invests, "가온전자가 투자를 협의한다.", "투자", talks),
        claim("https://news.example/2", "investment", &invests, "가온전자가 투자한다.", "투자", agreed),
        member("a3", "gaon", "가온전자", "2020-02-20"),
        member("a4", "rion", "리온통신", "2020-06-03"),
        claim(
            "a5",
            "supply",
            &[("rion", "리온통신", "supplier"), ("maru", "마루", "customer")],
            "납품한다.",
            "납품",
            json!({"when": "2021"}),
        ),
        claim(
            "a6",
            "joint_development",
            &[GAON, ("naru", "나루은행", "partner"), ("rion", "리온통신", "partner")],
            "세 회사가 함께 개발한다.",
            "함께 개발",
            json!({"when": "2021-03", "status": "talks"}),
        ),
        // A company that tieup knows other names of.
        claim(
            "a7",
            "supply",
            &[("kt", "KT", "supplier"), ("haneul", "하늘", "customer")],
            "공급한다.",
            "공급",
            json!({"when": "2022-01"}),
        ),
    ]
}

/// Deals told in texts that would do something if any of them were taken for more than text.
fn hostile() -> Vec<Value> {
    // A page of one file may be told NUL; an address that holds it is refused.
    let traps = [TRAPS, &["가\u{0}나"]].concat();
    let other = |nth: usize| format!("org{nth}");
    let mut claims: Vec<Value> = traps
        .iter()
        .enumerate()
        .map(|(nth, trap)| {
            let other = other(nth);
            let more = json!({"areas": [trap], "source": trap, "evidence": [
                {"start": 0, "end": trap.len(), "quote": trap, "cue": trap, "rule": trap}]});
            claim(
                trap,
                "supply",
                &[(trap, trap, "supplier"), (&other, &format!("{trap} {nth}"), "customer")],
                trap,
                trap,
                more,
            )
        })
        .collect();
    let long = "긴이름<b>".repeat(1_700);
    claims.push(claim("long", "supply", &[(&other(99), &long, "supplier"), GAON], &long, "긴이름", json!({})));
    claims
}

fn page(folder: &Path, name: &str, claims: &[Value], args: &[&str]) {
    let source = folder.join(format!("{name}.jsonl"));
    fs::write(&source, claims.iter().map(|claim| format!("{claim}\n")).collect::<String>()).unwrap();
    let page = folder.join(format!("{name}.html"));
    let made = Command::new(cargo_bin("tieup")).arg("diagram").arg(&source).arg("-o").arg(&page).args(args).output();
    let made = made.unwrap();
    assert!(page.exists(), "{}", String::from_utf8_lossy(&made.stderr));
}

#[test]
fn the_page_works_and_text_of_articles_does_nothing() {
    let Some(modules) = std::env::var_os("TIEUP_BROWSER") else {
        println!("passed over; .ci/browser runs it");
        return;
    };
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let folder = target.join("browser");
    fs::create_dir_all(&folder).unwrap();
    page(&folder, "ko", &claims(), &[]);
    page(&folder, "en", &claims(), &["--lang", "en"]);
    page(&folder, "hostile", &hostile(), &[]);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/check.mjs");
    let output = Command::new("node").arg(script).arg(modules).arg(&folder).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    println!("{told}{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{told}");
}
