//! Shares of a company: `지분 10%`, `31.5%의 지분`, `a 4.7 pct stake`.

use super::cursor::Cursor;
use super::numbers;
use super::particles::is_hangul;
use crate::model::Span;

const PERCENT: &[&str] = &["%", "％", "퍼센트", "-percent", "-pct", " percent", " per cent", " pct"];
/// What may stand between `지분` and its number.
const BETWEEN: &[&str] =
    &["율", "의", "은", "을", "이", "약", "총", "중", "각각", "최대", "최소", "전체", "보유", "규모", " ", "("];
/// Verbs of having and getting, in sentences that named the shares before.
const HAVING: &[&str] = &["보유", "확보", "취득", "인수", "매입", "매각", "사들"];
/// Nouns that a share in English is of.
const NOUNS: &[&str] = &["stake", "interest", "holding", "shareholding", "equity", "share", "ownership"];
const OWNING: &[&str] = &["own", "hold", "held", "acquir", "buy", "bought", "purchas", "sell", "sold", "stake of"];

/// The shares of companies in `sentence`, in order, between 0 and 1; the span is that of the percentage.
///
/// ```
/// let found = tieup::language::stakes("매출이 5% 는 다라의 지분 31.5%를 샀다");
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].1, 0.315);
/// ```
pub fn stakes(sentence: &str) -> Vec<(Span, f64)> {
    let mut found = Vec::new();
    let mut inside = false;
    for (at, c) in sentence.char_indices() {
        let begins = c.is_ascii_digit() && !inside;
        inside = c.is_ascii_alphanumeric() || matches!(c, '.' | ',') && inside;
        if !begins {
            continue;
        }
        let mut cursor = Cursor::new(sentence, at);
        let Some(number) = numbers::plain(&mut cursor) else { continue };
        if cursor.eat_any(PERCENT).is_none() {
            continue;
        }
        let share = (number.fraction() * 1e6).round() / 1e8;
        let last = found.last().map(|(span, _): &(Span, f64)| span.end);
        let of_shares =
            is_korean_stake(sentence, at, cursor.rest(), last) || is_english_stake(sentence, at, cursor.rest());
        if of_shares && share > 0.0 && share <= 1.0 {
            found.push((Span::new(at, cursor.at), share));
        }
    }
    found
}

fn is_korean_stake(sentence: &str, at: usize, rest: &str, last: Option<usize>) -> bool {
    let mut before = tail(sentence, at, 16);
    while let Some(shorter) = BETWEEN.iter().find_map(|word| before.strip_suffix(word)) {
        before = shorter;
    }
    // `해외주식 25%` is a part of a portfolio.
    let stock = before.strip_suffix("주식").is_some_and(|left| !left.ends_with(is_hangul));
    if stock || before.ends_with("지분") {
        return true;
    }
    let after = head(rest, 12);
    let after = after.trim_start_matches(['의', '에', ' ']);
    if ["지분", "규모 지분", "규모의 지분", "해당하는 지분", "주식"].iter().any(|word| after.starts_with(word))
    {
        return true;
    }
    // `지분은 가나가 60%, 다라가 30%를 보유`
    let near = tail(sentence, at, 60);
    let listed = last.is_some_and(|end| at - end < 60) || HAVING.iter().any(|verb| head(rest, 24).contains(verb));
    listed && near.contains("지분") && rest.starts_with([',', '를', '을', ')', '씩', ' '])
}

fn is_english_stake(sentence: &str, at: usize, rest: &str) -> bool {
    let words = rest.trim_start_matches([')', '-']).split_whitespace();
    // `7 pct with quarterly interest`: the noun belongs to another phrase.
    let mut phrase = words.take(3).take_while(|word| !["with", "on", "to", "and", "in", "of", "from"].contains(word));
    let noun = phrase.any(|word| {
        let word = word.trim_matches(|c: char| !c.is_ascii_alphabetic());
        NOUNS.contains(&word) || NOUNS.iter().any(|noun| word.strip_suffix('s') == Some(noun))
    });
    let before = tail(sentence, at, 30);
    match noun {
        // `10 pct interest rate`, `a 10 pct increase in interest`
        true => {
            let text = head(rest, 40);
            !text.contains("interest rate")
                && !["rise", "increase", "drop", "gain", " a share"].iter().any(|w| text.contains(w))
        }
        false => {
            let owned = rest.starts_with("-owned") || rest.starts_with(" owned");
            owned
                || before.contains("stake of ")
                || (rest.starts_with(" of ") && OWNING.iter().any(|verb| before.contains(verb)))
        }
    }
}

/// The last `most` characters before `at`.
fn tail(text: &str, at: usize, most: usize) -> &str {
    let start = text[..at].char_indices().rev().nth(most - 1).map_or(0, |(start, _)| start);
    &text[start..at]
}

/// The first `most` characters.
fn head(text: &str, most: usize) -> &str {
    &text[..text.char_indices().nth(most).map_or(text.len(), |(end, _)| end)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stakes_are_read() {
        for (sentence, expected) in [
            ("지분 10%를 샀다", vec![0.1]),
            ("지분 약 31.5%(100만주)를 샀다", vec![0.315]),
            ("지분율은 5%로 늘었다", vec![0.05]),
            ("10% 지분을 샀다", vec![0.1]),
            ("100%의 지분", vec![1.0]),
            ("지분은 가나가 60.5%, 다라가 31.5%를 보유한다", vec![0.605, 0.315]),
            ("a 10 percent stake in Dara", vec![0.1]),
            ("bought a 4.7 pct stake", vec![0.047]),
            ("It owns 51 pct of Dara", vec![0.51]),
            ("its 49%-owned unit", vec![0.49]),
            ("acquired a 33.3 pct equity interest", vec![0.333]),
        ] {
            let found: Vec<f64> = stakes(sentence).into_iter().map(|(_, share)| share).collect();
            assert_eq!(found, expected, "{sentence}");
        }
    }

    #[test]
    fn other_percentages_are_none() {
        for sentence in [
            "매출이 10% 늘었다",
            "지분 가치가 10% 올랐다",
            "지분 250%",
            "a 10 pct rise",
            "the 8 pct interest rate",
            "profit rose 7 pct of late",
            "약 20% 할인",
            "해외주식 25%, 대체투자 8%",
            "paid 7 pct with quarterly interest",
        ] {
            assert_eq!(stakes(sentence), [], "{sentence}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken(text in r"([0-9]{1,40}|[.,% ]|지분|의|약|보유| pct| percent| stake| of|own|\\PC){0,30}") {
            for (span, share) in stakes(&text) {
                prop_assert!(span.of(&text).is_some() && share > 0.0 && share <= 1.0);
            }
        }
    }
}
