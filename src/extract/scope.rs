//! Who acts in which clause of a sentence: two deals in one sentence tie nobody across.

use super::{
    article::{Mention, Sentence, Tail},
    clauses::Clauses,
};
use crate::language::{Ending, Particle};

/// What the clauses of a sentence say of its mentions.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// For each mention whether all that is said of a tie after it is a condition: "A와 B가 협력해야".
    conditions: Vec<bool>,
    /// For each mention its clause, in bytes, where that has a subject, a deed and somebody else of its own.
    deeds: Vec<Option<(usize, usize)>>,
    /// For each mention that stands in a clause which describes somebody who acts, that one: B for A in "A가 세운 B는".
    agents: Vec<Option<usize>>,
}

impl Scope {
    /// Cost: quadratic in the mentions.
    pub fn of(text: &str, sentence: &Sentence, clauses: &Clauses) -> Self {
        let reader = Reader { text, sentence, clauses };
        let mentions = &sentence.mentions;
        let conditions = mentions.iter().map(|mention| reader.is_condition(mention)).collect();
        if mentions.len() < 3 {
            return Self { conditions, ..Self::default() };
        }
        Self {
            conditions,
            deeds: mentions.iter().map(|mention| reader.deed(mention)).collect(),
            agents: mentions.iter().map(|mention| reader.agent(mention)).collect(),
        }
    }

    /// In English a second subject after "while", ", and" begins a deed of its own.
    pub fn english(text: &str, sentence: &Sentence) -> Self {
        let mentions = &sentence.mentions;
        if mentions.len() < 3 {
            return Self::default();
        }
        let begins = |at: usize| {
            let mention = &mentions[at];
            let before = text.get(sentence.span.start..mention.span.start).unwrap_or("").trim_end();
            let led = mentions[..at].iter().any(|m| m.tail.is_subject());
            let told = sentence.cues.iter().any(|hit| hit.end <= mention.span.start);
            let mut words = before.split_whitespace().rev();
            let linked = match words.next() {
                Some("while") => true,
                Some("and") => words.next().is_some_and(|word| word.ends_with(',')),
                word => word.is_some_and(|word| word.ends_with(';')),
            };
            (linked && led && told && mention.tail.is_subject()).then_some(mention.span.start)
        };
        let starts: Vec<usize> = (1..mentions.len()).filter_map(begins).collect();
        let deed = |mention: &Mention| {
            let from = starts.iter().copied().rfind(|start| *start <= mention.span.start)?;
            let to = starts.iter().copied().find(|start| *start > from).unwrap_or(sentence.span.end);
            let told = sentence.cues.iter().any(|hit| hit.start >= from && hit.start < to);
            let here = mentions.iter().filter(|m| m.span.start >= from && m.span.start < to);
            (told && here.count() > 1).then_some((from, to))
        };
        Self { deeds: mentions.iter().map(deed).collect(), agents: vec![None; mentions.len()], conditions: Vec::new() }
    }

    /// Whether all that is said of a tie after a mention is a condition.
    pub fn is_condition(&self, x: usize) -> bool {
        self.conditions.get(x) == Some(&true)
    }

    /// Whether two mentions belong to deeds of their own: "A는 신제품을 내놨고 B는 C와 손잡았다" ties A to neither.
    pub fn is_across(&self, sentence: &Sentence, x: usize, y: usize) -> bool {
        let (Some(deed), Some(agent)) = (self.deeds.get(y), self.agents.get(x)) else { return false };
        let mentions = &sentence.mentions;
        let (a, b) = (&mentions[x], &mentions[y]);
        let described = agent
            .map(|agent| &mentions[agent])
            .is_some_and(|agent| agent.span.end <= b.span.start && agent.group != b.group && agent.entity != b.entity);
        let other = |(from, to): (usize, usize)| {
            let again = |m: &Mention| m.span.start >= from && m.span.start < to && m.entity == a.entity;
            from > a.span.start && !mentions.iter().any(again)
        };
        described || deed.is_some_and(other)
    }
}

/// Reads the clauses of one sentence.
struct Reader<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    clauses: &'a Clauses,
}

impl Reader<'_> {
    fn is_condition(&self, mention: &Mention) -> bool {
        let mut after = self.sentence.cues.iter().filter(|hit| hit.start >= mention.end).peekable();
        let conditional = |at: usize| self.clauses.ending_of(at).is_some_and(|(how, _)| how == Ending::Conditional);
        after.peek().is_some() && after.all(|hit| conditional(hit.end))
    }

    fn deed(&self, mention: &Mention) -> Option<(usize, usize)> {
        let (from, to) = self.clause(mention);
        let (from, to) = (from?, to.unwrap_or(self.sentence.span.end));
        let mentions = &self.sentence.mentions;
        let here = || mentions.iter().filter(|m| m.span.start >= from && m.span.start < to);
        let subject = here().find(|m| m.group_tail.is_subject())?;
        let led = mentions.iter().any(|m| m.span.start < from && m.group_tail.is_subject());
        // "이번 협약에 따라 A는 …을 맡고, B는 …": the tie is told before both.
        let agreed = self.sentence.cues.iter().any(|hit| hit.end <= mentions[0].span.start);
        let others = here().any(|m| m.group != subject.group);
        let told = self.sentence.cues.iter().any(|hit| hit.start >= from && hit.start < to);
        let until = mention.span.start.max(subject.span.start);
        let plain = self.clauses.between(from, until, Ending::Adnominal) == 0;
        (led && !agreed && others && told && plain).then_some((from, to))
    }

    /// The clause of a mention: "A는 B와, C는 D와 각각 협약을 맺었다" are two, too.
    fn clause(&self, mention: &Mention) -> (Option<usize>, Option<usize>) {
        let (from, to) = self.clauses.around(mention.span.start);
        let paired = |pair: &&[Mention]| {
            let [left, right] = pair else { return false };
            let comma = self.text.get(left.end..right.span.start).is_some_and(|between| between.trim() == ",");
            let acts = matches!(left.tail, Tail::Particle(tail) if tail != Particle::Also);
            comma && acts && right.group_tail.is_subject() && right.span.start <= mention.span.start
        };
        (from.max(self.sentence.mentions.windows(2).rfind(paired).map(|pair| pair[0].end)), to)
    }

    fn agent(&self, mention: &Mention) -> Option<usize> {
        let mentions = &self.sentence.mentions;
        let at = mentions.iter().position(|m| m.span.start >= mention.end && m.group != mention.group)?;
        let agent =
            Some(&mentions[at]).filter(|agent| agent.group_tail.is_subject() && agent.entity != mention.entity)?;
        let (end, how) = self.clauses.last_before(agent.span.start)?;
        let direct = self.text.get(end..agent.span.start) == Some(" ");
        (end > mention.end && how == Ending::Adnominal && direct).then_some(at)
    }
}
