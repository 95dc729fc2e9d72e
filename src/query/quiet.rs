//! Of which talks and announcements has nothing been heard since?

use super::pair::Named;
use crate::{
    graph::PartnerGraph,
    model::{Claim, DocId, Kind, PartialDate, Status, Tie, TieId, Truth},
};
use serde::{Serialize, Serializer};
use std::{cmp::Reverse, collections::BTreeSet, fmt, str::FromStr};

/// A length of time: days, weeks, months or years.
///
/// ```
/// use tieup::query::Period;
/// let half_a_year: Period = "6m".parse()?;
/// let before = half_a_year.before("2020-08-31".parse()?);
/// assert_eq!(before.unwrap().to_string(), "2020-02-29");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    count: u16,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

/// A text that is no length of time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no length of time of the form 180d, 26w, 6m or 1y")]
pub struct PeriodError(String);

impl Period {
    /// The day that lies so long before the last day of `date`; where its month is too short, the last of that month.
    /// `None` before the year 1000.
    pub fn before(self, date: PartialDate) -> Option<PartialDate> {
        let count = i64::from(self.count);
        let (year, month, day) = date.latest();
        let months = match self.unit {
            Unit::Days => return PartialDate::from_days(date.last_day().to_days() - count),
            Unit::Weeks => return PartialDate::from_days(date.last_day().to_days() - 7 * count),
            Unit::Months => count,
            Unit::Years => 12 * count,
        };
        let months = 12 * i64::from(year) + i64::from(month) - 1 - months;
        let month = PartialDate::month_of(
            u16::try_from(months.div_euclid(12)).ok()?,
            u8::try_from(months.rem_euclid(12) + 1).ok()?,
        )?;
        let (year, month, last) = month.latest();
        PartialDate::day_of(year, month, day.min(last))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Days => 'd',
            Unit::Weeks => 'w',
            Unit::Months => 'm',
            Unit::Years => 'y',
        };
        write!(f, "{}{unit}", self.count)
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let error = || PeriodError(text.to_owned());
        let (at, unit) = text.char_indices().next_back().ok_or_else(error)?;
        let unit = match unit {
            'd' => Unit::Days,
            'w' => Unit::Weeks,
            'm' => Unit::Months,
            'y' => Unit::Years,
            _ => return Err(error()),
        };
        let digits = Some(&text[..at]).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
        let count = digits.and_then(|digits| digits.parse().ok()).ok_or_else(error)?;
        Ok(Self { count, unit })
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A tie of which nothing has been heard.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Silent {
    /// The tie.
    pub tie: TieId,
    /// Its kind.
    pub kind: Kind,
    /// How far it has come, as known on that day.
    pub status: Status,
    /// Its participants in order of role.
    pub parties: Vec<Named>,
    /// The alliance, where the tie is a membership in one.
    pub alliance: Option<Named>,
    /// When it was made or first talked of.
    pub since: Option<PartialDate>,
    /// When it was last heard of: the last report, or, of claims that have none, the last event.
    pub last_heard: Option<PartialDate>,
    /// For how many days at least it has been silent.
    pub silent_days: Option<i64>,
    /// `maybe` where the date of the last claim is too coarse to tell, or there is none.
    pub truth: Truth,
    /// How many articles tell of it.
    pub articles: usize,
    /// The last sentence heard.
    pub quote: String,
    /// The article of that sentence.
    pub doc: Option<DocId>,
}

/// What was quiet on a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quiet {
    /// On which day.
    pub at: PartialDate,
    /// For how long at least.
    #[serde(rename = "for")]
    pub period: Period,
    /// The ties, the longest silent first; those of which no claim has a date stand last.
    pub quiet: Vec<Silent>,
}

/// Ties whose last claim was, at the end of `at`, at least `period` old, and whose status then is one of `statuses`;
/// talks and agreed where that is empty. Claims reported after `at` have not been heard yet; those without any date
/// have, nobody knows when.
///
/// `None` where the period reaches back before the year 1000.
///
/// # Complexity
/// That of [`PartnerGraph::weigh`], and O(n log n) for n quiet ties.
pub fn quiet(graph: &PartnerGraph, period: Period, at: PartialDate, statuses: &BTreeSet<Status>) -> Option<Quiet> {
    let limit = period.before(at)?;
    let by_then = |claim: &Claim| heard(claim).map_or(Truth::Yes, |date| date.falls_by(at));
    let graph = graph.weigh(by_then, |status| match statuses.is_empty() {
        true => matches!(status, Status::Talks | Status::Agreed),
        false => statuses.contains(&status),
    });
    let mut quiet: Vec<Silent> = graph.ties().iter().filter_map(|tie| silent(&graph, tie, limit, at)).collect();
    quiet.sort_by_cached_key(|it| {
        (it.silent_days.is_none(), Reverse(it.silent_days), it.parties.clone(), it.kind, it.tie.clone())
    });
    Some(Quiet { at, period, quiet })
}

/// When a claim was heard.
fn heard(claim: &Claim) -> Option<PartialDate> {
    claim.reported.or(claim.when)
}

fn silent(graph: &PartnerGraph, tie: &Tie, limit: PartialDate, at: PartialDate) -> Option<Silent> {
    // The last claim for sure, and the last that any of them may be.
    let surely = tie.claims.iter().filter_map(heard).map(PartialDate::earliest).max();
    let last = tie.claims.iter().max_by(|a, b| {
        let key = |claim: &Claim| heard(claim).map(|date| (date.latest(), date));
        key(a).cmp(&key(b)).then_with(|| b.order(a))
    });
    let last_heard = last.and_then(heard);
    let silent_days = last_heard.map(|date| (at.last_day().to_days() - date.last_day().to_days()).max(0));
    let truth = match (surely, last_heard) {
        (Some(first), _) if first > limit.latest() => return None,
        (_, Some(date)) if date.latest() <= limit.latest() => Truth::Yes,
        _ => Truth::Maybe,
    };
    Some(Silent {
        tie: tie.id.clone(),
        kind: tie.kind,
        status: tie.status(),
        parties: tie.participants.iter().map(|part| Named::of(graph, &part.org)).collect(),
        alliance: tie.alliance.as_ref().map(|alliance| Named::of(graph, alliance)),
        since: tie.since(),
        last_heard,
        silent_days,
        truth: truth.max(tie.truth),
        articles: tie.claims.iter().map(|claim| &claim.doc).collect::<BTreeSet<_>>().len(),
        quote: last.and_then(|claim| claim.evidence.first()).map_or_else(String::new, |best| best.quote.clone()),
        doc: last.map(|claim| claim.doc.clone()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::claim;
    use proptest::prelude::*;

    fn ask(claims: Vec<Claim>, period: &str, at: &str) -> Vec<(Kind, Option<i64>, Truth)> {
        let graph = PartnerGraph::from_claims(claims);
        let quiet = quiet(&graph, period.parse().unwrap(), at.parse().unwrap(), &BTreeSet::new()).unwrap();
        quiet.quiet.into_iter().map(|it| (it.kind, it.silent_days, it.truth)).collect()
    }

    fn talks(kind: Kind, reported: &str) -> Claim {
        claim(reported, kind, &["kt", "lg"]).status(Status::Talks).reported(reported)
    }

    #[test]
    fn the_last_word_counts_and_an_end_is_no_silence() {
        let claims = vec![
            talks(Kind::Supply, "2020-01-01"),
            talks(Kind::Licensing, "2019-01-01"),
            talks(Kind::Licensing, "2020-06-01"),
            talks(Kind::Acquisition, "2018-01-01"),
            talks(Kind::Acquisition, "2018-03-01").status(Status::Ended),
            talks(Kind::Support, "2017-01-01").status(Status::Agreed),
        ];
        let quiet = [(Kind::Support, Some(1277), Truth::Yes), (Kind::Supply, Some(182), Truth::Yes)];
        assert_eq!(ask(claims.clone(), "26w", "2020-07-01"), quiet);
        assert_eq!(ask(claims.clone(), "182d", "2020-07-01"), quiet);
        assert_eq!(ask(claims, "183d", "2020-07-01"), quiet[..1]);
    }

    #[test]
    fn a_coarse_last_word_may_be_old_or_not_and_none_is_never_known() {
        let mut undated = talks(Kind::Licensing, "2020");
        undated.reported = None;
        let claims = vec![talks(Kind::Supply, "2020"), undated];
        let open = [(Kind::Supply, Some(152), Truth::Maybe), (Kind::Licensing, None, Truth::Maybe)];
        assert_eq!(ask(claims.clone(), "1y", "2021-06-01"), open);
        assert_eq!(ask(claims.clone(), "1y", "2021-12")[0].2, Truth::Yes);
        assert_eq!(ask(claims, "1y", "2020-12-30"), open[1..], "nothing can be a year old");
    }

    #[test]
    fn what_was_reported_later_was_not_heard_then() {
        let claims = vec![talks(Kind::Supply, "2019-01-01"), talks(Kind::Supply, "2021-01-01").status(Status::Ended)];
        assert_eq!(ask(claims.clone(), "1y", "2020-06-01"), [(Kind::Supply, Some(517), Truth::Yes)]);
        assert_eq!(ask(claims, "1y", "2023"), []);
    }

    #[test]
    fn a_period_is_a_number_and_a_unit() {
        for text in ["180d", "26w", "6m", "1y", "0d"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for text in ["", "d", "180", "-1d", "+1d", "1.5y", "99999999d", "6M", "６m", "반년"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
        let before = |period: &str, date: &str| {
            period.parse::<Period>().unwrap().before(date.parse().unwrap()).map(|date| date.to_string())
        };
        assert_eq!(before("1y", "2020-02-29").as_deref(), Some("2019-02-28"));
        assert_eq!(before("1m", "2020").as_deref(), Some("2020-11-30"));
        assert_eq!(before("1m", "2020-01-15").as_deref(), Some("2019-12-15"));
        assert_eq!(before("60000y", "2020"), None);
    }

    proptest! {
        #[test]
        fn a_longer_period_leaves_fewer(
            claims in proptest::collection::vec(crate::graph::samples::any_claim(), 0..16),
            (days, more) in (0u16..2000, 0u16..2000),
        ) {
            let short = ask(claims.clone(), &format!("{days}d"), "2022-01-01");
            let long = ask(claims, &format!("{}d", days + more), "2022-01-01");
            prop_assert!(long.len() <= short.len());
        }
    }
}
