//! `tieup common`: which partners do two companies have in common?

use super::{
    args::{Format, Question},
    company::Companies,
    failure::{Failure, Outcome},
    material,
    partners::named,
    sink::{Part, Sink},
    table::{Cell, Sheet},
    wording,
};
use crate::query::{self, CommonPartner, Named, PartnerRow};
use serde::Serialize;

/// Which partners do two companies have in common?
///
/// Each with the ties to either side, their status and dates, and the sentence that proves each side best. Those met in
/// an alliance only stand last.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup common KT 카카오 --from articles/
  tieup common SKT 네이버 --from claims.jsonl --kind investment --status agreed
  tieup common KT 카카오 --from articles/ -o common.csv")]
pub struct Common {
    /// The one company.
    #[arg(value_name = "A")]
    a: String,
    /// The other company.
    #[arg(value_name = "B")]
    b: String,
    #[command(flatten)]
    question: Question,
}

#[derive(Serialize)]
struct Answer {
    a: Named,
    b: Named,
    common: Vec<CommonPartner>,
}

impl Common {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let format = self.question.output.format_or(Format::Table)?;
        let names = [self.a.clone(), self.b.clone()];
        let (graph, tally) = material::graph_around(&self.question.from.sources, &names)?;
        let companies = Companies::of(&graph);
        let (a, b) = (companies.find(&self.a)?, companies.find(&self.b)?);
        if a == b {
            return Err(Failure::usage(format!("`{}` and `{}` are the same company", self.a, self.b)));
        }
        let common = query::common(&self.question.filters.filter().apply(&graph), &a, &b);
        let answer = Answer { a: named(&graph, &a), b: named(&graph, &b), common };
        if answer.common.is_empty() {
            let (a, b) = (super::clean::line(&answer.a.name), super::clean::line(&answer.b.name));
            return Err(Failure::new(format!("{a} and {b} have no partner in common")));
        }
        let mut sink = Sink::open(&self.question.output, Format::Table)?;
        sink.answer(&answer, &answer.common, &[Part::Sheet(sheet(&answer, format))])?;
        sink.finish()?;
        Ok(tally.outcome())
    }
}

/// Two lines for each partner, one for each side; for people its name stands on the first only.
fn sheet(answer: &Answer, format: Format) -> Sheet {
    let side = |name: &str, with: &Named, row: &PartnerRow| {
        vec![
            Cell::bold(name),
            Cell::plain(&with.name),
            Cell::plain(wording::deals(&row.deals)),
            Cell::standing(row.status, row.truth),
            Cell::date(row.since),
            Cell::date(row.last_reported),
            Cell::number(row.articles),
            Cell::plain(&row.quote),
        ]
    };
    let rows = answer.common.iter().flat_map(|row| {
        let name = row.partner.name.as_str();
        let again = if format == Format::Csv { name } else { "" };
        [side(name, &answer.a, &row.with_a), side(again, &answer.b, &row.with_b)]
    });
    Sheet {
        title: Some(format!(
            "Partners that {} and {} have in common: {}",
            answer.a.name,
            answer.b.name,
            answer.common.len()
        )),
        header: vec!["partner", "with", "ties", "status", "since", "reported", "articles", "quote"],
        rows: rows.collect(),
        quotes: true,
    }
}
