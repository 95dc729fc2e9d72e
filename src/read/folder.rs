//! Which files of a folder hold articles.

use super::{Reason, format, looks_like_claims};
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

/// Extensions that the files beside articles have: what a saved page brings along, pictures, programs, data, what
/// tieup itself writes. Everything else is read, or named as what cannot be read.
const BESIDE: &[&str] = &[
    "avif",
    "bmp",
    "css",
    "db",
    "db-journal",
    "db-shm",
    "db-wal",
    "dot",
    "eot",
    "gexf",
    "gif",
    "graphml",
    "ico",
    "jpeg",
    "jpg",
    "js",
    "lock",
    "map",
    "mjs",
    "mmd",
    "mp3",
    "mp4",
    "otf",
    "png",
    "py",
    "rs",
    "sh",
    "svg",
    "toml",
    "ttf",
    "wav",
    "webm",
    "webp",
    "woff",
    "woff2",
    "yaml",
    "yml",
];

/// The files of a folder that may hold articles, in the order of their names, or why one cannot be looked at.
///
/// Passed over: hidden files and folders; README, LICENSE and CHANGELOG; extensions of [`BESIDE`]; gold data
/// (`*.gold.jsonl`); JSONL files that hold claims.
pub(super) fn files(folder: &Path) -> impl Iterator<Item = Result<PathBuf, (PathBuf, Reason)>> + Send + use<> {
    let root = folder.to_owned();
    WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b"."))
        .filter_map(move |entry| match entry {
            Ok(entry) if entry.file_type().is_file() && may_hold_articles(entry.path()) => Some(Ok(entry.into_path())),
            Ok(_) => None,
            Err(error) => {
                let path = error.path().unwrap_or(&root).to_owned();
                let reason = match error.into_io_error() {
                    Some(error) => Reason::from_io(error, false),
                    None => Reason::Io(std::io::Error::other("a link leads back to a folder above it")),
                };
                Some(Err((path, reason)))
            }
        })
}

fn may_hold_articles(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let stem = name.split('.').next().unwrap_or(name);
    if matches!(stem, "readme" | "license" | "licence" | "changelog") || name.ends_with(".gold.jsonl") {
        return false;
    }
    match format::extension(path).as_deref() {
        Some("jsonl" | "ndjson") => !starts_with_claims(path),
        Some(extension) => !BESIDE.contains(&extension),
        None => true,
    }
}

/// Whether a file holds claims; one that cannot be opened is left to be named later.
fn starts_with_claims(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(64 * 1024).read_to_end(&mut head));
    read.is_ok() && looks_like_claims(&head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_what_lies_beside_is_sorted() {
        assert!(BESIDE.is_sorted());
    }

    #[test]
    fn readmes_and_pictures_are_no_articles() {
        for beside in ["README.md", "readme.ko.md.gz", "x/logo.PNG", "a.gold.jsonl", "tieup.db", "a.gold.jsonl.gz"] {
            assert!(!may_hold_articles(Path::new(beside)), "{beside}");
        }
        for article in ["a.txt", "b.md", "readmes.txt", "noext", "c.pdf", "d.csv.gz"] {
            assert!(may_hold_articles(Path::new(article)), "{article}");
        }
    }
}
