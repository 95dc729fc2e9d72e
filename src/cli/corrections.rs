//! `tieup reject`, `confirm`, `alias`, `merge`, `split`, `import`, `undo` and `log`: a person's word, which lasts.

use super::{
    args::{Database, Format, Output},
    clean,
    company::Companies,
    facts,
    failure::{Failure, Outcome, complain},
    partners::named,
    sink::{Part, Sink},
    table::{Cell, Sheet},
};
use crate::{
    graph::ClaimReader,
    ledger::{About, Ledger, Said},
    model::{Claim, ClaimId, PartialDate},
    query::Named,
    store::{Correction, Store},
};
use clap::{Args, Subcommand};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

/// What every correction takes.
#[derive(Debug, Args)]
pub struct Why {
    /// Why, for whoever reads the log.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// The day that the log shows; today if not given.
    #[arg(long, value_name = "DATE")]
    on: Option<PartialDate>,
    #[command(flatten)]
    database: Database,
}

/// Say that a claim is wrong: it is shown no more.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup reject 3f2a9c01 --reason \"a fair, not a deal\"
  tieup undo 1")]
pub struct Reject {
    /// The claim, by the first characters of its id.
    #[arg(value_name = "CLAIM")]
    claim: String,
    #[command(flatten)]
    why: Why,
}

/// Say that a claim is right: it is shown with confidence 1.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup confirm 3f2a9c01 --reason \"the company says so\"")]
pub struct Confirm {
    /// The claim, by the first characters of its id.
    #[arg(value_name = "CLAIM")]
    claim: String,
    #[command(flatten)]
    why: Why,
}

/// Say what a name means.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup alias add 케이뱅크 k-bank
  tieup alias add \"Big Blue\" IBM --db archive.db")]
pub struct Alias {
    #[command(subcommand)]
    what: AliasWhat,
}

#[derive(Debug, Subcommand)]
enum AliasWhat {
    /// Wherever an article says NAME, it means ORG.
    Add {
        /// The name, as articles write it.
        #[arg(value_name = "NAME")]
        name: String,
        /// The organisation, by any of its names, or its id.
        #[arg(value_name = "ORG")]
        org: String,
        #[command(flatten)]
        why: Why,
    },
}

/// Say that two organisations are one, which goes on as the second.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup merge 대우조선해양 한화오션 --reason \"renamed in 2023\"")]
pub struct Merge {
    /// The organisation that is no more.
    #[arg(value_name = "ORG")]
    from: String,
    /// The one that it is.
    #[arg(value_name = "INTO")]
    into: String,
    #[command(flatten)]
    why: Why,
}

/// Say that a name does not mean an organisation but another one of its own.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup split 신세계 shinsegae --reason \"a clinic of that name\"")]
pub struct Split {
    /// The name, as articles write it.
    #[arg(value_name = "NAME")]
    name: String,
    /// The organisation that it is taken for.
    #[arg(value_name = "ORG")]
    org: String,
    #[command(flatten)]
    why: Why,
}

/// Bring claims of others: a person's, or another program's.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup import mine.jsonl --reason \"from the annual report\"
  tieup schema claim > claim.schema.json")]
pub struct Import {
    /// Claims, one JSON object a line, as `tieup schema` describes them; `-` for standard input.
    #[arg(value_name = "CLAIMS")]
    file: PathBuf,
    #[command(flatten)]
    why: Why,
}

/// Take a correction back.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup log
  tieup undo 3")]
pub struct Undo {
    /// Its number in the log.
    #[arg(value_name = "NUMBER")]
    number: i64,
    #[command(flatten)]
    why: Why,
}

/// Show every correction, with its date and reason.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup log
  tieup log --db archive.db --format json")]
pub struct Log {
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    output: Output,
}

impl Reject {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut ledger = open(&self.why)?;
        let claim = ledger.claim(&ClaimId::new(self.claim))?;
        say(&mut ledger, &Said::Reject(About::of(&claim)), Vec::new(), &self.why)
    }
}

impl Confirm {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut ledger = open(&self.why)?;
        let claim = ledger.claim(&ClaimId::new(self.claim))?;
        say(&mut ledger, &Said::Confirm(About::of(&claim)), Vec::new(), &self.why)
    }
}

impl Alias {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let AliasWhat::Add { name, org, why } = self.what;
        let mut ledger = open(&why)?;
        let org = organization(&ledger, &org)?;
        say(&mut ledger, &Said::Alias { name, org: org.id, called: org.name }, Vec::new(), &why)
    }
}

impl Merge {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut ledger = open(&self.why)?;
        let (from, into) = (organization(&ledger, &self.from)?, organization(&ledger, &self.into)?);
        say(&mut ledger, &Said::Merge { from: from.id, into: into.id, called: into.name }, Vec::new(), &self.why)
    }
}

impl Split {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut ledger = open(&self.why)?;
        let org = organization(&ledger, &self.org)?;
        say(&mut ledger, &Said::Split { name: self.name, org: org.id }, Vec::new(), &self.why)
    }
}

impl Import {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let (mut claims, mut failed): (Vec<Claim>, u64) = (Vec::new(), 0);
        let input: Box<dyn BufRead> = if self.file == Path::new("-") {
            Box::new(BufReader::new(io::stdin()))
        } else {
            let file =
                File::open(&self.file).map_err(|error| Failure::new(format!("{}: {error}", self.file.display())))?;
            Box::new(BufReader::new(file))
        };
        for claim in ClaimReader::new(input) {
            match claim {
                Ok(claim) => claims.push(claim),
                Err(error) => {
                    failed += 1;
                    complain(format!("{}:{}: {}", self.file.display(), error.line, error.flaw));
                }
            }
        }
        if claims.is_empty() {
            return Err(Failure::new("no claim was brought"));
        }
        let said = Said::Import { file: self.file.display().to_string(), claims: claims.len() };
        let mut ledger = Ledger::create(&self.why.database.db, facts::extractor())?;
        say(&mut ledger, &said, claims, &self.why)?;
        Ok(if failed == 0 { Outcome::Well } else { Outcome::SomeFailed })
    }
}

impl Undo {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut ledger = open(&self.why)?;
        let undone = ledger.undo(self.number, &day(&self.why))?;
        let (action, number, claims) = (undone.correction.action, undone.correction.number, undone.claims);
        writeln!(anstream::stdout(), "{number}: {action} undone, {claims} claims shown differently")?;
        Ok(Outcome::Well)
    }
}

impl Log {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let ledger = Ledger::open(&self.database.db, facts::extractor())?;
        let rows = ledger.corrections()?;
        let row = |row: &Correction| {
            vec![
                Cell::number(row.number),
                Cell::plain(&row.made),
                Cell::bold(&row.action),
                Cell::plain(about(row)),
                Cell::plain(row.reason.as_deref().unwrap_or("")),
                Cell::plain(row.undone.as_deref().map_or_else(String::new, |on| format!("undone {on}"))),
            ]
        };
        let sheet = Sheet {
            title: None,
            header: vec!["nr", "made", "action", "about", "reason", "undone"],
            rows: rows.iter().map(row).collect(),
            quotes: false,
        };
        let mut sink = Sink::open(&self.output, Format::Table)?;
        sink.answer(&rows, &rows, &[Part::Sheet(sheet)])?;
        sink.finish()?;
        Ok(Outcome::Well)
    }
}

/// What a correction is about, in a few words.
fn about(row: &Correction) -> String {
    match serde_json::from_str(&row.about) {
        Ok(Said::Reject(about) | Said::Confirm(about)) => {
            let orgs: Vec<&str> = about.orgs.iter().chain(&about.alliance).map(|org| org.as_str()).collect();
            format!("{} {} of {} in {}", about.claim, about.kind, orgs.join(", "), about.doc)
        }
        Ok(Said::Alias { name, called, .. }) => format!("{name} is {called}"),
        Ok(Said::Merge { from, into, .. }) => format!("{from} is {into}"),
        Ok(Said::Split { name, org }) => format!("{name} is not {org}"),
        Ok(Said::Import { file, claims }) => format!("{claims} claims of {file}"),
        Err(_) => row.about.clone(),
    }
}

/// The ledger to correct; one that is not there is not made.
fn open(why: &Why) -> Result<Ledger<'static>, Failure> {
    drop(Store::open(&why.database.db)?);
    Ok(Ledger::create(&why.database.db, facts::extractor())?)
}

fn say(ledger: &mut Ledger<'_>, said: &Said, brought: Vec<Claim>, why: &Why) -> Result<Outcome, Failure> {
    let (number, claims) = ledger.correct(said, brought, &day(why), why.reason.as_deref())?;
    let action = said.action();
    writeln!(
        anstream::stdout(),
        "{number}: {action}, {claims} claims shown differently; `tieup undo {number}` takes it back"
    )?;
    Ok(Outcome::Well)
}

/// The day to write into the log. The only place that asks what day it is: a log says when something was said.
fn day(why: &Why) -> String {
    let today = || {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
        i64::try_from(seconds / 86_400).ok().and_then(PartialDate::from_days)
    };
    why.on.or_else(today).map_or_else(String::new, |date| date.to_string())
}

/// The organisation of that name: one that the ledger ties to somebody, or one that the gazetteer knows.
fn organization(ledger: &Ledger<'_>, name: &str) -> Result<Named, Failure> {
    let around = ledger.graph_around(&[name.to_owned()])?.map(facts::describe);
    if let Some(graph) = around {
        let id = Companies::of(&graph).find(name)?;
        return Ok(named(&graph, &id));
    }
    if let Some(known) = facts::known(name) {
        return Ok(known);
    }
    Err(Failure::new(format!("no organisation goes by the name `{}`", clean::line(name))))
}
