//! `tieup suggest`: who may become a partner of a company?

use super::{
    args::{Format, Question},
    company::Companies,
    failure::{Failure, Outcome},
    material,
    partners::{named, none_left},
    sink::{Part, Sink},
    table::{Cell, Sheet},
};
use crate::{
    model::PartialDate,
    query::{self, Backtest, Method, Named, Reason, RouteStep, Suggestion},
};
use clap::ValueEnum;
use serde::Serialize;
use std::num::NonZeroUsize;

/// Who may become a partner of a company? Those that share partners with it.
///
/// Each with the common partners that speak for it and the articles that tell of the ties on both sides. Left out are
/// partners of today and of the past, and companies of its own group. It is a hint where to look, no forecast:
/// `--evaluate` says how often it would have come true.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup suggest KT --from articles/
  tieup suggest 카카오 --from claims.jsonl --by common --top 20
  tieup suggest --evaluate --split 2025-12-15 --from claims.jsonl")]
pub struct Suggest {
    /// The company, by any of its names in either language, or its id.
    #[arg(value_name = "COMPANY", required_unless_present = "evaluate", conflicts_with = "evaluate")]
    company: Option<String>,
    /// How common partners count.
    #[arg(long, value_name = "METHOD", default_value = "adamic-adar")]
    by: By,
    /// Show so many.
    #[arg(long, value_name = "N", default_value = "10")]
    top: NonZeroUsize,
    /// Hide what was first reported after a day, suggest from the rest, and count how much of it is found.
    #[arg(long, requires = "split")]
    evaluate: bool,
    /// The last day that counts as known (2020, 2020-06 or 2020-06-21).
    #[arg(long, value_name = "DATE", requires = "evaluate")]
    split: Option<PartialDate>,
    #[command(flatten)]
    question: Question,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum By {
    /// The number of common partners.
    Common,
    /// By the strength of their ties, and the more the fewer partners they have (Adamic and Adar).
    AdamicAdar,
}

#[derive(Serialize)]
struct Answer {
    company: Named,
    by: Method,
    suggestions: Vec<Suggestion>,
}

impl Suggest {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        self.question.output.format_or(Format::Table)?;
        match (&self.company, self.split) {
            (Some(company), _) => self.suggest(company),
            (None, Some(split)) => self.evaluate(split),
            (None, None) => Err(Failure::usage("give a company, or --evaluate with --split")),
        }
    }

    fn suggest(&self, company: &str) -> Result<Outcome, Failure> {
        let (graph, tally) = material::graph(&self.question.from.sources)?;
        let id = Companies::of(&graph).find(company)?;
        let filter = self.question.filters.filter();
        let chosen = filter.apply(&graph);
        if chosen.ties_of(&id).next().is_none() {
            return Err(none_left(&graph, &filter, &id));
        }
        let by = match self.by {
            By::Common => Method::Common,
            By::AdamicAdar => Method::AdamicAdar,
        };
        let suggestions = query::suggest(&chosen, &id, by, self.top.get());
        let answer = Answer { company: named(&graph, &id), by, suggestions };
        if answer.suggestions.is_empty() {
            let name = super::clean::line(&answer.company.name);
            return Err(Failure::new(format!("nobody shares a partner with {name} who is not its partner already")));
        }
        let mut sink = Sink::open(&self.question.output, Format::Table)?;
        sink.answer(&answer, &answer.suggestions, &[Part::Sheet(sheet(&answer))])?;
        sink.finish()?;
        Ok(tally.outcome())
    }

    fn evaluate(&self, split: PartialDate) -> Result<Outcome, Failure> {
        let (graph, tally) = material::graph(&self.question.from.sources)?;
        let answer = query::backtest(&self.question.filters.filter().apply(&graph), split);
        if answer.companies == 0 {
            return Err(Failure::new(format!(
                "after {split} no new tie is reported between organisations that were known by then"
            )));
        }
        let mut sink = Sink::open(&self.question.output, Format::Table)?;
        sink.answer(&answer, &answer.methods, &figures(&answer))?;
        sink.finish()?;
        Ok(tally.outcome())
    }
}

fn sheet(answer: &Answer) -> Sheet {
    let row = |row: &Suggestion| {
        vec![
            Cell::bold(&row.org.name),
            Cell::share(row.score),
            Cell::number(row.common),
            Cell::plain(row.reasons.iter().map(reason).collect::<Vec<_>>().join("; ")),
        ]
    };
    Sheet {
        title: Some(format!("Likely partners of {}: {}", answer.company.name, answer.suggestions.len())),
        header: vec!["organisation", "score", "common", "because"],
        rows: answer.suggestions.iter().map(row).collect(),
        quotes: true,
    }
}

/// A common partner with the ties to both sides: `현대차 (supply [a1], investment [a7])`.
fn reason(reason: &Reason) -> String {
    let step = |step: &RouteStep| {
        let tie = match &step.via {
            Some(alliance) => format!("{} of {}", step.kind, alliance.name),
            None => step.kind.to_string(),
        };
        step.doc.as_ref().map_or(tie.clone(), |doc| format!("{tie} [{doc}]"))
    };
    let steps: Vec<String> = reason.steps.iter().map(step).collect();
    format!("{} ({})", reason.via.name, steps.join(", "))
}

fn figures(answer: &Backtest) -> Vec<Part> {
    let facts = vec![
        (
            "known by",
            format!("{}: {} organisations in {} pairs", answer.split, answer.organizations, answer.known_pairs),
        ),
        ("new since", format!("{} pairs of {} of these companies", answer.new_pairs, answer.companies)),
        ("in reach", format!("{} companies, of which a new partner shared a partner with them", answer.within_reach)),
    ];
    let row = |method: &query::Foretold| {
        let figure = |share: f64| Cell::number(format!("{share:.3}"));
        vec![Cell::bold(method.method), figure(method.hits_at_5), figure(method.hits_at_10), figure(method.mrr)]
    };
    let sheet = Sheet {
        title: Some("Companies with a new partner among the first suggested".to_owned()),
        header: vec!["method", "hits@5", "hits@10", "MRR"],
        rows: answer.methods.iter().map(row).collect(),
        quotes: false,
    };
    vec![Part::Facts(facts), Part::Sheet(sheet)]
}
