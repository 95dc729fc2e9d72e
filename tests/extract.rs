//! What the extractor makes of single turns of phrase, in sentences of our own.

use std::sync::LazyLock;
use tieup::{
    Extractor,
    extract::{
        Article, Gate, Scorer, lay_out,
        tagger::{Tagger, Weights},
    },
    lexicon::Lexicon,
    model::{Claim, Kind, Role, Status},
    read,
};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fn claims(text: &str) -> Vec<Claim> {
    EXTRACTOR.extract(&read::text("note.txt", format!("소식\n\n등록 2021.03.15 10:00\n\n{text}\n")))
}

fn between<'c>(claims: &'c [Claim], a: &str, b: &str) -> Option<&'c Claim> {
    claims.iter().find(|claim| {
        let has = |id: &str| {
            claim.parties.iter().any(|party| party.id.as_str() == id)
                || claim.alliance.as_ref().is_some_and(|alliance| alliance.id.as_str() == id)
        };
        has(a) && has(b)
    })
}

#[test]
fn an_agreement_between_two_companies() {
    let all = claims("KT는 15일 신한은행과 블록체인 사업을 위한 업무협약을 체결했다고 밝혔다.");
    let claim = between(&all, "kt", "shinhan-bank").expect("KT and 신한은행");
    assert_eq!((claim.kind, claim.status), (Kind::Partnership, Status::Agreed));
    assert_eq!(claim.when.unwrap().to_string(), "2021-03-15");
    assert!(claim.evidence[0].quote.contains("업무협약"));
}

#[test]
fn the_topic_carries_over_to_the_next_sentence() {
    let all = claims(
        "KT는 블록체인 기술을 금융 서비스에 적용하고 있다. 먼저 신한은행과 업무제휴를 맺고 새로운 사업을 시작했다.",
    );
    assert!(between(&all, "kt", "shinhan-bank").is_some(), "{all:?}");
}

#[test]
fn members_join_a_named_alliance() {
    let all = claims("LG유플러스와 LG전자가 KT가 이끄는 ‘AI 원팀’에 지난 2월 합류했다.");
    let claim = all.iter().find(|claim| claim.kind == Kind::Membership).expect("a membership");
    assert_eq!(claim.alliance.as_ref().unwrap().name, "AI 원팀");
    assert!(claim.parties.iter().any(|party| party.id.as_str() == "lg-uplus"), "{claim:?}");
}

#[test]
fn a_name_inside_a_longer_unknown_name_is_no_mention() {
    let all = claims("삼성전자서비스노조는 15일 카카오와 업무협약을 체결했다고 밝혔다.");
    assert!(between(&all, "samsung-electronics", "kakao").is_none(), "{all:?}");
}

#[test]
fn money_and_direction_of_an_investment() {
    let all = claims("KT는 지난 2월 현대로보틱스에 500억원을 투자해 지분 10%를 확보했다고 15일 밝혔다.");
    let claim = between(&all, "kt", "hyundai-robotics").expect("KT and 현대로보틱스");
    assert_eq!(claim.kind, Kind::Investment);
    assert_eq!((claim.parties[0].id.as_str(), claim.parties[0].role), ("kt", Role::Investor));
    assert_eq!(claim.amount.as_ref().unwrap().value, 50_000_000_000);
    assert_eq!((claim.stake, claim.when.unwrap().to_string().as_str()), (Some(0.1), "2021-02"));
}

#[test]
fn rivals_are_no_partners() {
    assert_eq!(claims("KT와 SK텔레콤은 5G 가입자 시장에서 치열하게 경쟁하고 있다. 점유율 격차는 줄었다."), []);
}

#[test]
fn spans_lie_over_their_quotes() {
    let document = read::text("note.txt", "소식\n\nKT는 카카오와 손잡고 AI를 공동 개발한다.네이버는 쉬었다.\n");
    for claim in EXTRACTOR.extract(&document) {
        for evidence in &claim.evidence {
            assert_eq!(evidence.span.of(&document.text), Some(evidence.quote.as_str()));
        }
    }
}

/// What the article names, as far as it is read.
fn named(text: &str, promising: Option<&dyn Fn(&Article) -> bool>) -> Vec<String> {
    let lexicon = Lexicon::builtin();
    let gate = Gate::new(&lexicon.ko.ties, &Scorer::korean());
    let document = read::text("a.txt", text);
    let article = lay_out(&document, &lexicon, &Weights::builtin(), &gate, &mut Tagger::default(), promising);
    article.entities.into_iter().map(|entity| entity.name).collect()
}

#[test]
fn an_article_is_read_to_its_end_only_where_it_promises_something() {
    let text = "KT와 카카오가 업무협약을 체결했다고 21일 밝혔다. 두 회사는 함께 일하기로 했다. 현장은 조용했다. \
                네이버는 다른 회사에 투자했다.";
    assert_eq!(named(text, None), ["KT", "카카오", "네이버"]);
    assert_eq!(named(text, Some(&|draft| draft.entities.len() >= 2)), ["KT", "카카오", "네이버"]);
    assert!(named(text, Some(&|_| false)).is_empty());
}
