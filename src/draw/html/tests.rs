//! What holds for every page; a browser looks at it in tests/browser.rs.

use super::*;
use crate::draw::Links;
use crate::model::{Kind, OrgKind};
use crate::query::samples::{Sample, org};
use html5gum::{Token, Tokenizer};
use proptest::prelude::*;

fn page(text: &str) -> String {
    let view = Sample::default()
        .org(org(text, text, OrgKind::Company))
        .org(org("other", "다른", OrgKind::Company))
        .tie(Kind::Supply, &[text, "other"], |tie| {
            tie.areas = vec![text.to_owned()];
            tie.claims[0].evidence[0].quote = text.to_owned();
            tie.claims[0].evidence[0].cue = text.to_owned();
            tie.claims[0].doc = text.into();
            tie.claims[0].source = Some(text.to_owned());
        })
        .view(&[text]);
    let mut links = Links::default();
    links.add(text.into(), text);
    html(&view, &HtmlOptions { picture: SvgOptions { title: Some(text.to_owned()), links, ..SvgOptions::default() } })
}

/// Tag and attribute names, in order.
fn skeleton(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for Ok(token) in Tokenizer::new(page) {
        if let Token::StartTag(tag) = token {
            found.push(String::from_utf8_lossy(&tag.name).into_owned());
            found.extend(tag.attributes.keys().map(|name| format!("@{}", String::from_utf8_lossy(name))));
        }
    }
    found
}

fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let from = page.find(start).unwrap() + start.len();
    &page[from..from + page[from..].find(end).unwrap()]
}

#[test]
fn the_page_asks_for_nothing_and_names_what_may_run() {
    let page = page("가온전자");
    for address in page.match_indices("http").map(|(at, _)| &page[at..]) {
        let ours =
            ["http://www.w3.org/2000/svg", "http-equiv", "https?:"].iter().any(|known| address.starts_with(known));
        assert!(ours, "{}", address.get(..60).unwrap_or(address));
    }
    for (start, end) in [("<script>", "</script>"), ("<style>", "</style>")] {
        let hash = STANDARD.encode(Sha256::digest(between(&page, start, end).as_bytes()));
        assert!(page.contains(&format!("'sha256-{hash}'")), "{start}");
    }
    assert!(!page.contains("{{") && !page.contains(" style="));
}

#[test]
fn a_page_takes_another_picture_or_its_error() {
    let draw =
        |picture: &SvgOptions| Ok::<_, ()>(format!("<svg data-links=\"{:?}\"/>", picture.links.of(&"http://a".into())));
    let made = super::page(&View::default(), &HtmlOptions::default(), draw).unwrap();
    assert!(made.contains("<svg data-links=\"None\"/>"));
    assert_eq!(super::page(&View::default(), &HtmlOptions::default(), |_| Err("no place")), Err("no place"));
}

#[test]
fn a_filled_slot_is_not_filled_again() {
    assert_eq!(filled("a{{x}}b{{y}}", |name| format!("{{{{{name}}}}}")), "a{{x}}b{{y}}");
}

#[test]
fn articles_are_linked_where_they_have_a_web_address() {
    let linked = page("https://news.example/a");
    assert!(linked.contains("\"url\":\"https://news.example/a\""));
    assert!(!linked.contains("href=\"https:"), "a click on an edge shows the evidence");
    assert!(page("javascript:alert(1)").contains("\"url\":null"));
}

#[test]
fn an_empty_view_is_a_page_too() {
    for theme in [Theme::Light, Theme::Dark, Theme::Auto] {
        let picture = SvgOptions { theme, ..SvgOptions::default() };
        assert!(html(&View::default(), &HtmlOptions { picture }).contains("</html>"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn hostile_text_adds_no_element_and_no_attribute(
        text in prop_oneof![
            any::<String>(),
            "[\"\\\\\\]><&'`\\x00\\n\\u{202e}\\u{2028}/!{}=-]{1,40}",
            Just("</script><script>alert(1)</script>".to_owned()),
            Just("<!--<script>".to_owned()),
            Just("\u{202e}\t\0가".to_owned()),
            Just("</title></svg><img src=x onerror=alert(1)>".to_owned()),
            Just("\" onload=\"alert(1)".to_owned()),
            Just("{{script}}".to_owned()),
            Just("]]><![CDATA[".to_owned()),
        ]
    ) {
        let hostile = page(&text);
        // What the length of a name changes: lines of text, and whether a label found room.
        let names = |page: &str| {
            let mut seen = skeleton(page);
            seen.sort_unstable();
            seen.dedup();
            seen
        };
        let known = names(&page("가온전자"));
        for name in names(&hostile) {
            prop_assert!(known.contains(&name) || ["circle", "@cx", "@cy", "@r"].contains(&name.as_str()), "{}", name);
        }
        prop_assert_eq!(skeleton(&hostile).iter().filter(|name| *name == "script").count(), 2);
        let json = between(&hostile, "id=\"data\">", "</script>");
        let data: serde_json::Value = serde_json::from_str(json).unwrap();
        prop_assert_eq!(data["orgs"].as_array().map(Vec::len), Some(2));
        let marked = hostile.contains(['\0', '\u{202e}', '\u{2028}']);
        prop_assert!(!marked);
    }
}
