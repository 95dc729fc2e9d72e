//! `tieup path`: how are two companies connected?

use super::{
    args::{Format, Question},
    company::Companies,
    failure::{Failure, Outcome},
    material,
    partners::named,
    sink::{Part, Sink},
    table::{Cell, Sheet},
};
use crate::query::{self, Named, Route, RouteStep};
use serde::Serialize;

/// How are two companies connected?
///
/// The shortest ways by number of ties, the surest first. Members of one alliance are one tie apart.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup path KT 카카오 --from articles/
  tieup path SKT Samsung --from claims.jsonl --status agreed --limit 1")]
pub struct Path {
    /// The company at one end.
    #[arg(value_name = "A")]
    a: String,
    /// The company at the other end.
    #[arg(value_name = "B")]
    b: String,
    /// Show at most so many ways of the same length.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=1000))]
    limit: u16,
    #[command(flatten)]
    question: Question,
}

#[derive(Serialize)]
struct Answer {
    from: Named,
    to: Named,
    routes: Vec<Route>,
}

impl Path {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        self.question.output.format_or(Format::Table)?;
        let (graph, tally) = material::graph(&self.question.from.sources)?;
        let companies = Companies::of(&graph);
        let (a, b) = (companies.find(&self.a)?, companies.find(&self.b)?);
        if a == b {
            return Err(Failure::usage(format!("`{}` and `{}` are the same company", self.a, self.b)));
        }
        let routes = query::path(&self.question.filters.filter().apply(&graph), &a, &b, usize::from(self.limit));
        let answer = Answer { from: named(&graph, &a), to: named(&graph, &b), routes };
        if answer.routes.is_empty() {
            let (from, to) = (&answer.from.name, &answer.to.name);
            return Err(Failure::new(format!("no ties lead from {from} to {to}")));
        }
        let parts: Vec<Part> = match self.question.output.format_or(Format::Table)? {
            Format::Csv => vec![Part::Sheet(whole(&answer.routes))],
            _ => answer.routes.iter().map(|route| Part::Sheet(sheet(route))).collect(),
        };
        let mut sink = Sink::open(&self.question.output, Format::Table)?;
        sink.answer(&answer, &answer.routes, &parts)?;
        sink.finish()?;
        Ok(tally.outcome())
    }
}

fn sheet(route: &Route) -> Sheet {
    let ties = match route.steps.len() {
        1 => "1 tie".to_owned(),
        n => format!("{n} ties"),
    };
    let names: Vec<&str> = route
        .steps
        .first()
        .map(|step| step.from.name.as_str())
        .into_iter()
        .chain(route.steps.iter().map(|step| step.to.name.as_str()))
        .collect();
    Sheet {
        title: Some(format!("{} ({ties}, confidence {:.2})", names.join(" — "), route.confidence)),
        header: vec!["from", "to", "tie", "status", "since", "quote"],
        rows: route.steps.iter().map(cells).collect(),
        quotes: true,
    }
}

/// All routes in one table, numbered.
fn whole(routes: &[Route]) -> Sheet {
    let row = |(nth, step): (usize, &RouteStep)| std::iter::once(Cell::number(nth + 1)).chain(cells(step)).collect();
    let steps = routes.iter().enumerate().flat_map(|(nth, route)| route.steps.iter().map(move |step| (nth, step)));
    Sheet {
        title: None,
        header: vec!["route", "from", "to", "tie", "status", "since", "quote"],
        rows: steps.map(row).collect(),
        quotes: true,
    }
}

fn cells(step: &RouteStep) -> Vec<Cell> {
    let tie = match &step.via {
        Some(alliance) => format!("{} of {}", step.kind, alliance.name),
        None => step.kind.to_string(),
    };
    vec![
        Cell::bold(&step.from.name),
        Cell::bold(&step.to.name),
        Cell::plain(tie),
        Cell::standing(step.status, step.truth),
        Cell::date(step.since),
        Cell::plain(&step.quote),
    ]
}
