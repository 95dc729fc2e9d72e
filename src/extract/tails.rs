//! What follows a mention: brackets and quotation marks, a person's title, a particle.

use super::article::Tail;
use crate::{
    language::{Particle, hangul_run, particle},
    lexicon::Titles,
};

/// The tail of a mention.
pub(super) struct Following {
    pub tail: Tail,
    /// Bytes from the end of the name to the end of all that belongs to it.
    pub len: usize,
    pub affiliation: bool,
}

/// Reads what follows a name.
pub(super) fn following(rest: &str, titles: &Titles) -> Following {
    let mut at = skip_attached(rest);
    let run = hangul_run(&rest[at..]);
    if !run.is_empty() {
        if let Some(particle) = particle(run) {
            // "자회사 KT스카이라이프를 통해서는": who acts.
            let acts = particle == Particle::Object && rest[at + run.len()..].trim_start().starts_with("통해");
            let particle = if acts { Particle::Subject } else { particle };
            return Following { tail: Tail::Particle(particle), len: at + run.len(), affiliation: false };
        }
        if let Some(found) = etc(rest, at) {
            return found;
        }
        return Following { tail: Tail::Glued, len: at, affiliation: titles.at(run).is_some() };
    }
    match rest[at..].chars().next() {
        None => Following { tail: Tail::End, len: at, affiliation: false },
        Some(',' | '·' | '∙' | 'ㆍ' | '・' | '/' | '、' | '&' | '-' | '–' | '…' | '↔') => {
            Following { tail: Tail::List, len: at, affiliation: false }
        }
        Some(c) if c.is_whitespace() => {
            let blank = c.len_utf8();
            if let Some(found) = etc(rest, at + blank) {
                return found;
            }
            if let Some(found) = titled(rest, at + blank, titles) {
                return found;
            }
            Following { tail: Tail::Bare, len: at, affiliation: false }
        }
        Some(_) => {
            at = at.min(rest.len());
            Following { tail: Tail::End, len: at, affiliation: false }
        }
    }
}

/// Bytes of the closing quotation marks and bracketed remarks that stand right after a name.
fn skip_attached(rest: &str) -> usize {
    let mut at = 0;
    loop {
        let left = &rest[at..];
        match left.chars().next() {
            Some(c @ ('’' | '”' | '\'' | '"' | '」' | '』' | '>' | '㈜')) => at += c.len_utf8(),
            Some('(' | '[') => {
                let Some(close) = left.find([')', ']']).filter(|close| *close < 150) else { return at };
                at += close + 1;
            }
            _ => return at,
        }
    }
}

/// 등, 등과, 등이, 측은: the list before it is the party. 역시, 또한: it acts as others do.
fn etc(rest: &str, at: usize) -> Option<Following> {
    let run = hangul_run(&rest[at..]);
    if matches!(run, "역시" | "또한") {
        return Some(Following { tail: Tail::Particle(Particle::Also), len: at + run.len(), affiliation: false });
    }
    let tail = ["등", "측", "양사", "두 회사"].iter().find_map(|word| run.strip_prefix(word))?;
    let particle = if tail.is_empty() { Particle::Etc } else { particle(tail)? };
    Some(Following { tail: Tail::Particle(particle), len: at + run.len(), affiliation: false })
}

/// A title, or a person's name and a title: "KT 사장은", "KT 구현모 사장이", "KT AI사업본부 홍길동 상무는".
fn titled(rest: &str, at: usize, titles: &Titles) -> Option<Following> {
    let mut from = at;
    for _ in 0..4 {
        if let Some(len) = titles.at(&rest[from..]) {
            let run = hangul_run(&rest[from + len..]);
            let tail = match particle(run) {
                Some(particle) => Tail::Particle(particle),
                None if run.is_empty() => match rest[from + len..].chars().next() {
                    Some(',' | '·') => Tail::List,
                    _ => Tail::Bare,
                },
                None => return None,
            };
            let len = from + len + if matches!(tail, Tail::Particle(_)) { run.len() } else { 0 };
            return Some(Following { tail, len, affiliation: true });
        }
        let word = rest[from..].split(char::is_whitespace).next().unwrap_or("");
        let plain = word.chars().all(|c| c.is_alphanumeric() || c == '·');
        // A department or a person's name may stand between; a word with a particle may not.
        if word.is_empty() || !plain || word.chars().count() > 8 || ends_in_particle(word) {
            return None;
        }
        from += word.len();
        from += rest[from..].chars().next().filter(|c| *c == ' ').map_or(0, char::len_utf8);
    }
    None
}

fn ends_in_particle(word: &str) -> bool {
    let last = word.chars().next_back().map_or(0, char::len_utf8);
    word.chars().count() > 3
        && matches!(
            &word[word.len() - last..],
            "은" | "는" | "이" | "가" | "을" | "를" | "에" | "와" | "과" | "의" | "로"
        )
}
