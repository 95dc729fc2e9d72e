//! Finds organisation names, also those that no list knows: a linear-chain CRF over characters.
//!
//! Source: Lafferty, McCallum, Pereira, "Conditional Random Fields", 2001. Features are hashed (Weinberger et al.,
//! 2009) into a table of small integers, so the model is one file of half a megabyte; `training/names.rs` writes it.

mod sheet;
mod weights;

pub use sheet::{Hidden, Sheet};
pub use weights::{BUCKETS, Weights};

use crate::{lexicon::Lexicon, model::Span};

/// What a character is: outside a name, its first, or a later one.
pub const LABELS: usize = 3;
/// Outside any name.
pub const OUTSIDE: usize = 0;
/// First character of a name.
pub const BEGIN: usize = 1;
/// Later character of a name.
pub const INSIDE: usize = 2;

/// What a name gets on top of its weights: the tagger should rather see one too many, because the words around it
/// decide. In units of the weights file; `training/names.rs` prints what it costs and brings.
const LENIENCY: i32 = 40;

/// A name that the tagger found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tagged {
    /// Where, in bytes of the sentence.
    pub span: Span,
    /// Whether it is a name without any leniency, too.
    pub sure: bool,
}

/// Buffers of one tagger, kept from one sentence to the next.
#[derive(Debug, Default)]
pub struct Tagger {
    sheet: Sheet,
    emissions: Vec<[i32; LABELS]>,
    best: Vec<[u8; LABELS]>,
}

impl Tagger {
    /// The names in a sentence, in order.
    ///
    /// Cost: about 50 table look-ups for each character; a Viterbi search adds nine additions.
    pub fn names(&mut self, sentence: &str, lexicon: &Lexicon, weights: &Weights) -> Vec<Tagged> {
        self.sheet.fill(sentence, lexicon, None);
        self.emissions.clear();
        let table = weights.table();
        for at in 0..self.sheet.len() {
            let (mut begin, mut inside) = (0, 0);
            self.sheet.features(at, |feature| {
                let row = table[feature as usize % BUCKETS];
                begin += i32::from(row[0] as i8);
                inside += i32::from(row[1] as i8);
            });
            self.emissions.push([0, begin, inside]);
        }
        let lenient = spans(&self.viterbi(weights, LENIENCY));
        let strict = if lenient.is_empty() { Vec::new() } else { spans(&self.viterbi(weights, 0)) };
        let tagged = lenient.into_iter().map(|(from, to)| Tagged {
            span: Span::new(self.sheet.byte(from), self.sheet.byte(to)),
            sure: strict.contains(&(from, to)),
        });
        tagged.collect()
    }

    /// The names in the sentence last read that the gazetteer is sure of, longest first at each place.
    pub fn listed(&self) -> &[Span] {
        self.sheet.listed()
    }

    /// The likeliest labels where the beginning of a name weighs `leniency` more.
    fn viterbi(&mut self, weights: &Weights, leniency: i32) -> Vec<usize> {
        let n = self.emissions.len();
        if n == 0 {
            return Vec::new();
        }
        self.best.clear();
        let mut score = self.emissions[0];
        score[BEGIN] += leniency;
        score[INSIDE] = i32::MIN / 2;
        self.best.push([0; LABELS]);
        let costs = weights.transitions();
        let step = |from: usize, to: usize, score: &[i32; LABELS]| (score[from] + costs[from][to], from as u8);
        let better = |a: (i32, u8), b: (i32, u8)| if b.0 > a.0 { b } else { a };
        for emission in &self.emissions[1..] {
            let reach = |to: usize| {
                better(better(step(OUTSIDE, to, &score), step(BEGIN, to, &score)), step(INSIDE, to, &score))
            };
            let (outside, begin) = (reach(OUTSIDE), reach(BEGIN));
            // Nothing goes on that has not begun.
            let inside = better(step(BEGIN, INSIDE, &score), step(INSIDE, INSIDE, &score));
            score = [outside.0, begin.0 + emission[BEGIN] + leniency, inside.0 + emission[INSIDE]];
            self.best.push([outside.1, begin.1, inside.1]);
        }
        let mut label = (0..LABELS).max_by_key(|label| score[*label]).unwrap_or(OUTSIDE);
        let mut labels = vec![OUTSIDE; n];
        for at in (0..n).rev() {
            labels[at] = label;
            label = self.best[at][label] as usize;
        }
        labels
    }
}

/// The names that a row of labels marks, as half-open ranges of characters.
pub fn spans(labels: &[usize]) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut open = None;
    for (at, label) in labels.iter().enumerate() {
        if *label != INSIDE
            && let Some(from) = open.take()
        {
            spans.push((from, at));
        }
        if *label == BEGIN {
            open = Some(at);
        }
    }
    if let Some(from) = open {
        spans.push((from, labels.len()));
    }
    spans
}
