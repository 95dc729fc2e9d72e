//! What each route answers about a graph in memory.

use super::{answer, ask, get, refusal, whole};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect()
}

#[test]
fn a_neighbourhood_has_a_place_for_all_that_it_names() {
    let view = answer(&whole(), "/api/neighbourhood?focus=%EC%BC%80%EC%9D%B4%ED%8B%B0");
    assert_eq!(view["focus"], json!(["kt"]), "by an alias");
    assert_eq!(ids(&view["organizations"]), ["kt", "lgu", "robotics", "team"]);
    assert_eq!(ids(&view["graph"]["nodes"]).len(), 4);
    assert_eq!(view["unseen"], json!({"kt": 0, "lgu": 0, "robotics": 1, "team": 0}));
    assert_eq!(view["period"], json!(["2020-02", "2020-06"]));
    let team = view["ties"].as_array().unwrap().iter().find(|tie| tie["alliance"] == "team").unwrap();
    let (february, june) = (2020 * 12 + 1, 2020 * 12 + 5);
    assert_eq!(
        team["course"],
        json!([
            {"month": february, "status": "agreed", "truth": "yes", "members": [["kt", "yes"]]},
            {"month": june, "status": "agreed", "truth": "yes", "members": [["kt", "yes"], ["lgu", "yes"]]},
        ])
    );
    let shown = |query: &str| ids(&answer(&whole(), &format!("/api/neighbourhood?{query}"))["organizations"]).len();
    assert_eq!((shown("focus=kt&as_of=2020-05"), shown("focus=kt&depth=2"), shown("focus=kt&kind=supply")), (2, 5, 0));
    assert_eq!((shown(""), shown("top=2&status=ended")), (7, 2));
}

#[test]
fn the_sentence_comes_with_its_names_and_cue_marked() {
    let told = answer(&whole(), "/api/evidence?a=kt&b=robotics");
    let proof = &told["proofs"][0];
    let quote: Vec<u16> = proof["quote"].as_str().unwrap().encode_utf16().collect();
    let slice = |range: &Value| {
        let at = |nth: usize| range[nth].as_u64().unwrap() as usize;
        String::from_utf16(&quote[at(0)..at(1)]).unwrap()
    };
    let names: Vec<String> = proof["names"].as_array().unwrap().iter().map(slice).collect();
    assert_eq!(names, ["KT", "ROBOTICS"], "KT is not in KTX");
    assert_eq!(slice(&proof["cue_at"]), "투자");
    assert_eq!((proof["url"].as_str(), proof["title"].as_str()), (Some("https://news.example/a"), Some("</script>")));
    assert_eq!(answer(&whole(), "/api/evidence?a=kt&b=hotel")["proofs"], json!([]));
}

#[test]
fn a_way_holds_no_more_than_itself() {
    let way = answer(&whole(), "/api/path?from=lgu&to=hotel");
    let steps = way["route"]["steps"].as_array().unwrap();
    assert_eq!(steps.len(), 3);
    assert_eq!(ids(&way["graph"]["organizations"]), ["hotel", "kt", "lgu", "robotics", "team"]);
    let none = answer(&whole(), "/api/path?from=kt&to=bank");
    assert_eq!((&none["route"], &none["sure"], &none["graph"]), (&Value::Null, &json!(true), &Value::Null));
    assert_eq!(answer(&whole(), "/api/path?from=lgu&to=hotel&kind=supply")["route"], Value::Null);
}

#[test]
fn a_tie_has_all_its_sentences() {
    let view = answer(&whole(), "/api/neighbourhood?focus=team");
    let id = view["ties"][0]["id"].as_str().unwrap();
    let tie = answer(&whole(), &format!("/api/tie?id={id}&org=kt"));
    let docs: Vec<&str> = tie["proofs"].as_array().unwrap().iter().map(|it| it["doc"].as_str().unwrap()).collect();
    assert_eq!(docs, ["b", "c"]);
    assert_eq!(refusal(&whole(), get("/api/tie?id=0&org=kt")).0, 404);
}

#[test]
fn what_changed_is_in_the_picture() {
    let diff = answer(&whole(), "/api/diff?focus=kt,sk&from=2019-06&to=2020-06");
    assert_eq!(diff["joined"], json!([{"alliance": "team", "org": "kt"}, {"alliance": "team", "org": "lgu"}]));
    assert_eq!((diff["begun"].as_array().unwrap().len(), diff["ended"].as_array().unwrap().len()), (1, 1));
    let here = ids(&diff["graph"]["ties"]);
    for tie in ["begun", "ended", "changed"].iter().flat_map(|what| diff[what].as_array().unwrap()) {
        assert!(here.contains(&tie.as_str().unwrap()));
    }
    assert_eq!(refusal(&whole(), get("/api/diff?from=2021&to=2020")).0, 400);
    assert_eq!(refusal(&whole(), get("/api/diff?from=2021")).0, 400);
}

#[test]
fn an_organisation_has_its_profile_and_partners() {
    let kt = answer(&whole(), "/api/organization?id=kt");
    assert_eq!((&kt["organization"]["en"], &kt["partners"], &kt["more"]), (&json!("KT Corp"), &json!(3), &json!(0)));
    assert_eq!(kt["partners_list"][0]["partner"]["id"], "robotics");
    let then = answer(&whole(), "/api/organization?id=kt&as_of=2020-05");
    assert_eq!(then["partners_list"].as_array().unwrap().len(), 1);
    assert_eq!(refusal(&whole(), get("/api/organization?id=kt&as_of=2001")).0, 404);
    let (status, body, _) = ask(&whole(), get("/api/organization?id=hotl"));
    assert_eq!(status, 404, "{}", String::from_utf8_lossy(&body));
    let events = answer(&whole(), "/api/timeline?org=sk");
    assert_eq!(events["events"].as_array().unwrap().len(), 2);
}

/// The ids of the nodes of an exported picture.
fn exported(query: &str) -> BTreeSet<String> {
    let (status, body, _) = ask(&whole(), get(&format!("/api/export?format=svg&{query}")));
    let svg = String::from_utf8(body).unwrap();
    assert_eq!(status, 200, "{svg}");
    let document = roxmltree::Document::parse(&svg).unwrap();
    let nodes = document.descendants().filter(|it| it.attribute("class").is_some_and(|it| it.starts_with("node")));
    nodes.map(|node| node.attribute("data-id").unwrap().to_owned()).collect()
}

#[test]
fn an_export_has_what_was_left_in_the_picture() {
    let seen = |query: &str| exported(query).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(seen("focus=kt"), "kt lgu robotics team");
    assert_eq!(seen("focus=kt&without=lgu"), "kt robotics team");
    assert_eq!(seen("focus=kt&as_of=2020-05"), "kt team");
    assert_eq!(seen("focus=sk&as_of=2020"), "bank sk", "what had ended is seen, and its status");
    assert_eq!(seen("focus=sk&as_of=2020&status=ended"), "bank sk");
    assert_eq!(seen("focus=kt&depth=2&kind=supply"), "hotel robotics", "nobody else comes in");
    assert_eq!(seen("path=lgu,hotel"), "hotel kt lgu robotics team");
    assert_eq!(seen("path=lgu,hotel&kind=investment"), "kt robotics");
    assert_eq!(seen("focus=kt,sk&diff=2019-06,2020-06&moved=kt:0:0"), "bank kt lgu robotics sk team");
    let refused = |query: &str| refusal(&whole(), get(&format!("/api/export?format=svg&{query}"))).0;
    assert_eq!((refused("path=sk,kt"), refused("path=kt"), refused("diff=2020&focus=kt")), (404, 400, 400));
    assert_eq!(
        (refused("moved=kt&focus=kt"), refused("undated=2&focus=kt"), refused("without=x&focus=kt")),
        (400, 400, 404)
    );
}

#[test]
fn what_is_seen_can_be_kept_in_every_format() {
    let (description, explorer) = (answer(&whole(), "/api/openapi.json"), whole());
    let parameters = description["paths"]["/api/export"]["get"]["parameters"].as_array().unwrap();
    let formats = parameters.iter().find(|it| it["name"] == "format").unwrap()["schema"]["enum"].as_array().unwrap();
    // Fonts are not everywhere.
    for format in formats.iter().map(|it| it.as_str().unwrap()).filter(|it| !["png", "pdf"].contains(it)) {
        let (status, body, head) = ask(&explorer, get(&format!("/api/export?focus=kt&format={format}&theme=dark")));
        assert_eq!(status, 200, "{format}: {}", String::from_utf8_lossy(&body));
        assert!(body.len() > 100, "{format}");
        let name = head.headers()["content-disposition"].to_str().unwrap();
        assert!(name.starts_with("attachment; filename=\"kt."), "{name}");
        assert!(!head.headers()["content-type"].is_empty());
    }
    assert_eq!(refusal(&explorer, get("/api/export?focus=kt")).0, 400);
    assert_eq!(refusal(&explorer, get("/api/export?focus=kt&format=exe")).0, 400);
    assert_eq!(refusal(&explorer, get("/api/export?focus=kt&format=svg&kind=support")).0, 404);
}
