//! Corrections: who may make them, and what becomes of them.

use super::{PORT, answer, ask, claims, get, kept, refusal, whole};
use crate::serve::{Edit, Explorer, Options};
use axum::{body::Body, http::Request};
use serde_json::{Value, json};
use std::sync::Arc;

const TOKEN: &str = "0123456789abcdef";

fn editing(folder: &tempfile::TempDir) -> Arc<Explorer> {
    let edit = Some(Edit { token: TOKEN.to_owned(), today: || "2026-05-01".to_owned() });
    kept(&folder.path().join("tieup.db"), claims(), Options { edit, ..Options::default() })
}

fn post(body: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::post("/api/corrections").header("host", format!("127.0.0.1:{PORT}"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body.to_owned())).unwrap()
}

const OURS: &[(&str, &str)] =
    &[("content-type", "application/json"), ("x-tieup-token", TOKEN), ("origin", "http://127.0.0.1:7117")];

fn say(explorer: &Arc<Explorer>, wish: &Value) -> (u16, Value) {
    let (status, body, _) = ask(explorer, post(&wish.to_string(), OURS));
    (status, serde_json::from_slice(&body).unwrap())
}

#[test]
fn without_the_token_nothing_is_corrected_or_shown() {
    let folder = tempfile::tempdir().unwrap();
    let explorer = editing(&folder);
    let wish = r#"{"action":"undo","number":1}"#;
    let json = ("content-type", "application/json");
    for headers in [
        vec![json],
        vec![json, ("x-tieup-token", "")],
        vec![json, ("x-tieup-token", "0123456789abcdeF")],
        vec![json, ("x-tieup-token", "0123456789abcdef0")],
        vec![json, ("x-tieup-token", TOKEN), ("origin", "https://evil.example")],
        vec![json, ("x-tieup-token", TOKEN), ("sec-fetch-site", "cross-site")],
    ] {
        assert_eq!(refusal(&explorer, post(wish, &headers)).0, 403, "{headers:?}");
    }
    assert_eq!(refusal(&explorer, post(wish, &[("x-tieup-token", TOKEN), ("content-type", "text/plain")])).0, 400);
    assert_eq!(refusal(&explorer, get("/api/corrections")).0, 403);
    assert_eq!(refusal(&whole(), post(wish, OURS)).0, 403, "nothing is corrected without --edit");
}

#[test]
fn a_claim_is_rejected_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let explorer = editing(&folder);
    let told = || answer(&explorer, "/api/evidence?a=kt&b=robotics")["proofs"].as_array().unwrap().len();
    let claim = answer(&explorer, "/api/evidence?a=kt&b=robotics")["proofs"][0]["claim"].clone();
    assert_eq!(say(&explorer, &json!({"action": "reject", "claim": claim, "reason": "  "})).0, 400, "why is wanted");
    let (status, done) = say(&explorer, &json!({"action": "reject", "claim": claim, "reason": "a fair"}));
    assert_eq!((status, done, told()), (200, json!({"number": 2, "claims": 1}), 0));
    let mut log = get("/api/corrections");
    log.headers_mut().append("x-tieup-token", TOKEN.parse().unwrap());
    let log: Value = serde_json::from_slice(&ask(&explorer, log).1).unwrap();
    let last = &log["corrections"][0];
    assert_eq!(
        (&last["action"], &last["made"], &last["reason"]),
        (&json!("reject"), &json!("2026-05-01"), &json!("a fair"))
    );
    assert_eq!((say(&explorer, &json!({"action": "undo", "number": 2})).0, told()), (200, 1));
    assert_eq!(say(&explorer, &json!({"action": "undo", "number": 2})).0, 404);
}

#[test]
fn two_organisations_become_one() {
    let folder = tempfile::tempdir().unwrap();
    let explorer = editing(&folder);
    let wish = json!({"action": "merge", "from": "hotel", "into": "kt", "reason": "bought"});
    assert_eq!(say(&explorer, &wish).0, 200);
    assert_eq!(answer(&explorer, "/api/evidence?a=kt&b=robotics")["proofs"].as_array().unwrap().len(), 2);
    assert_eq!(say(&explorer, &json!({"action": "merge", "from": "kt", "into": "kt", "reason": "x"})).0, 400);
    let wish = json!({"action": "alias", "name": "그 호텔", "org": "robotics", "reason": "so called"});
    assert_eq!(say(&explorer, &wish).0, 200);
    let found = |path: &str, of: &str| answer(&explorer, path)[of]["id"].clone();
    // The names are counted in the background, but who wrote is answered by the new ones.
    assert_eq!(answer(&explorer, "/api/search?q=%EA%B7%B8%20%ED%98%B8%ED%85%94")["organizations"][0]["id"], "robotics");
    assert_eq!(found("/api/organization?id=hotel", "organization"), "kt");
    assert_eq!(say(&explorer, &json!({"action": "undo", "number": 2})).0, 200);
    assert_eq!(found("/api/organization?id=hotel", "organization"), "hotel");
}

#[test]
fn what_is_no_correction_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let explorer = editing(&folder);
    for body in ["", "[]", "{", r#"{"action":"delete"}"#, r#"{"action":"undo","number":1,"more":2}"#] {
        assert_eq!(refusal(&explorer, post(body, OURS)).0, 400, "{body}");
    }
    let large = format!(r#"{{"action":"alias","name":"{}"}}"#, "x".repeat(70_000));
    assert_eq!(refusal(&explorer, post(&large, OURS)).0, 413);
    let long = json!({"action": "alias", "name": "x".repeat(3_000), "org": "kt", "reason": "y"});
    assert_eq!(say(&explorer, &long).0, 400);
    assert_eq!(say(&explorer, &json!({"action": "reject", "claim": "ffff", "reason": "y"})).0, 404);
}
