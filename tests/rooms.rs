//! Holds the house rules of ARCHITECTURE.md: who may look into which room, and how long a file may grow.

use std::{fs, path::Path};

const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("read", &["model"]),
    ("language", &["model"]),
    ("lexicon", &["model"]),
    ("extract", &["model", "language", "lexicon"]),
    ("graph", &["model"]),
    ("query", &["model", "graph"]),
    ("draw", &["model", "query"]),
    ("export", &["model", "query"]),
    ("store", &["model"]),
    ("ledger", &["Extractor", "model", "lexicon", "graph", "query", "store"]),
    ("eval", &["model"]),
    ("serve", &["store", "ledger", "lexicon", "graph", "query", "draw", "export", "model"]),
];

fn rust_files(dir: &Path, out: &mut Vec<std::path::PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            out.push(path);
        }
    }
}

/// The rooms that a source text names by `crate::…`, wherever it does.
fn looks_into(source: &str) -> Vec<String> {
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut rooms = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => outermost(list),
            None => vec![rest],
        };
        for name in names {
            rooms.push(name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    rooms
}

/// The items of a list up to its closing brace, without those of lists inside it.
fn outermost(list: &str) -> Vec<&str> {
    let (mut depth, mut from, mut items) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                items.push(&list[from..at]);
                from = at + 1;
            }
            _ => {}
        }
        if c == '}' && from == at + 1 {
            break;
        }
    }
    items.retain(|item| !item.trim().is_empty());
    items
}

#[test]
fn no_room_looks_where_it_may_not() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (room, allowed) in ROOMS {
        let dir = src.join(room);
        if !dir.exists() {
            continue;
        }
        let mut files = Vec::new();
        rust_files(&dir, &mut files);
        for file in files {
            for seen in looks_into(&fs::read_to_string(&file).unwrap()) {
                if seen != *room && !allowed.contains(&seen.as_str()) {
                    wrong.push(format!("{}: {room} must not look into {seen}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_rule_sees_grouped_and_inline_paths() {
    assert_eq!(
        looks_into("use crate::{graph, model::Claim};\nlet x = crate::draw::svg();"),
        ["graph", "model", "draw"]
    );
    let nested = "use crate::{\n    graph::{a, b},\n    model::{c, d::{e}},\n};\nuse std::{fs, io};";
    assert_eq!(looks_into(nested), ["graph", "model"]);
}

#[test]
fn files_stay_short() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    let long: Vec<_> = files
        .iter()
        .map(|file| (file, fs::read_to_string(file).unwrap().lines().count()))
        .filter(|(_, lines)| *lines > 420)
        .map(|(file, lines)| format!("{}: {lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "a file that grows past about 400 lines usually holds two ideas:\n{}", long.join("\n"));
}
