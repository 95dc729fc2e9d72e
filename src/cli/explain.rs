//! `tieup explain`: why was this claim made?

use super::{
    args::{Format, Output, Sources},
    facts,
    failure::{Failure, Outcome},
    material::{self, Piece},
    progress::Progress,
    sink::{Part, Sink},
    table::{Cell, Sheet, Tone},
    wording,
};
use crate::{
    extract::{Explanation, Marked, PairReasons, Reasons},
    model::{Claim, ClaimId, Document},
};
use serde::Serialize;

/// Show why a claim was made: its sentence with what was seen in it, and the weights for and against.
///
/// The parties stand in [brackets], the cue in {braces}. A weight is in log-odds: what speaks for a tie is positive.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup evidence KT 현대로보틱스 --from articles/     shows the ids of claims
  tieup explain 33e7081c articles/
  tieup explain 33e7081c articles/ --top 20 --format json")]
pub struct Explain {
    /// The id of a claim, or enough of its beginning.
    #[arg(value_name = "CLAIM")]
    claim: String,
    #[command(flatten)]
    sources: Sources,
    /// Show so many features that speak for it, and so many against.
    #[arg(long, value_name = "N", default_value_t = 8)]
    top: usize,
    #[command(flatten)]
    output: Output,
}

#[derive(Serialize)]
struct Answer {
    id: ClaimId,
    /// The sentence with its parties and its cue marked.
    sentence: String,
    #[serde(flatten)]
    explanation: Explanation,
}

impl Explain {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        self.output.format_or(Format::Table)?;
        let prefix = prefix(&self.claim)?;
        let extractor = facts::extractor();
        let is_asked = |claim: &Claim| claim.id().as_str().starts_with(&prefix);
        let make = |article: &Document| -> Vec<Found> {
            let claims = extractor.extract(article).into_iter().filter(&is_asked);
            claims.map(|claim| Found { explanation: extractor.explain(article, &claim), claim }).collect()
        };
        let mut found: Vec<Found> = Vec::new();
        let tally = material::pieces(&self.sources.sources, &Progress::start(false), make, |piece| {
            match piece {
                Piece::Article(more) => found.extend(more),
                Piece::Claim(claim) if is_asked(&claim) => found.push(Found { claim: *claim, explanation: None }),
                Piece::Claim(_) => {}
            }
            Ok(())
        })?;
        let answer = only(found, &prefix)?;
        let mut sink = Sink::open(&self.output, Format::Table)?;
        let parts = match sink.format {
            Format::Csv => vec![Part::Sheet(every_feature(&answer.explanation))],
            _ => parts(&answer, self.top),
        };
        sink.answer(&answer, &[&answer], &parts)?;
        sink.finish()?;
        Ok(tally.outcome())
    }
}

/// The beginning of an id in the form that ids have.
fn prefix(id: &str) -> Result<String, Failure> {
    let prefix = id.trim().to_ascii_lowercase();
    match (1..=16).contains(&prefix.len()) && prefix.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        true => Ok(prefix),
        false => Err(Failure::usage(format!("`{id}` is no claim's id")).hint(WHERE)),
    }
}

const WHERE: &str =
    "an id is 16 hexadecimal digits, or their beginning; `tieup evidence` and `tieup extract --format table` show it";

/// A claim that was asked for; one that came as a claim cannot be explained.
struct Found {
    claim: Claim,
    explanation: Option<Explanation>,
}

/// The one claim that was found.
///
/// # Errors
/// None, several, or one of which only the claim is at hand.
fn only(found: Vec<Found>, prefix: &str) -> Result<Answer, Failure> {
    let mut ids: Vec<(ClaimId, String)> =
        found.iter().map(|found| (found.claim.id(), wording::parties(&found.claim))).collect();
    ids.sort();
    ids.dedup_by(|a, b| a.0 == b.0);
    if ids.is_empty() {
        return Err(Failure::new(format!("no claim has the id `{prefix}`")).hint(WHERE));
    }
    if ids.len() > 1 {
        let shown: Vec<String> = ids.iter().take(8).map(|(id, parties)| format!("{id} ({parties})")).collect();
        let failure = Failure::new(format!("{} claims have ids that begin with `{prefix}`", ids.len()));
        return Err(failure.hint(format!("ask for one: {}", shown.join(", "))));
    }
    let doc = found.first().map(|found| found.claim.doc.clone());
    let explanation = found.into_iter().find_map(|found| found.explanation).ok_or_else(|| {
        let doc = doc.map_or_else(String::new, |doc| doc.to_string());
        Failure::new(format!("claim `{prefix}` can be explained only with its article at hand"))
            .hint(format!("give the article as SOURCE: {doc}"))
    })?;
    Ok(Answer { id: explanation.claim.id(), sentence: marked(&explanation), explanation })
}

/// The sentence with its parties in brackets and its cue in braces.
fn marked(explanation: &Explanation) -> String {
    let Some(evidence) = explanation.claim.evidence.first() else { return String::new() };
    let (mut text, mut from) = (String::new(), 0);
    for mark in &explanation.marks {
        let (start, end) = (mark.span.start - evidence.span.start, mark.span.end - evidence.span.start);
        let (Some(before), Some(words)) = (evidence.quote.get(from..start), evidence.quote.get(start..end)) else {
            continue;
        };
        text.push_str(before);
        text.push_str(&match mark.what {
            Marked::Party => format!("[{words}]"),
            Marked::Cue => format!("{{{words}}}"),
        });
        from = end;
    }
    text + evidence.quote.get(from..).unwrap_or("")
}

fn parts(answer: &Answer, top: usize) -> Vec<Part> {
    let claim = &answer.explanation.claim;
    let pairs = &answer.explanation.pairs;
    let mut parts = vec![Part::Facts(about(answer))];
    if pairs.len() > 1 {
        parts.push(Part::Sheet(list(pairs)));
    }
    if let Some(pair) = pairs.first() {
        let names = format!("{} and {}", pair.names.0, pair.names.1);
        let mut tie = features(format!("Is there a tie? {names}"), &pair.tie, top);
        if (pair.in_view - pair.tie.sum).abs() > 0.005 {
            let in_view = Cell::number(format!("{:+.2}", pair.in_view));
            tie.rows.push(vec![Cell::plain("in view of the other pairs"), in_view]);
        }
        if let Some(phrase) = pair.phrase {
            tie.rows.push(vec![
                Cell::plain(format!("by its turn of phrase ({})", phrase.name)),
                Cell::share(phrase.confidence),
            ]);
        }
        tie.rows.push(vec![Cell::bold("confidence"), Cell::share(pair.confidence)]);
        let mut kind = features(format!("Is it {}? {names}", claim.kind), &pair.kind, top);
        kind.rows.push(vec![Cell::bold("probability"), Cell::share(pair.kind.probability)]);
        parts.extend([tie, kind].map(Part::Sheet));
    }
    parts
}

fn about(answer: &Answer) -> Vec<(&'static str, String)> {
    let claim = &answer.explanation.claim;
    let when = claim.when.map_or_else(String::new, |when| format!(" ({when})"));
    let reported = claim.reported.map_or_else(String::new, |reported| format!(", {reported}"));
    let evidence = claim.evidence.first();
    vec![
        ("claim", answer.id.to_string()),
        ("tie", format!("{} of {}: {}{when}", claim.kind, wording::parties(claim), claim.status)),
        (
            "article",
            evidence.map_or_else(String::new, |evidence| {
                format!("{}{reported}, bytes {}..{}", claim.doc, evidence.span.start, evidence.span.end)
            }),
        ),
        ("sentence", answer.sentence.clone()),
        ("cue", evidence.map_or_else(String::new, |evidence| evidence.cue.clone())),
        ("rule", evidence.map_or_else(String::new, |evidence| evidence.rule.to_string())),
        ("confidence", format!("{:.2}", claim.confidence)),
    ]
}

fn list(pairs: &[PairReasons]) -> Sheet {
    let row = |pair: &PairReasons| {
        vec![
            Cell::bold(format!("{} and {}", pair.names.0, pair.names.1)),
            Cell::number(format!("{:+.2}", pair.tie.sum)),
            Cell::number(format!("{:+.2}", pair.in_view)),
            Cell::plain(pair.phrase.map_or("", |phrase| phrase.name)),
            Cell::share(pair.confidence),
        ]
    };
    Sheet {
        title: Some("Pairs; the first is told below".to_owned()),
        header: vec!["pair", "sum", "in view of others", "turn of phrase", "confidence"],
        rows: pairs.iter().map(row).collect(),
        quotes: false,
    }
}

/// The strongest features either way, what the others add up to, and the sum.
fn features(title: String, reasons: &Reasons, top: usize) -> Sheet {
    let strongest = reasons.strongest(top);
    let shown: f32 = strongest.iter().map(|one| one.weight).sum();
    let others = reasons.features.len() - strongest.len();
    let row =
        |text: String, weight: f32, tone: Tone| vec![Cell::new(text, tone), Cell::number(format!("{weight:+.2}"))];
    let mut rows: Vec<_> = strongest.iter().map(|one| row(one.feature.clone(), one.weight, Tone::Plain)).collect();
    if others > 0 {
        rows.push(row(format!("{others} others"), reasons.sum - shown, Tone::Faint));
    }
    rows.push(row("sum".to_owned(), reasons.sum, Tone::Bold));
    Sheet { title: Some(title), header: vec!["feature", "weight"], rows, quotes: false }
}

fn every_feature(explanation: &Explanation) -> Sheet {
    let of = |pair: &PairReasons, asked: &str, reasons: &Reasons| -> Vec<Vec<Cell>> {
        let row = |one: &crate::extract::Weighed| {
            vec![
                Cell::plain(&pair.names.0),
                Cell::plain(&pair.names.1),
                Cell::plain(asked),
                Cell::plain(&one.feature),
                Cell::number(one.weight),
            ]
        };
        reasons.features.iter().map(row).collect()
    };
    let kind = explanation.claim.kind.as_str();
    let pairs = explanation.pairs.iter();
    Sheet {
        title: None,
        header: vec!["a", "b", "model", "feature", "weight"],
        rows: pairs.flat_map(|pair| [of(pair, "tie", &pair.tie), of(pair, kind, &pair.kind)]).flatten().collect(),
        quotes: false,
    }
}
