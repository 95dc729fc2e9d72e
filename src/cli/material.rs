//! The material that a command works on: articles, claims or a ledger. The only place that has them read.

use super::{
    batches::{from_articles, from_ledger},
    facts,
    failure::{Failure, Outcome, complain},
    progress::Progress,
    source::{Material, is_ledger, open, or_ledger},
};
use crate::{
    graph::{ClaimReader, PartnerGraph},
    ledger::Ledger,
    model::{Citation, Claim, DocId, Document},
};
use serde::Serialize;
use std::path::PathBuf;

/// What was read.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Articles that were read.
    pub articles: u64,
    /// Claims that passed.
    pub claims: u64,
    /// Files, records and lines that could not be read; each was named on standard error.
    pub failed: u64,
}

impl Tally {
    /// Whether all was read.
    pub fn outcome(&self) -> Outcome {
        if self.failed == 0 { Outcome::Well } else { Outcome::SomeFailed }
    }
}

/// A thing that a source holds.
#[derive(Debug)]
pub enum Piece<T> {
    /// What was made of an article.
    Article(T),
    /// A claim that stood there as one.
    Claim(Box<Claim>),
}

/// Hands every claim of the sources to `take`, in the order of the input, and names what cannot be read.
///
/// # Errors
/// As [`pieces`].
pub fn claims(
    sources: &[PathBuf],
    progress: &Progress,
    mut take: impl FnMut(Claim) -> Result<(), Failure>,
) -> Result<Tally, Failure> {
    let mut told = 0;
    let extract = |article: &Document| facts::extractor().extract(article);
    let tally = walk(sources, progress, Of::Claims, extract, |piece| match piece {
        Piece::Article(claims) => {
            told += claims.len() as u64;
            claims.into_iter().try_for_each(&mut take)
        }
        Piece::Claim(claim) => take(*claim),
    })?;
    Ok(Tally { claims: tally.claims + told, ..tally })
}

/// Hands every claim of the sources, and what `make` makes of every article, those of ledgers too, to `take`, in the
/// order of the input, and names what cannot be read. The tally counts the claims that stood in the sources.
///
/// Articles are worked on on all cores; at most some twenty batches of them, or of what was made of them, are in memory.
///
/// # Errors
/// Without any source where no ledger lies, and whatever `take` fails with.
pub fn pieces<T: Send>(
    sources: &[PathBuf],
    progress: &Progress,
    make: impl Fn(&Document) -> T + Sync,
    take: impl FnMut(Piece<T>) -> Result<(), Failure>,
) -> Result<Tally, Failure> {
    walk(sources, progress, Of::Articles, make, take)
}

/// What is read of a ledger.
#[derive(Clone, Copy)]
enum Of {
    /// Its articles, to be read anew.
    Articles,
    /// Its claims, as corrections have them.
    Claims,
}

fn walk<T: Send>(
    sources: &[PathBuf],
    progress: &Progress,
    of: Of,
    make: impl Fn(&Document) -> T + Sync,
    mut take: impl FnMut(Piece<T>) -> Result<(), Failure>,
) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    for source in &or_ledger(sources)? {
        match open(source) {
            Ok(Material::Articles(articles)) => {
                from_articles(articles, &make, progress, &mut tally, &mut |made| take(Piece::Article(made)))?
            }
            Ok(Material::Ledger(ledger)) => match of {
                Of::Articles => {
                    let made = &mut |made| take(Piece::Article(made));
                    from_ledger(&ledger, &make, progress, &mut tally, made)?
                }
                Of::Claims => ledger.claims(|claim| {
                    tally.claims += 1;
                    take(Piece::Claim(Box::new(claim)))
                })?,
            },
            Ok(Material::Claims(reader)) => {
                for claim in ClaimReader::new(reader) {
                    match claim {
                        Ok(claim) => {
                            tally.claims += 1;
                            take(Piece::Claim(Box::new(claim)))?;
                        }
                        Err(error) => {
                            tally.failed += 1;
                            let place = format!("{}:{}", source.display(), error.line);
                            progress.aside(|| complain(format!("{place}: {}", error.flaw)));
                        }
                    }
                }
            }
            Err(reason) => {
                tally.failed += 1;
                progress.aside(|| complain(format!("{}: {reason}", source.display())));
            }
        }
    }
    Ok(tally)
}

/// The graph of all claims of the sources.
///
/// # Errors
/// Without any source where no ledger lies.
pub fn graph(sources: &[PathBuf]) -> Result<(PartnerGraph, Tally), Failure> {
    let mut all = Vec::new();
    let tally = claims(sources, &Progress::start(false), |claim| {
        all.push(claim);
        Ok(())
    })?;
    Ok((described(all, sources)?, tally))
}

/// The graph of claims, where organisations go by the names that ledgers among the sources were told, too.
fn described(claims: Vec<Claim>, sources: &[PathBuf]) -> Result<PartnerGraph, Failure> {
    let mut graph = facts::describe(PartnerGraph::from_claims(claims));
    for ledger in ledgers(sources)? {
        let given = ledger.aliases()?;
        graph = graph.known_as(given.iter().map(|(name, org)| (org, name.as_str())));
    }
    Ok(graph)
}

/// The ledgers among the sources; one that cannot be opened is none.
fn ledgers(sources: &[PathBuf]) -> Result<Vec<Ledger<'static>>, Failure> {
    let sources = or_ledger(sources)?;
    let ledgers = sources.iter().filter(|source| is_ledger(source));
    Ok(ledgers.filter_map(|source| Ledger::open(source, facts::gazetteer()).ok()).collect())
}

/// A graph, and where its articles can be read, as far as their records say.
pub struct Linked {
    /// The graph of all claims.
    pub graph: PartnerGraph,
    /// How articles are named and where they can be read, as it stood there.
    pub citations: Vec<(DocId, Citation)>,
    /// What was read.
    pub tally: Tally,
}

/// The graph of all claims of the sources, and where their articles can be read, as far as their records say.
///
/// # Errors
/// As [`graph`].
pub fn linked_graph(sources: &[PathBuf]) -> Result<Linked, Failure> {
    let (mut all, mut citations) = (Vec::new(), Vec::new());
    let read = |article: &Document| {
        let citation = Citation { title: article.title.clone(), url: article.url.clone() };
        (facts::extractor().extract(article), (article.id.clone(), citation))
    };
    let tally = walk(sources, &Progress::start(false), Of::Claims, read, |piece| {
        match piece {
            Piece::Article((claims, citation)) => {
                all.extend(claims);
                citations.push(citation);
            }
            Piece::Claim(claim) => all.push(*claim),
        }
        Ok(())
    })?;
    for ledger in ledgers(sources)? {
        citations.extend(ledger.store().citations()?);
    }
    let tally = Tally { claims: all.len() as u64, ..tally };
    Ok(Linked { graph: described(all, sources)?, citations, tally })
}

/// The part of the graph that the ties of these companies lie in, by whatever people call them. Of a ledger no more is
/// read than that; of other sources all.
///
/// # Errors
/// As [`graph`].
pub fn graph_around(sources: &[PathBuf], companies: &[String]) -> Result<(PartnerGraph, Tally), Failure> {
    if let Some(ledger) = ledger(sources)?
        && let Some(graph) = ledger.graph_around(companies)?
    {
        let claims = graph.claims().len() as u64;
        return Ok((facts::describe(graph), Tally { claims, ..Tally::default() }));
    }
    graph(sources)
}

/// The ledger that is the only source.
///
/// # Errors
/// One that cannot be opened, and as [`graph`].
pub fn ledger(sources: &[PathBuf]) -> Result<Option<Ledger<'static>>, Failure> {
    match &or_ledger(sources)?[..] {
        [only] if is_ledger(only) => Ok(Some(Ledger::open(only, facts::gazetteer())?)),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{io, path::Path};

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            std::fs::write(dir.path().join(name), bytes).unwrap();
        }
        dir
    }

    fn tally(source: &Path) -> Tally {
        claims(&[source.to_owned()], &Progress::start(false), |_| Ok(())).unwrap()
    }

    const CLAIM: &str = r#"{"doc":"a","kind":"supply","status":"agreed","parties":[{"id":"a","name":"A","role":"supplier"},{"id":"b","name":"B","role":"customer"}],"evidence":[{"start":0,"end":1,"quote":"q","cue":"c","rule":"r"}],"confidence":0.5}"#;

    #[test]
    fn claims_are_told_from_articles_even_after_a_broken_line() {
        let lines = format!("{{broken\n{CLAIM}\n{CLAIM}\n");
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        io::Write::write_all(&mut packed, format!("{CLAIM}\n").as_bytes()).unwrap();
        let packed = packed.finish().unwrap();
        let dir =
            folder(&[("claims.jsonl", lines.as_bytes()), ("claims.jsonl.gz", &packed), ("a.txt", b"An article.")]);
        let at = |name: &str| tally(&dir.path().join(name));
        assert_eq!(at("claims.jsonl"), Tally { articles: 0, claims: 2, failed: 1 });
        assert_eq!(at("claims.jsonl.gz"), Tally { articles: 0, claims: 1, failed: 0 });
        assert_eq!(at("a.txt").articles, 1);
        assert_eq!(at("missing.txt").failed, 1);
        assert_eq!(at("x.db").failed, 1);
    }

    #[test]
    fn an_answer_that_cannot_be_written_stops_the_work() {
        let dir = folder(&[("claims.jsonl", format!("{CLAIM}\n").as_bytes())]);
        let broken = |_| Err(Failure::from(io::Error::from(io::ErrorKind::BrokenPipe)));
        assert!(claims(&[dir.path().join("claims.jsonl")], &Progress::start(false), broken).is_err());
        assert!(claims(&[], &Progress::start(false), |_| Ok(())).is_err());
    }
}
