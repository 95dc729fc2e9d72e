//! Dates as metadata and articles write them, and the day on which an article was published.

use super::zones::{MARKERS, Sign};
use crate::model::{MONTHS, PartialDate, Zone, ZoneKind};

/// A full date in a text and where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) date: PartialDate,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The date that metadata gives: ISO 8601, RFC 2822, `2020.08.21 16:10`, `20200821`, `2020년 8월 21일`,
/// `1-APR-1987 11:16:02.05`, `March 3, 2021`; also `2020-06` and `2020`.
///
/// The day is taken as written, whatever the time zone.
///
/// ```
/// let day = |text| tieup::read::published(text).map(|date| date.to_string());
/// assert_eq!(day("Fri, 21 Aug 2020 16:10:00 +0900").as_deref(), Some("2020-08-21"));
/// assert_eq!(day("2004-2005"), None);
/// ```
pub fn published(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    next(text, 0)
        .map(|found| found.date)
        .or_else(|| month_of_year(text))
        .filter(|date| (1900..=2099).contains(&date.year()))
}

/// `2020.06`, `2020년 6월`: the whole text is a year and a month.
fn month_of_year(text: &str) -> Option<PartialDate> {
    let (year, rest) = number(text, 4, 4)?;
    let (month, rest) = number(separator(rest, "년")?, 1, 2)?;
    let ends = matches!(rest.trim(), "" | "월" | ".") || rest.starts_with(" (");
    ends.then(|| PartialDate::month_of(year, month as u8)).flatten()
}

/// The next full date in `text` at byte `from` or later.
pub(super) fn next(text: &str, from: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    // Most lines have no digit, and no date is without one.
    if !bytes[from..].iter().any(u8::is_ascii_digit) {
        return None;
    }
    let mut at = from;
    while at < bytes.len() {
        let starts = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        if starts && bytes[at].is_ascii_alphanumeric() {
            if let Some((date, rest)) = date_at(&text[at..]) {
                return Some(Found { date, start: at, end: text.len() - rest.len() });
            }
            // Nothing starts inside a word or number.
            at += bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        } else {
            at += 1;
        }
    }
    None
}

fn date_at(text: &str) -> Option<(PartialDate, &str)> {
    year_first(text).or_else(|| compact(text)).or_else(|| day_first(text)).or_else(|| month_first(text))
}

/// `2020-08-21`, `2020. 8. 21`, `2020/08/21`, `2020년 8월 21일`.
fn year_first(text: &str) -> Option<(PartialDate, &str)> {
    let (year, rest) = number(text, 4, 4)?;
    let (month, rest) = number(separator(rest, "년")?, 1, 2)?;
    let (day, rest) = number(separator(rest, "월")?, 1, 2)?;
    Some((full(year, month, day)?, rest.strip_prefix('일').unwrap_or(rest)))
}

/// `20200821`, `20200821161000`, `20200821T1610`.
fn compact(text: &str) -> Option<(PartialDate, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !matches!(digits, 8 | 12 | 14) {
        return None;
    }
    let part = |range: std::ops::Range<usize>| text[range].parse::<u16>().ok();
    Some((full(part(0..4)?, part(4..6)?, part(6..8)?)?, &text[digits..]))
}

/// `21 Aug 2020`, `1-APR-1987`, `21st of August, 2020`, and `21/08/2020` where only one order makes a date.
fn day_first(text: &str) -> Option<(PartialDate, &str)> {
    let (day, rest) = number(text, 1, 2)?;
    if let Some((month, rest)) = rest.strip_prefix('/').and_then(|rest| number(rest, 1, 2)) {
        let (year, rest) = number(rest.strip_prefix('/')?, 4, 4)?;
        let date = match (full(year, month, day), full(year, day, month)) {
            (Some(date), None) | (None, Some(date)) => date,
            (Some(one), Some(other)) if one == other => one,
            _ => return None,
        };
        return Some((date, rest));
    }
    let rest = ordinal(rest).trim_start_matches([' ', '-', '.']);
    let (month, rest) = month_name(rest.strip_prefix("of ").unwrap_or(rest))?;
    let (year, rest) = number(rest.trim_start_matches([' ', '-', '.', ',']), 4, 4)?;
    Some((full(year, month, day)?, rest))
}

/// `March 3, 2021`, `Mar. 3rd 2021`.
fn month_first(text: &str) -> Option<(PartialDate, &str)> {
    let (month, rest) = month_name(text)?;
    let (day, rest) = number(rest.trim_start_matches([' ', '.', '-']), 1, 2)?;
    let (year, rest) = number(ordinal(rest).trim_start_matches([' ', ',', '-', '.']), 4, 4)?;
    Some((full(year, month, day)?, rest))
}

/// A day in the years that news is from.
fn full(year: u16, month: u16, day: u16) -> Option<PartialDate> {
    if !(1900..=2099).contains(&year) {
        return None;
    }
    PartialDate::day_of(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// A number of so many digits, and what follows it.
fn number(text: &str, least: usize, most: usize) -> Option<(u16, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (least..=most).contains(&digits).then(|| text[..digits].parse().ok()).flatten().map(|n| (n, &text[digits..]))
}

/// What follows one of `.`, `-`, `/` or the Korean `unit`, with spaces around it.
fn separator<'a>(text: &'a str, unit: &str) -> Option<&'a str> {
    let text = text.trim_start_matches(' ');
    let rest = text.strip_prefix(unit).or_else(|| text.strip_prefix(['.', '-', '/']))?;
    Some(rest.trim_start_matches(' '))
}

fn ordinal(text: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_prefix(end)).unwrap_or(text)
}

/// An English month name, short or long, and what follows it.
pub(super) fn month_name(text: &str) -> Option<(u16, &str)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = &text[..letters];
    if !(3..=9).contains(&letters) || !b"jfmasond".contains(&word.as_bytes()[0].to_ascii_lowercase()) {
        return None;
    }
    let month = MONTHS.iter().position(|month| {
        word.eq_ignore_ascii_case(month)
            || word.eq_ignore_ascii_case(&month[..3])
            || word.eq_ignore_ascii_case("sept") && *month == "september"
    })?;
    Some((month as u16 + 1, &text[letters..]))
}

/// The day of publication that the text itself tells: the first date in a byline that a word such as 등록 stands
/// before, else the first without such a word, else the first that a word such as 수정 stands before.
///
/// Dates in sentences, menus, lists of links, comments and footers are of something else.
pub(super) fn find(text: &str, zones: &[Zone]) -> Option<PartialDate> {
    let mut best: Option<(u8, PartialDate)> = None;
    for zone in zones.iter().filter(|zone| zone.kind == ZoneKind::Byline) {
        // No byline is longer, and text that only claims to be one must not cost time.
        for line in zone.span.of(text)?.lines().filter(|line| line.len() <= 300).take(100) {
            let mut at = 0;
            while let Some(found) = next(line, at) {
                let rank = match MARKERS.label_before(&line[..found.start]) {
                    Some(Sign::Published) => 0,
                    Some(Sign::Modified) => 2,
                    _ => 1,
                };
                if best.is_none_or(|(before, _)| rank < before) {
                    best = Some((rank, found.date));
                }
                at = found.end;
            }
        }
    }
    best.map(|(_, date)| date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Option<String> {
        published(text).map(|date| date.to_string())
    }

    #[test]
    fn metadata_writes_dates_in_many_ways() {
        for text in [
            "2020-08-21",
            "2020-08-21T16:10:00+09:00",
            "2020-08-21 16:10:00",
            "2020.08.21 16:10",
            "2020. 8. 21. 오후 4:10",
            "2020/08/21",
            "2020년 8월 21일 금요일",
            "20200821",
            "20200821161000",
            "Fri, 21 Aug 2020 16:10:00 +0900",
            "21-AUG-2020 16:10:02.05",
            "August 21, 2020",
            "Aug. 21st, 2020 4:10 PM",
            "21 August 2020",
            "21/08/2020",
            "08/21/2020",
            "입력 2020-08-21   /  16:10:27",
        ] {
            assert_eq!(day(text).as_deref(), Some("2020-08-21"), "{text}");
        }
        assert_eq!(day("2020-06").as_deref(), Some("2020-06"));
        assert_eq!(day("2020-06 (approx.)").as_deref(), Some("2020-06"));
        assert_eq!(day("2020년 6월").as_deref(), Some("2020-06"));
        assert_eq!(day("2020").as_deref(), Some("2020"));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "2004-2005",
            "2020-13-01",
            "2020.02.30",
            "02-398-8585",
            "03/04/2020",
            "어제",
            "1597993800",
            "v1.2020.1",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    fn day_in(text: &str) -> Option<String> {
        crate::read::text("x", text).published.map(|date| date.to_string())
    }

    #[test]
    fn the_text_tells_its_day() {
        let body = "가온전자가 2019년 11월 24일 문을 연 나루은행과 업무협약을 맺었다.";
        for (lines, day) in [
            ("등록 2021.03.04 16:10", Some("2021-03-04")),
            ("홍길동 기자\n2021-03-04   /  15:58:27", Some("2021-03-04")),
            ("  • 수정 2021.03.05 08:00\n  • 승인 2021.03.04 01:51", Some("2021-03-04")),
            ("기사입력 2021-03-04 09:00 | 최종수정 2021-03-05 10:00", Some("2021-03-04")),
            ("최종수정 2021-03-05 10:00", Some("2021-03-05")),
            ("2021년 3월 4일", Some("2021-03-04")),
            ("", None),
        ] {
            assert_eq!(day_in(&format!("가온전자, 나루은행과 손잡는다\n{lines}\n{body}")).as_deref(), day, "{lines}");
        }
        let page = format!("2024년 03월 28일 목요일\n • 서울 7℃\n가온전자, 나루은행과 손잡는다\n{body}");
        assert_eq!(day_in(&page), None, "the day on which the page was saved");
    }

    #[test]
    fn links_comments_and_footers_have_dates_of_their_own() {
        let body = "가온전자가 나루은행과 업무협약을 맺었다. 두 회사는 함께 나아간다.";
        for after in [
            "관련기사\n다래물산 합작\n2021-03-04 10:11:12",
            "댓글 1\n나그네 2021-03-04 10:11:12\n좋아요",
            "발행인 : 아무개\n편집인 : 아무개\n등록번호 : 서울 아 1\n등록일 : 2013-07-18\n발행일 : 2013-07-18",
            "2024-11-21 18:08:05마루건설 주가 급등\n2024-11-21 17:53:07소라상사 흑자 전환\n2024-11-21 17:51:41",
        ] {
            assert_eq!(day_in(&format!("가온전자, 나루은행과 손잡는다\n{body}\n{after}")), None, "{after}");
        }
    }

    #[test]
    fn english_datelines_count() {
        assert_eq!(day_in("SEOUL, March 3, 2021 (GLOBE NEWSWIRE) -- Gaon said so.").as_deref(), Some("2021-03-03"));
        assert_eq!(
            day_in("Gaon and Naru team up\nMarch 3, 2021\nGaon said so to all who asked on Monday.").as_deref(),
            Some("2021-03-03")
        );
        assert_eq!(day_in("Gaon and Naru team up\nGaon, founded on March 3, 2001, said so again on Monday."), None);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC*") {
            let _ = published(&text);
        }

        #[test]
        fn every_day_is_read_back(days in -20_000i64..40_000) {
            let date = PartialDate::from_days(days).unwrap();
            let (y, m, d) = date.earliest();
            prop_assert_eq!(published(&format!("등록 {y}년 {m:02}월 {d}일")), Some(date));
            prop_assert_eq!(published(&format!("{y}.{m:02}.{d:02} 11:00")), Some(date));
        }
    }
}
