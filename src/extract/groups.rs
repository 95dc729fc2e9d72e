//! Coordination: "A와 B", "A·B·C", "A, B 등" are one group with one part in the sentence.

use super::article::{Mention, Tail};
use crate::language::Particle;

/// Numbers the groups of a sentence's mentions and gives every member the tail of the last one.
pub(super) fn coordinate(text: &str, mentions: &mut [Mention]) {
    let mut from = 0;
    for at in 0..mentions.len() {
        let goes_on = mentions.get(at + 1).is_some_and(|next| is_linked(text, &mentions[at], next));
        if !goes_on {
            let tail = mentions[at].tail;
            for member in &mut mentions[from..=at] {
                member.group = from;
                member.group_tail = tail;
            }
            from = at + 1;
        }
    }
}

fn is_linked(text: &str, this: &Mention, next: &Mention) -> bool {
    if !matches!(this.tail, Tail::List | Tail::Particle(Particle::With) | Tail::Bare | Tail::End) {
        return false;
    }
    let Some(between) = text.get(this.end..next.span.start) else { return false };
    if between.len() > 24 {
        return false;
    }
    let mut words = between.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | '·'
                    | '∙'
                    | 'ㆍ'
                    | '・'
                    | '/'
                    | '、'
                    | '&'
                    | '‘'
                    | '’'
                    | '“'
                    | '”'
                    | '\''
                    | '"'
                    | '△'
                    | '▲'
                    | '▷'
            )
    });
    words = words.strip_prefix("및").or_else(|| words.strip_prefix("그리고")).unwrap_or(words).trim();
    let separated = this.tail != Tail::Bare || between.contains("및") || between.contains('△') || between.contains('‘');
    words.is_empty() && separated
}
