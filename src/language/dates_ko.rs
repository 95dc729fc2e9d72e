//! Korean dates: `지난해 12월`, `오는 9월`, `21일 밝혔다`, and dates in digits.

use super::calendar::{Calendar, within, within_month};
use super::cursor::Cursor;
use super::dates::{DateHow, Reading};
use super::particles::is_hangul;
use crate::model::PartialDate;

/// Words that say, soon after a day, that it is the day of the report.
const REPORTS: &[&str] =
    &["밝혔", "밝힌", "전했", "발표했", "공시했", "에 따르면", "보도했", "알렸", "말했", "공개했다"];
/// Words between a day and a report verb that tie the day to the deed and not to the report.
const DEEDS: &[&str] = &["다고", "라고", "다며", "라며", "하고 "];
/// Words that say, soon after a month or day, that it lies ahead.
const PLANS: &[&str] = &["예정", "계획", "목표", "까지", "전망", "앞두"];
/// What makes of a number of days a length of time, or of `일` the start of another word.
const NOT_DAYS: &[&str] = &[
    "간", "차", "째", "치", "짜리", " 만", "만에", " 동안", "동안", " 연속", " 이상", " 미만", " 안에", " 이내",
    "이내", " 정도", " 가량", " 전", " 후", " 뒤", " 남짓", "본", "정", "대", "반", "환", "상", "임", "회", "평균",
    " 평균", "당 ",
];
/// What makes of a year an age, a model or a decade.
const NOT_YEARS: &[&str] =
    &["대", "생", "형", "산 ", "식", "간", "동안", " 동안", " 만", "만에", "짜리", "차", "째", "물"];
/// Counting words before a number that make it a length.
const COUNTS: &[&str] =
    &["제", "약", "만", "총", "매달", "매월", "매년", "최대", "최소", "박", "하루", "향후", "앞으로"];

/// Dates wholly in digits: `2020.08.21`, `2020-08-21`, `2020/8/21`, `2020. 8. 21.`
pub(super) fn numeric(text: &str, at: usize, calendar: Calendar) -> Option<Reading> {
    let mut cursor = Cursor::new(text, at);
    let year = cursor.number().filter(|year| (1900..2100).contains(year))?;
    let separator = [".", "-", "/"][cursor.eat_any(&[".", "-", "/"])?];
    cursor.blanks();
    let month = cursor.digits(2)?.parse().ok()?;
    if !cursor.eat(separator) {
        return None;
    }
    cursor.blanks();
    let day = cursor.digits(2)?.parse().ok()?;
    let date = within(year, month, Some(day))?;
    Some(Reading::new(cursor.at, date, judge(&cursor, date, DateHow::Explicit, calendar)))
}

/// Dates that begin with a number: `2020년 6월`, `6월 21일`, `21일`, `3년 전`.
pub(super) fn digits(text: &str, at: usize, calendar: Calendar) -> Option<Reading> {
    let mut cursor = Cursor::new(text, at);
    let before = cursor.before().trim_end();
    if COUNTS.iter().any(|count| before.ends_with(count)) {
        return None;
    }
    if let Some(year) = year_here(&mut cursor) {
        return of_year(cursor, PartialDate::year_only(year)?, DateHow::Explicit, calendar);
    }
    if let Some(years) = cursor.number_of("년") {
        cursor.blanks();
        let ago = years < 200 && cursor.eat("전") && !cursor.eat("보다");
        let date = calendar.year(-i32::from(years)).filter(|_| ago)?;
        return Some(Reading::new(cursor.at, date, DateHow::Relative));
    }
    if let Some(month) = cursor.number_of("월") {
        let day = day_here(&mut cursor);
        let date = match calendar.near {
            _ if plans(&cursor) => calendar.next(month, day)?,
            Some((near, _)) => within(near.year(), month, day)
                .filter(|date| near.before(*date) == Some(true) && !calendar.is_ahead(*date))
                .or_else(|| calendar.last(month, day))?,
            None => calendar.last(month, day)?,
        };
        return Some(Reading::new(cursor.at, date, judge(&cursor, date, DateHow::Relative, calendar)));
    }
    if let Some(day) = day_here(&mut cursor) {
        let report = follows(&cursor) == DateHow::ReportDay;
        let date = match calendar.near {
            Some((near, true)) => within_month(near, day)?,
            _ if report => calendar.last_day(day, 1)?,
            _ => calendar.likely_day(day, plans(&cursor))?,
        };
        return Some(Reading::new(cursor.at, date, judge(&cursor, date, DateHow::Relative, calendar)));
    }
    if let Some(quarter) = cursor.number_of("분기") {
        let (date, how) = recent_part(quarter.checked_mul(3)?.checked_sub(2)?, calendar)?;
        return Some(Reading::new(cursor.at, date, how));
    }
    None
}

/// Whether a text, of which `first` is the first letter, begins with a word that is a date also where the blank before
/// it was lost.
pub(super) fn is_clear(first: char, text: &str) -> bool {
    matches!(first, '지' | '올' | '내' | '작')
        && ["지난해", "올해", "내년", "작년", "지난달"].iter().any(|word| text.starts_with(word))
}

/// Dates that begin with a word: `지난`, `올해`, `오는`, `이날`, `같은 달`.
pub(super) fn words(text: &str, at: usize, calendar: Calendar) -> Option<Reading> {
    let mut cursor = Cursor::new(text, at);
    let carried = calendar.carried;
    match cursor.peek()? {
        '지' if cursor.eat("지난해") || cursor.eat("지난 해") => {
            of_year(cursor, calendar.year(-1)?, DateHow::Relative, calendar)
        }
        '지' if cursor.eat("지난달") || cursor.eat("지난 달") => of_month(cursor, calendar.month(-1)?, calendar),
        '지' if cursor.eat("지난") => past(cursor, calendar),
        '올' if cursor.eat("올해") => of_year(cursor, calendar.year(0)?, DateHow::Relative, calendar),
        '올' if cursor.eat("올 ") => {
            let date = calendar.year(0)?;
            let reading = of_year(cursor, date, DateHow::Relative, calendar)?;
            let season = ["들어", "여름", "봄", "가을", "겨울", "한 해", "한해", "연말", "연초"];
            (reading.end > cursor.at || season.iter().any(|word| cursor.rest().starts_with(word))).then_some(reading)
        }
        '연' if cursor.eat("연초") => Some(Reading::new(cursor.at, calendar.year(0)?, DateHow::Relative)),
        '금' if cursor.eat("금년") => of_year(cursor, calendar.year(0)?, DateHow::Relative, calendar),
        '작' if cursor.eat("작년") => of_year(cursor, calendar.year(-1)?, DateHow::Relative, calendar),
        '재' if cursor.eat("재작년") => of_year(cursor, calendar.year(-2)?, DateHow::Relative, calendar),
        '내' if cursor.eat("내년") => of_year(cursor, calendar.year(1)?, DateHow::Future, calendar),
        '내' if cursor.eat("내후년") => of_year(cursor, calendar.year(2)?, DateHow::Future, calendar),
        '내' if cursor.eat("내달") => of_month(cursor, calendar.month(1)?, calendar),
        '내' if cursor.eat("내일") => single(cursor, calendar.day(1)?, calendar),
        '다' if cursor.eat("다음 달") || cursor.eat("다음달") => of_month(cursor, calendar.month(1)?, calendar),
        '오' if cursor.eat("오는") => ahead(cursor, calendar),
        '오' if cursor.eat("오늘") => single(cursor, calendar.day(0)?, calendar),
        '어' if cursor.eat("어제") => single(cursor, calendar.day(-1)?, calendar),
        '전' if cursor.eat("전날") => single(cursor, calendar.day(-1)?, calendar),
        '이' if cursor.eat("이달") || cursor.eat("이번 달") || cursor.eat("이번달") => {
            if cursor.rest().starts_with("의 ") {
                return None;
            }
            of_month(cursor, calendar.month(0)?, calendar)
        }
        '이' if cursor.eat("이날") => {
            single(cursor, carried.filter(|day| day.day().is_some()).or_else(|| calendar.day(0))?, calendar)
        }
        '이' if cursor.eat("이듬해") => {
            let year = PartialDate::year_only(carried?.year().checked_add(1)?)?;
            of_year(cursor, year, DateHow::Relative, calendar)
        }
        '같' if cursor.eat("같은 날") => single(cursor, carried.filter(|day| day.day().is_some())?, calendar),
        '같' if cursor.eat("같은 달") || cursor.eat("같은달") => {
            let month = carried?;
            of_month(cursor, PartialDate::month_of(month.year(), month.month()?)?, calendar)
        }
        '같' if cursor.eat("같은 해") || cursor.eat("같은해") => {
            of_year(cursor, PartialDate::year_only(carried?.year())?, DateHow::Relative, calendar)
        }
        '그' if cursor.eat("그해") || cursor.eat("그 해") => {
            of_year(cursor, PartialDate::year_only(carried?.year())?, DateHow::Relative, calendar)
        }
        '상' if cursor.eat("상반기") => half(cursor, 1, calendar),
        '하' if cursor.eat("하반기") => half(cursor, 7, calendar),
        _ => None,
    }
}

/// After `지난`: a year, month, day or part of a year before publication.
fn past(mut cursor: Cursor, calendar: Calendar) -> Option<Reading> {
    cursor.blanks();
    if let Some(year) = year_here(&mut cursor) {
        return of_year(cursor, PartialDate::year_only(year)?, DateHow::Explicit, calendar);
    }
    if let Some(month) = cursor.number_of("월") {
        let day = day_here(&mut cursor);
        let date = calendar.last(month, day)?;
        return Some(Reading::new(cursor.at, date, judge(&cursor, date, DateHow::Relative, calendar)));
    }
    if let Some(day) = day_here(&mut cursor) {
        return single(cursor, calendar.last_day(day, 0)?, calendar);
    }
    let (date, _) = recent_part(part_here(&mut cursor)?, calendar)?;
    Some(Reading::new(cursor.at, date, DateHow::Relative))
}

/// After `오는`: a year, month, day or part of a year after publication.
fn ahead(mut cursor: Cursor, calendar: Calendar) -> Option<Reading> {
    cursor.blanks();
    if let Some(year) = year_here(&mut cursor) {
        return of_year(cursor, PartialDate::year_only(year)?, DateHow::Future, calendar);
    }
    let date = if let Some(month) = cursor.number_of("월") {
        let day = day_here(&mut cursor);
        calendar.next(month, day)?
    } else if let Some(day) = day_here(&mut cursor) {
        calendar.next_day(day)?
    } else {
        let date = calendar.next(part_here(&mut cursor)?, None)?;
        PartialDate::year_only(date.year())?
    };
    Some(Reading::new(cursor.at, date, judge(&cursor, date, DateHow::Future, calendar)))
}

/// `2020년`, `'20년`; and `20년` where a month follows.
fn year_here(cursor: &mut Cursor) -> Option<u16> {
    let mut look = *cursor;
    let short = look.before().ends_with(['\'', '’', '‘']);
    let number = look.number_of("년")?;
    let mut month = look;
    month.blanks();
    let year = match number {
        1900..2100 => number,
        0..100 if short || month.number_of("월").is_some() => number + if number < 70 { 2000 } else { 1900 },
        _ => return None,
    };
    *cursor = look;
    Some(year)
}

/// What may follow a year: a month and a day, or a part of it.
fn of_year(mut cursor: Cursor, year: PartialDate, how: DateHow, calendar: Calendar) -> Option<Reading> {
    let begun = cursor.at;
    cursor.eat("도");
    let mut look = cursor;
    look.blanks();
    if let Some(month) = look.number_of("월") {
        let day = day_here(&mut look);
        let date = within(year.year(), month, day)?;
        return Some(Reading::new(look.at, date, judge(&look, date, how, calendar)));
    }
    if NOT_YEARS.iter().any(|word| cursor.rest().starts_with(word)) {
        return None;
    }
    if ["동기", "같은 기간", "대비", "보다"].iter().any(|word| look.rest().starts_with(word)) {
        return None;
    }
    let mut how = how;
    if let Some(part) = part_here(&mut look) {
        cursor = look;
        if within(year.year(), part, None).is_some_and(|month| calendar.is_ahead(month)) {
            how = DateHow::Future;
        }
    } else if cursor.at == begun && look.eat_any(&["안에", "안으로", "중으로", "내로"]).is_some() {
        how = DateHow::Future;
    }
    Some(Reading::new(cursor.at, year, judge(&cursor, year, how, calendar)))
}

/// What may follow a month: a day, or a part of it.
fn of_month(mut cursor: Cursor, month: PartialDate, calendar: Calendar) -> Option<Reading> {
    let mut look = cursor;
    look.blanks();
    let mut date = month;
    if let Some(day) = day_here(&mut look) {
        date = within_month(month, day)?;
        cursor = look;
    } else if part_here(&mut look).is_some() {
        cursor = look;
    }
    Some(Reading::new(cursor.at, date, judge(&cursor, date, DateHow::Relative, calendar)))
}

fn single(cursor: Cursor, date: PartialDate, calendar: Calendar) -> Option<Reading> {
    let rest = cursor.rest();
    if ["날", "의집", "의 집"].iter().any(|word| rest.starts_with(word)) {
        return None;
    }
    Some(Reading::new(cursor.at, date, judge(&cursor, date, DateHow::Relative, calendar)))
}

fn half(cursor: Cursor, month: u16, calendar: Calendar) -> Option<Reading> {
    let (date, how) = recent_part(month, calendar)?;
    let how = if plans(&cursor) { DateHow::Future } else { how };
    Some(Reading::new(cursor.at, date, judge(&cursor, date, how, calendar)))
}

/// The year of the last quarter or half that began in `month`.
fn recent_part(month: u16, calendar: Calendar) -> Option<(PartialDate, DateHow)> {
    Some((PartialDate::year_only(calendar.last(month, None)?.year())?, DateHow::Relative))
}

/// A day of the month, where the number is no length of time: `21일`, but not `10일간`.
fn day_here(cursor: &mut Cursor) -> Option<u16> {
    let mut look = *cursor;
    look.blanks();
    let day = look.number_of("일").filter(|day| (1..=31).contains(day))?;
    let rest = look.rest();
    // "29일 전략적": the word after a blank is another one than 전.
    let longer = |word: &str, after: &str| {
        let particles = ["에", "부터", "까지", "보다", "의", "이", "은", "도", "만"];
        let hangul = after.starts_with(is_hangul);
        word.starts_with(' ') && hangul && !particles.iter().any(|particle| after.starts_with(particle))
    };
    if NOT_DAYS.iter().any(|word| rest.strip_prefix(word).is_some_and(|after| !longer(word, after))) {
        return None;
    }
    *cursor = look;
    Some(day)
}

/// A part of a year or month (`초`, `말`, `하반기`, `1분기`), as the month it begins in.
fn part_here(cursor: &mut Cursor) -> Option<u16> {
    let mut look = *cursor;
    look.blanks();
    let part = if let Some(quarter) = look.number_of("분기").filter(|quarter| (1..=4).contains(quarter)) {
        quarter * 3 - 2
    } else {
        const PARTS: &[&str] = &["초", "중순", "상반기", "연초", "하반기", "말", "연말"];
        let part = [1, 6, 1, 1, 7, 11, 11][look.eat_any(PARTS)?];
        // `지난해 말레이시아`, `올해 초대형`: a longer word.
        if look.peek().is_some_and(|c| is_hangul(c) && !"에부까쯤께".contains(c)) {
            return None;
        }
        part
    };
    *cursor = look;
    Some(part)
}

/// Whether the words after a month or day speak of a plan.
fn plans(cursor: &Cursor) -> bool {
    let rest = clause(cursor.rest(), 20);
    !rest.contains("했") && PLANS.iter().any(|word| rest.contains(word))
}

/// The first `most` characters of `rest`, up to a stop or comma.
fn clause(rest: &str, most: usize) -> &str {
    let end = rest.char_indices().nth(most).map_or(rest.len(), |(at, _)| at);
    rest[..end].split(['.', ',', '\n']).next().unwrap_or("")
}

/// How the words after a date change what it is.
fn judge(cursor: &Cursor, date: PartialDate, how: DateHow, calendar: Calendar) -> DateHow {
    match follows(cursor) {
        DateHow::Deadline => DateHow::Deadline,
        DateHow::ReportDay if date.day().is_some() => DateHow::ReportDay,
        _ if calendar.is_ahead(date) => DateHow::Future,
        _ => how,
    }
}

/// [`DateHow::Deadline`] or [`DateHow::ReportDay`] where the words after a date say so.
fn follows(cursor: &Cursor) -> DateHow {
    let mut rest = cursor.rest();
    if rest.starts_with('(') {
        let close = rest.char_indices().take(16).find(|(_, c)| *c == ')');
        rest = close.map_or(rest, |(at, _)| &rest[at + 1..]);
    }
    if ["까지", " 말까지", "말까지", " 초까지", " 상반기까지", " 하반기까지"].iter().any(|word| rest.starts_with(word))
    {
        return DateHow::Deadline;
    }
    let near = clause(rest, 25);
    let report = REPORTS.iter().filter_map(|word| near.find(word)).min();
    match report {
        Some(at) if !DEEDS.iter().any(|deed| near[..at].contains(deed)) => DateHow::ReportDay,
        _ => DateHow::Relative,
    }
}
