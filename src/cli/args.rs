//! Options that several commands share, so that they mean the same everywhere.

use super::failure::Failure;
use crate::{
    model::{Claim, Kind, OrgId, PartialDate, Status, Truth},
    query::{Filter, Window},
};
use clap::{
    Args, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use std::path::PathBuf;

/// Where claims come from.
#[derive(Debug, Args)]
pub struct Sources {
    /// Articles (a file, a folder, `-` for standard input), claims as JSONL, or a ledger (`*.db`); tieup.db if not given.
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
}

/// Where the answer to a question about companies comes from.
#[derive(Debug, Args)]
pub struct From {
    /// Articles (a file, a folder, `-` for standard input), claims as JSONL, or a ledger (`*.db`); may be given several
    /// times; tieup.db if not given.
    #[arg(long = "from", value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
}

/// The ledger to work on.
#[derive(Debug, Args)]
pub struct Database {
    /// The ledger.
    #[arg(long, value_name = "FILE", default_value = super::source::LEDGER)]
    pub db: PathBuf,
}

/// Which ties count.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Filters")]
pub struct Filters {
    /// Only these kinds of tie.
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kinds())]
    pub kind: Vec<Kind>,
    /// Only ties of this status.
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = statuses())]
    pub status: Vec<Status>,
    /// Only ties about this field of business or technology, as `AI` or `로봇`.
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    pub area: Vec<String>,
    /// What was true at the end of that date (2020, 2020-06 or 2020-06-21); `?` marks what a date too coarse leaves open.
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<PartialDate>,
    /// What was reported by the end of that date.
    #[arg(long, value_name = "DATE")]
    pub known_by: Option<PartialDate>,
    /// Only claims at least this sure, from 0 to 1.
    #[arg(long, value_name = "0..1", value_parser = share)]
    pub min_confidence: Option<f64>,
    /// Only ties made on that date or later, of alliances who joined then; what no article dates counts from its report.
    #[arg(long, value_name = "DATE")]
    pub since: Option<PartialDate>,
    /// Only ties made by the end of that date.
    #[arg(long, value_name = "DATE")]
    pub until: Option<PartialDate>,
}

impl Filters {
    /// As a filter of graphs.
    pub fn filter(&self) -> Filter {
        Filter {
            kinds: self.kind.iter().copied().collect(),
            statuses: self.status.iter().copied().collect(),
            areas: self.area.iter().cloned().collect(),
            as_of: self.as_of,
            known_by: self.known_by,
            min_confidence: self.min_confidence,
            window: self.window(),
            ..Filter::default()
        }
    }

    fn window(&self) -> Window {
        Window { from: self.since, to: self.until }
    }

    /// Whether a single claim passes, by what it says itself; one whose dates are too coarse to tell does.
    pub fn pass(&self, claim: &Claim) -> bool {
        (self.kind.is_empty() || self.kind.contains(&claim.kind))
            && (self.status.is_empty() || self.status.contains(&claim.status))
            && (self.area.is_empty() || claim.areas.iter().any(|area| self.filter().wants_area(area)))
            && self.filter().truth(claim) != Truth::No
            && (self.window() == Window::default()
                || claim.when.or(claim.reported).is_some_and(|date| self.window().holds(date) != Truth::No))
    }
}

/// Which part of the graph.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Filters")]
pub struct Focus {
    /// These companies and what lies around them.
    #[arg(long, value_name = "COMPANY", value_delimiter = ',')]
    pub focus: Vec<String>,
    /// How many ties away from the focus: 1 gives its own ties, 2 also those of its partners.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub depth: usize,
}

/// How much of it is shown at once.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Filters")]
pub struct Size {
    /// Only the N most important organisations and the ties among them; the focus stays besides.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub top: Option<u32>,
    /// Affiliates stand for their group; ties within one group fall away.
    #[arg(long, value_name = "WHAT")]
    pub collapse: Option<Collapse>,
}

/// What becomes one organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Collapse {
    /// A business group and its affiliates.
    Group,
}

/// Which view: the part of the graph that pictures, exports and pages are made from.
#[derive(Debug, Clone, Args)]
pub struct Choice {
    #[command(flatten)]
    pub focus: Focus,
    #[command(flatten)]
    pub filters: Filters,
    #[command(flatten)]
    pub size: Size,
}

impl Choice {
    /// As a filter of graphs, around the companies that the focus names.
    pub fn filter(&self, focus: Vec<OrgId>) -> Filter {
        Filter {
            focus,
            depth: self.focus.depth,
            collapse: self.size.collapse.is_some(),
            top: self.size.top.map(|top| top as usize),
            ..self.filters.filter()
        }
    }
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON document.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// For people.
    Table,
    /// For spreadsheets; text that would be a formula gets an apostrophe in front.
    Csv,
}

/// Where and how the answer goes.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Output")]
pub struct Output {
    /// How the answer is written.
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Write to a file; its extension (.json, .jsonl, .csv, .txt) tells the format.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What questions take: what to read, which part of it, and how the answer is written.
#[derive(Debug, Args)]
pub struct Question {
    #[command(flatten)]
    pub from: From,
    #[command(flatten)]
    pub filters: Filters,
    #[command(flatten)]
    pub output: Output,
}

impl Output {
    /// The format asked for, or told by the file's extension, or else `default`.
    ///
    /// # Errors
    /// An extension that tells no format, where `--format` does not either.
    pub fn format_or(&self, default: Format) -> Result<Format, Failure> {
        let (None, Some(path)) = (self.format, &self.output) else { return Ok(self.format.unwrap_or(default)) };
        match path.extension().and_then(|extension| extension.to_str()).map(str::to_lowercase).as_deref() {
            Some("json") => Ok(Format::Json),
            Some("jsonl" | "ndjson") => Ok(Format::Jsonl),
            Some("csv") => Ok(Format::Csv),
            Some("txt") => Ok(Format::Table),
            _ => Err(Failure::usage(format!("`{}` does not tell the format", path.display()))
                .hint("known extensions are .json, .jsonl, .csv and .txt; or give --format")),
        }
    }
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    let value = |kind: &Kind| match kind {
        Kind::JointDevelopment => PossibleValue::new(kind.as_str()).alias("joint-development"),
        Kind::JointVenture => PossibleValue::new(kind.as_str()).alias("joint-venture"),
        Kind::EquitySwap => PossibleValue::new(kind.as_str()).alias("equity-swap"),
        _ => PossibleValue::new(kind.as_str()),
    };
    PossibleValuesParser::new(Kind::ALL.iter().map(value)).try_map(|word| word.replace('-', "_").parse::<Kind>())
}

fn statuses() -> impl TypedValueParser<Value = Status> {
    PossibleValuesParser::new(Status::ALL.iter().map(|status| status.as_str())).try_map(|word| word.parse::<Status>())
}

/// A share between nothing and all.
pub fn share(text: &str) -> Result<f64, String> {
    let value: f64 = text.parse().map_err(|_| format!("`{text}` is no number"))?;
    (0.0..=1.0).contains(&value).then_some(value).ok_or_else(|| format!("{text} is not between 0 and 1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(path: &str) -> Output {
        Output { format: None, output: Some(path.into()) }
    }

    #[test]
    fn the_extension_tells_the_format() {
        assert_eq!(output("a/b.JSONL").format_or(Format::Table).unwrap(), Format::Jsonl);
        assert!(output("partners.xlsx").format_or(Format::Table).is_err());
        let told = Output { format: Some(Format::Csv), ..output("partners.xlsx") };
        assert_eq!(told.format_or(Format::Table).unwrap(), Format::Csv);
    }

    #[test]
    fn a_share_lies_between_nothing_and_all() {
        assert_eq!(share("0.5"), Ok(0.5));
        assert!(share("1.5").is_err() && share("NaN").is_err() && share("viel").is_err());
    }
}
