//! Gold as JSON lines: one article a line, with the ties that a careful reader finds in it.

use super::names;
use crate::model::{DocId, Kind, PartialDate, Status};
use serde::Deserialize;
use std::{
    fs::File,
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
};

/// A tie that a careful reader finds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GoldTie {
    /// What kind of tie.
    pub kind: Kind,
    /// Parties in order of role, each with every name that the article uses for it.
    pub parties: Vec<Vec<String>>,
    /// The names of the alliance that the parties are members of.
    #[serde(default)]
    pub alliance: Option<Vec<String>>,
    /// How far it has come.
    pub status: Status,
    /// When it was made, as precisely as the article says.
    #[serde(default)]
    pub when: Option<PartialDate>,
    /// The sentence that states it.
    #[serde(default)]
    pub evidence: String,
    /// Two careful readers could disagree whether it is one.
    #[serde(default)]
    pub optional: bool,
}

/// An article and its ties.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GoldArticle {
    /// The article's id.
    pub doc: DocId,
    /// The day of publication.
    #[serde(default)]
    pub published: Option<PartialDate>,
    /// What ties it tells of.
    pub ties: Vec<GoldTie>,
}

/// What is wrong with a file or line of gold.
#[derive(Debug, thiserror::Error)]
pub enum GoldFlaw {
    /// The bytes could not be read.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The line is not JSON.
    #[error("not JSON, column {column}: {reason}")]
    Json {
        /// Where, counted from 1.
        column: usize,
        /// What the JSON reader met.
        reason: String,
    },
    /// A field does not hold what gold needs.
    #[error("{field}: {reason}")]
    Field {
        /// The field: `ties[1].parties`.
        field: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// Gold that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}{}: {flaw}", path.display(), line.map(|line| format!(":{line}")).unwrap_or_default())]
pub struct GoldError {
    /// The file, as it was named.
    pub path: PathBuf,
    /// The line, counted from 1; `None` where the file itself is at fault.
    pub line: Option<usize>,
    /// What is wrong.
    #[source]
    pub flaw: GoldFlaw,
}

/// Reads gold, one article a line; blank lines are passed over.
///
/// A line that is no gold is an `Err` in its place, and reading goes on with the next.
///
/// ```
/// use tieup::eval::GoldReader;
///
/// let lines = r#"{"doc": "a.txt", "ties": []}
/// {"doc": "b.txt", "ties": [{"kind": "friendship"}]}"#;
/// let read: Vec<_> = GoldReader::new("my.gold.jsonl", lines.as_bytes()).collect();
/// assert_eq!(read[0].as_ref().unwrap().doc.as_str(), "a.txt");
/// let error = read[1].as_ref().unwrap_err().to_string();
/// assert!(error.starts_with("my.gold.jsonl:2: ties[0].kind: unknown variant `friendship`"));
/// ```
#[derive(Debug)]
pub struct GoldReader<R> {
    from: R,
    path: PathBuf,
    line: usize,
    ended: bool,
}

impl GoldReader<BufReader<File>> {
    /// Gold of a file.
    ///
    /// # Errors
    /// A file that cannot be opened.
    pub fn open(path: &Path) -> Result<Self, GoldError> {
        let opened = File::open(path);
        let file = opened.map_err(|error| GoldError { path: path.to_owned(), line: None, flaw: error.into() })?;
        Ok(Self::new(path, BufReader::new(file)))
    }
}

impl<R: BufRead> GoldReader<R> {
    /// Gold from a buffered reader; errors name `path`.
    pub fn new(path: impl Into<PathBuf>, from: R) -> Self {
        Self { from, path: path.into(), line: 0, ended: false }
    }

    /// The next line that holds something.
    fn next_line(&mut self) -> Result<Option<String>, GoldFlaw> {
        let mut line = String::new();
        loop {
            line.clear();
            self.line += 1;
            if self.from.read_line(&mut line)? == 0 {
                return Ok(None);
            }
            if !line.trim().is_empty() {
                return Ok(Some(line));
            }
        }
    }
}

impl<R: BufRead> Iterator for GoldReader<R> {
    type Item = Result<GoldArticle, GoldError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let article = match self.next_line() {
            Ok(Some(line)) => parse(&line),
            Ok(None) => {
                self.ended = true;
                return None;
            }
            Err(flaw) => {
                // Bytes that are no text spoil their line only; any other error would come again for ever.
                self.ended = !matches!(&flaw, GoldFlaw::Io(error) if error.kind() == io::ErrorKind::InvalidData);
                Err(flaw)
            }
        };
        Some(article.map_err(|flaw| GoldError { path: self.path.clone(), line: Some(self.line), flaw }))
    }
}

fn parse(line: &str) -> Result<GoldArticle, GoldFlaw> {
    let line = line.trim_start_matches('\u{feff}').trim();
    let mut json = serde_json::Deserializer::from_str(line);
    let mut article: GoldArticle = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let field = error.path().to_string();
        let inner = error.into_inner();
        let text = inner.to_string();
        let reason = text.split(" at line ").next().unwrap_or(&text).to_owned();
        match inner.classify() {
            serde_json::error::Category::Data => {
                GoldFlaw::Field { field: if field == "." { "article".into() } else { field }, reason }
            }
            _ => GoldFlaw::Json { column: inner.column(), reason },
        }
    })?;
    let more = |error: serde_json::Error| GoldFlaw::Json {
        column: error.column(),
        reason: "more than one object in the line".to_owned(),
    };
    json.end().map_err(more)?;
    for (at, tie) in article.ties.iter_mut().enumerate() {
        tie.alliance = tie.alliance.take().filter(|names| !names.is_empty());
        check(tie).map_err(|(field, reason)| GoldFlaw::Field {
            field: format!("ties[{at}].{field}"),
            reason: reason.to_owned(),
        })?;
    }
    Ok(article)
}

/// What the types of a tie cannot hold: somebody, and a name for everybody.
fn check(tie: &GoldTie) -> Result<(), (String, &'static str)> {
    const NAMELESS: &str = "holds no name with a letter or digit in it besides a legal form";
    let nameless = |party: &Vec<String>| party.iter().all(|name| names::key(name).is_empty());
    if tie.parties.is_empty() {
        return Err(("parties".to_owned(), "is empty"));
    }
    if let Some(at) = tie.parties.iter().position(nameless) {
        return Err((format!("parties[{at}]"), NAMELESS));
    }
    match tie.alliance.as_ref().is_some_and(nameless) {
        true => Err(("alliance".to_owned(), NAMELESS)),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(text: &[u8]) -> Vec<String> {
        GoldReader::new("g", text).filter_map(Result::err).map(|error| error.to_string()).collect()
    }

    fn tie(fields: &str) -> String {
        format!(r#"{{"doc":"a","ties":[{{"status":"agreed",{fields}}}]}}"#)
    }

    #[test]
    fn each_error_names_its_line_and_field() {
        let cases = [
            (r#""kind":"supply","parties":[]"#, "g:1: ties[0].parties: is empty"),
            (r#""kind":"supply","parties":[["A"],["(주)"]]"#, "g:1: ties[0].parties[1]: holds no name"),
            (r#""kind":"membership","parties":[["A"]],"alliance":["-"]"#, "g:1: ties[0].alliance: holds no name"),
            (r#""kind":"supply","parties":["A"]"#, "g:1: ties[0].parties[0]: invalid type: string"),
            (r#""kind":"supply","parties":[["A"]],"when":"2020-6""#, "g:1: ties[0].when: `2020-6` is no date"),
            (r#""parties":[["A"]]"#, "g:1: ties[0]: missing field `kind`"),
        ];
        for (fields, expected) in cases {
            let found = errors(tie(fields).as_bytes());
            assert!(found.len() == 1 && found[0].starts_with(expected), "{found:?} (wanted {expected})");
        }
    }

    #[test]
    fn what_is_wrong_in_one_line_does_not_touch_the_next() {
        let good = tie(r#""kind":"supply","parties":[["A"],["B"]],"alliance":[]"#);
        let text = format!("\u{feff}{good}\n\n{{\"doc\":\n{good} {good}\n");
        let text = [text.as_bytes(), b"\xff\xfe\n", good.as_bytes()].concat();
        let read: Vec<_> = GoldReader::new("g", &text[..]).collect();
        let lines: Vec<_> = read.iter().filter_map(|read| read.as_ref().err()).map(|error| error.line).collect();
        assert_eq!((read.len(), lines), (5, vec![Some(3), Some(4), Some(5)]));
        assert_eq!(read[4].as_ref().unwrap().ties[0].alliance, None);
    }

    #[test]
    fn a_missing_file_is_named_without_a_line() {
        let error = GoldReader::open(Path::new("none.gold.jsonl")).unwrap_err();
        assert!(error.to_string().starts_with("none.gold.jsonl: ") && error.line.is_none());
    }
}
