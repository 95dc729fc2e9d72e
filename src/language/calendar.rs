//! Arithmetic on the days that words like "last June" count from.

use crate::model::PartialDate;

/// The days that relative dates count from.
#[derive(Clone, Copy)]
pub(super) struct Calendar {
    /// Day of publication.
    pub(super) reference: Option<PartialDate>,
    /// The date resolved before this one, perhaps in an earlier sentence.
    pub(super) carried: Option<PartialDate>,
    /// The last date of this sentence that has a month and does not lie ahead, and whether the text since
    /// then only joins (`3일부터 5일`, `3일과 5일`).
    pub(super) near: Option<(PartialDate, bool)>,
}

impl Calendar {
    /// The year that lies `by` years from the year of publication.
    pub(super) fn year(self, by: i32) -> Option<PartialDate> {
        PartialDate::year_only(u16::try_from(i32::from(self.reference?.year()) + by).ok()?)
    }

    /// The month that lies `by` months from the month of publication.
    pub(super) fn month(self, by: i32) -> Option<PartialDate> {
        let reference = self.reference?;
        let months = i32::from(reference.year()) * 12 + i32::from(reference.month()?) - 1 + by;
        let year = u16::try_from(months.div_euclid(12)).ok()?;
        PartialDate::month_of(year, months.rem_euclid(12) as u8 + 1)
    }

    /// The day that lies `by` days from the day of publication.
    pub(super) fn day(self, by: i64) -> Option<PartialDate> {
        let reference = self.reference?;
        reference.day()?;
        PartialDate::from_days(reference.to_days() + by)
    }

    /// The last `month` (and `day`) that does not lie after publication.
    pub(super) fn last(self, month: u16, day: Option<u16>) -> Option<PartialDate> {
        let reference = self.reference?;
        reference.month()?;
        (0..=8)
            .filter_map(|back| within(reference.year() - back, month, day))
            .find(|date| date.earliest() <= reference.latest())
    }

    /// The first `month` (and `day`) that does not lie before publication.
    pub(super) fn next(self, month: u16, day: Option<u16>) -> Option<PartialDate> {
        let reference = self.reference?;
        reference.month()?;
        (0..=8)
            .filter_map(|on| within(reference.year() + on, month, day))
            .find(|date| date.latest() >= reference.earliest())
    }

    /// Whichever of [`Self::last`] and [`Self::next`] is nearer to publication.
    pub(super) fn nearest(self, month: u16, day: Option<u16>) -> Option<PartialDate> {
        let (last, next) = (self.last(month, day)?, self.next(month, day)?);
        let reference = self.reference?.to_days();
        Some(if next.to_days() - reference <= reference - last.to_days() { next } else { last })
    }

    /// The last `day` of a month that lies at most `slack` days after publication.
    pub(super) fn last_day(self, day: u16, slack: i64) -> Option<PartialDate> {
        let latest = PartialDate::from_days(self.reference_day()? + slack)?;
        let here = Self { reference: Some(latest), ..self };
        (0..=2).filter_map(|back| within_month(here.month(-back)?, day)).find(|date| *date <= latest)
    }

    /// The first `day` of a month that does not lie before publication.
    pub(super) fn next_day(self, day: u16) -> Option<PartialDate> {
        let earliest = PartialDate::from_days(self.reference_day()?)?;
        (0..=2).filter_map(|on| within_month(self.month(on)?, day)).find(|date| *date >= earliest)
    }

    /// What a bare `21일` means: the last such day; or the next one, where it is much nearer and lies in the month
    /// of publication, which a day without a month stands for, or is `planned`.
    pub(super) fn likely_day(self, day: u16, planned: bool) -> Option<PartialDate> {
        const LONG_AGO: i64 = 14;
        let reference = self.reference_day()?;
        let last = self.last_day(day, 1)?;
        let behind = reference - last.to_days();
        let next = self.next_day(day).filter(|next| {
            let here = next.month() == self.reference.and_then(PartialDate::month);
            behind > LONG_AGO && next.to_days() - reference < behind && (here || planned)
        });
        next.or(Some(last))
    }

    /// The day of publication; where only its month is known, that month's last day.
    fn reference_day(self) -> Option<i64> {
        let reference = self.reference?;
        let (year, month, day) = reference.latest();
        reference.month()?;
        Some(PartialDate::day_of(year, month, day)?.to_days())
    }

    /// Whether `date` surely lies after publication.
    pub(super) fn is_ahead(self, date: PartialDate) -> bool {
        self.reference.is_some_and(|reference| reference.before(date) == Some(true))
    }
}

/// A month, or a day, of `year`.
pub(super) fn within(year: u16, month: u16, day: Option<u16>) -> Option<PartialDate> {
    let month = u8::try_from(month).ok()?;
    match day {
        Some(day) => PartialDate::day_of(year, month, u8::try_from(day).ok()?),
        None => PartialDate::month_of(year, month),
    }
}

/// A day of `month`.
pub(super) fn within_month(month: PartialDate, day: u16) -> Option<PartialDate> {
    PartialDate::day_of(month.year(), month.month()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(reference: &str) -> Calendar {
        Calendar { reference: reference.parse().ok(), carried: None, near: None }
    }

    #[test]
    fn days_and_months_are_found_across_the_turn_of_the_year() {
        let text = |date: Option<PartialDate>| date.unwrap().to_string();
        assert_eq!(text(on("2026-01-06").last(7, None)), "2025-07");
        assert_eq!(text(on("2026-01-06").last_day(30, 1)), "2025-12-30");
        assert_eq!(text(on("2026-01-06").last_day(7, 1)), "2026-01-07");
        assert_eq!(text(on("2025-12-31").last_day(1, 1)), "2026-01-01");
        assert_eq!(text(on("2021-03-02").last_day(31, 0)), "2021-01-31");
        assert_eq!(text(on("2025-12-30").next(1, None)), "2026-01");
        assert_eq!(text(on("2021-03-02").last(2, Some(29))), "2020-02-29");
        assert_eq!(text(on("2026-01").last_day(5, 0)), "2026-01-05");
        assert_eq!(on("2026").last(5, None), None);
    }
}
