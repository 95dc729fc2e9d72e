//! Where answers go: standard output or a file, in the format that was asked for.

use super::{
    args::{Format, Output},
    clean,
    failure::Failure,
    file::WholeFile,
    table::{Sheet, facts},
};
use serde::Serialize;
use std::io::{self, IsTerminal, Write};

/// Columns of a table that goes to no terminal, where `COLUMNS` does not say.
const WIDTH: usize = 120;

/// A piece of an answer in words.
#[derive(Debug)]
pub enum Part {
    /// Labels and what belongs to them.
    Facts(Vec<(&'static str, String)>),
    /// A table.
    Sheet(Sheet),
}

/// Where an answer goes.
#[derive(Debug)]
pub struct Sink {
    to: To,
    /// The format that is written.
    pub format: Format,
    width: usize,
    color: bool,
}

#[derive(Debug)]
enum To {
    Screen(io::BufWriter<io::Stdout>),
    File(WholeFile),
}

impl Sink {
    /// Opens the place that `output` names; `default` is the format where it names none.
    ///
    /// # Errors
    /// A file that cannot be made, an extension that tells no format.
    pub fn open(output: &Output, default: Format) -> Result<Self, Failure> {
        let format = output.format_or(default)?;
        let stdout = io::stdout();
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let width = match stdout.is_terminal() && output.output.is_none() {
            true => terminal.or(columns).unwrap_or(WIDTH),
            false => columns.unwrap_or(WIDTH),
        };
        let color = output.output.is_none() && anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never;
        let to = match &output.output {
            None => To::Screen(io::BufWriter::new(stdout)),
            Some(path) => To::File(WholeFile::create(path).map_err(|error| cannot_write(path, &error))?),
        };
        Ok(Self { to, format, width: width.max(20), color })
    }

    /// Writes a whole answer: as one JSON document, as its `items` a line each, as its last table for spreadsheets, or
    /// in words.
    ///
    /// # Errors
    /// What the output answers.
    pub fn answer(&mut self, whole: &impl Serialize, items: &[impl Serialize], parts: &[Part]) -> io::Result<()> {
        match self.format {
            Format::Json => {
                self.json(whole, true)?;
                self.write_all(b"\n")
            }
            Format::Jsonl => items.iter().try_for_each(|item| self.line(item)),
            Format::Csv => {
                let mut sheets = parts.iter().filter_map(|part| match part {
                    Part::Sheet(sheet) => Some(sheet),
                    Part::Facts(_) => None,
                });
                sheets.next_back().map_or(Ok(()), |sheet| {
                    self.csv_row(&sheet.header)?;
                    sheet.rows.iter().try_for_each(|row| self.csv_row(row.iter().map(|cell| cell.text())))
                })
            }
            Format::Table => {
                let texts = parts.iter().map(|part| self.words(part)).filter(|text| !text.is_empty());
                let text = texts.collect::<Vec<_>>().join("\n");
                self.write_all(text.as_bytes())
            }
        }
    }

    /// Writes one value as a line of JSON.
    ///
    /// # Errors
    /// What the output answers.
    pub fn line(&mut self, item: &impl Serialize) -> io::Result<()> {
        self.json(item, false)?;
        self.write_all(b"\n")
    }

    /// Writes one value as JSON.
    ///
    /// # Errors
    /// What the output answers.
    pub fn json(&mut self, value: &impl Serialize, pretty: bool) -> io::Result<()> {
        let text = match pretty {
            true => serde_json::to_string_pretty(value),
            false => serde_json::to_string(value),
        }?;
        // Control characters below 32 are escaped already; those that steer newer terminals are not.
        let mut from = 0;
        for (at, c) in text.char_indices().filter(|&(_, c)| c != '\n' && clean::wants_escape(c)) {
            self.write_all(&text.as_bytes()[from..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(self, "\\u{unit:04x}")?;
            }
            from = at + c.len_utf8();
        }
        self.write_all(&text.as_bytes()[from..])
    }

    /// Writes a row for spreadsheets.
    ///
    /// # Errors
    /// What the output answers.
    pub fn csv_row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for cell in cells {
            writer.write_field(clean::cell(cell.as_ref()).as_bytes()).map_err(io::Error::other)?;
        }
        writer.write_record(None::<&[u8]>).map_err(io::Error::other)?;
        let row = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
        self.write_all(&row)
    }

    /// Writes a piece of an answer in words.
    ///
    /// # Errors
    /// What the output answers.
    pub fn part(&mut self, part: &Part) -> io::Result<()> {
        let text = self.words(part);
        self.write_all(text.as_bytes())
    }

    fn words(&self, part: &Part) -> String {
        match part {
            Part::Facts(list) => facts(list, self.color),
            Part::Sheet(sheet) => sheet.render(self.width, self.color),
        }
    }

    /// Ends the answer: what is buffered goes out, a file comes into its place.
    ///
    /// # Errors
    /// What the output answers; a file then stays as it was.
    pub fn finish(self) -> io::Result<()> {
        match self.to {
            To::Screen(mut out) => out.flush(),
            To::File(file) => file.finish(),
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.to {
            To::Screen(out) => out.write(bytes),
            To::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.to {
            To::Screen(out) => out.flush(),
            To::File(file) => file.flush(),
        }
    }
}

/// The complaint about a file that cannot be written.
pub fn cannot_write(path: &std::path::Path, error: &io::Error) -> Failure {
    Failure::new(format!("{} cannot be written: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn json_says_the_same_without_steering_the_terminal() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.json");
        let mut sink = Sink::open(&Output { format: None, output: Some(path.clone()) }, Format::Table).unwrap();
        let told = json!({"quote": "\u{202e}역순\u{9b}31m\u{7f}\u{e0001}\u{1b}"});
        sink.json(&told, true).unwrap();
        sink.finish().unwrap();
        let written = std::fs::read_to_string(&path).unwrap();
        assert!(!written.chars().any(|c| c != '\n' && clean::wants_escape(c)), "{written}");
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), told);
    }

    #[test]
    fn a_sheet_for_a_spreadsheet_runs_no_formula() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.csv");
        let mut sink = Sink::open(&Output { format: None, output: Some(path.clone()) }, Format::Table).unwrap();
        sink.csv_row(["=1+1", "a,\"b\"", "끝"]).unwrap();
        sink.finish().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "'=1+1,\"a,\"\"b\"\"\",끝\n");
    }
}
