//! Where the clauses of a Korean sentence end, and how the words that tell of a tie end theirs.

use super::{article::Sentence, pairs::Instance};
use crate::{
    language::{Ending, ending},
    model::Span,
};

/// Words after a cue within which its verb stands.
const VERB_WITHIN: usize = 5;

/// The ends of a sentence's clauses.
#[derive(Debug, Clone, Default)]
pub(super) struct Clauses {
    /// One past the last byte of a word that ends a clause, and how, in order.
    ends: Vec<(usize, Ending)>,
    /// One past the last byte of every word.
    words: Vec<usize>,
}

impl Clauses {
    /// Reads the clauses of a sentence; offsets count in the document's `text`. Cost: linear in its words.
    pub fn of(text: &str, sentence: Span) -> Self {
        let mut clauses = Self::default();
        let words = sentence.of(text).unwrap_or("");
        let mut before = "";
        for word in words.split_whitespace() {
            let end = word.as_ptr() as usize - text.as_ptr() as usize + word.len();
            clauses.words.push(end);
            // "인수한 데 이어", "교환하는 한편": the clause before ends here.
            let linked = word == "한편" || word == "이어" && before == "데";
            if let Some(ending) = if linked { Some(Ending::Connective) } else { ending(word) } {
                clauses.ends.push((end, ending));
            }
            before = word;
        }
        clauses
    }

    /// How many clauses end so between two places.
    pub fn between(&self, from: usize, to: usize, ending: Ending) -> usize {
        self.ends.iter().filter(|(end, how)| *end > from && *end <= to && *how == ending).count()
    }

    /// The clause in which a place stands, by the connectives before and after it; `None` for an open end.
    pub fn around(&self, at: usize) -> (Option<usize>, Option<usize>) {
        let mut ends = self.ends.iter().filter(|(_, how)| *how == Ending::Connective).map(|(end, _)| *end);
        let after = ends.clone().find(|end| *end > at);
        (ends.rfind(|end| *end <= at), after)
    }

    /// The last end of a clause before a place, and how it ends.
    pub fn last_before(&self, at: usize) -> Option<(usize, Ending)> {
        self.ends.iter().rfind(|(end, _)| *end <= at).copied()
    }

    /// How the clause of a cue that ends at `at` ends, and one past its last byte; `None` where only nouns follow.
    pub fn ending_of(&self, at: usize) -> Option<(Ending, usize)> {
        let first = self.words.partition_point(|end| *end < at);
        let last = *self.words.get((first + VERB_WITHIN).min(self.words.len()).checked_sub(1)?)?;
        self.ends.iter().find(|(end, _)| *end >= at && *end <= last).map(|(end, how)| (*how, *end))
    }
}

/// The clause in which the later party of a pair stands; the whole sentence where there is none.
pub(super) fn clause_of(text: &str, sentence: &Sentence, instance: &Instance) -> Span {
    let Some(party) = instance.second.map(|at| &sentence.mentions[at]) else { return sentence.span };
    let (from, to) = Clauses::of(text, sentence.span).around(party.span.start);
    Span::new(from.unwrap_or(sentence.span.start), to.unwrap_or(sentence.span.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_ends_as_its_verb_does() {
        let text = "가온전자는 나래통신과 제휴를 맺고 다온은행이 투자한 새봄테크를 인수했다.";
        let clauses = Clauses::of(text, Span::new(0, text.len()));
        let how = |cue: &str| {
            let at = text.find(cue).unwrap() + cue.len();
            clauses.ending_of(at).map(|(ending, _)| ending)
        };
        assert_eq!(how("제휴"), Some(Ending::Connective));
        assert_eq!(how("투자"), Some(Ending::Adnominal));
        assert_eq!(how("인수"), Some(Ending::Final));
        assert_eq!(clauses.between(0, text.len(), Ending::Connective), 1);
    }
}
