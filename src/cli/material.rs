//! The material that a command works on: articles, claims or a ledger. The only place that reads.

use super::{
    facts,
    failure::{Failure, Outcome, complain},
    progress::Progress,
};
use crate::{
    graph::{ClaimReader, PartnerGraph},
    ledger::Ledger,
    model::{Claim, DocId, Document},
    read::{self, ReadError},
};
use flate2::bufread::MultiGzDecoder;
use rayon::prelude::*;
use serde::Serialize;
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Cursor, Read},
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
};

/// The ledger that is used where no SOURCE is given.
pub const LEDGER: &str = "tieup.db";

/// How much of a file tells what it holds.
const HEAD: u64 = 64 << 10;

/// A batch goes to the extractor when it holds so many articles or bytes: enough for every core, small in memory.
const BATCH: usize = 64;
const BATCH_BYTES: usize = 4 << 20;
/// So many batches may be made before they are taken.
const AHEAD: usize = 16;

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
    linked_graph(sources).map(|linked| (linked.graph, linked.tally))
}

/// A graph, and where its articles can be read, as far as their records say.
pub struct Linked {
    /// The graph of all claims.
    pub graph: PartnerGraph,
    /// Articles and their addresses, as they stood there.
    pub addresses: Vec<(DocId, String)>,
    /// What was read.
    pub tally: Tally,
}

/// The graph of all claims of the sources, and where their articles can be read, as far as their records say.
///
/// # Errors
/// As [`graph`].
pub fn linked_graph(sources: &[PathBuf]) -> Result<Linked, Failure> {
    let progress = Progress::start(false);
    let (mut all, mut addresses) = (Vec::new(), Vec::new());
    let read = |article: &Document| {
        let address = article.url.clone().map(|url| (article.id.clone(), url));
        (facts::extractor().extract(article), address)
    };
    let tally = walk(sources, &progress, Of::Claims, read, |piece| {
        match piece {
            Piece::Article((claims, address)) => {
                all.extend(claims);
                addresses.extend(address);
            }
            Piece::Claim(claim) => all.push(*claim),
        }
        Ok(())
    })?;
    for source in or_ledger(sources)?.iter().filter(|source| is_ledger(source)) {
        // One that cannot be opened was named above.
        if let Ok(ledger) = Ledger::open(source, facts::gazetteer()) {
            addresses.extend(ledger.store().addresses()?);
        }
    }
    let tally = Tally { claims: all.len() as u64, ..tally };
    Ok(Linked { graph: facts::describe(PartnerGraph::from_claims(all)), addresses, tally })
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

/// The sources, or the ledger of this folder where there is none.
fn or_ledger(sources: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    if !sources.is_empty() {
        return Ok(sources.to_vec());
    }
    if Path::new(LEDGER).exists() {
        return Ok(vec![LEDGER.into()]);
    }
    Err(Failure::usage(format!("no SOURCE was given, and no ledger {LEDGER} lies in this folder"))
        .hint("give articles or claims: a file, a folder, or - for standard input; or make a ledger with tieup add"))
}

/// Whether a source is a ledger, by its name or as SQLite marks its files.
fn is_ledger(source: &Path) -> bool {
    let mut head = Vec::new();
    source.extension().is_some_and(|extension| extension == "db")
        || source.is_file()
            && File::open(source).is_ok_and(|file| file.take(16).read_to_end(&mut head).is_ok())
            && head == b"SQLite format 3\0"
}

enum Material {
    Ledger(Box<Ledger<'static>>),
    Articles(Box<dyn Iterator<Item = Result<Document, ReadError>> + Send>),
    Claims(Box<dyn BufRead>),
}

/// Opens a source and looks at what it holds.
fn open(source: &Path) -> Result<Material, String> {
    if is_ledger(source) {
        let ledger = Ledger::open(source, facts::gazetteer()).map_err(|error| error.to_string())?;
        return Ok(Material::Ledger(Box::new(ledger)));
    }
    if source == Path::new("-") {
        let mut head = Vec::new();
        io::stdin().take(HEAD).read_to_end(&mut head).map_err(|error| error.to_string())?;
        let claims = holds_claims(&head);
        let whole = Cursor::new(head).chain(io::stdin());
        return Ok(match claims {
            true => Material::Claims(unpacked(whole)),
            false => Material::Articles(Box::new(read::articles(source, whole, &read::Options::default()))),
        });
    }
    let mut head = Vec::new();
    let file = File::open(source).ok().filter(|_| source.is_file());
    if let Some(mut file) = file
        && file.by_ref().take(HEAD).read_to_end(&mut head).is_ok()
        && holds_claims(&head)
    {
        return Ok(Material::Claims(unpacked(Cursor::new(head).chain(file))));
    }
    Ok(Material::Articles(Box::new(read::open([source], read::Options::default()))))
}

/// Whether any of the first lines is a claim, so that one that is broken does not hide the others.
fn holds_claims(head: &[u8]) -> bool {
    read::looks_like_claims(head) || head.split(|&byte| byte == b'\n').take(8).any(read::looks_like_claims)
}

/// What is read, unpacked where it is packed.
pub fn unpacked(raw: impl Read + 'static) -> Box<dyn BufRead> {
    let mut reader = BufReader::with_capacity(HEAD as usize, raw);
    match reader.fill_buf().is_ok_and(|head| head.starts_with(b"\x1F\x8B")) {
        true => Box::new(BufReader::with_capacity(HEAD as usize, MultiGzDecoder::new(reader))),
        false => Box::new(reader),
    }
}

/// Reads on one thread, works on all, and hands on what was made in the order of the input, while more is made.
fn from_articles<T: Send>(
    articles: Box<dyn Iterator<Item = Result<Document, ReadError>> + Send>,
    make: &(impl Fn(&Document) -> T + Sync),
    progress: &Progress,
    tally: &mut Tally,
    take: &mut impl FnMut(T) -> Result<(), Failure>,
) -> Result<(), Failure> {
    thread::scope(|scope| {
        let (send_read, read) = mpsc::sync_channel::<Vec<Result<Document, ReadError>>>(1);
        let (send_made, made) = mpsc::sync_channel::<Vec<Result<T, ReadError>>>(AHEAD);
        // Nobody listens any more when the answer could not be written.
        scope.spawn(move || Batches { articles }.try_for_each(|batch| send_read.send(batch)));
        scope.spawn(move || {
            read.into_iter().try_for_each(|batch| {
                send_made.send(batch.into_par_iter().map(|article| article.map(|article| make(&article))).collect())
            })
        });
        for batch in made {
            progress.add(batch.len() as u64);
            for article in batch {
                match article {
                    Ok(made) => {
                        tally.articles += 1;
                        take(made)?;
                    }
                    Err(error) => {
                        tally.failed += 1;
                        progress.aside(|| complain(&error));
                    }
                }
            }
        }
        Ok(())
    })
}

/// The same for the articles of a ledger, which are read where they are written down: on one thread.
fn from_ledger<T: Send>(
    ledger: &Ledger<'_>,
    make: &(impl Fn(&Document) -> T + Sync),
    progress: &Progress,
    tally: &mut Tally,
    take: &mut impl FnMut(T) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut batch: Vec<Document> = Vec::with_capacity(BATCH);
    let mut work = |batch: &mut Vec<Document>| -> Result<(), Failure> {
        progress.add(batch.len() as u64);
        tally.articles += batch.len() as u64;
        let made: Vec<T> = batch.par_iter().map(make).collect();
        batch.clear();
        made.into_iter().try_for_each(&mut *take)
    };
    ledger.articles(|article| {
        batch.push(article);
        if batch.len() < BATCH { Ok(()) } else { work(&mut batch) }
    })?;
    work(&mut batch)
}

/// Articles in batches.
struct Batches {
    articles: Box<dyn Iterator<Item = Result<Document, ReadError>> + Send>,
}

impl Iterator for Batches {
    type Item = Vec<Result<Document, ReadError>>;

    fn next(&mut self) -> Option<Self::Item> {
        let (mut batch, mut bytes) = (Vec::with_capacity(BATCH), 0);
        while batch.len() < BATCH && bytes < BATCH_BYTES {
            let Some(article) = self.articles.next() else { break };
            bytes += article.as_ref().map_or(0, |article| article.text.len());
            batch.push(article);
        }
        (!batch.is_empty()).then_some(batch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
