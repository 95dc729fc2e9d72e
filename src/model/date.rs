//! Dates as precise as the article gives them: a year, a month or a day.

use super::Truth;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The English month names; their first three letters stand for them too.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A date known to the year, the month or the day: `2020`, `2020-06`, `2020-06-21`.
///
/// The derived order sorts a coarse date before the finer ones it contains; it is for stable output.
/// Whether one date is before another in time is asked of [`PartialDate::before`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no date of the form 2020, 2020-06 or 2020-06-21")]
pub struct DateError(String);

impl PartialDate {
    /// A year between 1000 and 9999.
    pub fn year_only(year: u16) -> Option<Self> {
        (1000..=9999).contains(&year).then_some(Self { year, month: None, day: None })
    }

    /// A month of a year.
    pub fn month_of(year: u16, month: u8) -> Option<Self> {
        Self::year_only(year)?;
        (1..=12).contains(&month).then_some(Self { year, month: Some(month), day: None })
    }

    /// A day; `None` where the calendar has no such day.
    pub fn day_of(year: u16, month: u8, day: u8) -> Option<Self> {
        Self::month_of(year, month)?;
        (day >= 1 && day <= days_in(year, month)).then_some(Self { year, month: Some(month), day: Some(day) })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, 1 to 31, where it is known.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// The first day that the date may mean, as (year, month, day).
    pub fn earliest(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day that the date may mean, as (year, month, day).
    pub fn latest(self) -> (u16, u8, u8) {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or_else(|| days_in(self.year, month)))
    }

    /// The months of its first and its last day, counted from January of the year 0.
    ///
    /// ```
    /// use tieup::model::PartialDate;
    /// let date: PartialDate = "2020".parse().unwrap();
    /// assert_eq!(date.months(), (2020 * 12, 2020 * 12 + 11));
    /// ```
    pub fn months(self) -> (u32, u32) {
        let of = |(year, month, _): (u16, u8, u8)| u32::from(year) * 12 + u32::from(month) - 1;
        (of(self.earliest()), of(self.latest()))
    }

    /// Whether this date surely lies before `other`; `None` where the two overlap and nobody can say.
    ///
    /// ```
    /// use tieup::model::PartialDate;
    /// let date = |s: &str| s.parse::<PartialDate>().unwrap();
    /// assert_eq!(date("2020-05").before(date("2020-06-21")), Some(true));
    /// assert_eq!(date("2021").before(date("2020-06")), Some(false));
    /// assert_eq!(date("2020").before(date("2020-06")), None);
    /// ```
    pub fn before(self, other: Self) -> Option<bool> {
        if self.latest() < other.earliest() {
            Some(true)
        } else if self.earliest() > other.latest() || (self == other && self.day.is_some()) {
            Some(false)
        } else {
            None
        }
    }

    /// Whether this date has come by the end of `other`.
    ///
    /// ```
    /// use tieup::model::{PartialDate, Truth};
    /// let date = |s: &str| s.parse::<PartialDate>().unwrap();
    /// assert_eq!(date("2020-06-21").falls_by(date("2020-06")), Truth::Yes);
    /// assert_eq!(date("2020").falls_by(date("2020-06")), Truth::Maybe);
    /// assert_eq!(date("2021").falls_by(date("2020-06")), Truth::No);
    /// ```
    pub fn falls_by(self, other: Self) -> Truth {
        if self.latest() <= other.latest() {
            Truth::Yes
        } else if self.earliest() > other.latest() {
            Truth::No
        } else {
            Truth::Maybe
        }
    }

    /// Whether this date has not come before the beginning of `other`.
    pub fn falls_from(self, other: Self) -> Truth {
        if self.earliest() >= other.earliest() {
            Truth::Yes
        } else if self.latest() < other.earliest() {
            Truth::No
        } else {
            Truth::Maybe
        }
    }

    /// The last day that the date may mean, as a date.
    pub fn last_day(self) -> Self {
        let (year, month, day) = self.latest();
        Self { year, month: Some(month), day: Some(day) }
    }

    /// Whether this date is as precise as `other` or coarser, and contains it.
    pub fn contains(self, other: Self) -> bool {
        self.earliest() <= other.earliest() && other.latest() <= self.latest()
    }

    /// The first of some dates, as precisely as any of them tells it: of `2020`, `2020-06` and `2021` it is `2020-06`.
    pub fn first_of(dates: impl Iterator<Item = Self> + Clone) -> Option<Self> {
        let first = dates.clone().min_by_key(|date| (date.earliest(), date.latest()))?;
        let coarsest = dates.clone().filter(|date| date.earliest() == first.earliest()).max_by_key(|d| d.latest())?;
        let precision = |date: Self| (date.day().is_some(), date.month().is_some());
        dates.filter(|date| coarsest.contains(*date)).min_by_key(|date| (std::cmp::Reverse(precision(*date)), *date))
    }

    /// Days since 1970-01-01 of the first day that the date may mean.
    ///
    /// Source: `days_from_civil`, Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    pub fn to_days(self) -> i64 {
        let (y, m, d) = self.earliest();
        let (y, m, d) = (i64::from(y), i64::from(m), i64::from(d));
        let y = if m <= 2 { y - 1 } else { y };
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let day_of_year = (153 * (if m > 2 { m - 3 } else { m + 9 }) + 2) / 5 + d - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day that lies `days` days after 1970-01-01; `None` outside the years 1000 to 9999.
    pub fn from_days(days: i64) -> Option<Self> {
        let z = days + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let mp = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * mp + 2) / 5 + 1) as u8;
        let month = if mp < 10 { mp + 3 } else { mp - 9 } as u8;
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self::day_of(u16::try_from(year).ok()?, month, day)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let digits = |part: &str, width: usize| {
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<u16>().ok())
                .flatten()
        };
        let mut parts = text.split('-');
        let year = parts.next().and_then(|p| digits(p, 4));
        let month = parts.next().map(|p| digits(p, 2));
        let day = parts.next().map(|p| digits(p, 2));
        let date = match (year, month, day, parts.next()) {
            (Some(y), None, None, None) => Self::year_only(y),
            (Some(y), Some(Some(m)), None, None) => Self::month_of(y, m as u8),
            (Some(y), Some(Some(m)), Some(Some(d)), None) => Self::day_of(y, m as u8, d as u8),
            _ => None,
        };
        date.ok_or_else(|| DateError(text.to_owned()))
    }
}

impl TryFrom<String> for PartialDate {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_calendar_is_kept() {
        assert!("2020-02-29".parse::<PartialDate>().is_ok());
        for bad in ["2021-02-29", "2020-13", "2020-00", "2020-6", "20", "", "2020-06-31", "2020-06-21-1", "２０２０"]
        {
            assert!(bad.parse::<PartialDate>().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_first_date_is_told_as_precisely_as_any_tells_it() {
        let first = |dates: &[&str]| PartialDate::first_of(dates.iter().map(|date| date.parse().unwrap()));
        assert_eq!(first(&["2020", "2020-06", "2021"]), "2020-06".parse().ok());
        assert_eq!(first(&["2020-06-21", "2020-02-20", "2020"]), "2020-02-20".parse().ok());
        assert_eq!(first(&["2020-01", "2020-06-21"]), "2020-01".parse().ok());
        assert_eq!(first(&[]), None);
    }

    proptest! {
        #[test]
        fn days_round_trip(days in -300_000i64..2_900_000) {
            let date = PartialDate::from_days(days).unwrap();
            prop_assert_eq!(date.to_days(), days);
            prop_assert_eq!(date.to_string().parse::<PartialDate>().unwrap(), date);
        }

        #[test]
        fn before_is_antisymmetric(a in 0i64..40_000, b in 0i64..40_000) {
            let (x, y) = (PartialDate::from_days(a).unwrap(), PartialDate::from_days(b).unwrap());
            prop_assert_eq!(x.before(y), Some(a < b));
        }
    }
}
