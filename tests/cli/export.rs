//! `tieup export`: formats by name, folders, what is refused. What a format holds is tested in the library, and by the
//! tools of its users in tests/consumers.rs.

use super::{claims, material, stdout, tieup};
use predicates::{prelude::*, str::contains};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

/// A folder with claims in it, and what it holds after an export.
fn export(args: &[&str]) -> (TempDir, assert_cmd::assert::Assert) {
    let (dir, _) = material(&claims());
    let assert = tieup().current_dir(&dir).args(["export", "claims.jsonl"]).args(args).assert();
    (dir, assert)
}

fn names(dir: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_extension_tells_the_format() {
    let begins: &[(&str, &str)] = &[
        ("a.json", "{\n  \"format\": \"tieup-view\""),
        ("a.GRAPHML", "<?xml"),
        ("a.gexf", "<?xml"),
        ("a.cyjs", "{\n  \"data\""),
        ("a.jgf", "{\n  \"graph\""),
        ("a.csv", "id,source,target,"),
        ("a.cypher", "CREATE CONSTRAINT"),
        ("a.ttl", "@prefix"),
        ("a.ftm.json", "{\"id\":"),
        ("a.dot", "digraph"),
        ("a.mmd", "flowchart"),
        ("a.d2", "direction: right"),
    ];
    for (name, begin) in begins {
        let (dir, assert) = export(&["-o", name]);
        assert.success().stdout("").stderr(contains(format!("{name}: 6 organisations, 4 ties")));
        let text = fs::read_to_string(dir.path().join(name)).unwrap();
        assert!(text.starts_with(begin), "{name}: {text}");
        assert_eq!(names(dir.path()).len(), 2, "nothing but the file is left");
    }
    let (dir, assert) = export(&["-o", "a.xlsx"]);
    assert.success();
    assert!(fs::read(dir.path().join("a.xlsx")).unwrap().starts_with(b"PK"));
}

#[test]
fn filters_choose_what_is_exported_and_json_goes_to_standard_output() {
    let (_dir, path) = material(&claims());
    let view = |args: &[&str]| -> Value {
        serde_json::from_str(&stdout(tieup().arg("export").arg(&path).args(args))).unwrap()
    };
    assert_eq!(view(&[])["ties"].as_array().unwrap().len(), 4);
    let ego = view(&["--focus", "마루", "--kind", "supply"]);
    assert_eq!((&ego["focus"][0], ego["organizations"].as_array().unwrap().len()), (&Value::from("maru"), 2));
    let english = stdout(tieup().arg("export").arg(&path).args(["--format", "d2", "--lang", "en"]));
    assert!(english.contains("direction: right"));
}

#[test]
fn tables_are_a_file_each_or_a_folder() {
    let (dir, assert) = export(&["--table", "claims", "-o", "a.csv"]);
    assert.success();
    assert!(fs::read_to_string(dir.path().join("a.csv")).unwrap().starts_with("id,tie,article,"));
    let (dir, assert) = export(&["--format", "csv", "-o", "tables"]);
    assert.success().stderr(contains("3 files"));
    assert_eq!(names(&dir.path().join("tables")), [".tieup-export", "claims.csv", "edges.csv", "nodes.csv"]);
    let (_dir, path) = material(&claims());
    let nodes = stdout(tieup().arg("export").arg(&path).args(["--format", "csv", "--table", "nodes"]));
    assert_eq!(nodes.lines().count(), 7);
}

#[test]
fn folders_are_written_whole_and_replace_only_what_an_export_wrote() {
    let (dir, assert) = export(&["--format", "notes", "-o", "vault"]);
    assert.success().stderr(contains("vault: 6 organisations, 4 ties, 7 files"));
    let vault = dir.path().join("vault");
    assert!(fs::read_to_string(vault.join("가온전자.md")).unwrap().contains("[[나루은행]]"));
    let again = |args: &[&str]| tieup().current_dir(&dir).args(["export", "claims.jsonl"]).args(args).assert();
    again(&["--format", "neo4j", "-o", "vault"]).success();
    assert_eq!(names(&vault), [".tieup-export", "IMPORT.md", "nodes.csv", "relationships.csv"]);
    fs::write(vault.join("mine.md"), "mine").unwrap();
    again(&["--format", "notes", "-o", "vault"]).code(1).stderr(contains("`mine.md`, which no export put there"));
    assert_eq!(names(&vault).len(), 5);
    assert_eq!(names(dir.path()), ["claims.jsonl", "vault"], "no draft is left");
}

#[test]
fn a_note_that_a_person_changed_is_left_alone_and_named() {
    let (dir, assert) = export(&["--format", "notes", "-o", "vault"]);
    assert.success();
    let note = dir.path().join("vault/가온전자.md");
    let other = dir.path().join("vault/나루은행.md");
    let (mine, generated) =
        (format!("{}\nmine\n", fs::read_to_string(&note).unwrap()), fs::read_to_string(&other).unwrap());
    fs::write(&note, &mine).unwrap();
    let again =
        || tieup().current_dir(&dir).args(["export", "claims.jsonl", "--format", "notes", "-o", "vault"]).assert();
    for _ in 0..2 {
        again()
            .code(1)
            .stderr(contains("changed by hand").and(contains("가온전자.md")).and(contains("나루은행").not()));
        assert_eq!(
            (fs::read_to_string(&note).unwrap(), fs::read_to_string(&other).unwrap()),
            (mine.clone(), generated.clone())
        );
    }
    fs::remove_file(&note).unwrap();
    again().success();
}

#[test]
fn what_cannot_be_is_said_before_anything_is_read() {
    let wrong: &[(&[&str], &str)] = &[
        (&["-o", "a.pdf"], "known extensions are .json, .graphml, .gexf"),
        (&["-o", "vault"], "for a folder csv, parquet, neo4j or notes"),
        (&["--format", "notes"], "name the folder with -o FOLDER"),
        (&["--format", "gexf", "--table", "nodes"], "--table is for csv and parquet, not for gexf"),
        (&["--format", "pdf"], "invalid value 'pdf'"),
    ];
    for (args, told) in wrong {
        tieup().args(["export", "missing.jsonl"]).args(*args).assert().code(2).stdout("").stderr(contains(*told));
    }
    let (dir, assert) = export(&["--kind", "licensing", "-o", "a.graphml"]);
    assert.code(1).stderr(contains("there is nothing to export: --kind licensing leaves nothing"));
    assert_eq!(names(dir.path()), ["claims.jsonl"]);
    let (dir, assert) = export(&["-o", "none/a.graphml"]);
    assert.code(1).stderr(contains("cannot be written"));
    assert_eq!(names(dir.path()), ["claims.jsonl"]);
}

#[test]
fn parquet_is_there_or_says_how_to_have_it() {
    let (dir, assert) = export(&["--table", "claims", "-o", "a.parquet"]);
    if cfg!(feature = "parquet") {
        assert.success();
        assert!(fs::read(dir.path().join("a.parquet")).unwrap().starts_with(b"PAR1"));
    } else {
        assert.code(2).stderr(contains("--features parquet").and(contains("without Parquet")));
        assert_eq!(names(dir.path()), ["claims.jsonl"]);
    }
}
