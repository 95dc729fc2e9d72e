//! `tieup partners`: who are the partners of a company?

use super::{
    args::{Format, Question},
    company::Companies,
    failure::{Failure, Outcome},
    material::{self, Tally},
    sink::{Part, Sink},
    table::{Cell, Sheet},
    wording,
};
use crate::{
    graph::PartnerGraph,
    model::OrgId,
    query::{self, Filter, Named, PartnerRow},
};

/// Who are the partners of a company?
///
/// Each partner with the kinds of its ties, since when, how many articles tell of it, and the sentence that proves it
/// best. Fellow members of an alliance stand last.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup partners KT --from articles/
  tieup partners 케이티 --from claims.jsonl --kind investment --as-of 2020-07
  tieup partners KT --from articles/ -o kt.csv")]
pub struct Partners {
    /// The company, by any of its names in either language, or its id.
    #[arg(value_name = "COMPANY")]
    company: String,
    #[command(flatten)]
    question: Question,
}

impl Partners {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        self.question.output.format_or(Format::Table)?;
        let filter = self.question.filters.filter();
        let ready = if filter == Filter::default() { self.ready()? } else { None };
        let (answer, tally) = match ready {
            Some(answer) => (answer, Tally::default()),
            None => self.worked_out(&filter)?,
        };
        let mut sink = Sink::open(&self.question.output, Format::Table)?;
        sink.answer(&answer, &answer.partners, &[Part::Sheet(sheet(&answer))])?;
        sink.finish()?;
        Ok(tally.outcome())
    }

    /// The answer that a ledger has ready.
    fn ready(&self) -> Result<Option<query::Partners>, Failure> {
        match material::ledger(&self.question.from.sources)? {
            Some(ledger) => Ok(ledger.partners(&self.company)?),
            None => Ok(None),
        }
    }

    /// The answer from the claims.
    fn worked_out(&self, filter: &Filter) -> Result<(query::Partners, Tally), Failure> {
        let (graph, tally) = material::graph_around(&self.question.from.sources, std::slice::from_ref(&self.company))?;
        let id = Companies::of(&graph).find(&self.company)?;
        let partners = query::partners(&filter.apply(&graph), &id);
        if partners.is_empty() {
            return Err(none_left(&graph, filter, &id));
        }
        Ok((query::Partners { company: named(&graph, &id), partners }, tally))
    }
}

/// An organisation with the name to show.
pub(super) fn named(graph: &PartnerGraph, id: &OrgId) -> Named {
    let name = graph.organization(id).map_or(id.as_str(), |org| org.name());
    Named { id: id.clone(), name: name.to_owned() }
}

/// The complaint that a company has nothing to show, with the filter that is to blame.
pub(super) fn none_left(graph: &PartnerGraph, filter: &Filter, id: &OrgId) -> Failure {
    let name = super::clean::line(&named(graph, id).name);
    let own = Filter { focus: vec![id.clone()], depth: 1, ..filter.clone() };
    match own.emptied_by(graph) {
        Some(what) => Failure::new(format!("{name} has no tie to show: {}", wording::emptied(what, &own))),
        None => Failure::new(format!("{name} has no tie to show")),
    }
}

fn sheet(answer: &query::Partners) -> Sheet {
    let row = |row: &PartnerRow| {
        vec![
            Cell::bold(&row.partner.name),
            Cell::plain(wording::deals(&row.deals)),
            Cell::standing(row.status, row.truth),
            Cell::date(row.since),
            Cell::date(row.last_reported),
            Cell::number(row.articles),
            Cell::plain(&row.quote),
        ]
    };
    Sheet {
        title: Some(format!("Partners of {}: {}", answer.company.name, answer.partners.len())),
        header: vec!["partner", "ties", "status", "since", "reported", "articles", "quote"],
        rows: answer.partners.iter().map(row).collect(),
        quotes: true,
    }
}
