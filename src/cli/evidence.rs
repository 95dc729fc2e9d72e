//! `tieup evidence`: says who?

use super::{
    args::{Format, Question},
    company::Companies,
    failure::{Failure, Outcome},
    material,
    partners::named,
    sink::{Part, Sink},
    table::{Cell, Sheet},
};
use crate::query::{self, Named, Proof};
use serde::Serialize;

/// Print every sentence that tells of a tie between two companies, with its article and date.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup evidence KT 현대로보틱스 --from articles/
  tieup evidence KT Microsoft --from claims.jsonl --format json")]
pub struct Evidence {
    /// One company.
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
    evidence: Vec<Proof>,
}

impl Evidence {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let format = self.question.output.format_or(Format::Table)?;
        let names = [self.a.clone(), self.b.clone()];
        let (graph, tally) = material::graph_around(&self.question.from.sources, &names)?;
        let companies = Companies::of(&graph);
        let (a, b) = (companies.find(&self.a)?, companies.find(&self.b)?);
        let evidence = query::evidence(&self.question.filters.filter().apply(&graph), &a, &b);
        let answer = Answer { a: named(&graph, &a), b: named(&graph, &b), evidence };
        if answer.evidence.is_empty() {
            let (a, b) = (&answer.a.name, &answer.b.name);
            let failure = Failure::new(format!("no sentence ties {a} to {b} directly"));
            return Err(failure.hint("`tieup path` looks for a way over others"));
        }
        let parts: Vec<Part> = match format {
            Format::Csv => vec![Part::Sheet(sheet(&answer.evidence))],
            _ => answer.evidence.iter().map(|proof| Part::Facts(facts(proof))).collect(),
        };
        let mut sink = Sink::open(&self.question.output, Format::Table)?;
        sink.answer(&answer, &answer.evidence, &parts)?;
        sink.finish()?;
        Ok(tally.outcome())
    }
}

/// A quote is the point here, so it is never cut.
fn facts(proof: &Proof) -> Vec<(&'static str, String)> {
    let parties: Vec<&str> = proof.parties.iter().map(|party| party.name.as_str()).collect();
    let when = proof.when.map_or_else(String::new, |when| format!(" ({when})"));
    let reported = proof.reported.map_or_else(String::new, |reported| format!(", {reported}"));
    let outlet = proof.source.as_ref().map_or_else(String::new, |outlet| format!(", {outlet}"));
    let span = proof.span;
    vec![
        (
            "tie",
            format!(
                "{} of {}: {}{when}",
                proof.kind,
                parties.join(", "),
                Cell::standing(proof.status, proof.truth).text()
            ),
        ),
        ("article", format!("{}{outlet}{reported}, bytes {}..{}", proof.doc, span.start, span.end)),
        ("copy of", proof.copy_of.as_ref().map_or_else(String::new, ToString::to_string)),
        ("quote", proof.quote.clone()),
        ("why", format!("{} ({}), confidence {:.2}", proof.cue, proof.rule, proof.confidence)),
        ("claim", proof.claim.to_string()),
    ]
}

fn sheet(proofs: &[Proof]) -> Sheet {
    let row = |proof: &Proof| {
        let parties: Vec<&str> = proof.parties.iter().map(|party| party.name.as_str()).collect();
        vec![
            Cell::plain(proof.kind.as_str()),
            Cell::plain(parties.join("; ")),
            Cell::standing(proof.status, proof.truth),
            Cell::date(proof.when),
            Cell::date(proof.reported),
            Cell::plain(proof.doc.as_str()),
            Cell::plain(proof.source.as_deref().unwrap_or_default()),
            Cell::plain(proof.copy_of.as_ref().map_or("", |doc| doc.as_str())),
            Cell::plain(&proof.cue),
            Cell::plain(proof.rule.as_str()),
            Cell::share(proof.confidence),
            Cell::number(proof.span.start),
            Cell::number(proof.span.end),
            Cell::plain(proof.claim.as_str()),
            Cell::plain(&proof.quote),
        ]
    };
    Sheet {
        title: None,
        header: vec![
            "kind",
            "parties",
            "status",
            "when",
            "reported",
            "article",
            "outlet",
            "copy of",
            "cue",
            "rule",
            "confidence",
            "start",
            "end",
            "claim",
            "quote",
        ],
        rows: proofs.iter().map(row).collect(),
        quotes: true,
    }
}
