//! The first question of a page, read off the address that the page was opened with: its answer is begun while the
//! browser still reads the page.

use super::api;
use form_urlencoded::Serializer;

/// The most organisations that a page puts in focus (`MOST_FOCUS` in page/state.js).
const FOCUS: usize = 24;

/// The query with which the page asks `/api/neighbourhood` when it is opened with this one, as `viewOf` in page/api.js
/// writes it; `None` where it asks something else, or what is too much to answer unasked.
pub(super) fn first_question(query: &str) -> Option<String> {
    let said: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let value = |name: &str| said.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let focus = value("focus").unwrap_or("").split(',').filter(|id| !id.is_empty()).map(unescaped);
    let focus: Vec<String> = focus.take(FOCUS).collect();
    if focus.is_empty() || ["path", "diff"].iter().any(|other| value(other).is_some()) {
        return None;
    }
    let mut asked = Serializer::new(String::new());
    asked.append_pair("focus", &focus.join(","));
    if let Some(depth) = value("depth").filter(|depth| ["0", "2"].contains(depth)) {
        asked.append_pair("depth", depth);
    }
    if let Some(top) = value("top").and_then(|top| top.parse::<u16>().ok()).filter(|top| (1..=300).contains(top)) {
        asked.append_pair("top", &top.to_string());
    }
    asked.append_pair("lang", if value("lang") == Some("en") { "en" } else { "ko" });
    Some(asked.finish())
}

/// The route that it asks.
pub(super) fn route() -> Option<&'static api::Route> {
    api::ROUTES.iter().find(|route| route.path == "/api/neighbourhood")
}

/// An id as it was before its marks were escaped (`escaped` in page/state.js).
fn unescaped(id: &str) -> String {
    let marks = [("%2c", ","), ("%3b", ";"), ("%3a", ":"), ("%7e", "~"), ("%25", "%")];
    marks.iter().fold(id.to_owned(), |id, (code, mark)| id.replace(code, mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_is_the_one_that_the_page_asks() {
        let asked = |query: &str| first_question(query).unwrap_or_default();
        assert_eq!(asked("focus=kt"), "focus=kt&lang=ko");
        assert_eq!(
            asked("focus=kt,kakao&depth=2&top=120&at=2020-06&lang=en&sel=org:kt"),
            "focus=kt%2Ckakao&depth=2&top=120&lang=en"
        );
        assert_eq!(asked("focus=%EB%82%98%20%2525&depth=1&top=999"), "focus=%EB%82%98+%25&lang=ko");
        for other in ["", "path=kt~kakao", "focus=kt&diff=2020-01..2020-02", "focus="] {
            assert_eq!(first_question(other), None, "{other}");
        }
    }
}
