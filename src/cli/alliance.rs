//! `tieup alliance`: who is in an alliance, since when, and who left?

use super::{
    args::{Format, Question},
    company::Companies,
    failure::{Failure, Outcome},
    material::{self, Tally},
    partners::{named, none_left},
    sink::{Part, Sink},
    table::{Cell, Sheet},
    wording,
};
use crate::{
    graph::PartnerGraph,
    model::OrgId,
    query::{self, AllianceMember, AllianceRow, Filter, Named},
};
use serde::Serialize;

/// So many alliances of a company are named to one who asks for the company.
const NAMED: usize = 5;

/// Who is in an alliance, since when, and who left? Without a name, list the alliances.
///
/// Each member with role, status, the day that it joined or left, and the sentence that proves it. Members of today
/// stand first, those that left last.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup alliance \"AI 원팀\" --from articles/
  tieup alliance \"AI 원팀\" --from claims.jsonl --as-of 2020-05
  tieup alliance --from articles/ --format csv")]
pub struct Alliance {
    /// The alliance, by any of its names, or its id.
    #[arg(value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    question: Question,
}

#[derive(Serialize)]
struct One {
    alliance: Named,
    members: Vec<AllianceMember>,
}

#[derive(Serialize)]
struct All {
    alliances: Vec<AllianceRow>,
}

impl Alliance {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        self.question.output.format_or(Format::Table)?;
        let filter = self.question.filters.filter();
        match &self.name {
            Some(name) => {
                let (graph, tally) = material::graph_around(&self.question.from.sources, std::slice::from_ref(name))?;
                self.one(&graph, &filter, name, &tally)
            }
            None => {
                let (graph, tally) = material::graph(&self.question.from.sources)?;
                self.all(&graph, &filter, &tally)
            }
        }
    }

    fn one(&self, graph: &PartnerGraph, filter: &Filter, name: &str, tally: &Tally) -> Result<Outcome, Failure> {
        let id = find(graph, name)?;
        let members = query::members(&filter.apply(graph), &id);
        if members.is_empty() {
            return Err(none_left(graph, filter, &id));
        }
        let answer = One { alliance: named(graph, &id), members };
        let mut sink = Sink::open(&self.question.output, Format::Table)?;
        sink.answer(&answer, &answer.members, &[Part::Sheet(member_sheet(&answer))])?;
        sink.finish()?;
        Ok(tally.outcome())
    }

    fn all(&self, graph: &PartnerGraph, filter: &Filter, tally: &Tally) -> Result<Outcome, Failure> {
        let alliances = query::alliances(&filter.apply(graph));
        if alliances.is_empty() {
            let failure = Failure::new("no alliance to show");
            return Err(match filter.emptied_by(graph) {
                Some(what) => failure.hint(wording::emptied(what, filter)),
                None => failure,
            });
        }
        let answer = All { alliances };
        let mut sink = Sink::open(&self.question.output, Format::Table)?;
        sink.answer(&answer, &answer.alliances, &[Part::Sheet(alliance_sheet(&answer.alliances))])?;
        sink.finish()?;
        Ok(tally.outcome())
    }
}

/// The alliance of that name; a company that is none is told apart from a name that nobody has.
fn find(graph: &PartnerGraph, name: &str) -> Result<OrgId, Failure> {
    let unknown = match Companies::among(graph, |id| query::is_alliance(graph, id)).find(name) {
        Ok(id) => return Ok(id),
        Err(failure) => failure,
    };
    let Ok(company) = Companies::of(graph).find(name) else { return Err(unknown) };
    let memberships = query::profile(graph, &company, None).map(|profile| profile.memberships).unwrap_or_default();
    let alliances: Vec<Named> = memberships.into_iter().map(|member| member.org).collect();
    let shown = super::clean::line(&named(graph, &company).name);
    let failure = Failure::new(format!("{shown} is no alliance that the material knows members of"));
    Err(match alliances.is_empty() {
        true => failure,
        false => failure.hint(format!("it is a member of {}", super::clean::line(&wording::names(&alliances, NAMED)))),
    })
}

fn member_sheet(answer: &One) -> Sheet {
    let row = |row: &AllianceMember| {
        vec![
            Cell::bold(&row.member.name),
            Cell::plain(row.role.as_str()),
            Cell::standing(row.status, row.truth),
            Cell::date(row.joined),
            Cell::date(row.left),
            Cell::number(row.articles),
            Cell::plain(&row.quote),
        ]
    };
    Sheet {
        title: Some(format!("Members of {}: {}", answer.alliance.name, answer.members.len())),
        header: vec!["member", "role", "status", "joined", "left", "articles", "quote"],
        rows: answer.members.iter().map(row).collect(),
        quotes: true,
    }
}

fn alliance_sheet(alliances: &[AllianceRow]) -> Sheet {
    let row = |row: &AllianceRow| {
        vec![
            Cell::bold(&row.alliance.name),
            Cell::number(wording::surely(row.members, row.maybe)),
            Cell::number(row.open),
            Cell::number(row.left),
            Cell::date(row.since),
            Cell::date(row.last_reported),
            Cell::number(row.articles),
            Cell::plain(wording::names(&row.who, 8)),
        ]
    };
    Sheet {
        title: Some(format!("Alliances: {}", alliances.len())),
        header: vec!["alliance", "members", "open", "left", "since", "reported", "articles", "who"],
        rows: alliances.iter().map(row).collect(),
        quotes: true,
    }
}
