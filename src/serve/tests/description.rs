//! The description of the API against its routes and against real answers.

use super::{PORT, answer, ask, claims, get, kept, whole};
use crate::serve::{Edit, Options, api};
use axum::{body::Body, http::Request};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

fn description() -> Value {
    answer(&whole(), "/api/openapi.json")
}

#[test]
fn every_route_is_described_and_every_description_has_a_route() {
    let description = description();
    let described: BTreeSet<(String, String)> = description["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, ways)| ways.as_object().unwrap().keys().map(|way| (way.to_uppercase(), path.clone())))
        .collect();
    let routes: BTreeSet<(String, String)> =
        api::ROUTES.iter().map(|route| (route.method.to_owned(), route.path.to_owned())).collect();
    assert_eq!(described, routes);
}

/// The parameters of a route that are described.
fn parameters(description: &Value, path: &str) -> Vec<Value> {
    let listed = description["paths"][path]["get"]["parameters"].as_array().unwrap().iter();
    listed.map(|it| it["$ref"].as_str().map_or(it, |to| resolve(description, to)).clone()).collect()
}

#[test]
fn every_parameter_that_is_described_is_known_and_no_other() {
    let (description, explorer) = (description(), whole());
    let tie = answer(&explorer, "/api/neighbourhood?focus=kt")["ties"][0]["id"].as_str().unwrap().to_owned();
    for path in description["paths"].as_object().unwrap().keys().filter(|path| *path != "/api/corrections") {
        let value = |name: &str| match (name, path.as_str()) {
            ("from", "/api/diff") => "2018".to_owned(),
            ("to", "/api/diff") => "2021".to_owned(),
            ("id", "/api/tie") => tie.clone(),
            ("focus" | "id" | "org" | "from" | "a", _) => "kt".to_owned(),
            ("to" | "b", _) => "robotics".to_owned(),
            ("depth" | "limit", _) => "2".to_owned(),
            ("top", _) => "9".to_owned(),
            ("kind", _) => "investment".to_owned(),
            ("status", _) => "agreed".to_owned(),
            ("min_confidence", _) => "0.1".to_owned(),
            ("since", _) => "2001".to_owned(),
            ("as_of" | "until" | "known_by", _) => "2025".to_owned(),
            ("collapse", _) => "group".to_owned(),
            ("lang", _) => "en".to_owned(),
            ("format", _) => "svg".to_owned(),
            ("theme", _) => "dark".to_owned(),
            ("layout", _) => "network".to_owned(),
            ("diff", _) => "2018,2021".to_owned(),
            ("without", _) => "lgu".to_owned(),
            ("moved", _) => "kt:1:2".to_owned(),
            ("undated", _) => "1".to_owned(),
            // The way between two needs no focus.
            ("path", _) => String::new(),
            // No tie of the samples has a field.
            ("area", _) => String::new(),
            (_, _) => "x".to_owned(),
        };
        let parameters = parameters(&description, path);
        let pairs =
            parameters.iter().map(|it| it["name"].as_str().unwrap()).map(|name| format!("{name}={}", value(name)));
        let query = pairs.collect::<Vec<_>>().join("&");
        let (status, body, _) = ask(&explorer, get(&format!("{path}?{query}")));
        assert_eq!(status, 200, "{path}?{query}: {}", String::from_utf8_lossy(&body));
        assert_eq!(ask(&explorer, get(&format!("{path}?{query}&nothing=1"))).0, 400, "{path}");
        for wanted in parameters.iter().filter(|it| it["required"] == true).map(|it| it["name"].as_str().unwrap()) {
            let without: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with(&format!("{wanted}="))).collect();
            assert_eq!(ask(&explorer, get(&format!("{path}?{}", without.join("&")))).0, 400, "{path} without {wanted}");
        }
    }
}

#[test]
fn real_answers_are_as_described() {
    let description = description();
    let folder = tempfile::tempdir().unwrap();
    let edit = Some(Edit { token: "t".to_owned(), today: || "2026-05-01".to_owned() });
    let ledger = kept(&folder.path().join("tieup.db"), claims(), Options { edit, ..Options::default() });
    for explorer in [whole(), ledger] {
        let tie = answer(&explorer, "/api/neighbourhood?focus=team")["ties"][0]["id"].as_str().unwrap().to_owned();
        for (path, query) in [
            ("/api/session", String::new()),
            ("/api/stats", String::new()),
            ("/api/search", "q=k".to_owned()),
            ("/api/search", "q=kt".to_owned()),
            ("/api/organization", "id=kt".to_owned()),
            ("/api/organization", "id=team".to_owned()),
            ("/api/neighbourhood", "focus=kt&depth=2".to_owned()),
            ("/api/neighbourhood", String::new()),
            ("/api/path", "from=lgu&to=hotel".to_owned()),
            ("/api/path", "from=kt&to=bank".to_owned()),
            ("/api/tie", format!("id={tie}&org=kt")),
            ("/api/evidence", "a=kt&b=robotics".to_owned()),
            ("/api/timeline", "org=kt".to_owned()),
            ("/api/diff", "focus=kt,sk,robotics&from=2018&to=2020-06".to_owned()),
        ] {
            let told = answer(&explorer, &format!("{path}?{query}"));
            let schema =
                &description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
            let mut flaws = Vec::new();
            check(&description, schema, &told, path, &mut flaws);
            assert!(flaws.is_empty(), "{path}?{query}: {flaws:#?}");
        }
        let (_, refused, _) = ask(&explorer, get("/api/organization?id=nobody"));
        let mut flaws = Vec::new();
        let error = resolve(&description, "#/components/schemas/Error");
        check(&description, error, &serde_json::from_slice(&refused).unwrap(), "error", &mut flaws);
        assert!(flaws.is_empty(), "{flaws:#?}");
    }
}

#[test]
fn corrections_are_as_described() {
    let description = description();
    let folder = tempfile::tempdir().unwrap();
    let edit = Some(Edit { token: "t".to_owned(), today: || "2026-05-01".to_owned() });
    let ledger = kept(&folder.path().join("tieup.db"), claims(), Options { edit, ..Options::default() });
    for (method, body) in [("POST", r#"{"action":"undo","number":1}"#), ("GET", "")] {
        let request =
            Request::builder().method(method).uri("/api/corrections").header("host", format!("localhost:{PORT}"));
        let request = request.header("x-tieup-token", "t").header("content-type", "application/json");
        let (status, told, _) = ask(&ledger, request.body(Body::from(body)).unwrap());
        assert_eq!(status, 200);
        let way = &description["paths"]["/api/corrections"][method.to_lowercase()];
        let mut flaws = Vec::new();
        let schema = &way["responses"]["200"]["content"]["application/json"]["schema"];
        check(&description, schema, &serde_json::from_slice(&told).unwrap(), method, &mut flaws);
        assert!(flaws.is_empty(), "{flaws:#?}");
    }
}

fn resolve<'d>(description: &'d Value, to: &str) -> &'d Value {
    description.pointer(to.trim_start_matches('#')).unwrap_or_else(|| panic!("{to} leads nowhere"))
}

/// Notes where a value is not as a schema has it; what the schema does not name must not be there.
fn check(description: &Value, schema: &Value, value: &Value, at: &str, flaws: &mut Vec<String>) {
    if let Some(to) = schema["$ref"].as_str() {
        return check(description, resolve(description, to), value, at, flaws);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let tries = any.iter().map(|schema| {
            let mut flaws = Vec::new();
            check(description, schema, value, at, &mut flaws);
            flaws
        });
        return flaws.extend(tries.min_by_key(Vec::len).unwrap_or_default());
    }
    if let Some(all) = schema["allOf"].as_array() {
        let (mut properties, mut required) = (Map::new(), Vec::new());
        for part in all {
            let part = part["$ref"].as_str().map_or(part, |to| resolve(description, to));
            properties.extend(part["properties"].as_object().unwrap().clone());
            required.extend(part["required"].as_array().unwrap().clone());
        }
        let merged = serde_json::json!({"type": "object", "properties": properties, "required": required});
        return check(description, &merged, value, at, flaws);
    }
    let is = |kind: &str| match kind {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        _ => value.is_object(),
    };
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        several => several.as_array().into_iter().flatten().filter_map(Value::as_str).collect(),
    };
    if !kinds.iter().any(|kind| is(kind)) {
        return flaws.push(format!("{at} is no {kinds:?}: {value}"));
    }
    if let (Some(words), true) = (schema["enum"].as_array(), value.is_string())
        && !words.contains(value)
    {
        flaws.push(format!("{at} is none of {words:?}: {value}"));
    }
    for (nth, item) in value.as_array().into_iter().flatten().enumerate() {
        check(description, &schema["items"], item, &format!("{at}[{nth}]"), flaws);
    }
    let Some(object) = value.as_object() else { return };
    for wanted in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !object.contains_key(wanted) {
            flaws.push(format!("{at} lacks {wanted}"));
        }
    }
    for (name, value) in object {
        let known = schema["properties"].get(name).unwrap_or(&schema["additionalProperties"]);
        match known.is_null() {
            true => flaws.push(format!("{at} has {name}, which is not described")),
            false => check(description, known, value, &format!("{at}.{name}"), flaws),
        }
    }
}
