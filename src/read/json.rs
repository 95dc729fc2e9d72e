//! JSON that is no JSONL: an array of articles, or objects one after the other over many lines.

use super::{ReadError, Reason, encoding::Decoder, input::Input, record};
use crate::model::Document;
use std::{
    io::{self, BufRead},
    path::PathBuf,
};

/// The articles of a JSON stream, one object at a time. An object that is no article is an error of its own.
pub(super) struct Objects {
    path: PathBuf,
    name: String,
    gzip: bool,
    limit: usize,
    reader: Box<dyn BufRead + Send>,
    decoder: Decoder,
    /// Objects seen so far.
    count: u64,
    /// The line that the scanner is on, from 1.
    line: u64,
    ended: bool,
}

/// How one top-level value of the stream ended.
enum Value {
    /// Its bytes, and the line that it starts on.
    Whole(Vec<u8>, u64),
    TooLong(u64),
    /// The stream ended inside it.
    Cut(u64),
}

impl Objects {
    /// Reads `input`, whose objects are called `name:number` where they have no id.
    pub(super) fn new(path: PathBuf, name: String, input: Input, limit: usize) -> Self {
        let Input { reader, gzip, .. } = input;
        Self { path, name, gzip, limit, reader, decoder: Decoder::default(), count: 0, line: 1, ended: false }
    }

    /// The next value that stands between brackets, commas and white space.
    fn value(&mut self) -> io::Result<Option<Value>> {
        let mut scan = Scan::default();
        let mut bytes = Vec::new();
        let (mut started, mut too_long) = (None, false);
        loop {
            let chunk = self.reader.fill_buf()?;
            if chunk.is_empty() {
                return Ok(started.map(|line| match scan.depth {
                    0 if !scan.in_text => Value::Whole(bytes, line),
                    _ => Value::Cut(line),
                }));
            }
            let mut taken = chunk.len();
            let mut from = 0;
            let mut done = false;
            for (at, &byte) in chunk.iter().enumerate() {
                if started.is_none() {
                    // The array's own brackets and commas stand between values.
                    if byte.is_ascii_whitespace() || matches!(byte, b'[' | b']' | b',') {
                        self.line += u64::from(byte == b'\n');
                        from = at + 1;
                        continue;
                    }
                    started = Some(self.line);
                }
                match scan.step(byte) {
                    Step::Inside => self.line += u64::from(byte == b'\n'),
                    Step::Last => (taken, done) = (at + 1, true),
                    Step::Past => (taken, done) = (at, true),
                }
                if done {
                    break;
                }
            }
            too_long |= bytes.len() + (taken - from.min(taken)) > self.limit;
            if too_long {
                bytes = Vec::new();
            } else if started.is_some() {
                bytes.extend_from_slice(&chunk[from.min(taken)..taken]);
            }
            self.reader.consume(taken);
            if let (true, Some(line)) = (done, started) {
                return Ok(Some(if too_long { Value::TooLong(line) } else { Value::Whole(bytes, line) }));
            }
        }
    }

    fn article(&mut self, bytes: &[u8]) -> Result<Document, Reason> {
        if let Some(at) = memchr::memchr(0, bytes) {
            return Err(Reason::Nul { at });
        }
        let json = self.decoder.decode(bytes).map_err(|at| Reason::Encoding { at })?;
        // A file of one object is called by the file's name, as any file of one article is.
        record::from_json(&json, || {
            if self.count == 1 { self.name.clone() } else { format!("{}:{}", self.name, self.count) }
        })
    }
}

impl Iterator for Objects {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let (line, result) = match self.value() {
            Ok(None) => {
                self.ended = true;
                let empty = Reason::Json("no object in it".to_owned());
                let error = ReadError { path: self.path.clone(), line: None, reason: empty };
                return (self.count == 0).then_some(Err(error));
            }
            Ok(Some(value)) => {
                self.count += 1;
                match value {
                    Value::Whole(bytes, line) => (line, self.article(&bytes)),
                    Value::TooLong(line) => (line, Err(Reason::TooLong { limit: self.limit })),
                    Value::Cut(line) => {
                        self.ended = true;
                        (line, Err(Reason::Json("the file ends inside the object that starts here".to_owned())))
                    }
                }
            }
            Err(error) => {
                self.ended = true;
                (self.line, Err(Reason::from_io(error, self.gzip)))
            }
        };
        Some(result.map_err(|reason| ReadError { path: self.path.clone(), line: Some(line), reason }))
    }
}

/// Follows brackets and quotes, so that a value's end is known without reading it as JSON.
#[derive(Default)]
struct Scan {
    depth: usize,
    in_text: bool,
    escaped: bool,
    /// A value without brackets or quotes: a number, `null`, rubbish.
    bare: bool,
}

enum Step {
    Inside,
    /// The byte is the value's last.
    Last,
    /// The value ended before the byte.
    Past,
}

impl Scan {
    fn step(&mut self, byte: u8) -> Step {
        if self.in_text {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => {
                    self.in_text = false;
                    return if self.depth == 0 { Step::Last } else { Step::Inside };
                }
                _ => {}
            }
            return Step::Inside;
        }
        match byte {
            b',' | b']' | b'\n' | b'{' | b'"' if self.bare && self.depth == 0 => return Step::Past,
            b'"' => self.in_text = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    return Step::Last;
                }
            }
            _ if self.depth == 0 => self.bare = true,
            _ => {}
        }
        Step::Inside
    }
}

#[cfg(test)]
mod tests {
    use crate::read::{Options, ReadError, Reason, articles};
    use proptest::prelude::*;
    use std::{io::Cursor, path::Path};

    fn read(json: &str) -> Vec<Result<String, ReadError>> {
        let bytes = Cursor::new(json.as_bytes().to_vec());
        articles(Path::new("a.json"), bytes, &Options::default())
            .map(|item| item.map(|d| format!("{}={}", d.id, d.text)))
            .collect()
    }

    fn good(json: &str) -> Vec<String> {
        read(json).into_iter().filter_map(Result::ok).collect()
    }

    #[test]
    fn arrays_and_objects_are_read() {
        assert_eq!(good(r#"[{"id": "a", "text": "x]}"}, {"id": "b", "text": "\"{"}]"#), ["a=x]}", "b=\"{"]);
        assert_eq!(good("{\n \"id\": \"a\",\n \"text\": \"x\"\n}\n{\"text\": \"y\"}"), ["a=x", "a.json:2=y"]);
        assert_eq!(good(r#"{"text": "x"}"#), ["a.json=x"]);
    }

    #[test]
    fn a_bad_object_costs_itself_only() {
        let items = read(
            "[\n{\"text\": \"a\"},\n{\"text\": x},\n12,\n{\"id\": 1},\n{\"id\": \"z\", \"text\": \"b\"},\n{\"text\": ",
        );
        let lines: Vec<_> = items.iter().map(|item| item.as_ref().err().and_then(|error| error.line)).collect();
        assert_eq!(lines, [None, Some(3), Some(4), Some(5), None, Some(7)]);
        assert!(matches!(read(" [ ]")[..], [Err(ReadError { reason: Reason::Json(_), .. })]));
    }

    #[test]
    fn an_object_over_the_limit_is_passed_over() {
        let bytes = Cursor::new(format!("[{{\"text\": \"{}\"}},\n{{\"text\": \"b\"}}]", "a".repeat(200_000)));
        let options = Options { max_bytes: 100_000, ..Options::default() };
        let items: Vec<_> = articles(Path::new("a.json"), bytes, &options).collect();
        assert!(matches!(items[0], Err(ReadError { reason: Reason::TooLong { .. }, .. })));
        assert_eq!(items[1].as_ref().unwrap().text, "b");
        assert_eq!(items.len(), 2);
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = articles(Path::new("a.json"), Cursor::new(bytes), &Options::default()).count();
        }

        #[test]
        fn no_brackets_panic(text in "[\\[\\]{}\",:\\\\ \na1]{0,80}") {
            let _ = articles(Path::new("a.json"), Cursor::new(text.into_bytes()), &Options::default()).count();
        }
    }
}
