//! Articles on all cores, what is made of them in the order of the input.

use super::{
    failure::{Failure, complain},
    material::Tally,
    progress::Progress,
};
use crate::{ledger::Ledger, model::Document, read::ReadError};
use rayon::prelude::*;
use std::{sync::mpsc, thread};

/// A batch goes to the extractor when it holds so many articles or bytes: enough for every core, small in memory.
const BATCH: usize = 64;
const BATCH_BYTES: usize = 4 << 20;
/// So many batches may be made before they are taken.
const AHEAD: usize = 16;

/// Reads on one thread, works on all, and hands on what was made in the order of the input, while more is made.
///
/// # Errors
/// What `take` fails with; an article that cannot be read is named and counted.
pub fn from_articles<T: Send>(
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
///
/// # Errors
/// What SQLite meets, and what `take` fails with.
pub fn from_ledger<T: Send>(
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
