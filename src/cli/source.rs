//! A SOURCE: a file or folder, and what it turns out to hold.

use super::{facts, failure::Failure};
use crate::{
    ledger::Ledger,
    model::Document,
    read::{self, ReadError},
};
use flate2::bufread::MultiGzDecoder;
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Cursor, Read},
    path::{Path, PathBuf},
};

/// The ledger that is used where no SOURCE is given.
pub const LEDGER: &str = "tieup.db";

/// How much of a file tells what it holds.
const HEAD: u64 = 64 << 10;

/// The sources, or the ledger of this folder where there is none.
///
/// # Errors
/// Where no ledger lies either.
pub fn or_ledger(sources: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
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
pub fn is_ledger(source: &Path) -> bool {
    let mut head = Vec::new();
    source.extension().is_some_and(|extension| extension == "db")
        || source.is_file()
            && File::open(source).is_ok_and(|file| file.take(16).read_to_end(&mut head).is_ok())
            && head == b"SQLite format 3\0"
}

/// What a source holds, opened.
pub enum Material {
    /// A ledger.
    Ledger(Box<Ledger<'static>>),
    /// Articles, each of which may turn out unreadable.
    Articles(Box<dyn Iterator<Item = Result<Document, ReadError>> + Send>),
    /// Lines of claims.
    Claims(Box<dyn BufRead>),
}

/// Opens a source and looks at what it holds.
///
/// # Errors
/// The reason why a ledger cannot be opened, or standard input not read.
pub fn open(source: &Path) -> Result<Material, String> {
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
