//! How long a graph takes by the number of its claims: ten times the claims should take little more than ten times as
//! long. Run it with `cargo bench --bench graph`.

use std::time::Instant;
use tieup::{
    graph::{PartnerGraph, deal_keys},
    model::{Claim, DocId, Evidence, Kind, OrgId, PartialDate, Party, RuleId, Span, Status},
};

/// Numbers that look random and are the same each time (a linear congruential generator, Knuth, MMIX).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }

    /// A few are named often and most hardly ever, as in the news.
    fn company(&mut self, of: usize) -> usize {
        let share = self.roll(1_000_000) as f64 / 1e6;
        (share.powi(3) * of as f64) as usize
    }
}

fn claim(dice: &mut Dice, claims: usize) -> Claim {
    let kind = Kind::ALL[dice.roll(Kind::ALL.len())];
    let roles = kind.roles();
    let parties = 2 + usize::from(dice.roll(5) == 0);
    let doc = dice.roll(claims);
    let reported = PartialDate::from_days(14_600 + dice.roll(3_650) as i64);
    let when = match dice.roll(3) {
        0 => None,
        1 => reported,
        _ => reported.and_then(|date| PartialDate::month_of(date.year(), date.month()?)),
    };
    let party = |at: usize, org: usize| {
        let name = format!("company {org}");
        let role = [roles.0, roles.1, roles.2][at];
        Party { id: OrgId::new(format!("company-{org}")), surfaces: vec![name.clone()], name, role }
    };
    Claim {
        doc: DocId::new(format!("article-{doc}")),
        source: Some(format!("outlet {}", doc % 50)),
        kind,
        parties: (0..parties).map(|at| party(at, dice.company(claims / 10))).collect(),
        alliance: None,
        status: Status::ALL[dice.roll(Status::ALL.len())],
        when,
        reported,
        areas: Vec::new(),
        amount: None,
        stake: None,
        evidence: vec![Evidence {
            span: Span::new(0, 60),
            quote: format!("One company signed an agreement with another, as article {doc} tells."),
            cue: "agreement".to_owned(),
            rule: RuleId::new("bench"),
        }],
        confidence: 0.5 + dice.roll(50) as f64 / 100.0,
    }
}

fn main() {
    // `cargo test --benches` only wants to see it start.
    let sizes: &[usize] =
        if std::env::args().any(|arg| arg == "--bench") { &[10_000, 100_000, 1_000_000] } else { &[10] };
    for &size in sizes {
        let mut dice = Dice(7);
        let claims: Vec<Claim> = (0..size).map(|_| claim(&mut dice, size)).collect();
        let start = Instant::now();
        let groups: usize = claims.iter().map(|claim| deal_keys(claim).len()).sum();
        let grouped = start.elapsed();
        let start = Instant::now();
        let graph = PartnerGraph::from_claims(claims);
        let took = start.elapsed();
        let most = graph.ties().iter().map(|tie| tie.claims.len()).max().unwrap_or(0);
        println!(
            "{size} claims: {} ties (the largest of {most} claims) in {took:.2?}; {groups} deal groups in {grouped:.2?}",
            graph.ties().len()
        );
    }
}
