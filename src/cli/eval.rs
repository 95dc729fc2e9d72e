//! `tieup eval`: how right are the claims?

use super::{
    args::{Format, Output, share},
    facts,
    failure::{Failure, Outcome, complain, note},
    material::{self, Piece},
    progress::Progress,
    sink::{Part, Sink},
    table::{Cell, Sheet},
};
use crate::{
    eval::{AtLeast, Bin, GoldArticle, GoldError, GoldReader, OfKind, Reading, Report, Total, Verdict},
    model::{Claim, DocId, Document, Lang},
};
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// Measure what is extracted against gold: what a careful reader finds in the same articles.
///
/// Counted are pairs of organisations within an article. Precision is the share of right ones among those claimed,
/// recall the share claimed among those that gold requires; kind, status and date are shares of the right pairs.
/// Mentions is the share of the organisations with required ties that were found as names at all.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup eval expected.gold.jsonl articles/
  tieup eval expected.gold.jsonl articles/ --errors --min-confidence 0.8
  tieup eval my.gold.jsonl claims.jsonl --format json

GOLD holds one article a line:
  {\"doc\": \"<article id>\", \"ties\": [{\"kind\": \"supply\", \"status\": \"agreed\",
   \"parties\": [[\"KT\", \"케이티\"], [\"LG전자\"]], \"alliance\": null,
   \"when\": \"2020-06\", \"evidence\": \"<sentence>\", \"optional\": false}]}
A party is the list of its names. A pair of an optional tie is neither rewarded
nor punished, nor are pairs that a tie of three or more only implies.
ARTICLES may be claims as JSONL as well, of whatever extractor.")]
pub struct Eval {
    /// What a careful reader finds, as JSONL.
    #[arg(value_name = "GOLD")]
    gold: PathBuf,
    /// The articles (a file, a folder, `-` for standard input), or claims as JSONL.
    #[arg(value_name = "ARTICLES")]
    articles: Vec<PathBuf>,
    /// List every missed and every spurious pair with its sentence, article by article.
    #[arg(long)]
    errors: bool,
    /// Only claims at least this sure, from 0 to 1.
    #[arg(long, value_name = "0..1", value_parser = share)]
    min_confidence: Option<f64>,
    #[command(flatten)]
    output: Output,
}

/// So many articles that are missing are named.
const NAMED: usize = 5;

#[derive(Serialize)]
struct Answer {
    min_confidence: f64,
    #[serde(flatten)]
    report: Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<Vec<Errors>>,
}

/// What is wrong in one article.
#[derive(Serialize)]
struct Errors {
    doc: DocId,
    right: usize,
    missed: Vec<Wrong>,
    spurious: Vec<Wrong>,
}

/// A missed or spurious pair.
#[derive(Serialize)]
struct Wrong {
    names: (String, String),
    kinds: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
    sentence: String,
}

impl Eval {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        self.output.format_or(Format::Table)?;
        let (gold, broken) = read_gold(&self.gold)?;
        let (made, whole) = Made::of(&self.articles)?;
        let unread = made.name_unread(&gold);
        let readings: Vec<Reading> = gold.into_iter().map(|gold| made.reading(gold)).collect();
        let floor = self.min_confidence.unwrap_or(0.0);
        let errors = self.errors.then(|| readings.iter().filter_map(|reading| errors(reading, floor)).collect());
        let answer = Answer { min_confidence: floor, report: Report::of(&readings, floor), errors };
        let mut sink = Sink::open(&self.output, Format::Table)?;
        let parts = match sink.format {
            Format::Csv => vec![Part::Sheet(all_figures(&answer.report))],
            _ => parts(&answer),
        };
        sink.answer(&answer, &[&answer], &parts)?;
        sink.finish()?;
        Ok(if broken + unread == 0 { whole } else { Outcome::SomeFailed })
    }
}

/// The articles of a file of gold, and the number of lines that are none.
fn read_gold(path: &Path) -> Result<(Vec<GoldArticle>, usize), Failure> {
    let reader = GoldReader::open(path).map_err(|error| Failure::new(error.to_string()))?;
    let (gold, broken): (Vec<_>, Vec<_>) = reader.partition(Result::is_ok);
    let gold: Vec<GoldArticle> = gold.into_iter().flatten().collect();
    let broken: Vec<GoldError> = broken.into_iter().filter_map(Result::err).collect();
    if gold.is_empty() {
        // A file that is no gold at all is not complained about line by line.
        let reason = broken.first().map_or_else(|| format!("{}: is empty", path.display()), ToString::to_string);
        return Err(Failure::new(reason).hint("`tieup eval --help` shows what a line of gold is"));
    }
    broken.iter().for_each(complain);
    Ok((gold, broken.len()))
}

/// What was made of the articles.
#[derive(Default)]
struct Made {
    articles: BTreeMap<DocId, Article>,
    /// Some of it was told as claims, so an article without any may have been read all the same.
    told: bool,
}

#[derive(Default, Clone)]
struct Article {
    claims: Vec<Claim>,
    lang: Option<Lang>,
    surfaces: Option<BTreeSet<String>>,
}

impl Made {
    fn of(sources: &[PathBuf]) -> Result<(Self, Outcome), Failure> {
        let extractor = facts::extractor();
        let make = |article: &Document| {
            (article.id.clone(), article.lang, extractor.extract(article), extractor.surfaces(article))
        };
        let mut made = Self::default();
        let tally = material::pieces(sources, &Progress::start(false), make, |piece| {
            match piece {
                Piece::Article((doc, lang, claims, surfaces)) => {
                    let article = made.articles.entry(doc).or_default();
                    article.lang = Some(lang);
                    article.claims.extend(claims);
                    article.surfaces.get_or_insert_default().extend(surfaces);
                }
                Piece::Claim(claim) => {
                    made.told = true;
                    made.articles.entry(claim.doc.clone()).or_default().claims.push(*claim);
                }
            }
            Ok(())
        })?;
        Ok((made, tally.outcome()))
    }

    /// Names the articles of gold that were not read, and gives their number; says how many have no gold.
    fn name_unread(&self, gold: &[GoldArticle]) -> usize {
        let unread = gold.iter().map(|gold| &gold.doc).filter(|doc| !self.told && !self.articles.contains_key(doc));
        let unread: Vec<&str> = unread.map(DocId::as_str).collect();
        if !unread.is_empty() {
            let more = if unread.len() > NAMED { ", …" } else { "" };
            let named = unread[..unread.len().min(NAMED)].join(", ");
            complain(format!(
                "{} of {} articles of gold are not among the articles, and their ties count as missed: {named}{more}",
                unread.len(),
                gold.len()
            ));
        }
        let asked: BTreeSet<&DocId> = gold.iter().map(|gold| &gold.doc).collect();
        let others = self.articles.keys().filter(|doc| !asked.contains(doc)).count();
        if others > 0 {
            note(format!("{others} articles have no gold and are passed over"));
        }
        unread.len()
    }

    fn reading(&self, gold: GoldArticle) -> Reading {
        let Article { claims, lang, surfaces } = self.articles.get(&gold.doc).cloned().unwrap_or_default();
        Reading { gold, claims, lang, surfaces }
    }
}

/// What is wrong in an article; `None` where all is right.
fn errors(reading: &Reading, floor: f64) -> Option<Errors> {
    let judged = reading.judge(floor);
    let missed = |pair: &Verdict<'_>| Wrong {
        names: pair.names.clone(),
        kinds: distinct(pair.asked.iter().map(|tie| tie.kind.as_str())),
        confidence: None,
        sentence: pair.asked.first().map_or_else(String::new, |tie| tie.evidence.clone()),
    };
    let spurious = |pair: &Verdict<'_>| Wrong {
        names: pair.names.clone(),
        kinds: distinct(pair.told.iter().map(|claim| claim.kind.as_str())),
        confidence: Some(pair.confidence()),
        sentence: pair
            .told
            .first()
            .and_then(|claim| claim.evidence.first())
            .map_or_else(String::new, |evidence| evidence.quote.clone()),
    };
    (judged.missed.len() + judged.spurious.len() > 0).then(|| Errors {
        doc: reading.gold.doc.clone(),
        right: judged.right.len(),
        missed: judged.missed.iter().map(missed).collect(),
        spurious: judged.spurious.iter().map(spurious).collect(),
    })
}

fn distinct(words: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut seen = Vec::new();
    words.for_each(|word| {
        if !seen.contains(&word) {
            seen.push(word);
        }
    });
    seen
}

fn parts(answer: &Answer) -> Vec<Part> {
    let report = &answer.report;
    let sheets = [
        pairs(report),
        details(report),
        kinds(&report.kinds),
        thresholds(&report.thresholds),
        calibration(&report.calibration),
    ];
    let errors = answer.errors.iter().flatten().map(|article| Part::Facts(wrongs(article)));
    errors.chain(sheets.into_iter().map(Part::Sheet)).collect()
}

/// One line for each wrong pair: a sentence is never cut.
fn wrongs(article: &Errors) -> Vec<(&'static str, String)> {
    let (missed, spurious) = (&article.missed, &article.spurious);
    let counts = format!("{} right, {} missed, {} spurious", article.right, missed.len(), spurious.len());
    let line = |label: &'static str, wrong: &Wrong| {
        let sure = wrong.confidence.map_or_else(String::new, |confidence| format!(" {confidence:.2}"));
        let (a, b) = &wrong.names;
        (label, format!("{}{sure}: {a} / {b} | {}", wrong.kinds.join(", "), wrong.sentence))
    };
    let head = ("article", format!("{}: {counts}", article.doc));
    let missed = missed.iter().map(|wrong| line("missed", wrong));
    let spurious = spurious.iter().map(|wrong| line("spurious", wrong));
    std::iter::once(head).chain(missed).chain(spurious).collect()
}

fn figure(share: f64) -> Cell {
    Cell::number(format!("{share:.3}"))
}

/// A row for all articles and one for each language.
fn rows(report: &Report, row: impl Fn(&str, &Total) -> Vec<Cell>) -> Vec<Vec<Cell>> {
    let languages = report.languages.iter().map(|of| row(of.language, &of.total));
    std::iter::once(row("all", &report.all)).chain(languages).collect()
}

fn pairs(report: &Report) -> Sheet {
    let row = |name: &str, total: &Total| {
        let score = &total.score;
        vec![
            Cell::bold(name),
            Cell::number(total.articles),
            figure(score.precision()),
            figure(score.recall()),
            figure(score.f1()),
            Cell::number(score.right),
            Cell::number(score.spurious),
            Cell::number(score.missed),
        ]
    };
    Sheet {
        title: Some("Pairs of organisations".to_owned()),
        header: vec!["language", "articles", "precision", "recall", "F1", "right", "spurious", "missed"],
        rows: rows(report, row),
        quotes: false,
    }
}

fn details(report: &Report) -> Sheet {
    let row = |name: &str, total: &Total| {
        let (score, mentions) = (&total.score, &total.mentions);
        vec![
            Cell::bold(name),
            figure(score.kind_share()),
            figure(score.status_share()),
            figure(score.date_share()),
            figure(score.direction_share()),
            if mentions.organizations > 0 { figure(mentions.recall()) } else { Cell::plain("") },
        ]
    };
    Sheet {
        title: Some("Right about right pairs; organisations found as mentions".to_owned()),
        header: vec!["language", "kind", "status", "date", "direction", "mentions"],
        rows: rows(report, row),
        quotes: false,
    }
}

/// Both of these side by side, for spreadsheets.
fn all_figures(report: &Report) -> Sheet {
    let (mut sheet, details) = (pairs(report), details(report));
    sheet.header.extend(&details.header[1..]);
    for (row, more) in sheet.rows.iter_mut().zip(details.rows) {
        row.extend(more.into_iter().skip(1));
    }
    sheet
}

fn kinds(kinds: &[OfKind]) -> Sheet {
    let row = |of: &OfKind| {
        vec![
            Cell::bold(of.kind.as_str()),
            Cell::number(of.required),
            Cell::number(of.found),
            figure(of.recall),
            Cell::number(of.named),
            Cell::number(of.spurious),
        ]
    };
    Sheet {
        title: Some("By kind of the gold tie".to_owned()),
        header: vec!["kind", "required", "found", "recall", "as this kind", "spurious"],
        rows: kinds.iter().map(row).collect(),
        quotes: false,
    }
}

fn thresholds(thresholds: &[AtLeast]) -> Sheet {
    let row = |at: &AtLeast| {
        let score = &at.score;
        vec![
            Cell::number(format!("{:.2}", at.confidence)),
            figure(score.precision()),
            figure(score.recall()),
            figure(score.f1()),
            Cell::number(score.right),
            Cell::number(score.spurious),
            Cell::number(score.missed),
        ]
    };
    Sheet {
        title: Some("With --min-confidence".to_owned()),
        header: vec!["at least", "precision", "recall", "F1", "right", "spurious", "missed"],
        rows: thresholds.iter().map(row).collect(),
        quotes: false,
    }
}

fn calibration(bins: &[Bin]) -> Sheet {
    let row = |bin: &Bin| {
        vec![
            Cell::plain(format!("{:.1} to {:.1}", bin.from, bin.to)),
            Cell::number(bin.pairs),
            figure(bin.mean),
            figure(bin.share),
        ]
    };
    Sheet {
        title: Some("Is a confidence what it says?".to_owned()),
        header: vec!["confidence", "claimed pairs", "mean confidence", "share right"],
        rows: bins.iter().map(row).collect(),
        quotes: false,
    }
}
