//! Who may ask: a page of another origin may not, nor one that gave its own name our address.

use super::refusal::Refusal;
use axum::http::{HeaderMap, Method, Uri, header};

/// Longest path and query, in bytes: room for the places of as many nodes as a picture has.
const LONGEST: usize = 24 << 10;

/// The header that carries the token of `--edit`.
pub(super) const TOKEN: &str = "x-tieup-token";

/// What every answer says: nothing but our own files may run, be loaded, or hold the page in a frame.
pub(super) const HEADERS: &[(&str, &str)] = &[
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// Whether a request comes from our own page, or from no page at all.
///
/// # Errors
/// 403 for a foreign host or origin, 413 for an address that is too long.
pub(super) fn admit(uri: &Uri, headers: &HeaderMap, port: u16) -> Result<(), Refusal> {
    if uri.path().len() + uri.query().map_or(0, str::len) > LONGEST {
        return Err(Refusal::new(413, format!("an address may have {LONGEST} bytes")));
    }
    let ours = ["127.0.0.1", "localhost", "[::1]"].map(|host| format!("{host}:{port}"));
    let hosts: Vec<_> = headers.get_all(header::HOST).iter().collect();
    let host = match hosts.as_slice() {
        [one] => one.to_str().unwrap_or(""),
        _ => "",
    };
    // A name of somebody else's that leads to this address (DNS rebinding) stands in `Host`.
    if !ours.iter().any(|own| own.eq_ignore_ascii_case(host)) {
        return Err(Refusal::new(403, "ask for 127.0.0.1 or localhost, with the port"));
    }
    if uri.authority().is_some_and(|authority| !authority.as_str().eq_ignore_ascii_case(host)) {
        return Err(Refusal::new(403, "the address is that of another host"));
    }
    for origin in headers.get_all(header::ORIGIN) {
        let own = |host: &String| origin.as_bytes() == format!("http://{host}").as_bytes();
        if !ours.iter().any(own) {
            return Err(Refusal::new(403, "a page of another origin may not ask"));
        }
    }
    // `none`: the reader typed the address, or opened a bookmark.
    let site = headers.get("sec-fetch-site").map_or(&b"none"[..], |site| site.as_bytes());
    let is_navigation = headers.get("sec-fetch-mode").is_some_and(|mode| mode == "navigate");
    match site {
        b"same-origin" | b"none" => Ok(()),
        // A link on another page may lead to ours: whoever put it there sees nothing of it.
        _ if is_navigation && !uri.path().starts_with("/api/") => Ok(()),
        _ => Err(Refusal::new(403, "a page of another site may not ask")),
    }
}

/// Whether a request may read or make corrections.
///
/// # Errors
/// 403 without `--edit`, without the token, or with another.
pub(super) fn may_edit(method: &Method, headers: &HeaderMap, token: Option<&str>) -> Result<(), Refusal> {
    let token = token.ok_or_else(|| Refusal::new(403, "nothing can be corrected here: start with --edit"))?;
    let given = headers.get(TOKEN).map_or(&b""[..], |given| given.as_bytes());
    if !is_same(given, token.as_bytes()) {
        return Err(Refusal::new(403, "the token of this run is wanted; it is in the address that was printed"));
    }
    let json = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    if *method == Method::POST && !json {
        return Err(Refusal::bad("a correction is told as application/json"));
    }
    Ok(())
}

/// Whether two texts are the same, in a time that does not tell where they differ.
fn is_same(given: &[u8], wanted: &[u8]) -> bool {
    // Digests are of one length, and what differs in them says nothing of the texts.
    blake3::hash(given) == blake3::hash(wanted)
}
