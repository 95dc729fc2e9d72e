//! `tieup stats`: what does the material hold?

use super::{
    args::{Filters, Focus, Format, Output, Sources},
    company::Companies,
    failure::{Failure, Outcome},
    material::{self, Tally},
    sink::{Part, Sink},
    table::{Cell, Sheet},
};
use crate::{
    model::PartialDate,
    query::{self, Filter},
};
use serde::Serialize;

/// Count what the material holds: ties by kind, status and year, and who has most.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup stats articles/
  tieup stats claims.jsonl --kind investment --top 20
  tieup stats articles/ --format json")]
pub struct Stats {
    #[command(flatten)]
    sources: Sources,
    /// Show so many organisations with most ties.
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: usize,
    #[command(flatten)]
    focus: Focus,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    output: Output,
}

#[derive(Serialize)]
struct Answer {
    read: Tally,
    graph: query::Stats,
}

impl Stats {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        self.output.format_or(Format::Table)?;
        let (graph, tally) = material::graph(&self.sources.sources)?;
        let focus = Companies::of(&graph).find_all(&self.focus.focus)?;
        let chosen = Filter { focus, depth: self.focus.depth, ..self.filters.filter() }.around(&graph);
        let answer = Answer { graph: query::stats(&chosen, self.top), read: tally.clone() };
        let mut sink = Sink::open(&self.output, Format::Table)?;
        sink.answer(&answer, &[&answer], &parts(&answer))?;
        sink.finish()?;
        Ok(tally.outcome())
    }
}

fn parts(answer: &Answer) -> Vec<Part> {
    let (read, graph) = (&answer.read, &answer.graph);
    let period = |period: Option<(PartialDate, PartialDate)>| match period {
        Some((first, last)) if first != last => format!("{first} to {last}"),
        Some((only, _)) => only.to_string(),
        None => String::new(),
    };
    let count = |number: usize, of: &str| format!("{number} {of}");
    let kinds: Vec<String> = graph.kinds.iter().map(|kind| count(kind.ties, kind.kind.as_str())).collect();
    let statuses: Vec<String> = graph.statuses.iter().map(|one| count(one.ties, one.status.as_str())).collect();
    let years: Vec<String> = graph.years.iter().map(|year| format!("{} in {}", year.ties, year.year)).collect();
    let facts = vec![
        ("articles", format!("{} with claims", graph.articles)),
        ("read", if read.articles > 0 { format!("{} articles", read.articles) } else { String::new() }),
        ("failed", if read.failed > 0 { read.failed.to_string() } else { String::new() }),
        ("claims", graph.claims.to_string()),
        ("ties", format!("{}, of which {} told by several articles, copies apart", graph.ties, graph.confirmed)),
        ("uncertain", if graph.uncertain > 0 { format!("{} at that date", graph.uncertain) } else { String::new() }),
        ("kinds", kinds.join(", ")),
        ("statuses", statuses.join(", ")),
        ("years", years.join(", ")),
        ("since", period(graph.since)),
        ("reported", period(graph.reported)),
        ("organisations", format!("{} in {} connected parts", graph.organizations, graph.components)),
    ];
    let row = |hub: &query::Hub| vec![Cell::bold(&hub.org.name), Cell::number(hub.ties), Cell::number(hub.partners)];
    let hubs = Sheet {
        title: Some("Most ties".to_owned()),
        header: vec!["organisation", "ties", "partners"],
        rows: graph.hubs.iter().map(row).collect(),
        quotes: false,
    };
    vec![Part::Facts(facts), Part::Sheet(hubs)]
}
