//! What the script of the page knows, as JSON.

use super::super::{
    Links,
    escape::{key, one_line},
    sketch::Sketch,
    wording,
};
use super::words;
use crate::model::{Claim, Kind, Lang, OrgKind, Organization, PartialDate, Role, Status, Tie, Truth};
use crate::query::View;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Serialize)]
struct Data {
    kinds: Vec<Choice>,
    statuses: Vec<Choice>,
    words: BTreeMap<&'static str, &'static str>,
    orgs: Vec<Org>,
    groups: Vec<Group>,
    ties: Vec<Deal>,
}

/// A kind or a status, with its word.
#[derive(Serialize)]
struct Choice {
    id: &'static str,
    word: &'static str,
    directed: bool,
}

#[derive(Serialize)]
struct Org {
    id: String,
    name: String,
    names: Vec<String>,
    sort: &'static str,
    ticker: Option<String>,
    country: Option<String>,
}

#[derive(Serialize)]
struct Group {
    id: String,
    members: Vec<String>,
}

#[derive(Serialize)]
struct Deal {
    id: String,
    kind: Kind,
    status: Status,
    maybe: bool,
    parties: Vec<Party>,
    alliance: Option<String>,
    since: Option<PartialDate>,
    /// First and last month that it may date from, counted from the year 0.
    months: Option<(u32, u32)>,
    areas: Vec<String>,
    amount: Option<String>,
    stake: Option<String>,
    confidence: f64,
    history: Vec<Step>,
    claims: Vec<Proof>,
}

#[derive(Serialize)]
struct Party {
    org: String,
    role: &'static str,
    joined: Option<PartialDate>,
}

#[derive(Serialize)]
struct Step {
    status: Status,
    when: Option<PartialDate>,
    reported: Option<PartialDate>,
    doc: String,
}

#[derive(Serialize)]
struct Proof {
    doc: String,
    url: Option<String>,
    outlet: Option<String>,
    reported: Option<PartialDate>,
    when: Option<PartialDate>,
    status: Status,
    confidence: f64,
    quotes: Vec<Quote>,
}

#[derive(Serialize)]
struct Quote {
    text: String,
    cue: String,
    rule: String,
}

/// The view for the script, as JSON that ends no element of a page.
pub(super) fn json(view: &View, lang: Lang, links: &Links) -> String {
    let kinds: BTreeSet<Kind> = view.ties.iter().map(|tie| tie.kind).collect();
    let statuses: BTreeSet<Status> = view.ties.iter().map(Tie::status).collect();
    let said = view
        .ties
        .iter()
        .flat_map(|tie| tie.history.iter().map(|step| step.status).chain(tie.claims.iter().map(|claim| claim.status)));
    let statuses: BTreeSet<Status> = statuses.into_iter().chain(said).collect();
    let sketch = Sketch::of(view, lang);
    let members = |group: &[usize]| group.iter().map(|at| key(&sketch.nodes[*at].key)).collect();
    let data = Data {
        kinds: kinds
            .into_iter()
            .map(|kind| Choice { id: kind.as_str(), word: wording::kind(kind, lang), directed: kind.is_directed() })
            .collect(),
        statuses: statuses
            .into_iter()
            .map(|status| Choice { id: status.as_str(), word: wording::status(status, lang), directed: false })
            .collect(),
        words: words::all(lang),
        orgs: view.organizations.iter().map(|org| self::org(org, lang)).collect(),
        groups: sketch
            .groups
            .iter()
            .map(|group| Group { id: key(&group.key), members: members(&group.members) })
            .collect(),
        ties: view.ties.iter().map(|tie| deal(tie, lang, links)).collect(),
    };
    safe(&serde_json::to_string(&data).unwrap_or_default())
}

/// JSON in which no character means anything to HTML.
fn safe(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 16);
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

fn org(org: &Organization, lang: Lang) -> Org {
    let shown = one_line(wording::name(org, lang));
    let mut names: Vec<String> = Vec::new();
    for name in org.names().map(one_line) {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    Org {
        id: key(org.id.as_str()),
        name: if shown.is_empty() { "?".to_owned() } else { shown },
        names,
        sort: wording::org_kind(org.kind, lang),
        ticker: org.ticker.as_deref().map(one_line),
        country: org.country.as_deref().map(one_line).filter(|_| org.kind != OrgKind::Alliance),
    }
}

fn deal(tie: &Tie, lang: Lang, links: &Links) -> Deal {
    let dates = || tie.claims.iter().filter_map(|claim| claim.reported);
    Deal {
        id: key(tie.id.as_str()),
        kind: tie.kind,
        status: tie.status(),
        maybe: tie.truth != Truth::Yes,
        parties: tie
            .participants
            .iter()
            .map(|party| Party { org: key(party.org.as_str()), role: role(party.role, lang), joined: party.joined })
            .collect(),
        alliance: tie.alliance.as_ref().map(|id| key(id.as_str())),
        since: tie.since(),
        months: tie.since().or_else(|| PartialDate::first_of(dates())).map(PartialDate::months),
        areas: tie.areas.iter().map(|area| one_line(area)).collect(),
        amount: tie.amount.as_ref().map(|amount| wording::amount(amount, lang)),
        stake: tie.stake.map(wording::stake),
        confidence: rounded(tie.confidence()),
        history: tie
            .history
            .iter()
            .map(|step| Step {
                status: step.status,
                when: step.when,
                reported: step.reported,
                doc: one_line(step.doc.as_str()),
            })
            .collect(),
        claims: tie.claims.iter().map(|claim| proof(claim, links)).collect(),
    }
}

fn proof(claim: &Claim, links: &Links) -> Proof {
    let quote = |evidence: &crate::model::Evidence| Quote {
        text: one_line(&evidence.quote),
        cue: one_line(&evidence.cue),
        rule: one_line(evidence.rule.as_str()),
    };
    Proof {
        doc: one_line(claim.doc.as_str()),
        url: links.of(&claim.doc).map(str::to_owned),
        outlet: claim.source.as_deref().map(one_line),
        reported: claim.reported,
        when: claim.when,
        status: claim.status,
        confidence: rounded(claim.confidence),
        quotes: claim.evidence.iter().map(quote).collect(),
    }
}

/// Four digits are more than anybody reads.
fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}

/// The word for what a party does, empty where the kind says it all.
fn role(role: Role, lang: Lang) -> &'static str {
    let (ko, en) = match role {
        Role::Partner | Role::Member | Role::Party => ("", ""),
        Role::Lead => ("주관", "lead"),
        Role::Founder => ("설립", "founder"),
        Role::Venture => ("합작법인", "venture"),
        Role::Investor => ("투자", "investor"),
        Role::Investee => ("투자 받음", "investee"),
        Role::Acquirer => ("인수", "acquirer"),
        Role::Target => ("인수 대상", "target"),
        Role::Seller => ("매각", "seller"),
        Role::Supplier => ("공급", "supplier"),
        Role::Customer => ("고객", "customer"),
        Role::Owner => ("제공", "owner"),
        Role::Channel => ("유통", "channel"),
        Role::Licensor => ("라이선스 제공", "licensor"),
        Role::Licensee => ("라이선스 받음", "licensee"),
        Role::Supporter => ("지원", "supporter"),
        Role::Supported => ("지원 받음", "supported"),
    };
    wording::pick(lang, ko, en)
}
