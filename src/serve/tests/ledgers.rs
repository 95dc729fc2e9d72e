//! A ledger answers as the whole graph of its claims does, and sees what others write.

use super::{answer, claims, kept, ledger};
use crate::{
    graph::{PartnerGraph, samples::claim},
    lexicon::Gazetteer,
    model::{Claim, Kind},
    serve::{Archive, Explorer, Options, Whole},
};
use serde_json::Value;
use std::{
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

/// Enough claims about one company that its partners are chosen, not all read.
fn many() -> Vec<Claim> {
    let mut all = claims();
    for nth in 0..400 {
        let partner = format!("partner-{:03}", nth / 2);
        all.push(claim(&format!("m{nth}"), Kind::Supply, &["kt", &partner]).when("2021-03-05"));
        all.push(claim(&format!("n{nth}"), Kind::Licensing, &["kt", &partner]).when("2021-04-05"));
    }
    all
}

fn whole(claims: Vec<Claim>) -> Arc<Explorer> {
    let gazetteer = Gazetteer::default();
    let graph = PartnerGraph::from_claims(claims).describe(|id| gazetteer.organization(id).cloned());
    let archive = Archive::Whole(Whole::new(graph, []));
    Arc::new(Explorer::new(archive, Options::default()))
}

fn ties(view: &Value) -> Vec<&Value> {
    view["ties"].as_array().unwrap().iter().collect()
}

#[test]
fn a_small_ledger_answers_as_the_whole_graph() {
    let folder = tempfile::tempdir().unwrap();
    let (kept, whole) = (kept(&folder.path().join("tieup.db"), claims(), Options::default()), whole(claims()));
    for org in ["kt", "lgu", "robotics", "hotel", "sk", "team"] {
        for more in ["", "&as_of=2020-05", "&kind=supply,membership", "&lang=en"] {
            let path = format!("/api/neighbourhood?focus={org}{more}");
            assert_eq!(answer(&kept, &path)["ties"], answer(&whole, &path)["ties"], "{path}");
        }
        for path in [format!("/api/organization?id={org}"), format!("/api/timeline?org={org}")] {
            assert_eq!(answer(&kept, &path), answer(&whole, &path), "{path}");
        }
    }
    let path = "/api/neighbourhood?focus=kt&depth=2";
    assert_eq!(answer(&kept, path)["graph"], answer(&whole, path)["graph"]);
    for path in ["/api/path?from=lgu&to=hotel", "/api/path?from=kt&to=bank", "/api/evidence?a=kt&b=robotics"] {
        assert_eq!(answer(&kept, path), answer(&whole, path), "{path}");
    }
}

#[test]
fn of_a_company_with_many_partners_the_important_are_shown_and_the_rest_counted() {
    let folder = tempfile::tempdir().unwrap();
    let (kept, whole) = (kept(&folder.path().join("tieup.db"), many(), Options::default()), whole(many()));
    let view = answer(&kept, "/api/neighbourhood?focus=kt&top=20");
    let shown = view["organizations"].as_array().unwrap().len();
    assert!((10..=21).contains(&shown), "{shown}");
    let hidden = view["left_out"]["organizations"].as_u64().unwrap() as usize;
    assert_eq!((hidden, view["unseen"]["kt"].as_u64().unwrap() as usize), (204 - shown, 204 - shown));
    let all = answer(&whole, "/api/neighbourhood?focus=kt&top=300");
    let known = ties(&all);
    assert!(ties(&view).iter().all(|tie| known.contains(tie)), "each tie is whole");
    let some = answer(&kept, "/api/organization?id=kt");
    assert_eq!((&some["partners"], some["partners_list"].as_array().unwrap().len()), (&Value::from(203), 203));
    let tie = ties(&view)[0]["id"].as_str().unwrap();
    assert_eq!(
        answer(&kept, &format!("/api/tie?id={tie}&org=kt")),
        answer(&whole, &format!("/api/tie?id={tie}&org=kt"))
    );
}

#[test]
fn what_another_process_writes_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tieup.db");
    let explorer = kept(&path, claims(), Options::default());
    assert_eq!(answer(&explorer, "/api/search?q=newcomer")["organizations"], Value::Array(Vec::new()));
    ledger(&path, vec![claim("z", Kind::Supply, &["newcomer", "kt"])]);
    assert_eq!(answer(&explorer, "/api/neighbourhood?focus=kt")["organizations"].as_array().unwrap().len(), 5);
    let until = Instant::now() + Duration::from_secs(10);
    while answer(&explorer, "/api/search?q=newcomer")["organizations"][0].is_null() {
        assert!(Instant::now() < until, "suggestions are never read anew");
        thread::sleep(Duration::from_millis(20));
    }
}
