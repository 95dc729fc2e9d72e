//! The ledger: what is added lasts, is added once, is taken away whole, and is asked as the articles themselves are.

use std::{fs, path::PathBuf, sync::LazyLock};
use tempfile::TempDir;
use tieup::{
    Extractor,
    graph::PartnerGraph,
    ledger::{About, Broken, CorrectError, Ledger, Said},
    model::{Claim, ClaimId, DocId, Document, OrgId},
    query, read,
    store::{Store, StoreError},
};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

const DEAL: &str = "KT는 21일 카카오와 업무협약을 체결했다고 밝혔다.";
const OTHER: &str = "KT는 21일 신한은행과 업무협약을 체결했다고 밝혔다.";
const DAY: &str = "2026-01-02";

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("tieup.db")
    }

    fn ledger(&self) -> Ledger<'static> {
        Ledger::create(&self.path(), &EXTRACTOR.lexicon().gazetteer).unwrap()
    }

    /// A ledger with these articles: name and text.
    fn with(&self, articles: &[(&str, &str)]) -> Ledger<'static> {
        let mut ledger = self.ledger();
        add(&mut ledger, articles);
        ledger
    }
}

fn article(name: &str, text: &str) -> Document {
    read::text(name, format!("소식\n\n등록 2021.03.15 10:00\n\n{text}\n"))
}

fn add(ledger: &mut Ledger<'_>, articles: &[(&str, &str)]) -> tieup::ledger::Added {
    let prepared = articles.iter().map(|(name, text)| ledger.prepare(&EXTRACTOR, &article(name, text))).collect();
    ledger.add(prepared).unwrap()
}

fn claims(ledger: &Ledger<'_>) -> Vec<Claim> {
    let mut all = Vec::new();
    ledger
        .claims(|claim| {
            all.push(claim);
            Ok::<(), StoreError>(())
        })
        .unwrap();
    all
}

/// The articles and the organisations of each claim.
fn told(ledger: &Ledger<'_>) -> Vec<String> {
    let orgs = |claim: &Claim| claim.parties.iter().map(|party| party.id.to_string()).collect::<Vec<_>>().join("+");
    claims(ledger).iter().map(|claim| format!("{}: {}", claim.doc, orgs(claim))).collect()
}

#[test]
fn what_is_there_is_passed_over_and_what_changed_takes_its_place() {
    let place = Place::new();
    let mut ledger = place.with(&[("a", DEAL), ("b", OTHER)]);
    assert_eq!(told(&ledger), ["a: kt+kakao", "b: kt+shinhan-bank"]);
    let again = add(&mut ledger, &[("a", DEAL)]);
    assert_eq!((again.added, again.changed, again.same), (0, 0, 1));
    let changed = add(&mut ledger, &[("a", OTHER)]);
    assert_eq!((changed.added, changed.changed, changed.same), (0, 1, 0));
    assert_eq!(told(&ledger), ["a: kt+shinhan-bank", "b: kt+shinhan-bank"]);
}

#[test]
fn an_article_goes_with_exactly_its_own_claims() {
    let place = Place::new();
    let mut ledger = place.with(&[("a", DEAL), ("b", DEAL)]);
    assert!(ledger.remove(&DocId::new("a")).unwrap());
    assert!(!ledger.remove(&DocId::new("a")).unwrap());
    assert_eq!(told(&ledger), ["b: kt+kakao"]);
    assert!(ledger.remove(&DocId::new("b")).unwrap());
    assert!(ledger.graph_around(&["KT".into()]).unwrap().is_none(), "nobody speaks of KT any more");
}

#[test]
fn a_syndicated_text_is_kept_and_marked() {
    let place = Place::new();
    let long = |ending: &str| {
        let words: Vec<String> = (0..60).map(|at| format!("낱말{at}")).collect();
        format!("{DEAL} {} {ending}", words.join(" "))
    };
    let mut ledger = place.ledger();
    let told = add(&mut ledger, &[("a", &long("하나신문")), ("b", &long("다른 신문")), ("c", OTHER)]);
    assert_eq!((told.added, told.copies), (3, 1));
    assert_eq!(ledger.store().copies_of(&DocId::new("a")).unwrap(), [DocId::new("b")]);
    assert_eq!(ledger.store().copies_of(&DocId::new("b")).unwrap(), [DocId::new("a")]);
    assert!(ledger.store().copies_of(&DocId::new("c")).unwrap().is_empty());
}

#[test]
fn an_article_comes_back_as_it_was() {
    let place = Place::new();
    let ledger = place.with(&[("a", DEAL)]);
    assert_eq!(ledger.store().article(&DocId::new("a")).unwrap(), Some(article("a", DEAL)));
}

#[test]
fn every_answer_is_the_one_that_the_articles_give() {
    let place = Place::new();
    let mut ledger = place.ledger();
    let articles: Vec<Document> =
        read::open(["data/articles"], read::Options::default()).map(|article| article.unwrap()).collect();
    let prepared = articles.iter().map(|article| ledger.prepare(&EXTRACTOR, article)).collect();
    ledger.add(prepared).unwrap();
    let facts = |id: &OrgId| EXTRACTOR.lexicon().gazetteer.organization(id).cloned();
    let whole = PartnerGraph::from_claims(articles.iter().flat_map(|article| EXTRACTOR.extract(article)));
    let whole = whole.describe(facts);
    assert_eq!(PartnerGraph::from_claims(claims(&ledger)).describe(facts), whole);
    assert!(whole.organizations().len() > 20);
    for org in whole.organizations() {
        for name in [org.id.as_str(), org.name()] {
            let around = ledger.graph_around(&[name.to_owned()]).unwrap().expect(name).describe(facts);
            let answer = |graph: &PartnerGraph| serde_json::to_string(&query::partners(graph, &org.id)).unwrap();
            assert_eq!(answer(&around), answer(&whole), "{name}");
        }
    }
}

fn about(ledger: &Ledger<'_>, at: usize) -> About {
    About::of(&claims(ledger)[at])
}

#[test]
fn a_rejected_claim_is_gone_stays_gone_and_can_come_back() {
    let place = Place::new();
    let mut ledger = place.with(&[("a", DEAL), ("b", OTHER)]);
    let before = told(&ledger);
    let about = about(&ledger, 0);
    let reject = Said::Reject(about);
    let (number, touched) = ledger.correct(&reject, Vec::new(), DAY, Some("no")).unwrap();
    assert_eq!((told(&ledger), touched), (vec!["b: kt+shinhan-bank".to_owned()], 1));
    assert!(matches!(ledger.correct(&reject, Vec::new(), DAY, None), Err(CorrectError::Void(_))), "said once");
    assert_eq!(ledger.corrections().unwrap().len(), 1);
    // The article is read again with a sentence before it: the claim has moved, and is still the same.
    add(&mut ledger, &[("a", &format!("새로운 소식이 있다. {DEAL}"))]);
    assert_eq!(told(&ledger), ["b: kt+shinhan-bank"]);
    drop(ledger);
    let mut ledger = place.ledger();
    assert_eq!(told(&ledger), ["b: kt+shinhan-bank"]);
    ledger.undo(number, DAY).unwrap();
    assert_eq!(told(&ledger), before);
    assert!(matches!(ledger.undo(number, DAY), Err(CorrectError::NoCorrection(_))));
    let log = ledger.corrections().unwrap();
    assert_eq!(
        (log[0].action.as_str(), log[0].reason.as_deref(), log[0].undone.as_deref()),
        ("reject", Some("no"), Some(DAY))
    );
}

#[test]
fn a_confirmed_claim_is_sure() {
    let place = Place::new();
    let mut ledger = place.with(&[("a", DEAL)]);
    let said = Said::Confirm(about(&ledger, 0));
    ledger.correct(&said, Vec::new(), DAY, None).unwrap();
    assert_eq!(claims(&ledger)[0].confidence, 1.0);
}

#[test]
fn names_and_organisations_are_set_right_and_back() {
    let place = Place::new();
    let text = "가온전자는 21일 나래전자와 업무협약을 체결했다고 밝혔다.";
    let mut ledger = place.with(&[("a", text), ("b", DEAL)]);
    assert_eq!(told(&ledger), ["a: 가온전자+나래전자", "b: kt+kakao"]);
    let alias = Said::Alias { name: "가온전자".into(), org: OrgId::new("naver"), called: "네이버".into() };
    let (first, _) = ledger.correct(&alias, Vec::new(), DAY, None).unwrap();
    assert_eq!(told(&ledger)[0], "a: naver+나래전자");
    let merge = Said::Merge { from: OrgId::new("naver"), into: OrgId::new("kt"), called: "KT".into() };
    let (second, _) = ledger.correct(&merge, Vec::new(), DAY, None).unwrap();
    assert_eq!(told(&ledger)[0], "a: kt+나래전자");
    let partners = ledger.graph_around(&["kt".into()]).unwrap().unwrap();
    assert_eq!(query::partners(&partners, &OrgId::new("kt")).len(), 2);
    let split = Said::Split { name: "케이티".into(), org: OrgId::new("kt") };
    let (third, _) = ledger.correct(&split, Vec::new(), DAY, None).unwrap();
    assert_eq!(told(&ledger)[0], "a: kt+나래전자", "no article calls it so there");
    for number in [second, first, third] {
        ledger.undo(number, DAY).unwrap();
    }
    assert_eq!(told(&ledger), ["a: 가온전자+나래전자", "b: kt+kakao"]);
}

#[test]
fn a_name_that_means_somebody_else_gets_an_organisation_of_its_own() {
    let place = Place::new();
    let mut ledger = place.with(&[("a", DEAL)]);
    let split = Said::Split { name: "카카오".into(), org: OrgId::new("kakao") };
    ledger.correct(&split, Vec::new(), DAY, None).unwrap();
    assert_eq!(told(&ledger), ["a: kt+카카오"]);
    assert!(ledger.graph_around(&["카카오".into()]).unwrap().is_some());
}

#[test]
fn brought_claims_stand_beside_the_others_until_they_are_undone() {
    let place = Place::new();
    let mut ledger = place.with(&[("a", DEAL)]);
    let mut brought = claims(&ledger)[0].clone();
    brought.doc = DocId::new("report");
    let said = Said::Import { file: "mine.jsonl".into(), claims: 1 };
    let (number, _) = ledger.correct(&said, vec![brought], DAY, None).unwrap();
    assert_eq!(told(&ledger), ["a: kt+kakao", "report: kt+kakao"]);
    add(&mut ledger, &[("a", OTHER)]);
    assert_eq!(told(&ledger), ["a: kt+shinhan-bank", "report: kt+kakao"]);
    ledger.undo(number, DAY).unwrap();
    assert_eq!(told(&ledger), ["a: kt+shinhan-bank"]);
}

#[test]
fn a_claim_is_found_by_the_beginning_of_its_id() {
    let place = Place::new();
    let ledger = place.with(&[("a", DEAL)]);
    let id = claims(&ledger)[0].id();
    let start = ClaimId::new(&id.as_str()[..6]);
    assert_eq!(ledger.claim(&start).unwrap().id(), id);
    assert!(matches!(ledger.claim(&ClaimId::new("zzz")), Err(CorrectError::NoClaim(_))));
}

#[test]
fn words_are_found_with_their_particles() {
    let place = Place::new();
    let mut ledger = place.with(&[("a", DEAL), ("b", OTHER)]);
    let titled = Document {
        title: Some("가을의 새소식을 전하며".to_owned()), ..article("c", "아무 일도 없다.")
    };
    let titled = ledger.prepare(&EXTRACTOR, &titled);
    ledger.add(vec![titled]).unwrap();
    let found = |text: &str| -> Vec<String> {
        ledger.search(text, 10).unwrap().iter().map(|found| found.doc.to_string()).collect()
    };
    assert_eq!(found("협약").len(), 2);
    assert_eq!(found("KT").len(), 2);
    assert_eq!(found("카카오 업무협약"), ["a"]);
    assert_eq!(found("신한은행"), ["b"]);
    assert_eq!(found("소식"), ["c"], "titles are searched, too");
    assert!(found("없는말").is_empty() && found("\" OR *").is_empty());
}

#[test]
fn verification_names_what_no_longer_holds() {
    let place = Place::new();
    let mut ledger = place.with(&[("a", DEAL)]);
    let document = article("a", DEAL);
    let today = EXTRACTOR.extract(&document);
    assert!(ledger.verify(&document, &today).unwrap().broken.is_empty());
    let gone = ledger.verify(&document, &[]).unwrap();
    assert_eq!((gone.broken[0].0, gone.claims), (Broken::NotMade, 1));
    let moved = ledger.verify(&article("a", &format!("앞에 {DEAL}")), &today).unwrap();
    assert_eq!(moved.broken[0].0, Broken::Quote);
    ledger.renew(&document, Vec::new()).unwrap();
    assert!(claims(&ledger).is_empty());
    assert_eq!(ledger.verify(&document, &today).unwrap().fresh.len(), 1);
}

#[test]
fn readers_work_while_a_writer_writes() {
    let place = Place::new();
    let mut writer = place.with(&[("a", DEAL)]);
    let reader = Ledger::open(&place.path(), &EXTRACTOR.lexicon().gazetteer).unwrap();
    let prepared = vec![writer.prepare(&EXTRACTOR, &article("b", OTHER))];
    assert_eq!(told(&reader).len(), 1);
    writer.add(prepared).unwrap();
    assert_eq!(told(&reader).len(), 2);
}

#[test]
fn what_is_no_ledger_is_named_and_left_alone() {
    let place = Place::new();
    let path = place.path();
    assert!(matches!(Store::open(&path), Err(StoreError::Missing { .. })));
    fs::write(&path, "no database at all, but long enough to be read as the head of one. ".repeat(20)).unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Store::open(&path), Err(StoreError::NotALedger { .. })));
    assert!(matches!(Store::create(&path), Err(StoreError::NotALedger { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_ledger_of_the_first_format_is_brought_up_to_date() {
    let place = Place::new();
    fs::copy("tests/fixtures/ledger-1.db", place.path()).unwrap();
    let ledger = Ledger::open(&place.path(), &EXTRACTOR.lexicon().gazetteer).unwrap();
    assert_eq!(told(&ledger), ["a: kt+kakao", "b: kt+shinhan-bank"]);
    assert_eq!(ledger.search("카카오", 5).unwrap().len(), 1);
    drop(ledger);
    place.ledger().settle().unwrap();
}

/// Claims about KT by the dozen, so that its answer is kept ready.
fn popular(texts: std::ops::Range<usize>) -> Vec<(String, String)> {
    let partner = |at: usize| ["카카오", "신한은행", "현대건설", "네이버", "한화생명"][at % 5];
    let text = |at: usize| format!("KT는 {}일 {}와 업무협약을 체결했다고 밝혔다.", at % 14 + 1, partner(at));
    texts.map(|at| (format!("p{at}"), text(at))).collect()
}

fn add_owned(ledger: &mut Ledger<'_>, articles: &[(String, String)]) {
    let borrowed: Vec<(&str, &str)> = articles.iter().map(|(name, text)| (&**name, &**text)).collect();
    add(ledger, &borrowed);
}

/// Asserts that the answer of KT is ready, and the one that its claims give.
fn assert_ready(ledger: &Ledger<'_>) -> query::Partners {
    let ready = ledger.partners("KT").unwrap().expect("an answer that is ready");
    let graph = ledger.graph_around(&["KT".into()]).unwrap().unwrap();
    let graph = graph.describe(|id| EXTRACTOR.lexicon().gazetteer.organization(id).cloned());
    assert_eq!(ready.partners, query::partners(&graph, &OrgId::new("kt")));
    assert_eq!(ready.company.name, "KT");
    ready
}

#[test]
fn an_answer_that_is_ready_is_the_one_that_the_claims_give() {
    let place = Place::new();
    let mut ledger = place.ledger();
    add_owned(&mut ledger, &popular(0..100));
    assert!(ledger.partners("KT").unwrap().is_none(), "not before it is made ready");
    ledger.settle().unwrap();
    assert_eq!(assert_ready(&ledger).partners.len(), 5);
    assert!(ledger.partners("카카오").unwrap().is_none(), "few claims need no answer kept");
    assert!(ledger.partners("아무도").unwrap().is_none());

    add_owned(&mut ledger, &[("new".into(), "KT는 5일 LG전자와 업무협약을 체결했다고 밝혔다.".into())]);
    assert!(ledger.partners("KT").unwrap().is_none(), "an answer that an article has touched is not given");
    ledger.settle().unwrap();
    assert_eq!(assert_ready(&ledger).partners.len(), 6);

    ledger.remove(&DocId::new("new")).unwrap();
    assert_eq!(assert_ready(&ledger).partners.len(), 5);
    let reject = Said::Reject(about(&ledger, 0));
    let (number, _) = ledger.correct(&reject, Vec::new(), DAY, None).unwrap();
    let fewer = assert_ready(&ledger);
    ledger.undo(number, DAY).unwrap();
    assert_ne!(assert_ready(&ledger), fewer);
    let merge = Said::Merge { from: OrgId::new("naver"), into: OrgId::new("kakao"), called: "카카오".into() };
    ledger.correct(&merge, Vec::new(), DAY, None).unwrap();
    assert_eq!(assert_ready(&ledger).partners.len(), 4);
}

#[test]
fn a_ready_answer_calls_a_partner_as_all_articles_do_now() {
    let place = Place::new();
    let mut ledger = place.ledger();
    let told = |at: usize, called: &str| -> Claim {
        let party =
            |id: &str, name: &str| format!(r#"{{"id": "{id}", "name": "{name}", "surfaces": [], "role": "partner"}}"#);
        let other = if called == "새벽랩" { party("kt", "KT") } else { party("kakao", "카카오") };
        serde_json::from_str(&format!(
            r#"{{"doc": "d{at}", "kind": "partnership", "status": "agreed", "reported": "2021-03-{:02}", "confidence": 0.9,
                "parties": [{}, {other}], "evidence": [{{"start": 0, "end": 3, "quote": "q", "cue": "", "rule": "r"}}]}}"#,
            at % 28 + 1,
            party("dawn", called)
        ))
        .unwrap()
    };
    let mut import = |claims: Vec<Claim>| {
        let said = Said::Import { file: "f".into(), claims: claims.len() };
        ledger.correct(&said, claims, DAY, None).unwrap();
        assert_ready(&ledger).partners[0].partner.name.clone()
    };
    assert_eq!(import((0..70).map(|at| told(at, "새벽랩")).collect()), "새벽랩");
    assert_eq!(import((70..150).map(|at| told(at, "새벽 연구소")).collect()), "새벽 연구소");
}

/// A claim as another program would write it: article, kind, parties with their roles, and what else it says.
fn told_elsewhere(doc: &str, kind: &str, parties: &[(&str, &str)], more: &str) -> Claim {
    let party = |(id, role): &(&str, &str)| format!(r#"{{"id": "{id}", "name": "{id}", "role": "{role}"}}"#);
    let parties: Vec<String> = parties.iter().map(party).collect();
    serde_json::from_str(&format!(
        r#"{{"doc": "{doc}", "kind": "{kind}", "status": "agreed", "confidence": 0.9, "parties": [{}],
            "evidence": [{{"start": 0, "end": 3, "quote": "q", "cue": "", "rule": "r"}}]{more}}}"#,
        parties.join(", ")
    ))
    .unwrap()
}

fn import(ledger: &mut Ledger<'_>, claims: Vec<Claim>) -> (i64, usize) {
    let said = Said::Import { file: "f".into(), claims: claims.len() };
    ledger.correct(&said, claims, DAY, None).unwrap()
}

fn merge(from: &str, into: &str) -> Said {
    Said::Merge { from: OrgId::new(from), into: OrgId::new(into), called: into.to_uppercase() }
}

#[test]
fn what_is_corrected_while_a_program_adds_holds_for_what_it_adds_next() {
    let place = Place::new();
    let mut adding = place.with(&[("a", DEAL)]);
    let mut correcting = place.ledger();
    correcting.correct(&merge("kakao", "naver"), Vec::new(), DAY, None).unwrap();
    add(&mut adding, &[("b", DEAL)]);
    assert_eq!(told(&adding), ["a: kt+naver", "b: kt+naver"]);
}

#[test]
fn a_correction_that_another_built_on_can_be_undone() {
    let place = Place::new();
    let mut ledger = place.ledger();
    import(&mut ledger, vec![told_elsewhere("d", "partnership", &[("aa", "partner"), ("zz", "partner")], "")]);
    let (first, _) = ledger.correct(&merge("aa", "bb"), Vec::new(), DAY, None).unwrap();
    ledger.correct(&merge("bb", "cc"), Vec::new(), DAY, None).unwrap();
    assert_eq!(told(&ledger), ["d: cc+zz"]);
    assert_eq!(ledger.undo(first, DAY).unwrap().claims, 1);
    assert_eq!(told(&ledger), ["d: aa+zz"]);
}

#[test]
fn a_claim_brought_in_the_place_of_a_rejected_one_is_shown() {
    let place = Place::new();
    let mut ledger = place.with(&[("a", DEAL)]);
    let mut mine = claims(&ledger).remove(0);
    ledger.correct(&Said::Reject(about(&ledger, 0)), Vec::new(), DAY, None).unwrap();
    mine.status = tieup::model::Status::Talks;
    assert_eq!(import(&mut ledger, vec![mine.clone()]).1, 1);
    assert_eq!(claims(&ledger), [mine.clone()]);
    let (number, _) = ledger.correct(&Said::Reject(About::of(&mine)), Vec::new(), DAY, None).unwrap();
    assert!(claims(&ledger).is_empty(), "a later word on the very claim holds");
    ledger.undo(number, DAY).unwrap();
    assert_eq!(claims(&ledger), [mine]);
}

#[test]
fn claims_are_brought_once() {
    let place = Place::new();
    let mut ledger = place.ledger();
    let claim = told_elsewhere("d", "partnership", &[("aa", "partner"), ("zz", "partner")], "");
    assert_eq!(import(&mut ledger, vec![claim.clone(), claim.clone()]).1, 1);
    let (second, brought) = import(&mut ledger, vec![claim]);
    assert_eq!((brought, claims(&ledger).len()), (0, 1));
    assert_eq!(ledger.undo(second, DAY).unwrap().claims, 0);
    assert_eq!(claims(&ledger).len(), 1);
    assert_eq!(ledger.undo(1, DAY).unwrap().claims, 1);
}

#[test]
fn a_deal_whose_two_ends_turn_out_to_be_one_ties_nobody_else() {
    let place = Place::new();
    let mut ledger = place.ledger();
    let parties = [("aa", "acquirer"), ("bb", "target"), ("cc", "seller")];
    import(&mut ledger, vec![told_elsewhere("d", "acquisition", &parties, "")]);
    let (number, touched) = ledger.correct(&merge("bb", "aa"), Vec::new(), DAY, None).unwrap();
    assert_eq!((touched, claims(&ledger).len()), (1, 0));
    ledger.undo(number, DAY).unwrap();
    assert_eq!(told(&ledger), ["d: aa+bb+cc"]);
}

#[test]
fn a_correction_that_says_nothing_is_refused() {
    let place = Place::new();
    let mut ledger = place.with(&[("a", DEAL)]);
    for said in [
        Said::Split { name: "KT".into(), org: OrgId::new("kt") },
        Said::Alias { name: "!!".into(), org: OrgId::new("kt"), called: "KT".into() },
        merge("kt", "kt"),
    ] {
        assert!(matches!(ledger.correct(&said, Vec::new(), DAY, None), Err(CorrectError::Void(_))), "{said:?}");
    }
    assert!(ledger.corrections().unwrap().is_empty());
}

#[test]
fn an_article_read_otherwise_today_is_named_and_a_person_s_word_outlives_it() {
    let place = Place::new();
    let mut ledger = place.with(&[("a", DEAL)]);
    let today = EXTRACTOR.extract(&article("a", DEAL));
    let mut older = today.clone();
    older[0].status = tieup::model::Status::Ended;
    ledger.renew(&article("a", DEAL), older.clone()).unwrap();
    let verdict = ledger.verify(&article("a", DEAL), &today).unwrap();
    assert_eq!(verdict.broken.iter().map(|(what, ..)| *what).collect::<Vec<_>>(), [Broken::Differs]);
    ledger.renew(&article("a", OTHER), Vec::new()).unwrap();
    assert_eq!(claims(&ledger), older, "another text of that name renews nothing");

    ledger.correct(&Said::Confirm(about(&ledger, 0)), Vec::new(), DAY, None).unwrap();
    ledger.renew(&article("a", DEAL), Vec::new()).unwrap();
    assert_eq!(claims(&ledger).len(), 1, "confirmed, though nobody would make it today");
    assert!(ledger.verify(&article("a", DEAL), &[]).unwrap().broken.is_empty());
    import(&mut ledger, vec![told_elsewhere("a", "supply", &[("kt", "supplier"), ("lg", "customer")], "")]);
    let verdict = ledger.verify(&article("a", DEAL), &today).unwrap();
    assert_eq!(verdict.broken[0].0, Broken::Quote, "a quote brought from elsewhere stands in the article or not");
}

#[test]
fn copies_stay_together_when_the_first_of_them_goes() {
    let place = Place::new();
    let words: Vec<String> = (0..60).map(|at| format!("낱말{at}")).collect();
    let texts: Vec<(String, String)> =
        (0..4).map(|at| (format!("c{at}"), format!("{DEAL} {} 신문{at}", words.join(" ")))).collect();
    let mut ledger = place.ledger();
    add_owned(&mut ledger, &texts);
    let copies = |ledger: &Ledger<'_>, doc: &str| {
        ledger.store().copies_of(&DocId::new(doc)).unwrap().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(copies(&ledger, "c2"), ["c0", "c1", "c3"]);
    ledger.remove(&DocId::new("c0")).unwrap();
    assert_eq!(copies(&ledger, "c2"), ["c1", "c3"]);
    add_owned(&mut ledger, &texts[..1]);
    assert_eq!(copies(&ledger, "c0"), ["c1", "c2", "c3"]);
}
