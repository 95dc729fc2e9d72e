//! Invented news: companies in clusters with hubs, as in the press, the same for the same numbers.

use tieup::model::{Claim, DocId, Evidence, Kind, OrgId, PartialDate, Party, RuleId, Span, Status};

const HEADS: [&str; 20] = [
    "한빛", "대성", "새롬", "미래", "가온", "누리", "다온", "라온", "해솔", "동아", "우성", "Nova", "Blue", "온새",
    "한울", "다솜", "리온", "마루", "나래", "새벽",
];
const TAILS: [&str; 20] = [
    "전자",
    "바이오",
    "로보틱스",
    "통신",
    "소프트",
    "제약",
    "모빌리티",
    "에너지",
    "Labs",
    "금융",
    "건설",
    "물산",
    "화학",
    "반도체",
    "게임즈",
    "중공업",
    "오토",
    "페이",
    "클라우드",
    "미디어",
];
/// As often as the press tells of them, roughly.
const KINDS: [Kind; 14] = [
    Kind::Partnership,
    Kind::Partnership,
    Kind::Partnership,
    Kind::JointDevelopment,
    Kind::JointDevelopment,
    Kind::JointVenture,
    Kind::Investment,
    Kind::Investment,
    Kind::Acquisition,
    Kind::Supply,
    Kind::Supply,
    Kind::Distribution,
    Kind::Licensing,
    Kind::Support,
];

/// Numbers that look random and are the same each time (a linear congruential generator, Knuth, MMIX).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides.max(1)
    }

    /// Mostly small ones: a few companies are named often and most hardly ever.
    fn low(&mut self, sides: usize) -> usize {
        let share = self.roll(1_000_000) as f64 / 1e6;
        ((share.powf(2.5) * sides as f64) as usize).min(sides.saturating_sub(1))
    }
}

fn name(company: usize) -> String {
    let more = if company < 400 { String::new() } else { (company / 400 + 1).to_string() };
    format!("{}{}{more}", HEADS[company % 20], TAILS[(company / 20 + company) % 20])
}

/// Claims of `ties` deals between `companies` companies: most within a cluster, and there mostly with its hub.
pub fn claims(companies: usize, ties: usize) -> Vec<Claim> {
    let mut dice = Dice(7);
    let clusters = ((companies as f64).sqrt() * 0.8).round().max(1.0) as usize;
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); clusters];
    let home: Vec<usize> = (0..companies).map(|_| dice.low(clusters)).collect();
    home.iter().enumerate().for_each(|(company, own)| members[*own].push(company));
    let hubs: Vec<usize> = members.iter().filter_map(|own| own.first().copied()).collect();
    let mut claims = Vec::with_capacity(ties);
    for nth in 0.. {
        if claims.len() == ties || nth > 20 * ties {
            break;
        }
        // Everybody has a deal before anyone has two.
        let one = if nth < companies { nth } else { dice.roll(companies) };
        let own = &members[home[one]];
        let other = if dice.roll(100) < 88 { own[dice.low(own.len())] } else { hubs[dice.low(hubs.len())] };
        if one != other {
            claims.push(claim(&mut dice, nth, one, other));
        }
    }
    claims
}

fn claim(dice: &mut Dice, nth: usize, one: usize, other: usize) -> Claim {
    let kind = KINDS[dice.roll(KINDS.len())];
    let roles = kind.roles();
    let party = |company: usize, role| {
        let (id, name) = (OrgId::new(format!("c{company}")), name(company));
        Party { id, surfaces: vec![name.clone()], name, role }
    };
    let status = [Status::Agreed, Status::Agreed, Status::Agreed, Status::Agreed, Status::Talks, Status::Ended];
    let when = PartialDate::month_of(2015 + dice.roll(9) as u16, 1 + dice.roll(12) as u8);
    Claim {
        doc: DocId::new(format!("a{nth}")),
        source: None,
        kind,
        parties: vec![party(one, roles.0), party(other, roles.1)],
        alliance: None,
        status: status[dice.roll(status.len())],
        when,
        reported: when,
        areas: Vec::new(),
        amount: None,
        stake: None,
        evidence: vec![Evidence {
            span: Span::new(0, 25),
            quote: "두 회사는 손을 잡았다.".to_owned(),
            cue: "손을 잡".to_owned(),
            rule: RuleId::new("invented"),
        }],
        confidence: 0.9,
    }
}
