//! Numbers as the press writes them: `3,000`, `1조2000억`, `5천만`, `1.2 billion`, `two`.
//!
//! Sums are kept in millionths, so that `1.2조` and `$1.75` need no floating point.

use super::cursor::Cursor;

/// The English words for small numbers, by value; Reuters writes them out up to ten.
pub(super) const WORDS: &[&str] =
    &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const MILLIONTHS: u128 = 1_000_000;
const LARGE: &[(&str, u128)] = &[("조", 1_000_000_000_000), ("억", 100_000_000), ("만", 10_000)];
const SMALL: &[(&str, u128)] = &[("천", 1_000), ("백", 100), ("십", 10)];
const ENGLISH: &[(&str, u128)] = &[
    ("trillion", 1_000_000_000_000),
    ("trln", 1_000_000_000_000),
    ("tln", 1_000_000_000_000),
    ("tn", 1_000_000_000_000),
    ("billion", 1_000_000_000),
    ("bln", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("B", 1_000_000_000),
    ("b", 1_000_000_000),
    ("million", 1_000_000),
    ("mln", 1_000_000),
    ("mn", 1_000_000),
    ("M", 1_000_000),
    ("m", 1_000_000),
    ("thousand", 1_000),
    ("K", 1_000),
    ("k", 1_000),
];

/// A number that was read.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Number {
    millionths: u128,
    /// Whether it named a scale: `억`, `million`.
    pub(super) scaled: bool,
}

impl Number {
    /// The number without its fraction; `None` where it does not fit.
    pub(super) fn whole(self) -> Option<u64> {
        u64::try_from(self.millionths / MILLIONTHS).ok()
    }

    /// The number with its fraction, for shares of a whole.
    pub(super) fn fraction(self) -> f64 {
        self.millionths as f64 / MILLIONTHS as f64
    }

    fn times(self, scale: u128) -> Option<Self> {
        Some(Self { millionths: self.millionths.checked_mul(scale)?, scaled: true })
    }
}

/// Reads digits with thousands separators and a fraction: `1,234.5`.
pub(super) fn plain(cursor: &mut Cursor) -> Option<Number> {
    let bytes = cursor.rest().as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut whole: u128 = 0;
    let mut len = 0;
    while digit(len)
        || (len > 0 && bytes.get(len) == Some(&b',') && (1..=3).all(|on| digit(len + on)) && !digit(len + 4))
    {
        if digit(len) {
            whole = whole.checked_mul(10)?.checked_add(u128::from(bytes[len] - b'0'))?;
        }
        len += 1;
    }
    if len == 0 {
        return None;
    }
    let mut millionths = whole.checked_mul(MILLIONTHS)?;
    if bytes.get(len) == Some(&b'.') && digit(len + 1) {
        len += 1;
        let mut worth = MILLIONTHS;
        while digit(len) {
            worth /= 10;
            millionths = millionths.checked_add(u128::from(bytes[len] - b'0') * worth)?;
            len += 1;
        }
    }
    cursor.at += len;
    Some(Number { millionths, scaled: false })
}

/// Reads a number with Korean scales: `1조2000억`, `1조 2,000억`, `5천만`, `1.2조`, `500`.
pub(super) fn korean(cursor: &mut Cursor) -> Option<Number> {
    let mut look = *cursor;
    let mut total: u128 = 0;
    let mut section: u128 = 0;
    let mut smallest = u128::MAX;
    let mut scaled = false;
    loop {
        let mut next = look;
        if scaled && next.eat(" ") && !next.peek().is_some_and(|c| c.is_ascii_digit()) {
            break;
        }
        let Some(mut number) = plain(&mut next) else { break };
        let small = scale(&mut next, SMALL);
        if let Some(small) = small {
            number = number.times(small)?;
        }
        section = section.checked_add(number.millionths)?;
        let mut after_few = next;
        if after_few.eat("여") && after_few.peek().is_some_and(|c| "조억만".contains(c)) {
            next = after_few;
        }
        if let Some(large) = scale(&mut next, LARGE) {
            if large >= smallest {
                break;
            }
            smallest = large;
            total = total.checked_add(section.checked_mul(large)?)?;
            section = 0;
        } else if small.is_none() {
            // A plain number can only be the last part, and only where no blank parts it from a scale: `3조 2025년`.
            if scaled && look.rest().starts_with(' ') {
                section = 0;
                break;
            }
            look = next;
            break;
        }
        scaled = true;
        look = next;
    }
    if look.at == cursor.at {
        return None;
    }
    let millionths = total.checked_add(section)?;
    *cursor = look;
    Some(Number { millionths, scaled })
}

/// Reads a number with an English scale: `12.5 million`, `5bn`, `two mln`.
pub(super) fn english(cursor: &mut Cursor) -> Option<Number> {
    let mut look = *cursor;
    let number = match plain(&mut look) {
        Some(number) => number,
        None => {
            let word = look.word().to_ascii_lowercase();
            let value = WORDS.iter().position(|number| *number == word)?;
            Number { millionths: value as u128 * MILLIONTHS, scaled: false }
        }
    };
    *cursor = look;
    let mut after = look;
    after.eat("-");
    after.blanks();
    let word = after.word();
    match ENGLISH.iter().find(|(name, _)| *name == word || (name.len() > 1 && word.eq_ignore_ascii_case(name))) {
        Some((_, scale)) => {
            *cursor = after;
            number.times(*scale)
        }
        None => Some(number),
    }
}

fn scale(cursor: &mut Cursor, scales: &[(&str, u128)]) -> Option<u128> {
    scales.iter().find(|(name, _)| cursor.eat(name)).map(|(_, scale)| *scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_their_scales() {
        for (text, value) in [
            ("1조2000억", 1_200_000_000_000),
            ("1조 2,000억", 1_200_000_000_000),
            ("3조 2025년", 3_000_000_000_000),
            ("5천만", 50_000_000),
            ("2만5천", 25_000),
            ("1.2조", 1_200_000_000_000),
            ("47억5000만", 4_750_000_000),
            ("400여억", 40_000_000_000),
            ("1,234", 1_234),
        ] {
            assert_eq!(korean(&mut Cursor::new(text, 0)).and_then(Number::whole), Some(value), "{text}");
        }
        for (text, value) in
            [("12.5 million", 12_500_000), ("5bn", 5_000_000_000), ("two mln", 2_000_000), ("7 men", 7)]
        {
            assert_eq!(english(&mut Cursor::new(text, 0)).and_then(Number::whole), Some(value), "{text}");
        }
        let huge = "9".repeat(60);
        assert_eq!(plain(&mut Cursor::new(&huge, 0)), None);
        assert_eq!(korean(&mut Cursor::new("99999999999999999999999999조", 0)).and_then(Number::whole), None);
    }
}
