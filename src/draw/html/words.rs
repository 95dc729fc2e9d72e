//! What the page says, Korean and English.

use crate::model::Lang;
use std::collections::BTreeMap;

/// Name, Korean, English; `{0}` is filled in by the page.
const WORDS: &[(&str, &str, &str)] = &[
    ("skip", "상세 정보로 건너뛰기", "Skip to the details"),
    ("find", "기업 찾기", "Find a company"),
    ("find_hint", "기업 찾기: 이름, 별칭, 초성 ( / )", "Find a company ( / )"),
    ("found", "찾은 기업", "Companies found"),
    ("not_found", "그런 이름이 없습니다", "No company of that name"),
    ("filters", "거르기", "Filters"),
    ("kinds", "관계", "Kinds"),
    ("statuses", "단계", "Status"),
    ("time", "기간", "Time"),
    ("from", "시작", "From"),
    ("to", "끝", "To"),
    ("undated", "날짜 없는 관계 {0}건도 보기", "Show {0} without a date, too"),
    ("sure", "확신도", "Confidence"),
    ("at_least", "{0}% 이상", "{0}% and more"),
    ("only", "이것만", "only"),
    ("only_this", "{0}만 보기", "Show {0} only"),
    ("reset", "모두 보기", "Show all"),
    ("count", "관계 {0}/{1}건 · 조직 {2}곳", "{0} of {1} ties · {2} organisations"),
    ("nothing", "조건에 맞는 관계가 없습니다.", "No tie passes these filters."),
    ("picture", "제휴 관계도", "The picture"),
    ("zoom", "확대와 축소", "Zoom"),
    ("nearer", "확대", "Zoom in"),
    ("farther", "축소", "Zoom out"),
    ("whole", "전체 보기", "Show everything"),
    ("theme", "화면 색", "Theme"),
    ("auto", "시스템 설정", "as the system"),
    ("light", "밝게", "light"),
    ("dark", "어둡게", "dark"),
    ("details", "상세 정보", "Details"),
    ("close", "닫기", "Close"),
    ("companies", "조직", "Organisations"),
    ("hint", "기업이나 선을 누르면 근거 문장이 나옵니다.", "Choose a company or a line to read the evidence."),
    ("ties", "관계 {0}건", "Ties: {0}"),
    ("partners", "관계", "Ties"),
    ("parties", "당사자", "Parties"),
    ("alliance", "협의체", "alliance"),
    ("areas", "분야", "Areas"),
    ("amount", "금액", "Amount"),
    ("stake", "지분", "Stake"),
    ("confidence", "확신도", "Confidence"),
    ("history", "단계 변화", "History"),
    ("reported", "{0} 보도", "reported {0}"),
    ("evidence", "근거 문장", "Evidence"),
    ("says", "내용", "Says"),
    ("rule", "규칙", "Rule"),
    (
        "noscript",
        "자바스크립트를 켜면 검색과 거르기, 근거 문장을 쓸 수 있습니다.",
        "With JavaScript this page searches, filters and shows the evidence.",
    ),
];

/// The word of that name.
pub(super) fn word(name: &str, lang: Lang) -> Option<&'static str> {
    WORDS.iter().find(|(known, ..)| *known == name).map(|(_, ko, en)| super::wording::pick(lang, ko, en))
}

/// All of them, for the script.
pub(super) fn all(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    WORDS.iter().map(|(name, ko, en)| (*name, super::wording::pick(lang, ko, en))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_and_its_script_find_every_word_and_use_every_word() {
        let scripts = super::super::SCRIPTS.concat();
        let used = |name: &str| {
            super::super::PAGE.contains(&format!("{{{{w.{name}}}}}")) || scripts.contains(&format!("words.{name}"))
        };
        let by_theme = ["auto", "light", "dark"];
        for (name, ..) in WORDS {
            assert!(used(name) || by_theme.contains(name), "{name} is said nowhere");
        }
        for asked in scripts.split("words.").skip(1) {
            let name: String = asked.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            assert!(name.is_empty() || word(&name, Lang::Ko).is_some(), "words.{name}");
        }
    }
}
