//! Coordination in English: "A, B and C" are one group; the preposition before the first, or the verb after the last,
//! gives all of them their part.

use crate::{
    extract::article::{Mention, Tail},
    language::Particle,
};

/// Numbers the groups of a sentence's mentions and gives every member the part of the group.
pub(in crate::extract) fn coordinate(text: &str, mentions: &mut [Mention]) {
    let mut from = 0;
    for at in 0..mentions.len() {
        if mentions.get(at + 1).is_some_and(|next| is_linked(text, &mentions[at], next)) {
            continue;
        }
        let tells = |tail: &Tail| matches!(tail, Tail::Particle(particle) if *particle != Particle::Genitive);
        let members = &mut mentions[from..=at];
        let last = members[members.len() - 1].tail;
        let tail = members.iter().map(|member| member.tail).find(tells).unwrap_or(last);
        for member in members {
            member.group = from;
            member.group_tail = tail;
        }
        from = at + 1;
    }
}

fn is_linked(text: &str, this: &Mention, next: &Mention) -> bool {
    // A preposition of its own ends the list before it.
    if matches!(this.tail, Tail::Particle(Particle::Genitive)) {
        return false;
    }
    let Some(between) = text.get(this.end..next.span.start).filter(|between| between.len() <= 16) else { return false };
    let between = between.trim_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ',' | '"' | '“'));
    let whole = text.get(this.end..next.span.start).unwrap_or("");
    matches!(between, "and" | "&" | "or" | "and the" | "plus" | "and its unit")
        || (between.is_empty() && whole.contains(','))
}
