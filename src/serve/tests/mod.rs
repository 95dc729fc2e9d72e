//! The explorer without a socket.

mod answers;
mod corrections;
mod description;
mod door;
mod ledgers;

use super::{Archive, Explorer, Kept, Options, Whole};
use crate::{
    graph::{PartnerGraph, samples::claim},
    ledger::{Ledger, Said},
    lexicon::Gazetteer,
    model::{Citation, Claim, Kind, OrgKind, Organization, Status},
};
use axum::{
    body::Body,
    http::{Request, Response},
};
use http_body_util::BodyExt;
use serde_json::Value;
use std::{path::Path, sync::Arc};
use tower::ServiceExt;

const PORT: u16 = 7117;

/// An alliance that grows, an investment, talks that end, an article that tries to break out.
fn claims() -> Vec<Claim> {
    let quoted = |mut claim: Claim, quote: &str, cue: &str| {
        claim.evidence[0].quote = quote.to_owned();
        claim.evidence[0].cue = cue.to_owned();
        claim
    };
    let member = |doc: &str, org: &str, when: &str| claim(doc, Kind::Membership, &[org]).of("team").when(when);
    let bank = |doc: &str, status| claim(doc, Kind::Acquisition, &["sk", "bank"]).status(status);
    vec![
        quoted(
            claim("a", Kind::Investment, &["kt", "robotics"]).when("2020-06").reported("2020-08-21"),
            "🤖 <img src=x onerror=alert(1)> KTX 말고 KT는 ROBOTICS에 500억원을 투자했다.",
            "투자",
        ),
        member("b", "kt", "2020-02-20"),
        member("c", "lgu", "2020-06-03"),
        bank("d", Status::Talks).when("2019-01"),
        bank("e", Status::Ended).when("2019-09"),
        claim("f", Kind::Supply, &["robotics", "hotel"]).when("2018"),
    ]
}

fn described(graph: PartnerGraph) -> PartnerGraph {
    graph.describe(|id| {
        (id.as_str() == "kt").then(|| Organization {
            id: id.clone(),
            ko: Some("KT".to_owned()),
            en: Some("KT Corp".to_owned()),
            kind: OrgKind::Company,
            country: None,
            group: None,
            ticker: None,
            aliases: vec!["케이티".to_owned()],
        })
    })
}

/// An explorer of the claims in memory.
fn whole() -> Arc<Explorer> {
    let citation = Citation { title: Some("</script>".to_owned()), url: Some("https://news.example/a".to_owned()) };
    let graph = described(PartnerGraph::from_claims(claims()));
    let options = Options { source: "articles/".to_owned(), ..Options::default() };
    Arc::new(Explorer::new(Archive::Whole(Whole::new(graph, [("a".into(), citation)])), options))
}

/// A ledger that holds claims.
fn ledger(path: &Path, claims: Vec<Claim>) -> &'static Gazetteer {
    let gazetteer: &'static Gazetteer = Box::leak(Box::default());
    let mut ledger = Ledger::create(path, gazetteer).unwrap();
    let said = Said::Import { file: "claims.jsonl".to_owned(), claims: claims.len() };
    ledger.correct(&said, claims, "2026-01-01", None).unwrap();
    gazetteer
}

/// An explorer of a ledger.
fn kept(path: &Path, claims: Vec<Claim>, options: Options) -> Arc<Explorer> {
    let gazetteer = ledger(path, claims);
    Arc::new(Explorer::new(Archive::Kept(Kept::open(path, gazetteer).unwrap()), options))
}

/// A request as our own page makes it.
fn get(path: &str) -> Request<Body> {
    Request::get(path).header("host", format!("127.0.0.1:{PORT}")).body(Body::empty()).unwrap()
}

fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

/// The status, the answer and its head.
fn ask(explorer: &Arc<Explorer>, request: Request<Body>) -> (u16, Vec<u8>, Response<()>) {
    wait(async {
        let response = Arc::clone(explorer).router(PORT).oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        (parts.status.as_u16(), body, Response::from_parts(parts, ()))
    })
}

/// A good answer as JSON.
fn answer(explorer: &Arc<Explorer>, path: &str) -> Value {
    let (status, body, _) = ask(explorer, get(path));
    assert_eq!(status, 200, "{path}: {}", String::from_utf8_lossy(&body));
    serde_json::from_slice(&body).unwrap()
}

/// The status and code of a refusal.
fn refusal(explorer: &Arc<Explorer>, request: Request<Body>) -> (u16, String) {
    let (status, body, _) = ask(explorer, request);
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    (status, body["error"]["code"].as_str().unwrap_or("none").to_owned())
}
