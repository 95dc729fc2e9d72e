//! What all corrections of the ledger share: a person's word, its day and its reason.

use super::{
    args::Database,
    clean,
    company::Companies,
    facts,
    failure::{Failure, Outcome},
    partners::named,
};
use crate::{
    ledger::{About, Ledger, Said},
    model::{Claim, ClaimId, PartialDate},
    query::Named,
    store::Store,
};
use clap::Args;
use std::{
    io::Write,
    time::{SystemTime, UNIX_EPOCH},
};

/// What every correction takes.
#[derive(Debug, Args)]
pub struct Why {
    /// Why, for whoever reads the log.
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// The day that the log shows; today if not given.
    #[arg(long, value_name = "DATE")]
    pub on: Option<PartialDate>,
    #[command(flatten)]
    pub database: Database,
}

/// Says of the claim whose id begins so whether it is right.
pub fn judge(claim: &str, said: impl Fn(About) -> Said, why: &Why) -> Result<Outcome, Failure> {
    let mut ledger = open(why)?;
    let claim = ledger.claim(&ClaimId::new(claim))?;
    say(&mut ledger, &said(About::of(&claim)), Vec::new(), why)
}

/// The ledger to correct; one that is not there is not made.
pub fn open(why: &Why) -> Result<Ledger<'static>, Failure> {
    drop(Store::open(&why.database.db)?);
    Ok(Ledger::create(&why.database.db, facts::gazetteer())?)
}

/// Writes a correction down, applies it and says so.
pub fn say(ledger: &mut Ledger<'_>, said: &Said, brought: Vec<Claim>, why: &Why) -> Result<Outcome, Failure> {
    let (number, claims) = ledger.correct(said, brought, &day(why), why.reason.as_deref())?;
    let action = said.action();
    writeln!(
        anstream::stdout(),
        "{number}: {action}, {claims} claims shown differently; `tieup undo {number}` takes it back"
    )?;
    Ok(Outcome::Well)
}

/// The day to write into the log: the only thing that asks what day it is, for a log says when something was said.
pub fn day(why: &Why) -> String {
    why.on.map_or_else(today, |date| date.to_string())
}

/// The day that it is, in Greenwich.
pub fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let date = i64::try_from(seconds / 86_400).ok().and_then(PartialDate::from_days);
    date.map_or_else(String::new, |date| date.to_string())
}

/// The organisation of that name: one that the ledger ties to somebody, or one that the gazetteer knows.
pub fn organization(ledger: &Ledger<'_>, name: &str) -> Result<Named, Failure> {
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
