//! Every program of `examples/` runs and does what it says.

use assert_cmd::Command;
use predicates::{prelude::*, str::contains};
use std::{env, fs, path::PathBuf};

/// `cargo test` builds the examples, next to the folder of the test's own binary.
fn example(name: &str) -> Command {
    let own = env::current_exe().unwrap();
    let folder =
        own.parent().and_then(|deps| deps.parent()).map_or_else(PathBuf::new, |target| target.join("examples"));
    let program = folder.join(name).with_extension(env::consts::EXE_EXTENSION);
    assert!(program.exists(), "{}: `cargo test` or `cargo build --examples` builds it", program.display());
    Command::new(program)
}

#[test]
fn extract_text_prints_claims_with_their_sentences() {
    example("extract_text").assert().success().stdout(contains("investment of KT").and(contains("bytes ")));
    example("extract_text").arg("no-such-file.txt").assert().failure().stderr(contains("no-such-file.txt"));
}

#[test]
fn query_graph_answers_its_questions() {
    let answers =
        contains("Partners of KT:").and(contains("2020-06-16-kt-hyundai-robotics.txt")).and(contains("May 2020"));
    example("query_graph").assert().success().stdout(answers);
}

#[test]
fn export_diagram_writes_both_pictures() {
    let folder = tempfile::tempdir().unwrap();
    example("export_diagram").arg(folder.path()).assert().success();
    assert!(fs::read_to_string(folder.path().join("kt.svg")).unwrap().starts_with("<svg "));
    assert!(fs::read_to_string(folder.path().join("kt.dot")).unwrap().starts_with("digraph"));
}

#[test]
fn own_gazetteer_gives_names_their_owners() {
    let ours = contains("gaon-robotics\t가온로보틱스\t가온로보").and(contains("kt\tKT"));
    example("own_gazetteer").assert().success().stdout(ours);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.tsv");
    fs::write(
        &file,
        "id\tko\ten\tkind\tcountry\tgroup\tticker\taliases\na\t가온\t\tcompany\t\t\t\t\nb\t가온\t\tcompany\t\t\t\t\n",
    )
    .unwrap();
    example("own_gazetteer")
        .arg(&file)
        .assert()
        .success()
        .stderr(contains("mine.tsv:3: `가온` belongs to `a` already"));
}

#[test]
fn draw_view_draws() {
    example("draw_view").args(["kt", "dot"]).assert().success().stdout(contains("digraph"));
}

#[test]
fn invent_news_makes_as_many_claims_as_asked_for() {
    let done = example("invent_news").args(["20", "30"]).assert().success();
    let text = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert_eq!(text.lines().count(), 30);
    assert!(text.lines().all(|line| serde_json::from_str::<tieup::model::Claim>(line).is_ok()));
}
