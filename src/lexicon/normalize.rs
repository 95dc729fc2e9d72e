//! Names without what varies from one text to the next: legal forms, spaces, case.

use unicode_normalization::UnicodeNormalization;

const LEGAL_FORMS: &[&str] = &["㈜", "(주)", "주식회사", "(유)", "유한회사", "(재)", "(사)"];
const LEGAL_WORDS: &[&str] =
    &["inc", "corp", "co", "ltd", "llc", "plc", "corporation", "company", "incorporated", "limited"];

/// The name without legal forms (㈜, 주식회사) and surrounding blanks.
///
/// ```
/// assert_eq!(tieup::lexicon::normalize_company("㈜멀티캠퍼스"), "멀티캠퍼스");
/// ```
pub fn normalize_company(name: &str) -> String {
    let name = name.trim();
    // Most names have none.
    if !LEGAL_FORMS.iter().any(|form| name.contains(form)) {
        return name.to_owned();
    }
    let bare = LEGAL_FORMS.iter().fold(name.to_owned(), |name, form| name.replace(form, ""));
    bare.trim().to_owned()
}

/// The key under which names are compared: NFKC, lower case, letters and digits only, without legal forms.
///
/// ```
/// use tieup::lexicon::name_key;
/// assert_eq!(name_key("SK C&C"), name_key("sk c&c"));
/// assert_eq!(name_key("Lablup Inc."), "lablup");
/// ```
pub fn name_key(name: &str) -> String {
    // Most names are one word of plain letters, of which no legal form can be taken off.
    let plain = |c: char| ('가'..='힣').contains(&c) || c.is_ascii_alphanumeric();
    if name.chars().all(plain) && !name.contains("회사") {
        return name.to_ascii_lowercase();
    }
    let name: String = normalize_company(name).nfkc().flat_map(char::to_lowercase).collect();
    let words = name.split(|c: char| c.is_whitespace() || c == ',' || c == '.');
    let kept: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let mut end = kept.len();
    while end > 1 && LEGAL_WORDS.contains(&kept[end - 1]) {
        end -= 1;
    }
    kept[..end].iter().flat_map(|word| word.chars()).filter(|c| c.is_alphanumeric()).collect()
}
