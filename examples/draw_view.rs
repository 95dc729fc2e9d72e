//! Builds a view by hand and draws it.
//!
//!     cargo run --example draw_view                    KT's partners as SVG
//!     cargo run --example draw_view kt dot             … as DOT (or `mmd`, or an engine: `neato`)
//!     cargo run --example draw_view 200                a made-up graph of 200 organisations
//!     cargo run --example draw_view hub40              one company with 40 partners

use std::{env, process::ExitCode};
use tieup::draw::{self, DotOptions, Engine, EngineError, MermaidOptions, SvgOptions};
use tieup::model::{
    Amount, Claim, Evidence, Kind, Lang, OrgKind, Organization, Participant, Party, Span, Status, StatusChange, Tie,
    TieId, Truth,
};
use tieup::query::View;

#[derive(Default)]
struct Builder {
    view: View,
}

impl Builder {
    fn org(&mut self, id: &str, ko: &str, en: &str, kind: OrgKind, group: &str) {
        self.view.organizations.push(Organization {
            id: id.into(),
            ko: Some(ko.to_owned()),
            en: (!en.is_empty()).then(|| en.to_owned()),
            kind,
            country: None,
            group: (!group.is_empty()).then(|| group.into()),
            ticker: None,
            aliases: Vec::new(),
        });
    }

    fn tie(&mut self, kind: Kind, parties: &[&str], when: &str, status: Status, quote: &str) -> &mut Tie {
        let (first, second, further) = kind.roles();
        let role = |nth| [first, second].get(nth).copied().unwrap_or(further);
        let (when, reported) = (when.parse().ok(), "2020-08-21".parse().ok());
        let doc = format!("article-{}", self.view.ties.len() % 5);
        let claim = Claim {
            doc: doc.as_str().into(),
            source: None,
            kind,
            parties: parties
                .iter()
                .enumerate()
                .map(|(nth, id)| Party {
                    id: (*id).into(),
                    name: (*id).to_owned(),
                    surfaces: Vec::new(),
                    role: role(nth),
                })
                .collect(),
            alliance: None,
            status,
            when,
            reported,
            areas: Vec::new(),
            amount: None,
            stake: None,
            evidence: vec![Evidence {
                span: Span::new(0, quote.len()),
                quote: quote.to_owned(),
                cue: String::new(),
                rule: "example".into(),
            }],
            confidence: 0.9,
        };
        self.view.ties.push(Tie {
            id: TieId::new(format!("tie-{:04}", self.view.ties.len())),
            kind,
            participants: parties
                .iter()
                .enumerate()
                .map(|(nth, id)| Participant { org: (*id).into(), role: role(nth), joined: None, truth: Truth::Yes })
                .collect(),
            alliance: None,
            history: vec![StatusChange { when, reported, status, doc: doc.as_str().into() }],
            areas: Vec::new(),
            amount: None,
            stake: None,
            claims: vec![claim],
            truth: Truth::Yes,
        });
        self.view.ties.last_mut().expect("one was just added")
    }

    fn view(mut self) -> View {
        self.view.organizations.sort_by(|a, b| a.id.cmp(&b.id));
        self.view
    }
}

fn kt() -> View {
    use OrgKind::{Alliance, Company, Group, Institute, University};
    let mut b = Builder::default();
    for (id, ko, en, kind, group) in [
        ("kt", "KT", "KT", Company, ""),
        ("kt-skylife", "KT스카이라이프", "KT Skylife", Company, "kt"),
        ("ai-one-team", "AI 원팀", "AI One Team", Alliance, ""),
        ("hyundai-heavy-group", "현대중공업그룹", "Hyundai Heavy Industries Group", Group, ""),
        ("hyundai-robotics", "현대로보틱스", "Hyundai Robotics", Company, "hyundai-heavy-group"),
        ("hyundai-hcn", "현대HCN", "Hyundai HCN", Company, ""),
        ("kaist", "KAIST", "KAIST", University, ""),
        ("hanyang", "한양대", "Hanyang University", University, ""),
        ("etri", "한국전자통신연구원(ETRI)", "ETRI", Institute, ""),
        ("lg-electronics", "LG전자", "LG Electronics", Company, "lg"),
        ("lg-uplus", "LG유플러스", "LG Uplus", Company, "lg"),
        ("kis", "한국투자증권", "Korea Investment & Securities", Company, ""),
        ("netflix", "넷플릭스", "Netflix", Company, ""),
        ("woori", "우리금융그룹", "Woori Financial Group", Group, ""),
        ("microsoft", "마이크로소프트", "Microsoft", Company, ""),
        ("amazon", "아마존", "Amazon", Company, ""),
        ("sk-telecom", "SK텔레콤", "SK Telecom", Company, "sk"),
        ("sk-broadband", "SK브로드밴드", "SK Broadband", Company, "sk"),
        ("kakao", "카카오", "Kakao", Company, ""),
        ("samsung-electronics", "삼성전자", "Samsung Electronics", Company, "samsung"),
        ("samsung-sds", "삼성SDS", "Samsung SDS", Company, "samsung"),
        ("ai-council", "AI R&D 협의체", "AI R&D Council", Alliance, ""),
    ] {
        b.org(id, ko, en, kind, group);
    }
    let (agreed, talks) = (Status::Agreed, Status::Talks);
    let members = ["kt", "hyundai-heavy-group", "kaist", "hanyang", "etri", "lg-electronics", "lg-uplus", "kis"];
    let tie = b.tie(
        Kind::Membership,
        &members,
        "2020-02",
        agreed,
        "KT는 지난 2월 현대중공업그룹, KAIST, 한양대, ETRI와 ‘AI 원팀’을 결성했다.",
    );
    tie.alliance = Some("ai-one-team".into());
    for (at, joined) in [(5, "2020-06"), (6, "2020-06"), (7, "2020-08")] {
        tie.participants[at].joined = joined.parse().ok();
    }
    let tie = b.tie(
        Kind::Investment,
        &["kt", "hyundai-robotics"],
        "2020-06",
        agreed,
        "KT는 지난 6월 현대로보틱스에 500억원을 투자해 지분 10%를 확보했다.",
    );
    tie.amount = Some(Amount { value: 50_000_000_000, currency: "KRW".to_owned() });
    tie.stake = Some(0.1);
    b.tie(Kind::Distribution, &["netflix", "kt"], "2020-08", agreed, "KT는 올레TV에서 넷플릭스 서비스를 제공한다.");
    b.tie(
        Kind::Acquisition,
        &["kt-skylife", "hyundai-hcn"],
        "2020-07",
        talks,
        "KT스카이라이프는 현대HCN 인수 우선협상대상자로 선정됐다.",
    );
    b.tie(Kind::Partnership, &["kt", "woori"], "2020-08", agreed, "우리금융그룹과도 전략적 제휴를 맺었다.");
    b.tie(Kind::Partnership, &["kt", "microsoft"], "2020-07", agreed, "마이크로소프트와 손잡고 AI 사업을 키운다.");
    let tie = b.tie(
        Kind::EquitySwap,
        &["sk-telecom", "kakao"],
        "2019-10",
        agreed,
        "SK텔레콤과 카카오는 3000억원 규모 지분을 교환했다.",
    );
    tie.amount = Some(Amount { value: 300_000_000_000, currency: "KRW".to_owned() });
    b.tie(Kind::Partnership, &["sk-telecom", "kakao"], "2019-10-28", agreed, "전략적 파트너십을 맺었다.");
    b.tie(Kind::JointDevelopment, &["sk-telecom", "kakao"], "2020-05", agreed, "AI 기술을 함께 개발한다.");
    let tie = b.tie(
        Kind::Membership,
        &["sk-telecom", "kakao", "samsung-electronics"],
        "2020-12",
        agreed,
        "협의체를 결성했다.",
    );
    tie.alliance = Some("ai-council".into());
    b.tie(
        Kind::Partnership,
        &["sk-telecom", "samsung-electronics", "kakao"],
        "2020-01",
        Status::Stalled,
        "초협력은 논의 단계를 벗어나지 못하고 있다.",
    );
    b.tie(Kind::Integration, &["amazon", "microsoft"], "2017-08", agreed, "알렉사와 코타나를 연동하기로 했다.");
    b.tie(Kind::Supply, &["samsung-sds", "sk-broadband"], "2018", Status::Ended, "장비 공급 계약을 해지했다.");
    b.view.focus = vec!["kt".into()];
    b.view()
}

/// A graph with hubs, groups, alliances and small islands, the same for the same size.
fn made_up(count: usize) -> View {
    let heads =
        ["한빛", "대성", "새롬", "미래", "가온", "누리", "다온", "라온", "Nova", "Blue", "해솔", "동아", "우성"];
    let tails =
        ["전자", "바이오", "로보틱스", "통신", "소프트", "제약", "모빌리티", "에너지", "Labs", "금융그룹", "건설"];
    let mut state = 7_u64;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut b = Builder::default();
    let id = |at: usize| format!("o{at:04}");
    for at in 0..count {
        let kind = match at % 17 {
            3 => OrgKind::University,
            7 => OrgKind::Public,
            11 if at > 15 => OrgKind::Alliance,
            _ => OrgKind::Company,
        };
        let name = match kind {
            OrgKind::University => format!("{}대", heads[at % heads.len()]),
            OrgKind::Alliance => format!("{} 얼라이언스", heads[at % heads.len()]),
            _ => format!("{}{}", heads[at % heads.len()], tails[(at / 3) % tails.len()]),
        };
        let group = if at % 6 == 1 && at > 8 { format!("그룹{}", at / 30) } else { String::new() };
        b.org(&id(at), &name, "", kind, &group);
    }
    for at in 1..count {
        // Most join a hub, some an earlier partner, a few stand apart.
        let other = match random(10) {
            0..=4 => random(1 + count / 25),
            5..=8 => random(at),
            _ => continue,
        };
        let again = if random(9) == 0 { 2 } else { 1 };
        for _ in 0..again {
            let alliance = (b.view.organizations[at].kind == OrgKind::Alliance).then(|| id(at));
            let kind = if alliance.is_some() { Kind::Membership } else { Kind::ALL[random(12)] };
            let kind = if alliance.is_none() && kind == Kind::Membership { Kind::Partnership } else { kind };
            let status = [Status::Agreed, Status::Agreed, Status::Agreed, Status::Talks, Status::Ended][random(5)];
            let when = format!("20{}-{:02}", 15 + random(9), 1 + random(12));
            let mut parties = vec![id(at), id(other)];
            while alliance.is_some() && parties.len() < 5 || random(14) == 0 {
                parties.push(id(random(count)));
            }
            if alliance.is_some() {
                parties.remove(0);
            }
            let names: Vec<&str> = parties.iter().map(String::as_str).collect();
            let tie = b.tie(kind, &names, &when, status, "두 회사는 손을 잡았다.");
            tie.alliance = alliance.as_deref().map(Into::into);
        }
    }
    let extra = count.saturating_sub(200);
    for _ in 0..extra {
        let (one, other) = (id(random(count)), id(random(count)));
        b.tie(Kind::Supply, &[&one, &other], "2021", Status::Agreed, "공급한다.");
    }
    b.view()
}

/// One company and its many partners.
fn hub(count: usize) -> View {
    let mut b = Builder::default();
    b.org("hub", "한빛전자", "Hanbit Electronics", OrgKind::Company, "");
    for at in 0..count {
        let id = format!("p{at:03}");
        b.org(&id, &format!("협력사{at}"), "", OrgKind::Company, "");
        let when = format!("2020-{:02}", at % 12 + 1);
        b.tie(Kind::ALL[at % 4 * 3], &["hub", &id], &when, Status::Agreed, "손을 잡았다.");
    }
    b.view.focus = vec!["hub".into()];
    b.view()
}

fn main() -> ExitCode {
    let mut words = env::args().skip(1);
    let which = words.next().unwrap_or_else(|| "kt".to_owned());
    let view = match (which.parse(), which.strip_prefix("hub").map(str::parse)) {
        (Ok(count), _) => made_up(count),
        (_, Some(Ok(count))) => hub(count),
        _ => kt(),
    };
    let lang = if env::var_os("TIEUP_EN").is_some() { Lang::En } else { Lang::Ko };
    let text = match words.next().as_deref() {
        None | Some("svg") => draw::svg(&view, &SvgOptions { lang, ..SvgOptions::default() }),
        Some("dot") => draw::dot(&view, &DotOptions { lang, ..DotOptions::default() }),
        Some("mmd") => draw::mermaid(&view, &MermaidOptions { lang }),
        Some(engine) => {
            let drawn = engine.parse::<Engine>().map_err(|unknown| unknown.to_string()).and_then(|engine| {
                match draw::graphviz_svg(&view, engine, &DotOptions { lang, ..DotOptions::default() }) {
                    Err(error @ EngineError::NotFound(_)) => {
                        eprintln!("{error}; drawn with the built-in layout");
                        Ok(draw::svg(&view, &SvgOptions { lang, ..SvgOptions::default() }))
                    }
                    other => other.map_err(|error| error.to_string()),
                }
            });
            match drawn {
                Ok(svg) => svg,
                Err(error) => {
                    eprintln!("{error}");
                    return ExitCode::FAILURE;
                }
            }
        }
    };
    print!("{text}");
    ExitCode::SUCCESS
}
