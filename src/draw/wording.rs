//! The short words on edges and in the legend, Korean and English.

use super::{Sign, escape};
use crate::model::{Amount, Kind, Lang, OrgKind, Organization, Status};
use crate::query::{LeftOut, View};

/// The word for a kind on an edge.
pub(super) fn kind(kind: Kind, lang: Lang) -> &'static str {
    let (ko, en) = match kind {
        Kind::Partnership => ("제휴", "partnership"),
        Kind::JointDevelopment => ("공동개발", "joint development"),
        Kind::Membership => ("회원", "member"),
        Kind::JointVenture => ("합작", "joint venture"),
        Kind::Investment => ("투자", "investment"),
        Kind::EquitySwap => ("지분교환", "equity swap"),
        Kind::Acquisition => ("인수", "acquisition"),
        Kind::Supply => ("공급", "supply"),
        Kind::Distribution => ("유통", "distribution"),
        Kind::Licensing => ("라이선스", "licence"),
        Kind::Integration => ("연동", "integration"),
        Kind::Support => ("지원", "support"),
    };
    pick(lang, ko, en)
}

/// The word for a status.
pub(super) fn status(status: Status, lang: Lang) -> &'static str {
    let (ko, en) = match status {
        Status::Talks => ("협의 중", "in talks"),
        Status::Agreed => ("합의", "agreed"),
        Status::Stalled => ("중단", "stalled"),
        Status::Ended => ("종료", "ended"),
    };
    pick(lang, ko, en)
}

/// The word for what a comparison of two dates found.
pub(super) fn sign(sign: Sign, lang: Lang) -> &'static str {
    let (ko, en) = match sign {
        Sign::Added => ("새로 맺음", "made"),
        Sign::Removed => ("끝남", "ended"),
        Sign::Changed => ("바뀜", "changed"),
    };
    pick(lang, ko, en)
}

/// The word for a sort of organisation in the legend.
pub(super) fn org_kind(kind: OrgKind, lang: Lang) -> &'static str {
    let (ko, en) = match kind {
        OrgKind::Company => ("기업", "company"),
        OrgKind::Group => ("기업집단", "business group"),
        OrgKind::University => ("대학", "university"),
        OrgKind::Institute => ("연구기관", "institute"),
        OrgKind::Public => ("공공", "public body"),
        OrgKind::Alliance => ("협의체", "alliance"),
        OrgKind::Hospital => ("병원", "hospital"),
        OrgKind::Media => ("언론", "media"),
        OrgKind::Association => ("협회·재단", "association"),
    };
    pick(lang, ko, en)
}

/// The Korean or the English wording.
pub(super) fn pick<'a>(lang: Lang, ko: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Ko => ko,
        Lang::En => en,
    }
}

/// The name of an organisation in this language, in the other one where it has none.
pub fn name(org: &Organization, lang: Lang) -> &str {
    match lang {
        Lang::Ko => org.name(),
        Lang::En => org.en.as_deref().unwrap_or_else(|| org.name()),
    }
}

/// The title of a picture that was given none.
pub(crate) fn title(view: &View, lang: Lang) -> String {
    let focus = view.focus.iter().filter_map(|id| view.organization(id)).take(3);
    let names: Vec<String> = focus.map(|org| escape::ellipsis(&escape::one_line(name(org, lang)), 24)).collect();
    match (names.is_empty(), lang) {
        (true, Lang::Ko) => "기업 제휴 관계도".to_owned(),
        (true, Lang::En) => "Who partnered with whom".to_owned(),
        (false, Lang::Ko) => format!("{} 제휴 관계도", names.join("·")),
        (false, Lang::En) => format!("Partners of {}", names.join(", ")),
    }
}

/// How much is in the picture and how old it is: `조직 12곳 · 관계 15건 · 기사 5건 · 2018-05 – 2020-08`.
pub fn caption(view: &View, lang: Lang) -> String {
    let (orgs, ties, docs) = (view.organizations.len(), view.ties.len(), view.sources().len());
    let count = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    let mut parts = match lang {
        Lang::Ko => vec![format!("조직 {orgs}곳"), format!("관계 {ties}건"), format!("기사 {docs}건")],
        Lang::En => vec![count(orgs, "organisation"), count(ties, "tie"), count(docs, "article")],
    };
    parts.extend(view.period().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first} – {last}"),
    }));
    parts.extend(left_out(view.left_out, lang));
    parts.join(" · ")
}

/// What is not shown: `주요 조직만 (170곳 생략)`.
pub(super) fn left_out(left_out: LeftOut, lang: Lang) -> Vec<String> {
    let LeftOut { organizations, within_groups } = left_out;
    let orgs = match lang {
        Lang::Ko => format!("주요 조직만 ({organizations}곳 생략)"),
        Lang::En => format!("most important only ({organizations} left out)"),
    };
    let ties = match lang {
        Lang::Ko => format!("그룹 안 관계 {within_groups}건 생략"),
        Lang::En => format!("ties within groups left out: {within_groups}"),
    };
    [(organizations, orgs), (within_groups, ties)]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, told)| told)
        .collect()
}

/// A sum as the press writes it: `500억원`, `1조2300억원`, `$1.2bn`.
pub fn amount(amount: &Amount, lang: Lang) -> String {
    let unit = match (amount.currency.as_str(), lang) {
        ("KRW", Lang::Ko) => "원",
        ("USD", Lang::Ko) => "달러",
        ("EUR", Lang::Ko) => "유로",
        ("JPY", Lang::Ko) => "엔",
        ("CNY", Lang::Ko) => "위안",
        (code, Lang::Ko) => return format!("{} {code}", korean_number(amount.value)),
        (code, Lang::En) => return english_sum(amount.value, code),
    };
    format!("{}{unit}", korean_number(amount.value))
}

/// The two highest of 조, 억, 만 and 1; the rest is noise on an edge.
fn korean_number(value: u64) -> String {
    let steps = [(1_000_000_000_000, "조"), (100_000_000, "억"), (10_000, "만"), (1, "")];
    let mut rest = value;
    let mut parts = Vec::new();
    for (size, word) in steps {
        if rest >= size && parts.len() < 2 {
            parts.push(format!("{}{word}", rest / size));
            rest %= size;
        } else if !parts.is_empty() {
            break;
        }
    }
    if parts.is_empty() { "0".to_owned() } else { parts.concat() }
}

fn english_sum(value: u64, currency: &str) -> String {
    let symbol = match currency {
        "USD" => "$".to_owned(),
        "EUR" => "€".to_owned(),
        code => format!("{code} "),
    };
    let (size, word) = match value {
        1_000_000_000_000.. => (1e12, "tn"),
        1_000_000_000.. => (1e9, "bn"),
        1_000_000.. => (1e6, "m"),
        1_000.. => (1e3, "k"),
        _ => (1.0, ""),
    };
    format!("{symbol}{}{word}", short_decimal(value as f64 / size))
}

/// A share as a percentage: `10%`, `12.5%`.
pub fn stake(share: f64) -> String {
    format!("{}%", short_decimal(share * 100.0))
}

/// One decimal, none where it is zero.
fn short_decimal(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_read_as_in_the_press() {
        let krw = |value| amount(&Amount { value, currency: "KRW".into() }, Lang::Ko);
        assert_eq!(krw(50_000_000_000), "500억원");
        assert_eq!(krw(1_230_000_000_000), "1조2300억원");
        assert_eq!(krw(1_000_000_000_001), "1조원");
        assert_eq!(krw(0), "0원");
        let usd = Amount { value: 1_250_000_000, currency: "USD".into() };
        assert_eq!(amount(&usd, Lang::En), "$1.2bn");
        assert_eq!(amount(&usd, Lang::Ko), "12억5000만달러");
        assert_eq!((stake(0.1), stake(0.125)), ("10%".into(), "12.5%".into()));
    }
}
