//! CSV and TSV: one article a row, the columns named by the first row.

use super::{
    ReadError, Reason,
    encoding::Decoder,
    input::Input,
    lines::{Line, Lines},
    record::{Field, Record, field_named},
};
use crate::model::Document;
use csv::ByteRecord;
use std::{
    borrow::Cow,
    io::{self, BufRead},
    path::PathBuf,
};

/// The articles of a table. A bad row is an error of its own; the next row is read.
pub(super) struct Table {
    path: PathBuf,
    name: String,
    gzip: bool,
    limit: usize,
    separator: u8,
    lines: Lines<Box<dyn BufRead + Send>>,
    decoder: Decoder,
    /// What each column is, once the first row was read.
    columns: Option<Vec<Option<(usize, Field)>>>,
    ended: bool,
}

impl Table {
    /// Reads `input`, whose rows are called `name:line` where they have no id.
    pub(super) fn new(path: PathBuf, name: String, input: Input, separator: u8, limit: usize) -> Self {
        let Input { reader, gzip, .. } = input;
        let (lines, decoder) = (Lines::new(reader, limit), Decoder::default());
        Self { path, name, gzip, limit, separator, lines, decoder, columns: None, ended: false }
    }

    /// The next row, which goes on over newlines inside quotes; the line that it starts on.
    fn row(&mut self) -> (u64, Result<Option<Vec<u8>>, Reason>) {
        let mut row = Vec::new();
        let mut quotes = Quotes::default();
        let mut first = None;
        loop {
            let line = self.lines.advance();
            let start = *first.get_or_insert(self.lines.number);
            let too_long = match line {
                Ok(Some(Line::Whole)) => row.len() + self.lines.buffer.len() > self.limit,
                Ok(Some(Line::TooLong)) => true,
                Ok(None) if row.is_empty() => return (start, Ok(None)),
                Ok(None) => return (start, Err(Reason::OpenQuote)),
                Err(error) => return (start, Err(self.broken(error))),
            };
            if too_long {
                // Where the row ends cannot be known; the next line is taken as the start of another.
                return (start, Err(Reason::TooLong { limit: self.limit }));
            }
            row.extend_from_slice(&self.lines.buffer);
            // Inside quotes the end of a line is part of the article, as it is.
            row.extend_from_slice(if self.lines.carriage_return { b"\r\n" } else { b"\n" });
            if !quotes.open_after(&self.lines.buffer, self.separator) {
                return (start, Ok(Some(row)));
            }
        }
    }

    fn broken(&mut self, error: io::Error) -> Reason {
        self.ended = true;
        Reason::from_io(error, self.gzip)
    }

    /// The article of one row; `None` for the header and for blank rows.
    fn article(&mut self, row: &[u8], line: u64) -> Result<Option<Document>, Reason> {
        if row.iter().all(u8::is_ascii_whitespace) {
            return Ok(None);
        }
        if let Some(at) = memchr::memchr(0, row) {
            return Err(Reason::Nul { at });
        }
        let text = self.decoder.decode(row).map_err(|at| Reason::Encoding { at })?;
        let mut cells = ByteRecord::new();
        csv::ReaderBuilder::new()
            .delimiter(self.separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes())
            .read_byte_record(&mut cells)
            .map_err(|error| Reason::Io(io::Error::other(error)))?;
        let cells: Vec<Cow<str>> = cells.iter().map(String::from_utf8_lossy).collect();
        let Some(columns) = &self.columns else {
            let columns: Vec<_> = cells.iter().map(|name| field_named(name)).collect();
            if !columns.iter().flatten().any(|(_, field)| *field == Field::Text) {
                self.ended = true;
                let names: String = cells.join(", ").chars().filter(|c| !c.is_control()).take(200).collect();
                return Err(Reason::NoTextColumn(names));
            }
            self.columns = Some(columns);
            return Ok(None);
        };
        if cells.len() > columns.len() {
            return Err(Reason::Fields { expected: columns.len(), found: cells.len() });
        }
        let mut record = Record::default();
        for (column, cell) in columns.iter().zip(cells) {
            if let Some((rank, field)) = *column {
                record.set(rank, field, cell);
            }
        }
        record.into_document(|| format!("{}:{line}", self.name)).map(Some)
    }
}

impl Iterator for Table {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let (line, row) = self.row();
            let result = match row {
                Ok(Some(row)) => self.article(&row, line),
                Ok(None) => {
                    self.ended = true;
                    // A file without a header has no article either.
                    if self.columns.is_some() { Ok(None) } else { Err(Reason::Empty) }
                }
                Err(reason) => Err(reason),
            };
            let error = |reason| ReadError { path: self.path.clone(), line: Some(line), reason };
            if let Some(item) = result.map_err(error).transpose() {
                return Some(item);
            }
        }
        None
    }
}

/// Whether a quoted field goes on over the end of a line.
#[derive(Default)]
struct Quotes {
    open: bool,
}

impl Quotes {
    /// Looks at one more line of a row.
    fn open_after(&mut self, line: &[u8], separator: u8) -> bool {
        let mut at = 0;
        let mut field_start = !self.open;
        while at < line.len() {
            if self.open {
                match memchr::memchr(b'"', &line[at..]) {
                    // A doubled quote is part of the field.
                    Some(quote) if line.get(at + quote + 1) == Some(&b'"') => at += quote + 2,
                    Some(quote) => {
                        self.open = false;
                        at += quote + 1;
                    }
                    None => return true,
                }
            } else if field_start && line[at] == b'"' {
                self.open = true;
                field_start = false;
                at += 1;
            } else {
                // A quote inside a field that does not start with one is only a sign.
                match memchr::memchr(separator, &line[at..]) {
                    Some(next) => {
                        at += next + 1;
                        field_start = true;
                    }
                    None => return false,
                }
            }
        }
        self.open
    }
}

#[cfg(test)]
mod tests {
    use crate::read::{Options, ReadError, Reason, articles};
    use proptest::prelude::*;
    use std::{io::Cursor, path::Path};

    fn read(name: &str, table: &str) -> Vec<Result<String, ReadError>> {
        let bytes = Cursor::new(table.as_bytes().to_vec());
        articles(Path::new(name), bytes, &Options::default())
            .map(|item| item.map(|d| format!("{}={}", d.id, d.text)))
            .collect()
    }

    fn good(name: &str, table: &str) -> Vec<String> {
        read(name, table).into_iter().filter_map(Result::ok).collect()
    }

    #[test]
    fn quoted_cells_hold_newlines_quotes_and_commas() {
        let table = "id,title,text\r\n1,\"a, \"\"b\"\"\",\"line\r\nnext\"\n2,x,5\" disk\n";
        assert_eq!(good("a.csv", table), ["1=a, \"b\"\nline\r\nnext", "2=x\n5\" disk"]);
    }

    #[test]
    fn columns_of_korean_archives_and_tabs_are_known() {
        assert_eq!(good("a.tsv", "일자\t언론사\t제목\t본문\n20210304\t가온일보\tt\tb\n"), ["a.tsv:2=t\nb"]);
        assert_eq!(good("a.csv", "text\nonly\n\nmore"), ["a.csv:2=only", "a.csv:4=more"]);
    }

    #[test]
    fn bad_rows_and_tables_are_named() {
        let items = read("a.csv", "id,text\n1,a\n2,b,c\n3,\n4,d\n5,\"open\nend");
        let reasons: Vec<_> =
            items.iter().map(|item| item.as_ref().err().map(|error| (error.line, error.reason.to_string()))).collect();
        assert!(reasons[0].is_none() && reasons[3].is_none());
        assert_eq!(reasons[1], Some((Some(3), "3 fields where the header names 2".to_owned())));
        assert_eq!(reasons[2], Some((Some(4), "the article is empty".to_owned())));
        assert_eq!(reasons[4], Some((Some(6), "a quote is opened here and never closed".to_owned())));
        assert!(
            matches!(&read("a.csv", "id,name\n1,a")[..], [Err(ReadError { reason: Reason::NoTextColumn(names), .. })] if names == "id, name")
        );
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = articles(Path::new("a.csv"), Cursor::new([b"id,text\n".to_vec(), bytes].concat()), &Options::default()).count();
        }

        #[test]
        fn any_cells_are_read_back(cells in proptest::collection::vec("[a-z\",\n가]{0,12}", 1..6)) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(["id", "text"]).unwrap();
            for cell in &cells {
                writer.write_record(["i", &format!("x{cell}")]).unwrap();
            }
            let table = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let expected: Vec<_> = cells.iter().map(|cell| format!("i=x{cell}")).collect();
            prop_assert_eq!(good("a.csv", &table), expected);
        }
    }
}
