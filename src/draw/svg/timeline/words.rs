//! What a timeline says, Korean and English.

use super::super::super::{escape, wording};
use super::marks::Mark;
use crate::model::{Kind, Lang, PartialDate, Status, Truth};
use crate::query::{Dated, Named, Timeline, Turn};

/// Names that a tooltip lists; the rest is counted.
const NAMES: usize = 12;

/// The words beside a mark: the kind and what happened, of an alliance who joined or left.
pub(super) fn label(timeline: &Timeline, event: &Dated, lang: Lang) -> String {
    let change = &event.change;
    let kind = wording::kind(change.kind, lang);
    let status = wording::status(change.status, lang);
    let text = match (change.turn, &change.alliance) {
        (Turn::Joined | Turn::Left, Some(alliance)) => {
            let word = turn(change.turn, lang);
            let own = alliance.id != timeline.company.id && change.concerns(&timeline.company.id);
            match change.parties.iter().map(|part| &part.org).find(|org| org.id != timeline.company.id) {
                _ if alliance.id == timeline.company.id => word.to_owned(),
                Some(first) if !own => format!("{word} · {}", several(first, change.parties.len(), lang)),
                _ => word.to_owned(),
            }
        }
        (Turn::Begun, _) if change.status == Status::Agreed => format!("{}{kind}", arrow(timeline, event)),
        (Turn::Changed, _) => format!("{}{kind}: {status}", arrow(timeline, event)),
        _ => format!("{}{kind} {status}", arrow(timeline, event)),
    };
    let text = escape::one_line(&text);
    if event.truth == Truth::Yes { text } else { format!("{text}?") }
}

/// Which way a directed kind goes, seen from the company: to the partner, or from it.
fn arrow(timeline: &Timeline, event: &Dated) -> &'static str {
    let change = &event.change;
    match change.parties.iter().position(|part| part.org.id == timeline.company.id) {
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

/// How much is in the picture: `사건 34건 · 상대 20곳 · 2018-05 – 2020-08`.
pub(super) fn caption(events: usize, lanes: usize, period: Option<(PartialDate, PartialDate)>, lang: Lang) -> String {
    let count = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    let mut parts = match lang {
        Lang::Ko => vec![format!("사건 {events}건"), format!("상대 {lanes}곳")],
        Lang::En => vec![count(events, "event"), count(lanes, "partner")],
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
