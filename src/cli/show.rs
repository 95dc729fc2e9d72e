//! `tieup show`: what is known of a company.

use super::{
    args::{Format, Question},
    company::Companies,
    failure::{Failure, Outcome},
    material, partners,
    sink::{Part, Sink},
    table::{Cell, Sheet},
    wording,
};
use crate::query::{self, Dated, Member, Named, Profile};

/// Show what is known of a company: its names, ties by kind, alliances and timeline.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup show KT --from articles/
  tieup show \"AI 원팀\" --from claims.jsonl --as-of 2020-05
  tieup show KT --from articles/ --format json")]
pub struct Show {
    /// The company or alliance, by any of its names in either language, or its id.
    #[arg(value_name = "COMPANY")]
    company: String,
    #[command(flatten)]
    question: Question,
}

impl Show {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        self.question.output.format_or(Format::Table)?;
        let (graph, tally) = material::graph(&self.question.from.sources)?;
        let id = Companies::of(&graph).find(&self.company)?;
        let filter = self.question.filters.filter();
        let profile = query::profile(&filter.apply(&graph), &id, filter.as_of)
            .ok_or_else(|| partners::none_left(&graph, &filter, &id))?;
        let mut sink = Sink::open(&self.question.output, Format::Table)?;
        sink.answer(&profile, &[&profile], &parts(&profile))?;
        sink.finish()?;
        Ok(tally.outcome())
    }
}

fn parts(profile: &Profile) -> Vec<Part> {
    let org = &profile.organization;
    let other: Vec<&str> = org.names().filter(|name| *name != org.name()).collect();
    let kinds: Vec<String> = profile.kinds.iter().map(|count| format!("{} {}", count.ties, count.kind)).collect();
    let reported = match profile.reported {
        Some((first, last)) if first != last => format!(", reported {first} to {last}"),
        Some((only, _)) => format!(", reported {only}"),
        None => String::new(),
    };
    let facts = vec![
        ("name", org.name().to_owned()),
        ("id", org.id.to_string()),
        ("also", other.join(", ")),
        ("kind", org.kind.as_str().to_owned()),
        ("country", org.country.clone().unwrap_or_default()),
        ("ticker", org.ticker.clone().unwrap_or_default()),
        ("group", profile.group.as_ref().map_or_else(String::new, |group| group.name.clone())),
        ("kin", wording::names(&profile.affiliates, 12)),
        ("ties", format!("{} with {} partners: {}", profile.ties, profile.partners, kinds.join(", "))),
        ("articles", format!("{}{reported}", profile.articles)),
    ];
    let mut parts = vec![Part::Facts(facts)];
    let mut members = |title: &str, column, members: &[Member]| {
        if !members.is_empty() {
            parts.push(Part::Sheet(Sheet {
                title: Some(title.to_owned()),
                header: vec![column, "role", "status", "joined"],
                rows: members.iter().map(member).collect(),
                quotes: false,
            }));
        }
    };
    members("Member of", "alliance", &profile.memberships);
    members("Members", "member", &profile.members);
    let company = Named { id: org.id.clone(), name: org.name().to_owned() };
    let row = |event: &Dated| {
        let change = &event.change;
        vec![
            Cell::date(change.date()),
            Cell::plain(wording::change(event)),
            Cell::plain(wording::tie_of(change)),
            Cell::bold(wording::with(&company, event)),
            Cell::plain(change.doc.as_str()),
        ]
    };
    parts.push(Part::Sheet(Sheet {
        title: Some("Timeline".to_owned()),
        header: vec!["when", "event", "tie", "with", "article"],
        rows: profile.timeline.iter().map(row).collect(),
        quotes: false,
    }));
    parts
}

fn member(member: &Member) -> Vec<Cell> {
    vec![
        Cell::bold(&member.org.name),
        Cell::plain(member.role.as_str()),
        Cell::standing(member.status, member.truth),
        Cell::date(member.joined),
    ]
}
