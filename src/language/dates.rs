//! Dates in a sentence, resolved against the day of publication.

use super::calendar::Calendar;
use super::particles::is_hangul;
use super::{dates_en, dates_ko};
use crate::model::{PartialDate, Span};

/// How a date was told, which says how well it dates what the sentence tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateHow {
    /// With its year: `2020년 6월`, `March 3, 2021`.
    Explicit,
    /// Counted from another day: `지난 6월`, `last year`, a day without its month.
    Relative,
    /// The day on which somebody said it: `21일 밝혔다`, `said on Monday`. A date bound to the deal is better.
    ReportDay,
    /// Ahead of publication: `오는 9월`, `내년`, `next year`.
    Future,
    /// The end of a time: `2026년까지`, `by 2030`.
    Deadline,
}

impl DateHow {
    /// Whether something that has happened can have this date.
    pub fn is_past(self) -> bool {
        matches!(self, Self::Explicit | Self::Relative | Self::ReportDay)
    }
}

/// A date in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateExpression {
    /// Where it stands.
    pub span: Span,
    /// What it means, as precisely as told.
    pub date: PartialDate,
    /// How it was told.
    pub how: DateHow,
}

/// A date that a scanner read, before what follows it is looked at.
pub(super) struct Reading {
    /// One past its last byte.
    pub(super) end: usize,
    pub(super) date: PartialDate,
    pub(super) how: DateHow,
}

impl Reading {
    pub(super) fn new(end: usize, date: PartialDate, how: DateHow) -> Self {
        Self { end, date, how }
    }
}

/// The dates in `sentence`, in order, with spans moved `offset` bytes to the right.
///
/// `reference` is the day of publication; without it, only dates that name their year are found.
/// `carried` is the last date that the text before the sentence told (`이날`, `같은 달`, `이듬해` count from it).
///
/// ```
/// use tieup::language::{DateHow, dates};
/// let published = "2020-08-21".parse().ok();
/// let found = dates("가나는 지난 6월 다라에 투자했다고 21일 밝혔다.", 0, published, None);
/// assert_eq!(found[0].date.to_string(), "2020-06");
/// assert_eq!((found[1].date.to_string().as_str(), found[1].how), ("2020-08-21", DateHow::ReportDay));
/// ```
pub fn dates(
    sentence: &str,
    offset: usize,
    reference: Option<PartialDate>,
    carried: Option<PartialDate>,
) -> Vec<DateExpression> {
    let mut found: Vec<DateExpression> = Vec::new();
    let mut calendar = Calendar { reference, carried, near: None };
    let mut before = None;
    let mut at = 0;
    let mut since = 0;
    while let Some(c) = sentence[at..].chars().next() {
        if let Some((near, joined)) = &mut calendar.near {
            *joined = near.day().is_some() && joins(&sentence[since..at]);
        }
        match read(sentence, at, before, c, calendar) {
            Some(reading) => {
                let span = Span::new(at, reading.end);
                if reading.how.is_past() && !calendar.is_ahead(reading.date) {
                    calendar.carried = Some(reading.date);
                    calendar.near = reading.date.month().map(|_| (reading.date, false));
                }
                found.push(DateExpression { span: span.shifted(offset), date: reading.date, how: reading.how });
                before = sentence[..reading.end].chars().next_back();
                at = reading.end;
                since = at;
            }
            None => {
                before = Some(c);
                at += c.len_utf8();
            }
        }
    }
    found
}

fn read(text: &str, at: usize, before: Option<char>, c: char, calendar: Calendar) -> Option<Reading> {
    if c.is_ascii_digit() {
        let inside =
            before.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, '.' | ',' | '-' | '/' | ':' | '~'));
        if inside && !before.is_some_and(|b| b == '.' && after_word(text, at)) {
            return None;
        }
        return dates_ko::numeric(text, at, calendar)
            .or_else(|| dates_ko::digits(text, at, calendar))
            .or_else(|| dates_en::digits(text, at, calendar));
    }
    if is_hangul(c) {
        let inside = before.is_some_and(|b| is_hangul(b) || b.is_ascii_digit());
        return if inside && !dates_ko::is_clear(c, &text[at..]) { None } else { dates_ko::words(text, at, calendar) };
    }
    if c.is_ascii_alphabetic() && !before.is_some_and(|b| b.is_alphanumeric() || b == '-') {
        return dates_en::words(text, at, calendar);
    }
    None
}

/// Whether the full stop before `at` follows a Hangul syllable, as where sentences lost the blank between them.
fn after_word(text: &str, at: usize) -> bool {
    text[..at - 1].chars().next_back().is_some_and(is_hangul)
}

/// Whether a text between two days only joins them.
fn joins(between: &str) -> bool {
    between.len() <= 12 && matches!(between.trim(), "~" | "-" | "," | "·" | "부터" | "과" | "와" | "및" | "에서")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(sentence: &str, reference: &str, carried: &str) -> String {
        let found = dates(sentence, 0, reference.parse().ok(), carried.parse().ok());
        let text = found.iter().map(|found| {
            let how = match found.how {
                DateHow::Explicit => "",
                DateHow::Relative => " rel",
                DateHow::ReportDay => " report",
                DateHow::Future => " future",
                DateHow::Deadline => " deadline",
            };
            format!("{}{how}", found.date)
        });
        text.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn korean_dates_are_resolved() {
        for (sentence, expected) in [
            ("2020년 6월 21일 맺었다", "2020-06-21"),
            ("2020년 6월 맺었다", "2020-06"),
            ("2020년에 맺었다", "2020"),
            ("'19년 맺었다", "2019"),
            ("19년 3월 맺었다", "2019-03"),
            ("지난 2019년 맺었다", "2019"),
            ("2019년과 2018년 공급", "2019, 2018"),
            ("2020.08.21 기사", "2020-08-21"),
            ("2020-08-21, 2020/8/21, 2020. 8. 21.", "2020-08-21, 2020-08-21, 2020-08-21"),
            ("지난 6월 샀다", "2020-06 rel"),
            ("지난 9월 샀다", "2019-09 rel"),
            ("지난 5일 샀다", "2020-08-05 rel"),
            ("지난 30일 샀다", "2020-07-30 rel"),
            ("오는 9월 연다", "2020-09 future"),
            ("오는 3일 연다", "2020-09-03 future"),
            ("내달 연다", "2020-09 future"),
            ("다음 달 3일 연다", "2020-09-03 future"),
            ("내년 5월 2일 연다", "2021-05-02 future"),
            ("올해 초 샀다", "2020 rel"),
            ("올 3월 샀다", "2020-03 rel"),
            ("올해 11월 연다", "2020-11 future"),
            ("올 하반기 샀다", "2020 rel"),
            ("지난해 12월 샀다", "2019-12 rel"),
            ("작년 샀다", "2019 rel"),
            ("재작년 샀다", "2018 rel"),
            ("지난달 15일 샀다", "2020-07-15 rel"),
            ("지난달 샀다", "2020-07 rel"),
            ("이달 초 샀다", "2020-08 rel"),
            ("어제 샀다", "2020-08-20 rel"),
            ("샀다고 21일 밝혔다", "2020-08-21 report"),
            ("22일(현지시간) 발표했다", "2020-08-22 report"),
            ("30일 업계에 따르면", "2020-07-30 report"),
            ("21일 협약을 맺었다고 밝혔다", "2020-08-21 rel"),
            ("6월 샀다", "2020-06 rel"),
            ("9월 샀다", "2019-09 rel"),
            ("9월 출시할 예정이다", "2020-09 future"),
            ("상반기 샀다", "2020 rel"),
            ("1분기에 샀다", "2020 rel"),
            ("3년 전 샀다", "2017 rel"),
            ("26년 전 샀다", "1994 rel"),
            ("31일까지 한다", "2020-08-31 deadline"),
            ("2026년까지 한다", "2026 deadline"),
            ("지난달 4~7일 했다", "2020-07-04 rel"),
            ("6월 3일부터 5일 열렸다", "2020-06-03 rel, 2020-06-05 rel"),
            ("2018년 11월 맺고 12월 시작했다", "2018-11, 2018-12 rel"),
            ("24일 연다, 다음 주(26일) 만난다", "2020-08-24 future, 2020-08-26 future"),
            ("18일부터 24일까지 연다", "2020-08-18 rel, 2020-08-24 deadline"),
            ("첫선내년 1월 탈락", "2021-01 future"),
            ("지었다.21일 업계에 따르면", "2020-08-21 report"),
        ] {
            assert_eq!(told(sentence, "2020-08-21", ""), expected, "{sentence}");
        }
    }

    #[test]
    fn dates_count_from_the_one_before() {
        for (sentence, expected) in [
            ("같은 달 말 샀다", "2017-03 rel"),
            ("같은 해 6월 샀다", "2017-06 rel"),
            ("이듬해 샀다", "2018 rel"),
            ("그해 샀다", "2017 rel"),
            ("이날 행사에서 만났다", "2017-03-04 rel"),
        ] {
            assert_eq!(told(sentence, "2020-08-21", "2017-03-04"), expected, "{sentence}");
        }
        assert_eq!(told("이날 행사에서 만났다", "2020-08-21", ""), "2020-08-21 rel");
        assert_eq!(told("2015년 5월 샀고 같은 달 팔았다", "2020-08-21", ""), "2015-05, 2015-05 rel");
    }

    #[test]
    fn english_dates_are_resolved() {
        for (sentence, expected) in [
            ("signed on March 3, 1985", "1985-03-03"),
            ("signed in March 1985", "1985-03"),
            ("signed on 3 March 1985.", "1985-03-03"),
            ("19-JUN-1985 wire", "1985-06-19"),
            ("founded in 1965.", "1965"),
            ("in the first quarter of 1987", "1987"),
            ("it said on Monday", "1987-04-06 report"),
            ("It met on Thursday", "1987-04-02 rel"),
            ("today announced a deal", "1987-04-08 report"),
            ("bought it yesterday", "1987-04-07 rel"),
            ("bought it last year", "1986 rel"),
            ("bought it last month", "1987-03 rel"),
            ("bought it last June", "1986-06 rel"),
            ("earlier this year it bought", "1987 rel"),
            ("will buy next year", "1988 future"),
            ("signed March 3", "1987-03-03 rel"),
            ("payable April one", "1987-04-01 rel"),
            ("meet on May 16", "1987-05-16 future"),
            ("due by 1990", "1990 deadline"),
            ("two years ago, 3 years ago", "1985 rel, 1984 rel"),
        ] {
            assert_eq!(told(sentence, "1987-04-08", ""), expected, "{sentence}");
        }
    }

    #[test]
    fn lengths_and_counts_are_no_dates() {
        for sentence in [
            "5년간 3개월 10일간 100일 24시간 일했다",
            "2만5천명이 2020년대에 3년 만에",
            "약 3일 총 5년 제3일 하루 2일치",
            "지난 5년 동안 5일 만에 2박 3일 30대",
            "지난해 같은 기간보다, 작년 동기 대비",
            "이달의 기업, 오늘날, 31일본 3.1절",
            "It may buy 2,000 shares, up 3.5 pct in 2000 shares",
            "march on; the sun; a second look",
            "2025.13.40 99.99.99 0000-00-00 65535년 99999999999월",
        ] {
            assert_eq!(told(sentence, "2020-08-21", ""), "", "{sentence}");
        }
    }

    #[test]
    fn without_publication_only_whole_dates_are_found() {
        assert_eq!(told("지난 6월, 올해, 이날, 21일, 내년 3월, 2020년 6월", "", ""), "2020-06");
        assert_eq!(told("last year, Monday, March 3, in March 1985", "", ""), "1985-03");
        assert_eq!(told("지난 6월 21일 올해 3일 이달", "2020", ""), "2020 rel");
    }

    proptest! {
        #[test]
        fn any_text_is_taken(
            text in r"([0-9]{1,5}|년|월|일|지난|오는|올해|내년|이듬해|같은 달|이날| |~|-|\.|말|까지|분기|March|May|of|ago|last|\PC){0,30}",
            year in 1000u16..=9999, month in 0u8..14, day in 0u8..33,
        ) {
            let reference = PartialDate::day_of(year, month, day)
                .or_else(|| PartialDate::month_of(year, month))
                .or_else(|| PartialDate::year_only(year));
            let mut at = 7;
            for found in dates(&text, 7, reference, reference) {
                prop_assert!(found.span.start >= at && !found.span.is_empty());
                at = found.span.end;
                prop_assert!(text.get(found.span.start - 7..found.span.end - 7).is_some());
            }
        }
    }
}
