//! How wide a text will be, and where it is broken.

use super::super::escape;

/// Height of a line in ems.
pub(super) const LINE: f64 = 1.25;

/// The width of a character in ems, as in the sans-serif fonts of the font list: close enough to leave room.
fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '·' | ' ' | '(' | ')' => 0.32,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.88,
        'A'..='Z' | '&' | '+' | '=' | '<' | '>' => 0.68,
        c if c.is_ascii() => 0.56,
        c => match unicode_width::UnicodeWidthChar::width(c) {
            Some(0) | None => 0.0,
            Some(1) => 0.62,
            _ => 1.0,
        },
    }
}

/// The width of a line of text in ems.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(em).sum()
}

/// The text cut to at most `max` ems, the cut shown by an ellipsis. At most 80 characters, however thin they are.
pub(super) fn fitted(text: &str, max: f64) -> String {
    let text = escape::ellipsis(text, 80);
    if width(&text) <= max {
        return text;
    }
    let mut out = String::new();
    let mut used = em('…');
    for c in text.chars() {
        used += em(c);
        if used > max {
            break;
        }
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// One or two lines of about `max` ems; broken at the dot or else the space nearest the middle, cut in a long word.
pub(super) fn wrapped(text: &str, max: f64) -> Vec<String> {
    let whole = width(text);
    if whole <= max {
        return vec![text.to_owned()];
    }
    let half = whole / 2.0;
    let mut before = 0.0;
    let mut best: Option<(f64, usize)> = None;
    let dotted = text.contains(" · ");
    for (at, c) in text.char_indices() {
        let off = (before - half).abs();
        let breaks = if dotted { c == '·' } else { matches!(c, ' ' | '(') };
        if breaks && at > 0 && best.is_none_or(|(least, _)| off < least) {
            best = Some((off, at));
        }
        before += em(c);
    }
    // A break far from the middle leaves a stub on one line and a cut on the other.
    match best.filter(|(off, _)| half + off <= max * 1.15) {
        Some((_, at)) => {
            [&text[..at], &text[at..]].iter().map(|line| fitted(line.trim_matches([' ', '·']), max * 1.15)).collect()
        }
        None => vec![fitted(text, max * 1.5)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hangul_is_square_and_latin_about_half() {
        assert_eq!(width("현대로보틱스"), 6.0);
        assert!((width("partnership") / 11.0 - 0.55).abs() < 0.08);
    }

    #[test]
    fn parts_are_kept_whole() {
        assert_eq!(wrapped("유통 · 협의 중 · 2021-08", 9.5), ["유통 · 협의 중", "2021-08"]);
    }

    #[test]
    fn long_names_break_at_a_space() {
        assert_eq!(wrapped("한국전자통신연구원 (ETRI)", 9.0), ["한국전자통신연구원", "(ETRI)"]);
        assert_eq!(wrapped("KT", 9.0), ["KT"]);
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_asked(text in any::<String>(), max in 2.0..30.0) {
            prop_assert!(width(&fitted(&text, max)) <= max + 1e-9);
            prop_assert!(wrapped(&text, max).len() <= 2);
            prop_assert!(wrapped(&text, max).iter().all(|line| width(line) <= max * 1.5 + 1e-9));
        }
    }
}
