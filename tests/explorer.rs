//! The page of `tieup explore` in a real browser: what a reader does with it, and that text of articles does nothing.
//!
//! `.ci/browser` installs what this needs and runs it. `TIEUP_BROWSER` names the folder that holds playwright-core; the
//! pictures of what was seen lie in `target/explorer-shots` afterwards.

#[path = "browser/traps.rs"]
mod traps;

use assert_cmd::cargo::cargo_bin;
use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};
use traps::TRAPS;

/// A deal with a hostile company, told of by a hostile article.
fn trap(nth: usize, trap: &str) -> Value {
    let party =
        |id: String, name: String, role: &str| json!({"id": id, "name": name, "surfaces": [name], "role": role});
    json!({
        "doc": format!("{trap}{nth}"), "source": trap, "kind": "supply", "status": "agreed", "when": "2020-06",
        "parties": [party(trap.replace(',', ""), trap.to_owned(), "supplier"), party("gaon".into(), "가온전자".into(), "customer")],
        "reported": "2020-08-21", "areas": [trap], "confidence": 0.9,
        "evidence": [{"start": 0, "end": trap.len(), "quote": trap, "cue": trap, "rule": trap}],
    })
}

/// An explorer that runs until it is dropped.
struct Running {
    child: Child,
    address: String,
}

impl Running {
    fn start(args: &[&str], port: u16) -> Self {
        let mut command = Command::new(cargo_bin("tieup"));
        command.arg("explore").args(args).args(["--no-open", "--port", &port.to_string()]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines
            .by_ref()
            .map(Result::unwrap)
            .find_map(|line| line.find("http://").map(|at| line[at..].trim().to_owned()));
        // What it says later is read, too, lest the pipe fill up.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address: address.expect("an address") }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn node(script: &str, args: &[&str]) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/explorer").join(script);
    let output = Command::new("node").arg(script).args(args).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    println!("{told}{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{told}");
}

#[test]
fn the_explorer_works_in_a_browser_and_text_of_articles_does_nothing() {
    let Ok(modules) = std::env::var("TIEUP_BROWSER") else {
        println!("passed over; .ci/browser runs it");
        return;
    };
    let shots = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("explorer-shots");
    fs::create_dir_all(&shots).unwrap();
    let room = tempfile::tempdir().unwrap();
    let (hostile, ledger) = (room.path().join("hostile.jsonl"), room.path().join("archive.db"));
    let claims: String = TRAPS.iter().enumerate().map(|(nth, text)| format!("{}\n", trap(nth, text))).collect();
    fs::write(&hostile, claims).unwrap();
    let articles = concat!(env!("CARGO_MANIFEST_DIR"), "/data/articles");
    let added = Command::new(cargo_bin("tieup")).arg("add").arg(articles).arg("--db").arg(&ledger).output().unwrap();
    assert!(ledger.exists(), "{}", String::from_utf8_lossy(&added.stderr));

    let plain = Running::start(&[articles], 7217);
    let trapped = Running::start(&[hostile.to_str().unwrap()], 7227);
    let edited = Running::start(&[ledger.to_str().unwrap(), "--edit"], 7237);
    let shots = shots.to_str().unwrap();
    node("check.mjs", &[&modules, shots, &plain.address, &trapped.address, &edited.address]);
    node("frames.mjs", &[&modules, &plain.address, "2"]);
}
