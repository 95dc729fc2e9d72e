//! What could not be read, where, and why.

use std::{io, path::PathBuf};

/// One thing that could not be read. The articles before and after it are still given.
#[derive(Debug, thiserror::Error)]
#[error("{}{}: {reason}", path.display(), line.map(|line| format!(":{line}")).unwrap_or_default())]
pub struct ReadError {
    /// The file or folder, as it was named; `-` for standard input.
    pub path: PathBuf,
    /// The line that the record starts on, counted from 1, in files of many records.
    pub line: Option<u64>,
    /// Why it could not be read.
    #[source]
    pub reason: Reason,
}

/// Why something could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// Nothing lies at the path.
    #[error("no such file or folder")]
    Missing,
    /// The system refused.
    #[error("cannot be read: {0}")]
    Io(#[source] io::Error),
    /// A folder in which nothing looks like an article.
    #[error("the folder holds no articles (.txt, .md, .html, .jsonl, .json, .csv, .tsv, also .gz)")]
    NoArticles,
    /// Bytes that are no text.
    #[error("not text but {0}")]
    Binary(&'static str),
    /// The compressed data ends in the middle.
    #[error("the gzip data is cut off; what came before the break was read")]
    CutGzip,
    /// The compressed data is damaged.
    #[error("the gzip data is damaged: {0}")]
    BadGzip(String),
    /// Bytes that are none of the character sets that are known.
    #[error("byte {at} is neither UTF-8 nor CP949 (nor is there a mark of UTF-16)")]
    Encoding {
        /// Offset of the first byte that does not fit, from the start of the file, or of the line where one is named.
        at: usize,
    },
    /// A NUL character, which no article has.
    #[error("a NUL character at byte {at}")]
    Nul {
        /// Offset in the file or line, or in the record's text where the NUL was written as an escape.
        at: usize,
    },
    /// Text that is no JSON.
    #[error("invalid JSON: {0}")]
    Json(String),
    /// JSON, but no object.
    #[error("not an object but {0}")]
    NotAnObject(&'static str),
    /// A record that says something, but not in a field for the article's text.
    #[error("the record has no `text`")]
    NoText,
    /// A field that must be text and is not.
    #[error("`{0}` is neither text nor a number")]
    FieldType(String),
    /// A table of which no column is the article's text.
    #[error("no column is named `text` (the columns are: {0})")]
    NoTextColumn(String),
    /// A quoted field that runs to the end of the file.
    #[error("a quote is opened here and never closed")]
    OpenQuote,
    /// A row with more fields than columns.
    #[error("{found} fields where the header names {expected}")]
    Fields {
        /// Columns of the header.
        expected: usize,
        /// Fields of this row.
        found: usize,
    },
    /// An article without a single letter.
    #[error("the article is empty")]
    Empty,
    /// More bytes than [`Options::max_bytes`](super::Options::max_bytes) allows.
    #[error("longer than {limit} bytes")]
    TooLong {
        /// The limit.
        limit: usize,
    },
    /// A claim where an article was looked for.
    #[error("a claim, not an article")]
    Claim,
}

impl Reason {
    /// The reason for an input error that came from a (possibly compressed) stream.
    pub(super) fn from_io(error: io::Error, gzip: bool) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::UnexpectedEof if gzip => Self::CutGzip,
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData if gzip => Self::BadGzip(error.to_string()),
            _ => Self::Io(error),
        }
    }
}
