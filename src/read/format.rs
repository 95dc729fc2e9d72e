//! The form that a file's articles are in, by its name or by how it starts.

use super::record;
use std::path::Path;

/// The form that articles are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One article, as it is.
    Text,
    /// One article in Markdown.
    Markdown,
    /// One saved web page.
    Html,
    /// One JSON object a line.
    JsonLines,
    /// A JSON array of objects, or objects one after the other.
    Json,
    /// A table whose first row names the columns, with this byte between fields.
    Csv(u8),
}

/// The part of a file name that tells its form: lower case, `.gz` taken off.
pub(super) fn extension(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.rsplit_once('.').map(|(_, extension)| extension.to_owned())
}

impl Format {
    /// The form that the extension of `path` tells of (`.gz` after it does not count).
    pub fn of_path(path: &Path) -> Option<Self> {
        Some(match extension(path)?.as_str() {
            "txt" | "text" => Self::Text,
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            "jsonl" | "ndjson" => Self::JsonLines,
            "json" => Self::Json,
            "csv" => Self::Csv(b','),
            "tsv" => Self::Csv(b'\t'),
            _ => return None,
        })
    }

    /// The form of a stream that starts with `head`, where its name says `named`.
    ///
    /// A page saved as `.txt` is still a page, and an array saved as `.jsonl` an array.
    pub(super) fn sniff(named: Option<Self>, head: &[u8]) -> Self {
        let start = head.trim_ascii_start();
        let array = start.strip_prefix(b"[").is_some_and(|rest| matches!(rest.trim_ascii_start().first(), Some(b'{')));
        match named {
            Some(Self::JsonLines) if array => Self::Json,
            Some(Self::Text) | None if is_html(start) => Self::Html,
            Some(format) => format,
            None if array => Self::Json,
            None if starts_object(start) => {
                let line = start.split(|&byte| byte == b'\n').next().unwrap_or(start).trim_ascii_end();
                // An object over many lines is no JSONL; a line longer than the head may well be.
                if line.ends_with(b"}") || line.len() == start.len() { Self::JsonLines } else { Self::Json }
            }
            None => table(start).map_or(Self::Text, Self::Csv),
        }
    }
}

fn starts_object(start: &[u8]) -> bool {
    start.strip_prefix(b"{").is_some_and(|rest| matches!(rest.trim_ascii_start().first(), Some(b'"' | b'}')))
}

fn is_html(start: &[u8]) -> bool {
    let start: String = start.iter().take(64).map(|byte| byte.to_ascii_lowercase() as char).collect();
    ["<!doctype html", "<html", "<head", "<body", "<?xml version"].iter().any(|tag| start.starts_with(tag))
}

/// The separator of a table whose first line names a column for the article's text.
fn table(start: &[u8]) -> Option<u8> {
    let line = start.split(|&byte| byte == b'\n').next()?;
    let line = std::str::from_utf8(line).ok()?;
    [b'\t', b','].into_iter().find(|&separator| {
        let mut names = line.split(separator as char).map(|name| name.trim().trim_matches('"'));
        line.contains(separator as char)
            && names.any(|name| matches!(record::field_named(name), Some((_, record::Field::Text))))
    })
}

/// Whether a file that starts with `head` holds claims as JSONL (gzip or not) rather than articles.
///
/// A claim has `doc`, `kind` and `parties`, and no `text`; only the first line is looked at. A head of 64 KiB is enough.
///
/// ```
/// use tieup::read::looks_like_claims;
/// assert!(looks_like_claims(br#"{"doc": "a.txt", "kind": "partnership", "parties": []}"#));
/// assert!(!looks_like_claims(br#"{"id": "a", "text": "b"}"#));
/// ```
pub fn looks_like_claims(head: &[u8]) -> bool {
    let unpacked;
    let mut head = head;
    if head.starts_with(b"\x1F\x8B") {
        let mut bytes = Vec::new();
        // A head ends in the middle of the compressed data; what came out before is enough.
        let _ = std::io::Read::read_to_end(
            &mut std::io::Read::take(flate2::read::MultiGzDecoder::new(head), 256 * 1024),
            &mut bytes,
        );
        unpacked = bytes;
        head = &unpacked;
    }
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let line = head.split(|&byte| byte == b'\n').next().unwrap_or(head);
    match std::str::from_utf8(line) {
        Ok(line) if record::is_claim(line) => true,
        // The first claim may be longer than the head.
        _ => line.len() == head.len() && starts_like_claim(line),
    }
}

/// Whether a cut-off object starts as claims do, with `doc` before anything else.
fn starts_like_claim(line: &[u8]) -> bool {
    let rest = line.strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    rest.is_some_and(|rest| rest.starts_with(b"\"doc\""))
        && memchr::memmem::find(line, b"\"kind\"").is_some()
        && memchr::memmem::find(line, b"\"parties\"").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_counts_without_gz() {
        assert_eq!(Format::of_path(Path::new("a/b.JSONL.gz")), Some(Format::JsonLines));
        assert_eq!(Format::of_path(Path::new("b.htm")), Some(Format::Html));
        assert_eq!(Format::of_path(Path::new("b.docx")), None);
        assert_eq!(Format::of_path(Path::new("noext")), None);
    }

    #[test]
    fn the_start_tells_the_form() {
        let sniff = |head: &str| Format::sniff(None, head.as_bytes());
        assert_eq!(sniff("[특집 2024] 가온전자"), Format::Text);
        assert_eq!(sniff(" [ {\"text\": 1}"), Format::Json);
        assert_eq!(sniff("{\"text\": \"a\"}\n{}"), Format::JsonLines);
        assert_eq!(sniff("{\n \"text\": \"a\"\n}"), Format::Json);
        assert_eq!(sniff("\n<!DOCTYPE HTML><p>"), Format::Html);
        assert_eq!(sniff("id,text\n1,a"), Format::Csv(b','));
        assert_eq!(sniff("제목\t본문\n1\ta"), Format::Csv(b'\t'));
        assert_eq!(sniff("In brief, the text follows."), Format::Text);
        assert_eq!(Format::sniff(Some(Format::Text), b"<html><p>a"), Format::Html);
        assert_eq!(Format::sniff(Some(Format::JsonLines), b"[{}]"), Format::Json);
    }
}
