//! What a timeline says, Korean and English.

use super::super::super::{escape, wording};
use super::marks::Mark;
use crate::model::{Kind, Lang, PartialDate, Status, Truth};
use crate::query::{Dated, Named, Turn, View};

/// Names that a tooltip lists; the rest is counted.
const NAMES: usize = 12;

/// The words beside a mark: the kind and what happened, of an alliance who joined or left.
pub(super) fn label(company: &Named, event: &Dated, lang: Lang) -> String {
    let change = &event.change;
    let kind = wording::kind(change.kind, lang);
    let status = wording::status(change.status, lang);
    let text = match (change.turn, &change.alliance) {
        (Turn::Joined | Turn::Left, Some(alliance)) => {
            let word = turn(change.turn, lang);
            let own = alliance.id != company.id && change.concerns(&company.id);
            match change.parties.iter().map(|part| &part.org).find(|org| org.id != company.id) {
                _ if alliance.id == company.id => word.to_owned(),
                Some(first) if !own => format!("{word} · {}", several(first, change.parties.len(), lang)),
                _ => word.to_owned(),
            }
        }
        (Turn::Begun, _) if change.status == Status::Agreed => format!("{}{kind}", arrow(company, event)),
        (Turn::Changed, _) => format!("{}{kind}: {status}", arrow(company, event)),
        _ => format!("{}{kind} {status}", arrow(company, event)),
    };
    let text = escape::one_line(&text);
    if event.truth == Truth::Yes { text } else { format!("{text}?") }
}

/// The words beside a mark in the lane of a company, with those that the event ties it to.
pub(super) fn label_with(company: &Named, event: &Dated, lang: Lang) -> String {
    let label = label(company, event, lang);
    let change = &event.change;
    let others: Vec<&Named> = change.parties.iter().map(|part| &part.org).filter(|org| org.id != company.id).collect();
    let own = change.alliance.as_ref().is_some_and(|alliance| alliance.id == company.id);
    match others.first() {
        Some(first) if own => escape::one_line(&format!("{label} · {}", several(first, others.len(), lang))),
        // Those who join or leave stand in the label already.
        Some(first) if !matches!(change.turn, Turn::Joined | Turn::Left) => {
            escape::one_line(&format!("{label} · {}", several(first, others.len(), lang)))
        }
        _ => label,
    }
}

/// Which way a directed kind goes, seen from the company: to the partner, or from it.
fn arrow(company: &Named, event: &Dated) -> &'static str {
    let change = &event.change;
    match change.parties.iter().position(|part| part.org.id == company.id) {
        Some(0) if change.kind.is_directed() => "→ ",
        Some(1) if change.kind.is_directed() => "← ",
        _ => "",
    }
}

/// What the arrows mean.
pub(super) fn arrows(lang: Lang) -> &'static str {
    wording::pick(lang, "→ 상대에게 · ← 상대로부터", "→ to the partner · ← from the partner")
}

/// One name, the others counted.
fn several(first: &Named, count: usize, lang: Lang) -> String {
    match (count, lang) {
        (..=1, _) => first.name.clone(),
        (_, Lang::Ko) => format!("{} 외 {}곳", first.name, count - 1),
        (_, Lang::En) => format!("{} +{}", first.name, count - 1),
    }
}

fn turn(turn: Turn, lang: Lang) -> &'static str {
    let (ko, en) = match turn {
        Turn::Begun => ("시작", "begun"),
        Turn::Joined => ("가입", "joined"),
        Turn::Changed => ("변화", "changed"),
        Turn::Left => ("탈퇴", "left"),
        Turn::Ended => ("종료", "ended"),
    };
    wording::pick(lang, ko, en)
}

/// What a pointer that rests on an event is told: parties, kind, what happened when, and the sentence that proves it.
pub(super) fn tooltip(event: &Dated, lang: Lang) -> String {
    let change = &event.change;
    let names: Vec<String> = change.parties.iter().take(NAMES).map(|part| escape::one_line(&part.org.name)).collect();
    let joint = if change.kind.is_directed() && names.len() == 2 { " → " } else { ", " };
    let mut who = names.join(joint);
    if change.parties.len() > NAMES {
        who.push_str(&format!(" … +{}", change.parties.len() - NAMES));
    }
    if let Some(alliance) = &change.alliance {
        who = format!("{}: {who}", escape::one_line(&alliance.name));
    }
    let status = wording::status(change.status, lang);
    let steps = match change.before {
        Some(before) => format!("{} → {status}", wording::status(before, lang)),
        None => status.to_owned(),
    };
    let date = match (change.when, change.reported) {
        (Some(when), _) => when.to_string(),
        (None, Some(reported)) => format!("{} {reported}", wording::pick(lang, "보도", "reported")),
        (None, None) => String::new(),
    };
    let reported = change.reported.map(|date| format!(", {date}")).unwrap_or_default();
    [
        who,
        format!("{} · {} · {steps}", wording::kind(change.kind, lang), turn(change.turn, lang)),
        date,
        format!("“{}” ({}{reported})", escape::one_line(&change.quote), escape::one_line(change.doc.as_str())),
    ]
    .into_iter()
    .filter(|line| !line.is_empty())
    .collect::<Vec<_>>()
    .join("\n")
}

/// The word for a mark in the legend.
pub(super) fn mark(mark: Mark, lang: Lang) -> String {
    let status = |status| wording::status(status, lang);
    match mark {
        Mark::Begun(status_) => format!("{}: {}", turn(Turn::Begun, lang), status(status_)),
        Mark::Changed(status_) => format!("{}: {}", turn(Turn::Changed, lang), status(status_)),
        Mark::Joined => turn(Turn::Joined, lang).to_owned(),
        Mark::Left => turn(Turn::Left, lang).to_owned(),
        Mark::Ended => turn(Turn::Ended, lang).to_owned(),
        Mark::Coarse => wording::pick(lang, "이 사이 어느 날", "some day in between").to_owned(),
        Mark::Report => wording::pick(lang, "보도일 (사건 날짜 없음)", "date of report, event undated").to_owned(),
    }
}

/// The title of a timeline that was given none.
pub(super) fn title(company: &Named, lang: Lang) -> String {
    let name = escape::ellipsis(&escape::one_line(&company.name), 40);
    match lang {
        Lang::Ko => format!("{name} 제휴 연표"),
        Lang::En => format!("Timeline of {name}"),
    }
}

/// The title of a timeline of several companies, or of all.
pub(super) fn title_of_many(view: &View, lang: Lang) -> String {
    let focus = view.focus.iter().filter_map(|id| view.organization(id)).take(3);
    let names: Vec<String> =
        focus.map(|org| escape::ellipsis(&escape::one_line(wording::name(org, lang)), 24)).collect();
    match (names.is_empty(), lang) {
        (true, Lang::Ko) => "기업 제휴 연표".to_owned(),
        (true, Lang::En) => "Timeline of deals".to_owned(),
        (false, Lang::Ko) => format!("{} 제휴 연표", names.join("·")),
        (false, Lang::En) => format!("Timeline of {}", names.join(", ")),
    }
}

/// How much is in the picture: `사건 34건 · 상대 20곳 · 2018-05 – 2020-08`.
pub(super) fn caption(
    events: usize,
    (lanes, partners): (usize, bool),
    period: Option<(PartialDate, PartialDate)>,
    lang: Lang,
) -> String {
    let count = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    let mut parts = match lang {
        Lang::Ko => vec![format!("사건 {events}건"), format!("{} {lanes}곳", if partners { "상대" } else { "조직" })],
        Lang::En => vec![count(events, "event"), count(lanes, if partners { "partner" } else { "organisation" })],
    };
    parts.extend(period.map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first} – {last}"),
    }));
    parts.join(" · ")
}

/// How many events have no date.
pub(super) fn undated(count: usize, lang: Lang) -> Option<String> {
    (count > 0).then(|| match lang {
        Lang::Ko => format!("날짜를 알 수 없는 사건 {count}건은 그리지 않았습니다."),
        Lang::En if count == 1 => "1 event without any date is not drawn.".to_owned(),
        Lang::En => format!("{count} events without any date are not drawn."),
    })
}

/// The class of a kind's elements.
pub(super) fn class(kind: Kind, turn: Turn) -> String {
    format!("event kind-{kind} turn-{}", turn.as_str())
}
