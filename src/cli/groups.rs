//! `tieup groups`: which organisations form groups by their ties?

use super::{
    args::{Format, Question},
    failure::{Failure, Outcome},
    material,
    sink::{Part, Sink},
    table::{Cell, Sheet},
    wording,
};
use crate::query::{self, Group, Named};
use std::num::NonZeroUsize;

/// So many members of a group are named in a table.
const MEMBERS: usize = 8;

/// Which organisations form groups by their ties, told without knowing any business group?
///
/// Communities by the Leiden algorithm: more and stronger ties inside than chance would put there. Ties count by kind, a
/// joint venture three times a supply deal, and an alliance of many binds each two of its members the less. Each group
/// has its members by the weight of their ties inside, and cohesion: the share of their ties that stays inside.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup groups --from articles/
  tieup groups --from claims.jsonl --resolution 2 --top 30
  tieup groups --from articles/ --status agreed --format json")]
pub struct Groups {
    /// Above 1 for more and smaller groups, below 1 for fewer and larger ones.
    #[arg(long, value_name = "R", default_value_t = 1.0, value_parser = resolution)]
    resolution: f64,
    /// Show so many groups, the largest first.
    #[arg(long, value_name = "N", default_value = "20")]
    top: NonZeroUsize,
    #[command(flatten)]
    question: Question,
}

fn resolution(text: &str) -> Result<f64, String> {
    let value: f64 = text.parse().map_err(|_| format!("`{text}` is no number"))?;
    (value > 0.0 && value.is_finite()).then_some(value).ok_or_else(|| format!("{text} is not above 0"))
}

impl Groups {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let format = self.question.output.format_or(Format::Table)?;
        let (graph, tally) = material::graph(&self.question.from.sources)?;
        let filter = self.question.filters.filter();
        let mut answer = query::groups(&filter.apply(&graph), self.resolution);
        if answer.groups.is_empty() {
            let failure = Failure::new("no two organisations are tied, so there are no groups");
            return Err(match filter.emptied_by(&graph) {
                Some(what) => failure.hint(wording::emptied(what, &filter)),
                None => failure,
            });
        }
        let found = answer.groups.len();
        answer.groups.truncate(self.top.get());
        let facts = vec![
            ("organisations", format!("{} in {found} groups, {} alone", answer.organizations, answer.alone)),
            ("modularity", format!("{:.3} at resolution {}", answer.modularity, answer.resolution)),
        ];
        let sheet = match format {
            Format::Csv => whole(&answer.groups),
            _ => sheet(&answer.groups),
        };
        let mut sink = Sink::open(&self.question.output, Format::Table)?;
        sink.answer(&answer, &answer.groups, &[Part::Facts(facts), Part::Sheet(sheet)])?;
        sink.finish()?;
        Ok(tally.outcome())
    }
}

fn sheet(groups: &[Group]) -> Sheet {
    let row = |group: &Group| {
        let members: Vec<Named> = group.members.iter().map(|member| member.org.clone()).collect();
        let kinds: Vec<String> = group.kinds.iter().map(|count| format!("{} {}", count.ties, count.kind)).collect();
        vec![
            Cell::number(group.number),
            Cell::number(group.size),
            Cell::number(group.ties.len()),
            Cell::share(group.cohesion),
            Cell::bold(wording::names(&members, MEMBERS)),
            Cell::plain(kinds.join(", ")),
        ]
    };
    Sheet {
        title: None,
        header: vec!["group", "size", "ties", "cohesion", "members", "kinds"],
        rows: groups.iter().map(row).collect(),
        quotes: false,
    }
}

/// Every member of every group on a row of its own.
fn whole(groups: &[Group]) -> Sheet {
    let rows = groups.iter().flat_map(|group| {
        group.members.iter().map(|member| {
            vec![
                Cell::number(group.number),
                Cell::number(group.size),
                Cell::bold(&member.org.name),
                Cell::plain(member.org.id.as_str()),
                Cell::share(member.weight),
                Cell::number(member.partners),
            ]
        })
    });
    Sheet {
        title: None,
        header: vec!["group", "size", "member", "id", "weight", "partners"],
        rows: rows.collect(),
        quotes: false,
    }
}
