//! English dates: `March 3, 2021`, `last June`, `said on Monday`, `by 2030`.

use super::calendar::{Calendar, within};
use super::cursor::Cursor;
use super::dates::{DateHow, Reading};
use super::numbers::WORDS;
use crate::model::{MONTHS, PartialDate};

/// In the order of [`PartialDate::to_days`]: 1970-01-01 was a Thursday.
const WEEKDAYS: &[&str] = &["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];
/// Words before a year or month that show it to be one, and not a quantity or the verb "may".
const BEFORE: &[&str] = &[
    "in", "since", "of", "during", "from", "until", "by", "through", "early", "late", "mid", "last", "this", "next",
    "for", "before", "after", "between", "end", "fiscal", "and", "to", "till",
];
const DEADLINES: &[&str] = &["by", "until", "through", "till", "to", "before"];
const SAID: &[&str] = &["said", "announced", "told", "reported", "disclosed", "says"];

/// Dates that begin with a number: `3 March 2021`, `19-JUN-1987`, `in 2019`, `two years ago` is a word's.
pub(super) fn digits(text: &str, at: usize, calendar: Calendar) -> Option<Reading> {
    let mut cursor = Cursor::new(text, at);
    let number = cursor.number()?;
    let previous = word_before(text, at);
    if (1900..2100).contains(&number) && BEFORE.contains(&previous.to_ascii_lowercase().as_str()) {
        let clear = !cursor.peek().is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '-' | '/'));
        let quantity = [" mln", " billion", " dlrs", " pct", " shares", " tonnes", " people", " employees"];
        if !clear || quantity.iter().any(|unit| cursor.rest().starts_with(unit)) || more_digits(&cursor) {
            return None;
        }
        let date = PartialDate::year_only(number)?;
        return Some(Reading::new(cursor.at, date, judge(date, previous, DateHow::Explicit, calendar)));
    }
    if !(1..=31).contains(&number) {
        return ago(cursor, number, calendar);
    }
    let mut look = cursor;
    let dash = look.eat("-");
    if !dash {
        look.eat_any(&["st ", "nd ", "rd ", "th ", " "])?;
        look.eat("of ");
    }
    let Some(month) = month_here(&mut look) else { return ago(cursor, number, calendar) };
    if dash && !look.eat("-") {
        return None;
    }
    let end = look.at;
    look.eat(",");
    look.blanks();
    let year = look.number().filter(|year| (1900..2100).contains(year));
    finish(if year.is_some() { look.at } else { end }, year, month, Some(number), previous, text, at, calendar)
}

/// Dates that begin with a word: a month, a weekday, `today`, `last year`.
pub(super) fn words(text: &str, at: usize, calendar: Calendar) -> Option<Reading> {
    let mut cursor = Cursor::new(text, at);
    let mut look = cursor;
    let word = look.word();
    if word.len() < 3 || word.len() > 9 {
        return if word == "a" || word == "A" { ago(look, 1, calendar) } else { None };
    }
    let previous = word_before(text, at);
    if word.as_bytes()[0].is_ascii_uppercase() {
        if let Some(month) = month_here(&mut cursor) {
            return month_first(cursor, month, previous, at, text, calendar);
        }
        if let Some(weekday) = WEEKDAYS.iter().position(|day| *day == word) {
            let today = calendar.day(0)?.to_days();
            let back = (today.rem_euclid(7) - weekday as i64).rem_euclid(7);
            let by = if previous.eq_ignore_ascii_case("next") { 7 - back } else { -back };
            return report(look.at, calendar.day(by)?, text, at, calendar);
        }
    }
    match word.to_ascii_lowercase().as_str() {
        "today" => report(look.at, calendar.day(0)?, text, at, calendar),
        "yesterday" => report(look.at, calendar.day(-1)?, text, at, calendar),
        "tomorrow" => report(look.at, calendar.day(1)?, text, at, calendar),
        "last" => unit(look, -1, calendar),
        "this" => unit(look, 0, calendar),
        "next" => unit(look, 1, calendar),
        lower => {
            let number = WORDS.iter().position(|number| *number == lower)?;
            ago(look, number as u16, calendar)
        }
    }
}

/// After `last`, `this`, `next`: a year, quarter, month or week. A weekday or a month is read on its own.
fn unit(mut cursor: Cursor, by: i32, calendar: Calendar) -> Option<Reading> {
    cursor.blanks();
    let date = match cursor.word() {
        "year" => calendar.year(by)?,
        "month" => calendar.month(by)?,
        "quarter" => PartialDate::year_only(calendar.month(3 * by)?.year())?,
        "week" => {
            let day = calendar.day(7 * i64::from(by))?;
            PartialDate::month_of(day.year(), day.month()?)?
        }
        _ => return None,
    };
    let how = if by > 0 { DateHow::Future } else { DateHow::Relative };
    Some(Reading::new(cursor.at, date, how))
}

/// After a number: `years ago`, `months ago`.
fn ago(mut cursor: Cursor, number: u16, calendar: Calendar) -> Option<Reading> {
    cursor.blanks();
    let date = match cursor.word() {
        "year" | "years" => calendar.year(-i32::from(number))?,
        "month" | "months" => calendar.month(-i32::from(number))?,
        _ => return None,
    };
    cursor.blanks();
    (cursor.word() == "ago").then(|| Reading::new(cursor.at, date, DateHow::Relative))
}

/// After a month: a day, a year, both, or nothing.
fn month_first(
    cursor: Cursor,
    month: u16,
    previous: &str,
    at: usize,
    text: &str,
    calendar: Calendar,
) -> Option<Reading> {
    let mut look = cursor;
    look.eat(",");
    look.blanks();
    if let Some(year) = year_here(&mut look) {
        return finish(look.at, Some(year), month, None, previous, text, at, calendar);
    }
    let mut look = cursor;
    look.blanks();
    let day = match look.digits(2) {
        Some(digits) => digits.parse().ok(),
        None => WORDS.iter().skip(1).position(|number| *number == look.word_ahead()).map(|at| {
            look.word();
            at as u16 + 1
        }),
    };
    let day = day.filter(|day| (1..=31).contains(day) && !is_quantity(look.rest()));
    let Some(day) = day else {
        let shown = BEFORE.contains(&previous.to_ascii_lowercase().as_str());
        return if shown { finish(cursor.at, None, month, None, previous, text, at, calendar) } else { None };
    };
    look.eat_any(&["st", "nd", "rd", "th"]);
    let end = look.at;
    look.eat(",");
    look.blanks();
    let year = year_here(&mut look);
    finish(if year.is_some() { look.at } else { end }, year, month, Some(day), previous, text, at, calendar)
}

#[allow(clippy::too_many_arguments)]
fn finish(
    end: usize,
    year: Option<u16>,
    month: u16,
    day: Option<u16>,
    previous: &str,
    text: &str,
    at: usize,
    calendar: Calendar,
) -> Option<Reading> {
    let (date, how) = match (year, previous.to_ascii_lowercase().as_str()) {
        (Some(year), _) => (within(year, month, day)?, DateHow::Explicit),
        (None, "last") => (calendar.last(month, day)?, DateHow::Relative),
        (None, "next") => (calendar.next(month, day)?, DateHow::Relative),
        (None, _) => (calendar.nearest(month, day)?, DateHow::Relative),
    };
    let how = judge(date, previous, how, calendar);
    if how == DateHow::Relative && day.is_some() {
        return report(end, date, text, at, calendar);
    }
    Some(Reading::new(end, date, how))
}

/// A day, which may be the day of the report: `said on Monday`, `today announced`.
fn report(end: usize, date: PartialDate, text: &str, at: usize, calendar: Calendar) -> Option<Reading> {
    let ends_in = |words: &[&str]| words.contains(&word_before(text, at).to_ascii_lowercase().as_str());
    let before = text[..at].trim_end();
    let spoken = ends_in(SAID)
        || (ends_in(&["on", "late", "earlier"]) && {
            let shorter = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            SAID.contains(&word_before(text, shorter.len()))
        });
    let next = text[end..].trim_start_matches(',').split_whitespace().next().unwrap_or("");
    let how = match () {
        () if calendar.is_ahead(date) => DateHow::Future,
        () if spoken || SAID.contains(&next) => DateHow::ReportDay,
        () => DateHow::Relative,
    };
    Some(Reading::new(end, date, how))
}

fn judge(date: PartialDate, previous: &str, how: DateHow, calendar: Calendar) -> DateHow {
    if DEADLINES.contains(&previous.to_ascii_lowercase().as_str()) {
        DateHow::Deadline
    } else if calendar.is_ahead(date) {
        DateHow::Future
    } else {
        how
    }
}

/// Reads the name of a month, long or short.
fn month_here(cursor: &mut Cursor) -> Option<u16> {
    let mut look = *cursor;
    let word = look.word().to_ascii_lowercase();
    let month = MONTHS.iter().position(|month| *month == word).or_else(|| {
        let month = MONTHS.iter().position(|month| month[..3] == *word || (word == "sept" && *month == "september"));
        look.eat(".");
        month
    })?;
    *cursor = look;
    Some(month as u16 + 1)
}

fn year_here(cursor: &mut Cursor) -> Option<u16> {
    let mut look = *cursor;
    let year = look.number().filter(|year| (1900..2100).contains(year))?;
    *cursor = look;
    Some(year)
}

/// Whether digits go on after a separator: `in 2,000.5`.
fn more_digits(cursor: &Cursor) -> bool {
    let rest = cursor.rest().as_bytes();
    matches!(rest, [b',' | b'.', digit, ..] if digit.is_ascii_digit())
}

/// Whether a number goes on or is a sum, and so no day: `May 3.5 pct`.
fn is_quantity(rest: &str) -> bool {
    rest.starts_with(['%', ':'])
        || matches!(rest.as_bytes(), [b'.', digit, ..] if digit.is_ascii_digit())
        || [" pct", " mln", " billion", " percent", " cts", " dlrs"].iter().any(|unit| rest.starts_with(unit))
}

/// The ASCII word that ends before `at`, without the blank between.
fn word_before(text: &str, at: usize) -> &str {
    let before = text[..at].trim_end_matches([' ', '\n', '(', '-']);
    let len = before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    &before[before.len() - len..]
}
