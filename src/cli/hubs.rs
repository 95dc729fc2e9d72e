//! `tieup hubs`: who stands in the middle?

use super::{
    args::{Format, Question},
    failure::{Failure, Outcome},
    material,
    sink::{Part, Sink},
    table::{Cell, Sheet},
    wording,
};
use crate::query::{self, Centrality, Measure};
use clap::ValueEnum;
use serde::Serialize;
use std::num::NonZeroUsize;

/// Who stands in the middle of the ties?
///
/// Degree is the number of partners, betweenness the share of shortest ways between others that lead over the company
/// (in steps), PageRank the share of a walk along ties, weighted by kind, that is spent at it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup hubs --from articles/
  tieup hubs --from claims.jsonl --by betweenness --top 20
  tieup hubs --from articles/ --kind investment,acquisition --format csv")]
pub struct Hubs {
    /// What makes a hub.
    #[arg(long, value_name = "MEASURE", default_value = "pagerank")]
    by: By,
    /// Show so many.
    #[arg(long, value_name = "N", default_value = "10")]
    top: NonZeroUsize,
    #[command(flatten)]
    question: Question,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum By {
    /// Most partners.
    Degree,
    /// Most ways between others.
    Betweenness,
    /// Most partners that matter.
    Pagerank,
}

#[derive(Serialize)]
struct Answer {
    by: Measure,
    organizations: usize,
    hubs: Vec<Centrality>,
}

impl Hubs {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        self.question.output.format_or(Format::Table)?;
        let (graph, tally) = material::graph(&self.question.from.sources)?;
        let filter = self.question.filters.filter();
        let by = match self.by {
            By::Degree => Measure::Degree,
            By::Betweenness => Measure::Betweenness,
            By::Pagerank => Measure::PageRank,
        };
        let mut hubs = query::hubs(&filter.apply(&graph), by);
        if hubs.is_empty() {
            let failure = Failure::new("no tie to show");
            return Err(match filter.emptied_by(&graph) {
                Some(what) => failure.hint(wording::emptied(what, &filter)),
                None => failure,
            });
        }
        let organizations = hubs.len();
        hubs.truncate(self.top.get());
        let answer = Answer { by, organizations, hubs };
        let mut sink = Sink::open(&self.question.output, Format::Table)?;
        sink.answer(&answer, &answer.hubs, &[Part::Sheet(sheet(&answer))])?;
        sink.finish()?;
        Ok(tally.outcome())
    }
}

fn sheet(answer: &Answer) -> Sheet {
    let row = |row: &Centrality| {
        vec![
            Cell::bold(&row.org.name),
            Cell::number(row.degree),
            Cell::number(row.ties),
            Cell::share(row.weight),
            Cell::number(format!("{:.4}", row.betweenness)),
            Cell::number(format!("{:.4}", row.pagerank)),
        ]
    };
    let by = match answer.by {
        Measure::Degree => "degree",
        Measure::Betweenness => "betweenness",
        Measure::PageRank => "PageRank",
    };
    Sheet {
        title: Some(format!("Hubs by {by}: {} of {} organisations", answer.hubs.len(), answer.organizations)),
        header: vec!["organisation", "degree", "ties", "weight", "betweenness", "pagerank"],
        rows: answer.hubs.iter().map(row).collect(),
        quotes: false,
    }
}
