//! Sums of money: `500억원`, `3억 달러`, `$12M`, `475 mln dlrs`.

use super::cursor::Cursor;
use super::numbers::{self, Number, WORDS};
use super::particles::is_hangul;
use crate::model::{Amount, Span};

/// Korean currency words; a longer one stands before its own ending.
const KOREAN: &[(&str, &str)] = &[
    ("홍콩달러", "HKD"),
    ("홍콩 달러", "HKD"),
    ("싱가포르달러", "SGD"),
    ("싱가포르 달러", "SGD"),
    ("호주달러", "AUD"),
    ("호주 달러", "AUD"),
    ("캐나다달러", "CAD"),
    ("캐나다 달러", "CAD"),
    ("대만달러", "TWD"),
    ("대만 달러", "TWD"),
    ("미국 달러", "USD"),
    ("미국달러", "USD"),
    ("미 달러", "USD"),
    ("달러", "USD"),
    ("원", "KRW"),
    ("엔", "JPY"),
    ("위안", "CNY"),
    ("유로", "EUR"),
    ("파운드", "GBP"),
    ("루피", "INR"),
    ("디르함", "AED"),
];

/// English currency words.
const ENGLISH: &[(&str, &str)] = &[
    ("U.S. dollars", "USD"),
    ("U.S. dlrs", "USD"),
    ("US dollars", "USD"),
    ("Canadian dlrs", "CAD"),
    ("Canadian dollars", "CAD"),
    ("Australian dlrs", "AUD"),
    ("Australian dollars", "AUD"),
    ("Hong Kong dollars", "HKD"),
    ("H.K. Dlrs", "HKD"),
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("dlrs", "USD"),
    ("dlr", "USD"),
    ("won", "KRW"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("pounds", "GBP"),
    ("stg", "GBP"),
    ("marks", "DEM"),
    ("Swiss francs", "CHF"),
    ("Belgian francs", "BEF"),
    ("francs", "FRF"),
    ("guilders", "NLG"),
];

/// Signs and codes before a sum.
const SIGNS: &[(&str, &str)] = &[
    ("US$", "USD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("HK$", "HKD"),
    ("S$", "SGD"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₩", "KRW"),
    ("￦", "KRW"),
    ("USD", "USD"),
    ("KRW", "KRW"),
    ("EUR", "EUR"),
    ("GBP", "GBP"),
    ("JPY", "JPY"),
    ("CNY", "CNY"),
];

/// The sums of money in `sentence`, in order, in whole units of their currency. Of a range, its lower end.
///
/// ```
/// use tieup::language::amounts;
/// let found = amounts("1조2000억원을 들여 4.5억 달러어치를 샀다");
/// assert_eq!((found[0].1.value, found[0].1.currency.as_str()), (1_200_000_000_000, "KRW"));
/// assert_eq!((found[1].1.value, found[1].1.currency.as_str()), (450_000_000, "USD"));
/// ```
pub fn amounts(sentence: &str) -> Vec<(Span, Amount)> {
    let mut found = Vec::new();
    let mut before: Option<char> = None;
    let mut at = 0;
    while let Some(c) = sentence[at..].chars().next() {
        let read = match c {
            '0'..='9' if before.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, '.' | ',' | '/')) => None,
            '0'..='9' => korean(sentence, at).or_else(|| english(sentence, at)),
            '$' | '€' | '£' | '¥' | '₩' | '￦' => signed(sentence, at),
            _ if c.is_ascii_alphabetic() && !before.is_some_and(|b| b.is_ascii_alphanumeric()) => {
                signed(sentence, at).or_else(|| worded(sentence, at))
            }
            _ => None,
        };
        let end = match read {
            Some((end, value, currency)) => {
                found.push((Span::new(at, end), Amount { value, currency: currency.to_owned() }));
                end
            }
            None => at + c.len_utf8(),
        };
        before = sentence[at..end].chars().next_back();
        at = end;
    }
    found
}

type Sum = (usize, u64, &'static str);

/// A number and a Korean currency: `1000억~1400억원`, `10만 유로`.
fn korean(text: &str, at: usize) -> Option<Sum> {
    let mut cursor = Cursor::new(text, at);
    let number = numbers::korean(&mut cursor)?;
    let mut look = cursor;
    if number.scaled && look.eat_any(&["~", "∼", "-", "–"]).is_some() && numbers::korean(&mut look).is_some() {
        cursor = look;
    }
    cursor.eat("여");
    let blank = cursor.eat(" ");
    let currency = KOREAN.iter().find(|(name, _)| cursor.eat(name))?.1;
    let mut next = cursor.rest().chars();
    let wrong = match currency {
        // `100억 원전`, `5 원칙`: a word of its own.
        "KRW" if blank => !number.scaled || next.next().is_some_and(|c| "자전칙유료천본격".contains(c)),
        // `3엔진`, `5엔터`
        "JPY" => next.next().is_some_and(|c| is_hangul(c) && "진터드지".contains(c)),
        "EUR" => next.next().is_some_and(|c| "존스폴".contains(c)),
        _ => false,
    };
    if wrong { None } else { sum(cursor, number, currency) }
}

/// A number and an English currency: `475 mln dlrs`, `500 billion won`.
fn english(text: &str, at: usize) -> Option<Sum> {
    let mut cursor = Cursor::new(text, at);
    let number = numbers::english(&mut cursor)?;
    cursor.eat("-");
    cursor.blanks();
    let currency = ENGLISH.iter().find(|(name, _)| cursor.eat(name))?.1;
    let whole_word = !cursor.peek().is_some_and(|c| c.is_ascii_alphanumeric());
    if whole_word { sum(cursor, number, currency) } else { None }
}

/// A number in words and a scale: `two mln dlrs`.
fn worded(text: &str, at: usize) -> Option<Sum> {
    let word = Cursor::new(text, at).word_ahead();
    let is_number = word.len() <= 5 && WORDS.iter().any(|number| word.eq_ignore_ascii_case(number));
    if is_number { english(text, at) } else { None }
}

/// A sign and a number: `$12M`, `€5bn`, `USD 3 million`, `$1억`.
fn signed(text: &str, at: usize) -> Option<Sum> {
    let mut cursor = Cursor::new(text, at);
    let currency = SIGNS.iter().find(|(name, _)| cursor.eat(name))?.1;
    cursor.eat(" ");
    if !cursor.peek()?.is_ascii_digit() {
        return None;
    }
    let mut look = cursor;
    if let Some(number) = numbers::korean(&mut look).filter(|number| number.scaled) {
        return sum(look, number, currency);
    }
    let number = numbers::english(&mut cursor)?;
    sum(cursor, number, currency)
}

fn sum(cursor: Cursor, number: Number, currency: &'static str) -> Option<Sum> {
    Some((cursor.at, number.whole()?, currency))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(sentence: &str) -> String {
        let text = amounts(sentence).into_iter().map(|(_, amount)| format!("{} {}", amount.currency, amount.value));
        text.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn sums_are_read() {
        for (sentence, expected) in [
            ("500억원을 넣는다", "KRW 50000000000"),
            ("3,000억 원 규모", "KRW 300000000000"),
            ("1조2000억원", "KRW 1200000000000"),
            ("5000만원, 5천만원", "KRW 50000000, KRW 50000000"),
            ("500억원대", "KRW 50000000000"),
            ("1000억~1400억원 수준", "KRW 100000000000"),
            ("3억 달러(약 4천억원)", "USD 300000000, KRW 400000000000"),
            ("47억5000만 달러", "USD 4750000000"),
            ("100억엔, 50억 위안, 10만 유로", "JPY 10000000000, CNY 5000000000, EUR 100000"),
            ("$12M and €5bn", "USD 12000000, EUR 5000000000"),
            ("12 million dollars", "USD 12000000"),
            ("475 mln dlrs, two mln dlrs", "USD 475000000, USD 2000000"),
            ("US$1.75 billion; KRW 500 billion; 500 billion won", "USD 1750000000, KRW 500000000000, KRW 500000000000"),
            ("$3억", "USD 300000000"),
            ("9500원", "KRW 9500"),
        ] {
            assert_eq!(told(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn other_numbers_are_no_sums() {
        for sentence in [
            "1000억 원전 사업",
            "5 원칙",
            "290대",
            "3.5%",
            "K9 자주포",
            "2 엔진",
            "he won 3 awards",
            "1987",
            "99999999999999조원",
        ] {
            assert_eq!(told(sentence), "", "{sentence}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken(text in r"([0-9]{1,30}|[,.~ $€]|조|억|천|만|여|원|달러|엔| mln| dlrs|bn|two|\\PC){0,30}") {
            let mut at = 0;
            for (span, _) in amounts(&text) {
                prop_assert!(span.start >= at && span.of(&text).is_some());
                at = span.end;
            }
        }
    }
}
