//! The axis of time: from days to places, and the lines that tell years or months.

use crate::model::PartialDate;

/// Least distance between the lines of two years, of two months.
const YEAR_ROOM: f64 = 46.0;
const MONTH_ROOM: f64 = 62.0;
/// Days in a year, by and large.
const YEAR: f64 = 365.25;

/// Days on a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    first: i64,
    days: f64,
    width: f64,
}

/// A line across the lanes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    pub x: f64,
    pub word: String,
}

impl Axis {
    /// An axis of this width over all dates; `None` where there are none.
    pub fn over(dates: impl Iterator<Item = PartialDate> + Clone, width: f64) -> Option<Self> {
        let first = dates.clone().map(PartialDate::to_days).min()?;
        let last = dates.map(|date| date.last_day().to_days()).max()?;
        // A single day is no line: at least a month is shown.
        Some(Self { first, days: ((last - first + 1) as f64).max(31.0), width })
    }

    /// Where a day begins.
    pub fn x(self, day: i64) -> f64 {
        (day - self.first) as f64 * self.width / self.days
    }

    /// From where to where a date may lie.
    pub fn span(self, date: PartialDate) -> (f64, f64) {
        (self.x(date.to_days()), self.x(date.last_day().to_days() + 1))
    }

    /// The lines of years, or of months where less than three years are shown.
    pub fn ticks(self) -> Vec<Tick> {
        let months = if self.days < 3.0 * YEAR {
            step(&[1, 2, 3, 6, 12], MONTH_ROOM, self.width / self.days * YEAR / 12.0)
        } else {
            12 * step(&[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000], YEAR_ROOM, self.width / self.days * YEAR)
        };
        let start = PartialDate::from_days(self.first).map_or(1000, PartialDate::year);
        let mut month = i64::from(start) * 12 / months * months;
        let mut ticks = Vec::new();
        loop {
            let (year, nth) = (month.div_euclid(12), month.rem_euclid(12) + 1);
            let date = u16::try_from(year).ok().and_then(|year| PartialDate::month_of(year, nth as u8));
            month += months;
            // Years before 1000 are left of every date, those after 9999 right of it.
            let Some(date) = date else {
                if year < 1000 {
                    continue;
                }
                break;
            };
            let x = self.x(date.to_days());
            if x > self.width {
                break;
            }
            if x >= 0.0 {
                let word = if months % 12 == 0 { date.year().to_string() } else { date.to_string() };
                ticks.push(Tick { x, word });
            }
        }
        ticks
    }
}

/// The least of the steps that leaves room.
fn step(steps: &[i64], room: f64, one: f64) -> i64 {
    let wide = steps.iter().find(|step| **step as f64 * one >= room);
    wide.or(steps.last()).copied().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(dates: &[&str]) -> Vec<String> {
        let dates: Vec<PartialDate> = dates.iter().map(|date| date.parse().unwrap()).collect();
        Axis::over(dates.iter().copied(), 860.0).unwrap().ticks().into_iter().map(|tick| tick.word).collect()
    }

    #[test]
    fn lines_stand_as_close_as_their_words_allow() {
        assert_eq!(words(&["2020-01-15", "2020-05"]), ["2020-02", "2020-03", "2020-04", "2020-05", "2020-06"]);
        assert_eq!(
            words(&["2019", "2020-02"]),
            ["2019-01", "2019-03", "2019-05", "2019-07", "2019-09", "2019-11", "2020-01", "2020-03"]
        );
        assert_eq!(words(&["2016", "2020-05"]), ["2016", "2017", "2018", "2019", "2020"]);
        assert_eq!(
            words(&["1969", "2021"]),
            ["1970", "1975", "1980", "1985", "1990", "1995", "2000", "2005", "2010", "2015", "2020"]
        );
        assert!(words(&["1000", "9999-12-31"]).len() < 20);
        assert_eq!(words(&["9999-12-31"]), [""; 0]);
    }

    #[test]
    fn a_coarse_date_spans_its_days() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        let axis = Axis::over([date("2020")].into_iter(), 366.0).unwrap();
        assert_eq!(axis.span(date("2020")), (0.0, 366.0));
        assert_eq!(axis.span(date("2020-02")), (31.0, 60.0));
        assert_eq!(axis.span(date("2020-01-01")), (0.0, 1.0));
    }
}
