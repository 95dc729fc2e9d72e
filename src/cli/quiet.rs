//! `tieup quiet`: of which talks and announcements has nothing been heard since?

use super::{
    args::{Filters, Focus, Format, From, Output},
    company::Companies,
    failure::{Failure, Outcome, note},
    material,
    sink::{Part, Sink},
    table::{Cell, Sheet},
    wording,
};
use crate::{
    model::PartialDate,
    query::{self, Filter, Period, Silent},
};
use std::collections::BTreeSet;

/// List talks and announcements of which nothing has been heard for a while.
///
/// A tie is quiet where its last claim is at least so old; the longest silent stand first. What was reported after DATE
/// does not count, and statuses are those of that date: talks and agreements unless --status asks for
/// others. `?` marks a last claim whose date is too coarse to tell.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup quiet --from articles/
  tieup quiet --for 1y --from claims.jsonl --status talks
  tieup quiet --for 26w --at 2020-12-31 --from claims.jsonl --focus KT")]
pub struct Quiet {
    /// How old the last claim must be: days, weeks, months or years (180d, 26w, 6m, 1y).
    #[arg(long = "for", value_name = "PERIOD", default_value = "180d")]
    period: Period,
    /// Seen from the end of that date; without it, from the latest report in the material.
    #[arg(long, value_name = "DATE")]
    at: Option<PartialDate>,
    #[command(flatten)]
    from: From,
    #[command(flatten)]
    focus: Focus,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    output: Output,
}

impl Quiet {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        self.output.format_or(Format::Table)?;
        let (graph, tally) = material::graph(&self.from.sources)?;
        let focus = Companies::of(&graph).find_all(&self.focus.focus)?;
        let last =
            || graph.claims().iter().filter_map(|claim| claim.reported).max_by_key(|date| (date.latest(), *date));
        let at = self.at.or_else(last).ok_or_else(|| {
            Failure::new("nothing in the material has a date of report")
                .hint("say from when to look back with --at DATE")
        })?;
        // Statuses are those of that day, so they are asked for when later reports are out of the way.
        let statuses = self.filters.filter().statuses;
        let filter = Filter { focus, depth: self.focus.depth, statuses: BTreeSet::new(), ..self.filters.filter() };
        let chosen = filter.around(&graph);
        if let Some(what) = filter.emptied_by(&graph) {
            return Err(Failure::new(format!("there is nothing to hear of: {}", wording::emptied(what, &filter))));
        }
        let answer = query::quiet(&chosen, self.period, at, &statuses)
            .ok_or_else(|| Failure::usage(format!("{} before {at} is too long ago", self.period)))?;
        if answer.quiet.is_empty() {
            note(format!("nothing has been quiet for {} at {at}", self.period));
        }
        let title = format!("Quiet for {} at {at}: {}", self.period, answer.quiet.len());
        let mut sink = Sink::open(&self.output, Format::Table)?;
        sink.answer(&answer, &answer.quiet, &[Part::Sheet(sheet(title, &answer.quiet))])?;
        sink.finish()?;
        Ok(tally.outcome())
    }
}

fn sheet(title: String, quiet: &[Silent]) -> Sheet {
    let row = |it: &Silent| {
        vec![
            Cell::number(it.silent_days.map_or_else(String::new, |days| days.to_string())),
            Cell::date(it.last_heard),
            Cell::standing(it.status, it.truth),
            Cell::plain(wording::kind_of(it.kind, it.alliance.as_ref())),
            Cell::bold(wording::joined(&it.parties, it.kind)),
            Cell::date(it.since),
            Cell::number(it.articles),
            Cell::plain(&it.quote),
        ]
    };
    Sheet {
        title: Some(title),
        header: vec!["days", "last heard", "status", "tie", "parties", "since", "articles", "quote"],
        rows: quiet.iter().map(row).collect(),
        quotes: true,
    }
}
