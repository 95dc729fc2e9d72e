//! Every export is opened by the tools of its users: the same nodes, edges, names and attributes, for sample articles and
//! for names that try to break out.
//!
//! Needs what `.ci/consumers` installs: `TIEUP_CONSUMERS=$(.ci/consumers) cargo test --test consumers`.

use assert_cmd::Command;
use serde_json::{Value, json};
use std::{fs, path::Path};

/// Names that mean something to one format or another.
const HOSTILE: &[&str] = &[
    "\"quoted\" 'names' \\ and \\u0027 \\\\u0027",
    "]]></data></node></graph>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "`code` ```fence``` ~~~",
    "=HYPERLINK(\"http://example.invalid\")",
    "'=1+1",
    "+1-2@cmd|' /C calc'!A0",
    "line\nfeed\r\nand\ttab",
    "nul\0 and bell\u{7} and escape\u{1b}[31m",
    "right\u{202e}to\u{200f}left\u{feff}",
    "_x0041_ _x000D_ &amp; &#0; &lt;",
    "[[link|other]] ![[embed]] [a](http://x) #tag ^block",
    "../../etc/passwd",
    "con",
    "CON",
    "a;b,c|d\te",
    "${HOME} %%{init: {}}%% {{x}} <!-- --> /* */ // --",
    "end\nsubgraph x",
    "--- # yaml: [",
    "\u{fffe}\u{ffff}\u{85}\u{2028}",
    "=",
    " ",
    "NULL",
    "nan",
    "😀 가온전자 ﷽",
];

fn tieup() -> Command {
    Command::cargo_bin("tieup").unwrap()
}

/// A claim between two; the names are ids, quotes, areas and articles too.
fn claim(kind: &str, names: &[&str], alliance: Option<&str>, at: usize) -> Value {
    let role = match kind {
        "investment" => ["investor", "investee", "party"],
        "membership" => ["member"; 3],
        _ => ["partner"; 3],
    };
    let parties: Vec<Value> = names
        .iter()
        .enumerate()
        .map(|(nth, name)| json!({"id": format!("{name}."), "name": shown(name), "surfaces": [name], "role": role[nth.min(2)]}))
        .collect();
    let (quote, day) = (format!("{} 말했다.", names[0]), at % 28 + 1);
    json!({
        "doc": format!("{}.{at}", names[0]), "source": names[1 % names.len()], "kind": kind, "parties": parties,
        "alliance": alliance.map(|name| json!({"id": format!("{name}!"), "name": shown(name), "surfaces": []})),
        "status": if at % 5 == 4 { "ended" } else { "agreed" }, "when": format!("2020-06-{day:02}"), "reported": "2020-08",
        "areas": [names[0]], "amount": {"value": 50_000_000_000u64 + at as u64, "currency": "KRW"}, "stake": 0.125,
        "evidence": [{"start": 0, "end": quote.len(), "quote": quote, "cue": names[0], "rule": names[0]}], "confidence": 0.9,
    })
}

/// No claim is taken whose name is blank.
fn shown(name: &str) -> String {
    if name.trim().is_empty() { format!("{name}.") } else { name.to_owned() }
}

/// Every hostile name in every place, in deals of two and of three and in an alliance.
fn hostile(path: &Path) {
    let long = "긴이름\"<'\\".repeat(1_500);
    let mut names = HOSTILE.to_vec();
    names.push(&long);
    let mut claims = Vec::new();
    for at in 0..names.len() {
        let (next, third) = (names[(at + 1) % names.len()], names[(at + 2) % names.len()]);
        claims.push(claim("investment", &[names[at], next], None, at));
        claims.push(claim("joint_development", &[names[at], next, third], None, at));
        claims.push(claim("membership", &[names[at]], Some(names[at % 2 * 6]), at));
    }
    let lines: String = claims.iter().map(|claim| format!("{claim}\n")).collect();
    fs::write(path, lines).unwrap();
}

/// Writes a view in every format: `ties.graphml`, `ties.gexf` …, `csv/`, `neo4j/`, `notes/`.
fn export(source: &Path, folder: &Path) {
    fs::create_dir(folder).unwrap();
    let files = ["json", "graphml", "gexf", "cyjs", "jgf", "cypher", "ttl", "ftm.json", "xlsx", "dot", "mmd", "d2"];
    for file in files {
        tieup().arg("export").arg(source).arg("-o").arg(folder.join(format!("ties.{file}"))).assert().success();
    }
    let parquet = cfg!(feature = "parquet").then_some("parquet");
    for form in ["csv", "neo4j", "notes"].into_iter().chain(parquet) {
        tieup().args(["export", "--format", form]).arg(source).arg("-o").arg(folder.join(form)).assert().success();
    }
}

#[test]
fn the_tools_of_its_users_open_every_export() {
    let Some(tools) = std::env::var_os("TIEUP_CONSUMERS") else {
        println!("passed over; TIEUP_CONSUMERS=$(.ci/consumers) runs it");
        return;
    };
    let tools = Path::new(&tools);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let dir = tempfile::tempdir().unwrap();
    let (articles, names) = (dir.path().join("articles.jsonl"), dir.path().join("hostile.jsonl"));
    tieup().arg("extract").arg(root.join("data/articles")).arg("-o").arg(&articles).assert().success();
    hostile(&names);
    let folders = [dir.path().join("articles"), dir.path().join("hostile")];
    export(&articles, &folders[0]);
    export(&names, &folders[1]);
    let scripts = root.join("tests/consumers");
    let mut python = Command::new(tools.join("py/bin/python"));
    python.env("PYTHONDONTWRITEBYTECODE", "1").arg(scripts.join("check.py")).args(&folders);
    let mut node = Command::new("node");
    node.arg(scripts.join("check.mjs")).arg(tools.join("js")).args(&folders);
    for mut tool in [python, node] {
        let output = tool.output().unwrap();
        println!("{}", String::from_utf8_lossy(&output.stdout));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}
