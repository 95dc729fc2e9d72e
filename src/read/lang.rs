//! The language that a text is mostly written in.

use crate::model::Lang;

/// Bytes of a text that are looked at; the rest of a long article is in the same language.
const SAMPLE: usize = 4 * 1024;

/// The main language of `text`, by the share of Hangul among its letters.
pub(super) fn lang_of(text: &str) -> Lang {
    let sample = &text.as_bytes()[..SAMPLE.min(text.len())];
    let latin = sample.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    // The first byte of nearly every Hangul syllable in UTF-8, and of hardly anything else.
    let hangul = sample.iter().filter(|&&byte| matches!(byte, 0xEA..=0xED)).count();
    // A syllable stands for two or three letters, and Korean business news is full of Latin names.
    if hangul > 0 && hangul * 6 >= latin { Lang::Ko } else { Lang::En }
}

/// The language that a record names: `ko`, `ko-KR`, `Korean`, `en_US` …
pub(super) fn lang_named(name: &str) -> Option<Lang> {
    let name = name.trim().to_ascii_lowercase();
    match name.split(['-', '_']).next()? {
        "ko" | "kor" | "korean" | "한국어" => Some(Lang::Ko),
        "en" | "eng" | "english" | "영어" => Some(Lang::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_names_do_not_make_korean_english() {
        assert_eq!(lang_of("GAON ELECTRONICS과 NARU BANK가 AI 협약을 맺었다"), Lang::Ko);
        assert_eq!(
            lang_of("Gaon Electronics (가온전자) said on Monday that it would team up with Naru Bank."),
            Lang::En
        );
        assert_eq!(lang_of(""), Lang::En);
    }

    #[test]
    fn records_name_languages_in_many_ways() {
        assert_eq!(lang_named("ko-KR"), Some(Lang::Ko));
        assert_eq!(lang_named("EN_us"), Some(Lang::En));
        assert_eq!(lang_named("fr"), None);
    }
}
