//! `tieup extract`: the claims of articles.

use super::{
    args::{Filters, Format, Output, Sources},
    failure::{Failure, Outcome, note},
    material,
    progress::Progress,
    sink::{Part, Sink},
    table::{Cell, Sheet},
    wording,
};
use crate::model::Claim;
use std::io::{self, IsTerminal, Write};

/// Rows of a table that are aligned with each other; more are another table, so that memory stays small.
const PAGE: usize = 500;

/// Characters of a claim's id in a table: enough for `tieup explain` to find it among millions.
const SHORT_ID: usize = 8;

/// Print every claim that the articles make.
///
/// A claim is what one article says at one place: kind, parties, status, date, and the sentence that proves it. One JSON
/// object a line; a table on a terminal.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup extract articles/ > claims.jsonl
  tieup extract news.jsonl.gz --kind investment,acquisition --format table
  curl -s https://example.com/news.html | tieup extract -")]
pub struct Extract {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    output: Output,
}

impl Extract {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let people = io::stdout().is_terminal() && self.output.output.is_none();
        let default = if people { Format::Table } else { Format::Jsonl };
        let mut pages = Pages { sink: Sink::open(&self.output, default)?, rows: Vec::new(), written: 0 };
        let progress = Progress::start(self.output.output.is_none());
        let tally = material::claims(&self.sources.sources, &progress, |claim| match self.filters.pass(&claim) {
            true => Ok(pages.claim(&claim)?),
            false => Ok(()),
        })?;
        drop(progress);
        if tally.failed > 0 && tally.articles + tally.claims == 0 {
            // Nothing could be read at all: an output that stands there already stays as it is.
            return Ok(tally.outcome());
        }
        if pages.written == 0 && people {
            note(format!("no claim in {} articles", tally.articles));
        }
        pages.finish()?;
        Ok(tally.outcome())
    }
}

/// Claims on their way out, as they come.
struct Pages {
    sink: Sink,
    rows: Vec<Vec<Cell>>,
    written: usize,
}

impl Pages {
    fn claim(&mut self, claim: &Claim) -> io::Result<()> {
        let first = self.written == 0;
        self.written += 1;
        match self.sink.format {
            Format::Jsonl => self.sink.line(claim),
            Format::Json => {
                self.sink.write_all(if first { b"[\n" } else { b",\n" })?;
                self.sink.json(claim, false)
            }
            Format::Csv => {
                if first {
                    self.sink.csv_row(COLUMNS)?;
                }
                self.sink.csv_row(record(claim))
            }
            Format::Table => {
                self.rows.push(row(claim));
                if self.rows.len() == PAGE { self.page() } else { Ok(()) }
            }
        }
    }

    fn page(&mut self) -> io::Result<()> {
        let header = vec!["claim", "article", "kind", "parties", "status", "when", "conf", "quote"];
        let sheet = Sheet { title: None, header, rows: std::mem::take(&mut self.rows), quotes: true };
        self.sink.part(&Part::Sheet(sheet))
    }

    fn finish(mut self) -> io::Result<()> {
        match (self.sink.format, self.written) {
            (Format::Json, 0) => self.sink.write_all(b"[]\n")?,
            (Format::Json, _) => self.sink.write_all(b"\n]\n")?,
            (Format::Csv, 0) => self.sink.csv_row(COLUMNS)?,
            _ => {}
        }
        if !self.rows.is_empty() {
            self.page()?;
        }
        self.sink.finish()
    }
}

fn row(claim: &Claim) -> Vec<Cell> {
    vec![
        Cell::plain(claim.id().as_str().get(..SHORT_ID).unwrap_or_default()),
        Cell::plain(shortened(claim.doc.as_str(), 18)),
        Cell::plain(claim.kind.as_str()),
        Cell::bold(shortened(&wording::parties(claim), 48)),
        Cell::status(claim.status),
        Cell::date(claim.when),
        Cell::share(claim.confidence),
        Cell::plain(quote(claim)),
    ]
}

/// The first characters of a long text.
fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn quote(claim: &Claim) -> &str {
    claim.evidence.first().map_or("", |evidence| evidence.quote.as_str())
}

const COLUMNS: [&str; 17] = [
    "doc",
    "kind",
    "status",
    "when",
    "reported",
    "parties",
    "roles",
    "alliance",
    "amount",
    "stake",
    "areas",
    "confidence",
    "quote",
    "rule",
    "start",
    "end",
    "claim",
];

fn record(claim: &Claim) -> [String; 17] {
    let list = |items: Vec<&str>| items.join("; ");
    let date = |date: Option<crate::model::PartialDate>| date.map_or_else(String::new, |date| date.to_string());
    let best = claim.evidence.first();
    [
        claim.doc.to_string(),
        claim.kind.to_string(),
        claim.status.to_string(),
        date(claim.when),
        date(claim.reported),
        list(claim.parties.iter().map(|party| party.name.as_str()).collect()),
        list(claim.parties.iter().map(|party| party.role.as_str()).collect()),
        claim.alliance.as_ref().map_or_else(String::new, |alliance| alliance.name.clone()),
        wording::amount(claim),
        claim.stake.map_or_else(String::new, |stake| stake.to_string()),
        list(claim.areas.iter().map(String::as_str).collect()),
        claim.confidence.to_string(),
        quote(claim).to_owned(),
        best.map_or_else(String::new, |best| best.rule.to_string()),
        best.map_or_else(String::new, |best| best.span.start.to_string()),
        best.map_or_else(String::new, |best| best.span.end.to_string()),
        claim.id().to_string(),
    ]
    .map(|text| super::clean::line(&text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{graph::samples::claim, model::Kind};

    #[test]
    fn a_record_has_as_many_fields_as_columns() {
        let record = record(&claim("a", Kind::Membership, &["kt", "lg"]).of("team").when("2020-06"));
        assert_eq!(record[..8], ["a", "membership", "agreed", "2020-06", "", "KT; LG", "member; member", "TEAM"]);
    }

    #[test]
    fn long_names_are_cut_between_characters() {
        assert_eq!(shortened("가나다라", 3), "가나다…");
        assert_eq!(shortened("가나다", 3), "가나다");
    }
}
