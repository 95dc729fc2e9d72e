//! `tieup diff`: what changed between two dates?

use super::{
    args::{Filters, Focus, Format, From, Output},
    company::Companies,
    failure::{Failure, Outcome, note},
    material,
    sink::{Part, Sink},
    table::{Cell, Sheet},
    wording,
};
use crate::query::{self, Dated, Filter, Window};

/// Tell what changed between two dates: ties begun, changed and ended; who joined or left alliances.
///
/// From the first day of FROM to the last day of TO. A change without a date of its own counts at its first report. What
/// no date decides is listed apart: `2020` may or may not lie in 2020-01..2020-07.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup diff 2020-01..2020-07 --from articles/
  tieup diff 2020.. --from claims.jsonl --focus KT --kind investment,acquisition
  tieup diff ..2019-12-31 --from articles/ -o before.csv")]
pub struct Diff {
    /// Two dates (2020, 2020-06 or 2020-06-21), either of which may be left out.
    #[arg(value_name = "FROM..TO", allow_hyphen_values = true)]
    window: Window,
    #[command(flatten)]
    from: From,
    #[command(flatten)]
    focus: Focus,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    output: Output,
}

impl Diff {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let format = self.output.format_or(Format::Table)?;
        let (graph, tally) = material::graph(&self.from.sources)?;
        let focus = Companies::of(&graph).find_all(&self.focus.focus)?;
        let filter = Filter { focus, depth: self.focus.depth, ..self.filters.filter() };
        let chosen = filter.around(&graph);
        if let Some(what) = filter.emptied_by(&graph) {
            return Err(Failure::new(format!("there is nothing to compare: {}", wording::emptied(what, &filter))));
        }
        let diff = query::diff(&chosen, self.window);
        let every: Vec<&Dated> = diff.changes.iter().chain(&diff.undecided).collect();
        if every.is_empty() {
            note(format!("nothing changed in {}", self.window));
        }
        let parts = match format {
            Format::Csv => vec![Part::Sheet(whole(&every))],
            _ => vec![
                Part::Sheet(sheet(format!("Changes in {}: {}", diff.window, diff.changes.len()), &diff.changes)),
                Part::Sheet(undecided(&diff.undecided)),
            ],
        };
        let mut sink = Sink::open(&self.output, Format::Table)?;
        sink.answer(&diff, &every, &parts)?;
        sink.finish()?;
        Ok(tally.outcome())
    }
}

const HEADER: [&str; 6] = ["when", "reported", "event", "parties", "tie", "quote"];

fn cells(dated: &Dated) -> Vec<Cell> {
    let change = &dated.change;
    vec![
        Cell::date(change.when),
        Cell::date(change.reported),
        Cell::plain(wording::turn(change)),
        Cell::bold(wording::who(change)),
        Cell::plain(wording::tie_of(change)),
        Cell::plain(&change.quote),
    ]
}

fn sheet(title: String, rows: &[Dated]) -> Sheet {
    Sheet { title: Some(title), header: HEADER.to_vec(), rows: rows.iter().map(cells).collect(), quotes: true }
}

fn undecided(rows: &[Dated]) -> Sheet {
    let mut sheet = sheet(format!("Cannot be decided: {}", rows.len()), rows);
    sheet.header.insert(0, "why");
    for (cells, dated) in sheet.rows.iter_mut().zip(rows) {
        cells.insert(0, Cell::plain(wording::doubt(dated)));
    }
    sheet
}

/// All in one table, for spreadsheets.
fn whole(rows: &[&Dated]) -> Sheet {
    let row = |dated: &&Dated| {
        let mut cells = cells(dated);
        cells.insert(0, Cell::plain(wording::doubt(dated)));
        cells.insert(0, Cell::plain(dated.truth.as_str()));
        cells
    };
    let header = ["sure", "why"].into_iter().chain(HEADER).collect();
    Sheet { title: None, header, rows: rows.iter().map(row).collect(), quotes: true }
}
