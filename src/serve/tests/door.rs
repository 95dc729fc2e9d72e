//! Who gets in, and what an answer tells the browser.

use super::{PORT, ask, get, refusal, whole};
use axum::{body::Body, http::Request};

fn with(path: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = get(path);
    for (name, value) in headers {
        let name: axum::http::HeaderName = name.parse().unwrap();
        request.headers_mut().remove(&name);
        request.headers_mut().append(name, value.parse().unwrap());
    }
    request
}

#[test]
fn another_host_is_refused_whatever_is_asked() {
    let explorer = whole();
    for host in
        ["evil.example:7117", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:7117", "127.0.0.1:7117.evil", ""]
    {
        for path in ["/", "/api/stats", "/nothing"] {
            assert_eq!(refusal(&explorer, with(path, &[("host", host)])).0, 403, "{host} {path}");
        }
    }
    let none = Request::get("/").body(Body::empty()).unwrap();
    assert_eq!(refusal(&explorer, none).0, 403);
    let mut twice = get("/");
    twice.headers_mut().append("host", "evil.example".parse().unwrap());
    assert_eq!(refusal(&explorer, twice).0, 403);
    for host in ["localhost:7117", "LOCALHOST:7117", "[::1]:7117"] {
        assert_eq!(ask(&explorer, with("/", &[("host", host)])).0, 200, "{host}");
    }
    assert_eq!(refusal(&explorer, with("http://evil.example/api/stats", &[])).0, 403);
}

#[test]
fn a_page_of_another_origin_is_refused() {
    let explorer = whole();
    for origin in
        ["https://evil.example", "null", "http://127.0.0.1:8000", "https://127.0.0.1:7117", "http://localhost"]
    {
        assert_eq!(refusal(&explorer, with("/api/stats", &[("origin", origin)])).0, 403, "{origin}");
    }
    assert_eq!(ask(&explorer, with("/api/stats", &[("origin", "http://127.0.0.1:7117")])).0, 200);
    for site in ["cross-site", "same-site", "what"] {
        assert_eq!(refusal(&explorer, with("/api/stats", &[("sec-fetch-site", site)])).0, 403, "{site}");
    }
    let followed = [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")];
    assert_eq!(ask(&explorer, with("/?focus=kt", &followed)).0, 200, "a link from elsewhere may be followed");
    assert_eq!(refusal(&explorer, with("/api/stats", &followed)).0, 403);
}

#[test]
fn every_answer_forbids_what_is_not_ours() {
    let explorer = whole();
    for path in ["/", "/api/stats", "/nothing", "/api/export?format=svg", "/api/export?format=nothing"] {
        let head = ask(&explorer, get(path)).2;
        let header = |name: &str| head.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
        assert!(header("content-security-policy").starts_with("default-src 'none'; script-src 'self';"), "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert!(header("access-control-allow-origin").is_empty());
        assert!(header("cache-control").contains("no-"), "{path}");
    }
}

#[test]
fn no_path_leads_to_the_file_system() {
    let explorer = whole();
    for path in [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/etc/passwd",
        "/./index.html",
        "/page/index.html",
        "/index.html%00",
        "/api/../Cargo.toml",
    ] {
        assert_eq!(refusal(&explorer, get(path)), (404, "not_found".to_owned()), "{path}");
    }
}

#[test]
fn too_much_is_refused() {
    let explorer = whole();
    let code = |path: &str| refusal(&explorer, get(path)).0;
    assert_eq!(code(&format!("/api/search?q={}", "x".repeat(25_000))), 413);
    assert_eq!(code(&format!("/api/neighbourhood?focus={}", ["kt"; 25].join(","))), 400);
    for slip in [
        "depth=9",
        "depth=-1",
        "top=0",
        "top=301",
        "kind=marriage",
        "as_of=yesterday",
        "min_confidence=2",
        "colour=red",
        "lang=de",
        "focus=kt&min_confidence=NaN",
    ] {
        assert_eq!(code(&format!("/api/neighbourhood?{slip}")), 400, "{slip}");
    }
    assert_eq!(code("/api/search?limit=51"), 400);
}

#[test]
fn what_is_asked_for_in_another_way_is_refused() {
    let explorer = whole();
    let with = |method: &str, path: &str| {
        Request::builder()
            .method(method)
            .uri(path)
            .header("host", format!("localhost:{PORT}"))
            .body(Body::empty())
            .unwrap()
    };
    for (method, path) in
        [("POST", "/api/stats"), ("DELETE", "/api/corrections"), ("PUT", "/"), ("TRACE", "/api/search")]
    {
        assert_eq!(refusal(&explorer, with(method, path)), (405, "method_not_allowed".to_owned()), "{method} {path}");
    }
}

#[test]
fn a_browser_that_has_a_file_is_told_so() {
    let explorer = whole();
    let head = ask(&explorer, get("/")).2;
    let tag = head.headers()["etag"].to_str().unwrap().to_owned();
    let (status, body, _) = ask(&explorer, with("/", &[("if-none-match", &tag)]));
    assert_eq!((status, body.len()), (304, 0));
}
