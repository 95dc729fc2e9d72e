//! What stands before and after the sentences of a paragraph without a line of its own: bylines, datelines, copyright.

use super::line::is_sentence;
use crate::read::date;
use memchr::memmem;
use std::sync::LazyLock;

/// Finds the word for a reporter.
static REPORTER: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("기자"));

/// A place of bylines and copyright in a paragraph: start, end, and whether it is copyright.
pub(super) type Part = (usize, usize, bool);

/// The bylines and the copyright in `line`, sorted and without overlap.
pub(super) fn parts(line: &str, near_start: bool) -> Vec<Part> {
    let mut parts = Vec::new();
    if near_start && let Some((start, end)) = dateline(line) {
        parts.push((start, end, false));
    }
    for at in REPORTER.find_iter(line.as_bytes()) {
        if let Some((start, end)) = byline_at(line, at)
            && parts.last().is_none_or(|&(_, before, _)| before <= start)
        {
            parts.push((start, end, false));
        }
    }
    let after = parts.last().map_or(0, |&(_, end, _)| end);
    let notice = copyright(line, after);
    let body_end = notice.unwrap_or(line.len());
    if let Some(start) = address(&line[..body_end], after) {
        parts.push((start, body_end, false));
    }
    if let Some(start) = notice {
        parts.push((start, line.len(), true));
    }
    parts
}

/// The last character boundary at byte `at` or before; `str::floor_char_boundary` is newer than our oldest compiler.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// `[가온일보 홍길동 기자]`, `(서울=가온통신) 홍길동 기자 =`, `[가온일보=홍길동 기자]` around the word 기자 at `at`.
fn byline_at(line: &str, at: usize) -> Option<(usize, usize)> {
    let after = at + "기자".len();
    let rest = &line[after..];
    let before = &line[boundary(line, at.saturating_sub(90))..at];
    if let Some(close) = rest.starts_with([']', ')', '】', '>']).then(|| rest.chars().next()).flatten() {
        let open = match close {
            ']' => '[',
            ')' => '(',
            '】' => '【',
            _ => '<',
        };
        let start = before.rfind(open)?;
        let inside = &before[start..];
        // A bracket that holds a sentence is no byline.
        return (!inside.contains("다.") && !inside[open.len_utf8()..].contains([']', ')']))
            .then(|| (at - before.len() + start, after + close.len_utf8()));
    }
    let equals = rest.trim_start_matches(' ').strip_prefix('=')?;
    let end = line.len() - equals.trim_start_matches(' ').len();
    // The place and agency stand in brackets before the name, or nothing does.
    let start = before.rfind(['[', '(', '<', '【']).filter(|&start| before[start..].contains('='));
    let start = start.or_else(|| (before.len() == at && !before.contains('.')).then_some(0))?;
    Some((at - before.len() + start, end))
}

/// `SEOUL, March 3, 2021 (…) --`, `[서울=가온통신]`: the place, agency and date that a first paragraph starts with.
fn dateline(line: &str) -> Option<(usize, usize)> {
    let head = &line[..boundary(line, 200.min(line.len()))];
    let lead = head.len() - head.trim_start().len();
    if head[lead..].starts_with(['[', '(']) {
        let close = head.find([']', ')'])?;
        let inside = &head[lead + 1..close];
        let end = close + 1;
        // The reporter's name after the agency, where one follows, is found by itself.
        let named = head[end..].contains("기자 =");
        return (inside.contains('=') && inside.len() <= 60 && !named).then_some((0, end));
    }
    let (dash, width) = DASHES.iter().filter_map(|dash| Some((head.find(dash)?, dash.len()))).min()?;
    let place = &head[..dash];
    let start = place_and_day(place)
        .or_else(|| (place.len() <= 60 && AGENCIES.iter().any(|name| place.contains(name))).then_some(0))?;
    Some((start, dash + width))
}

const DASHES: [&str; 5] = [" -- ", " – ", " — ", " - ", "--"];
const AGENCIES: [&str; 7] = ["(Reuters)", "(AP)", "(AFP)", "(Yonhap)", "/PRNewswire/", "NEWSWIRE", "BUSINESS WIRE"];

/// Where a place in capitals starts that a day follows: `SEOUL, Dec. 29`, also with a headline stuck before it.
fn place_and_day(text: &str) -> Option<usize> {
    let mut place = None;
    let mut at = 0;
    for word in text.split_inclusive([' ', ',', '.']) {
        let plain = word.trim_end_matches([' ', ',', '.']);
        if plain.len() > 2
            && plain.bytes().all(|byte| byte.is_ascii_uppercase())
            && place.is_none_or(|before| at - before > 40)
        {
            place = Some(at);
        }
        let month = place.is_some() && date::month_name(plain).is_some_and(|(_, rest)| rest.is_empty());
        let day = text[at + word.len()..].trim_start();
        if month && day.starts_with(|c: char| c.is_ascii_digit()) {
            return place.filter(|&start| at - start <= 40);
        }
        at += word.len();
    }
    None
}

/// Where the copyright notice at the end of a paragraph starts.
fn copyright(line: &str, from: usize) -> Option<usize> {
    let tail_start = boundary(line, line.len().saturating_sub(240)).max(from);
    let tail = &line[tail_start..];
    let has = |word: &str| memmem::find(tail.as_bytes(), word.as_bytes()).is_some();
    // Hardly any paragraph ends in a notice.
    if !(has("reserved") || has("Copyright") || !tail.is_ascii() && (has("무단") || has("재배포"))) {
        return None;
    }
    let marks = ["저작권자", "ⓒ", "©", "Copyright", "무단전재", "무단 전재"];
    let at = marks.iter().filter_map(|mark| tail.find(mark)).min()?;
    // A picture's source may stand in the middle of a paragraph; a notice ends it.
    let forbids = ["재배포", "무단", "Copyright", "rights reserved"].iter().any(|word| tail[at..].contains(word));
    if !forbids || tail[at..].contains("다.") || tail[at..].contains("했다") {
        return None;
    }
    let start = tail[..at].trim_end_matches([' ', '<', '[', '(', '＜', '※', '-', '【']).len();
    Some(tail_start + start)
}

/// Where the reporter's name and e-mail address at the end of a paragraph start.
fn address(line: &str, from: usize) -> Option<usize> {
    let end = line.trim_end().len();
    let tail_start = boundary(line, end.saturating_sub(100)).max(from);
    let tail = line.get(tail_start..end)?;
    let (before, host) = tail.rsplit_once('@')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let host = host.trim_end_matches([')', ']', '>', '.']);
    if host.is_empty() || !host.contains('.') || !host.chars().all(plain) {
        return None;
    }
    let name = before.trim_end_matches(plain).trim_end_matches(['(', '[', '<', ' ', '=', '|']);
    // The name before the address, up to the end of the last sentence.
    let named = name.ends_with("기자") || name.ends_with("특파원");
    let sentence_end =
        name.rfind(['.', '”', '"', ']']).map(|at| at + name[at..].chars().next().map_or(1, char::len_utf8));
    let start = match sentence_end {
        Some(sentence_end) if named || name.len() - sentence_end <= 24 => sentence_end,
        _ => before.trim_end_matches(plain).len(),
    };
    (!is_sentence(&tail[start..])).then_some(tail_start + start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<(&str, bool)> {
        parts(line, true).into_iter().map(|(start, end, copyright)| (&line[start..end], copyright)).collect()
    }

    #[test]
    fn bylines_in_brackets_are_found_anywhere() {
        assert_eq!(found("[가온일보 홍길동 기자] 가온전자가 나섰다."), [("[가온일보 홍길동 기자]", false)]);
        assert_eq!(found("힘을 모은다[가온경제=홍길동 기자]가온전자가 나섰다."), [("[가온경제=홍길동 기자]", false)]);
        assert_eq!(found("가온전자가 나섰다. [가온일보 홍길동 기자]"), [("[가온일보 홍길동 기자]", false)]);
        assert_eq!(found("그는 기자회견에서 (기자들과) 만났다."), []);
        assert_eq!(found("그는 기자에게 말했다."), []);
    }

    #[test]
    fn agency_datelines_are_found() {
        assert_eq!(
            found("(서울=가온통신) 홍길동 기자 = 가온전자가 나섰다."),
            [("(서울=가온통신) 홍길동 기자 = ", false)]
        );
        assert_eq!(found("[서울=가온통신] 가온전자가 나섰다."), [("[서울=가온통신]", false)]);
        assert_eq!(found("SEOUL, March 3 (Reuters) - Gaon said so."), [("SEOUL, March 3 (Reuters) - ", false)]);
        assert_eq!(found("SEOUL, Korea, March 3, 2021 /PRNewswire/ -- Gaon said so.").len(), 1);
        assert_eq!(
            found("Gaon wins a deal SEOUL, Dec. 29 (Yonhap) -- Gaon said so."),
            [("SEOUL, Dec. 29 (Yonhap) -- ", false)]
        );
        assert_eq!(found("Today in history Dec. 29 1967 -- The first ship."), []);
        assert_eq!(found("Gaon Electronics - the largest of May 3 makers - said so."), []);
        assert_eq!(found("[특집] 가온전자가 나섰다."), []);
    }

    #[test]
    fn addresses_and_copyright_end_a_paragraph() {
        assert_eq!(
            found("가온전자가 나섰다. 홍길동 기자 hong@gaon.example"),
            [(" 홍길동 기자 hong@gaon.example", false)]
        );
        assert_eq!(
            found("가온전자가 나섰다. hong@gaon.example <저작권자 ⓒ 가온일보, 무단전재 및 재배포 금지>"),
            [(" hong@gaon.example", false), (" <저작권자 ⓒ 가온일보, 무단전재 및 재배포 금지>", true)]
        );
        assert_eq!(found("문의는 hong@gaon.example 로 하면 된다."), []);
        assert_eq!(found("사진ⓒ 가온일보가온전자가 나섰다."), []);
    }
}
