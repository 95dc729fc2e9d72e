//! A `tieup add` that is killed at any moment leaves a ledger of whole articles, and running it again completes it.
//!
//! `TIEUP_KILLS=200` sets how often; a few times by default, for each run costs a second or so.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const TIEUP: &str = env!("CARGO_BIN_EXE_tieup");

fn kills() -> u64 {
    std::env::var("TIEUP_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(8)
}

/// Real text: the articles of this project, many times over under names of their own.
fn articles(folder: &Path) {
    let mut lines = String::new();
    let mut files: Vec<_> = fs::read_dir("data/articles").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for round in 0..12 {
        for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "txt")) {
            // One of them is in CP949, as files are.
            let Ok(text) = fs::read_to_string(file) else { continue };
            let id = format!("{round}-{}", file.file_name().unwrap().to_string_lossy());
            lines += &serde_json::json!({ "id": id, "title": format!("{round}"), "text": text }).to_string();
            lines.push('\n');
        }
    }
    fs::write(folder.join("news.jsonl"), lines).unwrap();
}

fn add(folder: &Path) -> Command {
    let mut add = Command::new(TIEUP);
    add.args(["add", "news.jsonl"]).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
    add
}

fn extract(folder: &Path) -> Vec<u8> {
    let out = Command::new(TIEUP).args(["extract", "tieup.db"]).current_dir(folder).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    out.stdout
}

fn clear(folder: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(folder.join(format!("tieup.db{ending}")));
    }
}

#[test]
fn a_killed_run_leaves_whole_articles_and_the_next_one_completes_it() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    articles(folder);
    let started = Instant::now();
    assert!(add(folder).status().unwrap().success());
    let whole_run = started.elapsed();
    let undisturbed = extract(folder);
    assert!(!undisturbed.is_empty());
    // A linear congruential generator: the same moments in every run, as far as a clock goes.
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut cut_short = 0;
    for _ in 0..kills() {
        clear(folder);
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let moment = whole_run.mul_f64((state >> 11) as f64 / (1u64 << 53) as f64);
        let mut run = add(folder).spawn().unwrap();
        thread::sleep(moment);
        // SIGKILL: the program has no chance to tidy up.
        run.kill().unwrap();
        cut_short += u32::from(!run.wait().unwrap().success());
        if folder.join("tieup.db").exists() {
            let out = Command::new(TIEUP).args(["verify"]).current_dir(folder).output().unwrap();
            let said = String::from_utf8_lossy(&out.stderr);
            // Killed before the first word was written, the file is empty and no ledger yet.
            assert!(out.status.success() || said.contains("not a ledger"), "{said}");
        }
        assert!(add(folder).status().unwrap().success());
        assert!(extract(folder) == undisturbed, "killed after {moment:?}");
    }
    assert!(cut_short > 0 || whole_run < Duration::from_millis(50), "no run was cut short");
}
