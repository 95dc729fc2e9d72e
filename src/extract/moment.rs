//! When a tie was made, and the money in it: read off the sentence that proves it.

use super::article::Article;
use crate::{
    language::{DateHow, amounts, dates, stakes},
    lexicon::Lexicon,
    model::{Amount, Document, Kind, PartialDate, Span},
};

/// Sentences over which a date carries.
const DATE_REACH: usize = 3;

/// The date that a sentence gives the deed told at `cue`.
///
/// A date before the cue in its sentence is the deed's; failing that, any other past date; failing that, the day on
/// which it was told ("21일 밝혔다").
pub(super) fn date_of(
    document: &Document,
    sentence: Span,
    cue: Span,
    carried: Option<PartialDate>,
) -> Option<PartialDate> {
    let words = sentence.of(&document.text)?;
    let found = dates(words, sentence.start, document.published, carried);
    let past = || found.iter().filter(|date| matches!(date.how, DateHow::Explicit | DateHow::Relative));
    let before = past().rfind(|date| date.span.end <= cue.start);
    let told = || found.iter().find(|date| date.how == DateHow::ReportDay);
    let dated = before.or_else(|| past().next()).or_else(told).map(|date| date.date);
    dated.or_else(|| recently(words, document.published)).or_else(|| event_year(words))
}

/// 최근, "recently": the month of publication.
fn recently(words: &str, published: Option<PartialDate>) -> Option<PartialDate> {
    let published = published.filter(|_| words.contains("최근") || words.contains("recently"))?;
    PartialDate::month_of(published.year(), published.month()?)
}

/// The year in the name of a fair: CES 2020, "IFA 2024".
pub(super) fn event_year(words: &str) -> Option<PartialDate> {
    words.match_indices(" 20").find_map(|(at, _)| {
        let before = words[..at].bytes().rev().take_while(u8::is_ascii_uppercase).count();
        let year = words.get(at + 1..at + 5)?;
        let ends = !words[at + 5..].starts_with(|c: char| c.is_ascii_digit() || c == '년');
        (before >= 3 && ends).then(|| year.parse().ok()).flatten()
    })
}

/// The last past date that a text tells, for "같은 달" in the sentence after it.
fn last_date(document: &Document, sentence: Span, carried: Option<PartialDate>) -> Option<PartialDate> {
    let words = sentence.of(&document.text)?;
    let found = dates(words, sentence.start, document.published, carried);
    found.iter().rfind(|date| date.how.is_past()).map(|date| date.date).or(carried)
}

/// The last past date told before each of the first `count` sentences, no further back than [`DATE_REACH`] sentences.
pub(super) fn carried_dates(document: &Document, article: &Article, count: usize) -> Vec<Option<PartialDate>> {
    let mut told: Option<(usize, PartialDate)> = None;
    let mut dates = Vec::with_capacity(count);
    for (at, sentence) in article.sentences.iter().enumerate().take(count) {
        let carried = told.filter(|(place, _)| at - place <= DATE_REACH).map(|(_, date)| date);
        if let Some(date) = last_date(document, sentence.span, carried).filter(|date| Some(*date) != carried) {
            told = Some((at, date));
        }
        dates.push(carried);
    }
    dates
}

/// The date of the sentence after `sentence`, where it goes on about one of the two; a headline is told by another.
pub(super) fn told_next(
    document: &Document,
    article: &Article,
    sentence: usize,
    (a, b): (usize, usize),
    carried: &[Option<PartialDate>],
) -> Option<PartialDate> {
    let at = sentence + 1;
    let next = article.sentences.get(at)?;
    let goes_on = next.mentions.iter().any(|mention| mention.entity == a || mention.entity == b);
    let end = Span::new(next.span.end, next.span.end);
    date_of(document, next.span, end, carried[at]).filter(|_| goes_on && sentence > 0)
}

/// What else a sentence says of a tie.
pub(super) struct Terms {
    pub amount: Option<Amount>,
    pub stake: Option<f64>,
    pub areas: Vec<String>,
}

/// Sums and stakes belong to the kinds that move them; the nearest one to the cue counts.
pub(super) fn terms_of(lexicon: &Lexicon, kind: Kind, words: &str, cue: Span) -> Terms {
    let apart =
        |span: &Span| if span.end <= cue.start { cue.start - span.end } else { span.start.saturating_sub(cue.end) };
    let paid = matches!(
        kind,
        Kind::Investment
            | Kind::Acquisition
            | Kind::EquitySwap
            | Kind::Supply
            | Kind::JointVenture
            | Kind::Licensing
            | Kind::Support
    );
    let held = matches!(kind, Kind::Investment | Kind::Acquisition | Kind::EquitySwap | Kind::JointVenture);
    Terms {
        amount: amounts(words)
            .into_iter()
            .filter(|_| paid)
            .min_by_key(|(span, _)| apart(span))
            .map(|(_, amount)| amount),
        stake: stakes(words).into_iter().filter(|_| held).min_by_key(|(span, _)| apart(span)).map(|(_, stake)| stake),
        areas: lexicon.areas.of(words).into_iter().take(4).map(str::to_owned).collect(),
    }
}
