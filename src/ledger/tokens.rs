//! The words of the full-text index: pairs of Hangul syllables, and words of other scripts in lower case.
//!
//! Korean words carry their particles, so whole words would not be found: 협력 stands in 협력을 and 협력하기로. Pairs of
//! syllables find it everywhere, two-syllable words included, and a phrase of pairs finds longer ones.

use unicode_normalization::UnicodeNormalization;

/// The tokens of a text, with blanks between them.
pub(super) fn tokens(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for run in runs(text) {
        let mut add = |token: &str| {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(token);
        };
        match run {
            Run::Hangul(word) => pairs(&word, &mut add),
            Run::Other(word) => add(&word),
        }
    }
    out
}

/// The FTS5 query that finds every word of `text`; `None` where it holds none.
pub(super) fn query(text: &str) -> Option<String> {
    let mut parts = Vec::new();
    for run in runs(text) {
        match run {
            // One syllable alone begins a pair.
            Run::Hangul(word) if word.chars().count() == 1 => parts.push(format!("\"{word}\" *")),
            Run::Hangul(word) => {
                let mut phrase: Vec<String> = Vec::new();
                let syllables: Vec<char> = word.chars().collect();
                phrase.extend(syllables.windows(2).map(|pair| pair.iter().collect()));
                parts.push(format!("\"{}\"", phrase.join(" ")));
            }
            Run::Other(word) => parts.push(format!("\"{word}\"")),
        }
    }
    (!parts.is_empty()).then(|| parts.join(" AND "))
}

enum Run {
    Hangul(String),
    Other(String),
}

/// Pairs of neighbouring syllables; the last one alone too, so that one syllable is found as the beginning of a token.
fn pairs(word: &str, add: &mut impl FnMut(&str)) {
    let mut rest = word.char_indices().peekable();
    while let Some((at, _)) = rest.next() {
        let end = rest.peek().map_or(word.len(), |(next, c)| next + c.len_utf8());
        add(&word[at..end]);
    }
}

/// Runs of letters and digits, NFKC and lower case; Hangul apart from other scripts: "KT는" is two.
fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let (mut word, mut hangul) = (String::new(), false);
    let mut close = |word: &mut String, hangul: bool| {
        if !word.is_empty() {
            let word = std::mem::take(word);
            runs.push(if hangul { Run::Hangul(word) } else { Run::Other(word) });
        }
    };
    for c in text.nfkc().flat_map(char::to_lowercase) {
        let is_hangul = ('가'..='힣').contains(&c);
        if !c.is_alphanumeric() || (is_hangul != hangul && !word.is_empty()) {
            close(&mut word, hangul);
        }
        if c.is_alphanumeric() {
            hangul = is_hangul;
            word.push(c);
        }
    }
    close(&mut word, hangul);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_goes_in_pairs_and_particles_do_not_hide_a_name() {
        assert_eq!(tokens("KT는 업무협약"), "kt 는 업무 무협 협약 약");
        assert_eq!(tokens("SK C&C·네이버"), "sk c c 네이 이버 버");
    }

    #[test]
    fn a_query_is_a_phrase_for_each_word_and_holds_no_operator_of_its_own() {
        assert_eq!(query("업무협약 KT").as_deref(), Some("\"업무 무협 협약\" AND \"kt\""));
        assert_eq!(query("협력").as_deref(), Some("\"협력\""));
        assert_eq!(query("약").as_deref(), Some("\"약\" *"));
        assert_eq!(query("\" OR NEAR(*").as_deref(), Some("\"or\" AND \"near\""));
        assert_eq!(query(" \"*- "), None);
    }
}
