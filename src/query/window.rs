//! A stretch of time, and whether a date falls into it.

use super::Change;
use crate::model::{Claim, PartialDate, Participant, Tie, Truth};
use serde::Serialize;
use std::{fmt, str::FromStr};

/// A stretch of time from the first day of one date to the last day of another, both of it; open where there is none.
///
/// ```
/// use tieup::{model::Truth, query::Window};
/// let window: Window = "2020-01..2020-07".parse()?;
/// assert_eq!(window.holds("2020-07-31".parse()?), Truth::Yes);
/// assert_eq!(window.holds("2020".parse()?), Truth::Maybe);
/// assert_eq!("2020-08..".parse::<Window>()?.holds("2020-07".parse()?), Truth::No);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Window {
    /// Its first day is the first day of this date.
    pub from: Option<PartialDate>,
    /// Its last day is the last day of this date.
    pub to: Option<PartialDate>,
}

/// Why a text is no window.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WindowError {
    /// Two dates are not there, or are none.
    #[error("`{0}` is no stretch of time of the form 2020-01..2020-07, 2020-01.. or ..2020-07")]
    Form(String),
    /// It ends before it begins.
    #[error("`{0}` ends before it begins")]
    Backwards(String),
}

/// Why nobody can say whether a change falls into a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Its date holds days within and days without.
    TooCoarse,
    /// Neither the event nor its report has a date.
    NoDate,
}

/// A change with its place in a window.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dated {
    /// What happened.
    #[serde(flatten)]
    pub change: Change,
    /// Whether it surely falls into the window; never no.
    pub truth: Truth,
    /// Why not surely.
    pub doubt: Option<Doubt>,
}

impl Window {
    /// Whether a date falls into it.
    pub fn holds(self, date: PartialDate) -> Truth {
        let from = self.from.map_or(Truth::Yes, |from| date.falls_from(from));
        from.max(self.to.map_or(Truth::Yes, |to| date.falls_by(to)))
    }

    /// The tie if it was made in it, or may have been; of an alliance those that joined in it. What no article dates
    /// counts from its first report; what has no date at all is of no day.
    pub(super) fn of_tie(self, tie: &Tie) -> Option<Tie> {
        let holds = |date: Option<PartialDate>| date.map_or(Truth::No, |date| self.holds(date));
        if tie.alliance.is_none() {
            let truth = holds(tie.since().or_else(|| first_report(tie.claims.iter())));
            return (truth != Truth::No).then(|| Tie { truth: tie.truth.max(truth), ..tie.clone() });
        }
        let about = |part: &Participant, claim: &Claim| claim.parties.iter().any(|party| party.id == part.org);
        let joined = |part: &Participant| {
            let reported = || first_report(tie.claims.iter().filter(|claim| about(part, claim)));
            let truth = holds(part.joined.or_else(reported));
            (truth != Truth::No).then(|| Participant { truth: part.truth.max(truth), ..part.clone() })
        };
        let participants: Vec<Participant> = tie.participants.iter().filter_map(joined).collect();
        let truth = participants.iter().map(|part| part.truth).min()?;
        let told = |claim: &&Claim| participants.iter().any(|part| about(part, claim));
        let claims = tie.claims.iter().filter(told).cloned().collect();
        Some(Tie { claims, participants, truth, ..tie.clone() })
    }

    /// The changes that fall into it or may. Without either end, all surely do, dated or not.
    pub fn choose(self, changes: Vec<Change>) -> Vec<Dated> {
        let placed = |change: Change| {
            let (truth, doubt) = match change.date() {
                _ if self == Self::default() => (Truth::Yes, None),
                None => (Truth::Maybe, Some(Doubt::NoDate)),
                Some(date) => match self.holds(date) {
                    Truth::Maybe => (Truth::Maybe, Some(Doubt::TooCoarse)),
                    sure => (sure, None),
                },
            };
            (truth != Truth::No).then_some(Dated { change, truth, doubt })
        };
        changes.into_iter().filter_map(placed).collect()
    }
}

fn first_report<'c>(claims: impl Iterator<Item = &'c Claim>) -> Option<PartialDate> {
    claims.filter_map(|claim| claim.reported).min_by_key(|date| (date.earliest(), *date))
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |date: Option<PartialDate>| date.map_or_else(String::new, |date| date.to_string());
        write!(f, "{}..{}", text(self.from), text(self.to))
    }
}

impl FromStr for Window {
    type Err = WindowError;

    fn from_str(text: &str) -> Result<Self, WindowError> {
        let form = || WindowError::Form(text.to_owned());
        let (from, to) = text.split_once("..").ok_or_else(form)?;
        let end = |part: &str| match part {
            "" => Ok(None),
            part => part.parse().map(Some).map_err(|_| form()),
        };
        let window = Self { from: end(from)?, to: end(to)? };
        match (window.from, window.to) {
            (None, None) => Err(form()),
            (Some(from), Some(to)) if from.earliest() > to.latest() => Err(WindowError::Backwards(text.to_owned())),
            _ => Ok(window),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_written_as_two_dates() {
        for text in ["2020-01..2020-07", "2020..", "..2020-06-21", "2020..2020", "2020-06..2020"] {
            assert_eq!(text.parse::<Window>().unwrap().to_string(), text);
        }
        for text in ["", "..", "2020", "2020-01...2020-07", "2020-13..", "a..b", "2020-01..2020-02..2020-03"] {
            assert!(matches!(text.parse::<Window>(), Err(WindowError::Form(_))), "{text}");
        }
        assert!(matches!("2021..2020".parse::<Window>(), Err(WindowError::Backwards(_))));
    }
}
