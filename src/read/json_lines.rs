//! JSONL: one article a line.

use super::{
    ReadError, Reason,
    encoding::Decoder,
    input::Input,
    lines::{Line, Lines},
    record,
};
use crate::model::Document;
use std::{io::BufRead, path::PathBuf};

/// The articles of a JSONL stream. A bad line is an error of its own; the next line is read.
pub(super) struct JsonLines {
    path: PathBuf,
    name: String,
    gzip: bool,
    limit: usize,
    lines: Lines<Box<dyn BufRead + Send>>,
    decoder: Decoder,
    ended: bool,
}

impl JsonLines {
    /// Reads `input`, whose records are called `name:line` where they have no id.
    pub(super) fn new(path: PathBuf, name: String, input: Input, limit: usize) -> Self {
        let Input { reader, gzip, .. } = input;
        Self { path, name, gzip, limit, lines: Lines::new(reader, limit), decoder: Decoder::default(), ended: false }
    }

    /// The article of the line in the buffer; `None` where the line is blank.
    fn article(&mut self) -> Result<Option<Document>, Reason> {
        let line = &self.lines.buffer;
        if line.iter().all(u8::is_ascii_whitespace) {
            return Ok(None);
        }
        if let Some(at) = memchr::memchr(0, line) {
            return Err(Reason::Nul { at });
        }
        let json = self.decoder.decode(line).map_err(|at| Reason::Encoding { at })?;
        record::from_json(&json, || format!("{}:{}", self.name, self.lines.number)).map(Some)
    }
}

impl Iterator for JsonLines {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let result = match self.lines.advance() {
                Ok(None) => {
                    self.ended = true;
                    break;
                }
                Ok(Some(Line::Whole)) => self.article(),
                Ok(Some(Line::TooLong)) => Err(Reason::TooLong { limit: self.limit }),
                Err(error) => {
                    self.ended = true;
                    Err(Reason::from_io(error, self.gzip))
                }
            };
            let error = |reason| ReadError { path: self.path.clone(), line: Some(self.lines.number), reason };
            if let Some(item) = result.map_err(error).transpose() {
                return Some(item);
            }
        }
        None
    }
}
