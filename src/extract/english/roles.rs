//! The part that a name has in an English sentence: told by the preposition before it and the verb after it.
//!
//! The parts are those of the Korean particles, so that one model of a sentence serves both languages: with = 와,
//! to = 에, from = 로부터, by = 로, of = 의 of a thing, a possessive = 의, a subject = 는 or 가.

use super::words::{Sort, is, is_any};
use crate::{
    extract::{article::Tail, tails::Following},
    language::Particle,
    model::Span,
};

/// Reads the part of the name at `span`.
pub(in crate::extract) fn role(text: &str, sentence: Span, span: Span) -> Following {
    let rest = &text[span.end..sentence.end.max(span.end)];
    let (len, possessive) = attached(rest);
    let before = words_before(&text[sentence.start.min(span.start)..span.start]);
    let left = rest[len..].trim_start_matches([' ', '\n']);
    let next = left.split(|c: char| !c.is_alphanumeric() && c != '\'').next().unwrap_or("");
    let affiliation = is(next, Sort::Title) && !rest[len..].starts_with(',');
    let particle = |particle| Following { tail: Tail::Particle(particle), len, affiliation };
    if possessive {
        return particle(Particle::Genitive);
    }
    if let Some(found) = before.preposition.and_then(of_preposition) {
        return particle(found);
    }
    let after_verb = before.verb;
    let verb = is_verb(next) || affiliation;
    if verb && !rest[len..].starts_with(',') && !after_verb {
        return particle(if before.clause_begins { Particle::Topic } else { Particle::Subject });
    }
    if after_verb {
        return particle(Particle::Object);
    }
    let tail = match rest[len..].chars().next() {
        None | Some('.' | ';' | ':' | '"' | '”' | '?' | '!') => Tail::End,
        // "Kalun Corp, based in Osprey, said": what stands between commas is passed over.
        Some(',') => match after_apposition(left) {
            Some(true) if before.clause_begins => Tail::Particle(Particle::Topic),
            Some(true) => Tail::Particle(Particle::Subject),
            _ => Tail::List,
        },
        _ if matches!(next, "and" | "or") => Tail::List,
        _ => Tail::Bare,
    };
    Following { tail, len, affiliation }
}

/// Bytes of tickers, brackets and possessive endings right after a name, and whether it is possessive.
fn attached(rest: &str) -> (usize, bool) {
    let (mut at, mut possessive) = (0, false);
    loop {
        let left = &rest[at..];
        let blank = left.len() - left.trim_start_matches([' ', '\n']).len();
        let word = &left[blank..];
        if word.starts_with('<')
            && let Some(close) = word.find('>').filter(|close| *close < 12)
        {
            at += blank + close + 1;
        } else if word.starts_with('(')
            && let Some(close) = word.find(')').filter(|close| *close < 80)
        {
            at += blank + close + 1;
        } else if left.starts_with('>') {
            at += 1;
        } else if !possessive && let Some(mark) = ["'s", "’s", "'S"].iter().find(|mark| left.starts_with(**mark)) {
            at += mark.len();
            possessive = true;
        } else if !possessive && at == 0 && (left.starts_with("' ") || left.starts_with("’ ")) {
            at += left.chars().next().map_or(0, char::len_utf8);
            possessive = true;
        } else {
            return (at, possessive);
        }
    }
}

struct Before<'t> {
    preposition: Option<&'t str>,
    /// A verb stands right before the name, which is its object.
    verb: bool,
    /// Nothing but small words stands before it.
    clause_begins: bool,
}

/// Looks back over articles, adjectives and what the name is called ("Swiss firm", "its unit").
fn words_before(before: &str) -> Before<'_> {
    let mut found = Before { preposition: None, verb: false, clause_begins: before.trim().is_empty() };
    let mut words = 0;
    for word in before.rsplit([' ', '\n']).filter(|word| !word.is_empty()) {
        let bare = word.trim_matches(['<', '"', '“', '\'', '(']);
        if bare.ends_with([',', ';', ':', '.', ')', '>']) || word.starts_with('>') {
            found.clause_begins = words == 0 && bare.ends_with(',') && before.len() < 60;
            return found;
        }
        if of_preposition(bare).is_some() {
            found.preposition = Some(bare);
            return found;
        }
        if is_object_verb(bare) {
            found.verb = true;
            return found;
        }
        let passed = matches!(
            bare,
            "the"
                | "The"
                | "a"
                | "an"
                | "its"
                | "their"
                | "his"
                | "all"
                | "of"
                | "both"
                | "own"
                | "state-owned"
                | "privately-held"
                | "rival"
                | "partner"
                | "and"
        ) || is_any(bare, &[Sort::Nation, Sort::Place])
            || bare.ends_with("-based")
            || bare.ends_with("-owned")
            || matches!(
                bare,
                "firm"
                    | "company"
                    | "group"
                    | "unit"
                    | "subsidiary"
                    | "airline"
                    | "bank"
                    | "giant"
                    | "maker"
                    | "parent"
            );
        words += 1;
        if !passed || words > 5 {
            return found;
        }
    }
    found.clause_begins = true;
    found
}

fn of_preposition(word: &str) -> Option<Particle> {
    Some(match word.to_ascii_lowercase().as_str() {
        "with" | "between" | "alongside" => Particle::With,
        "by" => Particle::By,
        "to" => Particle::Dative,
        "from" => Particle::From,
        "of" => Particle::Object,
        "in" | "into" | "at" | "on" | "within" => Particle::Locative,
        "for" => Particle::Other,
        "as" | "called" | "named" => Particle::Copula,
        _ => return None,
    })
}

/// A verb that takes an organisation as its object.
fn is_object_verb(word: &str) -> bool {
    const STEMS: &[&str] = &[
        "acquir", "buy", "bought", "purchas", "sell", "sold", "sells", "join", "merg", "absorb", "form", "creat",
        "found", "select", "chose", "choos", "suppl", "licens", "own", "control", "includ", "award", "gave", "give",
        "grant", "told", "ask", "permit", "allow", "back", "support", "fund", "sponsor", "hire", "retain", "nam",
        "pick", "sue", "against", "help", "tak", "took", "swallow", "provid", "serv", "use", "using", "via", "through",
    ];
    let small = word.to_ascii_lowercase();
    !word.starts_with(char::is_uppercase)
        && STEMS.iter().any(|stem| small.starts_with(stem))
        && !small.ends_with("er")
        && !small.ends_with("tion")
}

/// Whether a word can be the verb of the name before it.
pub(super) fn is_verb(word: &str) -> bool {
    const VERBS: &[&str] = &[
        "said",
        "says",
        "say",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "may",
        "might",
        "can",
        "could",
        "should",
        "must",
        "did",
        "does",
        "do",
        "plans",
        "plan",
        "agrees",
        "agree",
        "buys",
        "buy",
        "bought",
        "sells",
        "sell",
        "sold",
        "signs",
        "sign",
        "wins",
        "win",
        "won",
        "gets",
        "get",
        "got",
        "sets",
        "set",
        "seeks",
        "seek",
        "sought",
        "makes",
        "make",
        "made",
        "holds",
        "held",
        "hold",
        "owns",
        "own",
        "told",
        "also",
        "which",
        "who",
        "that",
        "to",
        "forms",
        "form",
        "joins",
        "join",
        "took",
        "takes",
        "began",
        "begins",
        "gave",
        "gives",
        "put",
        "paid",
        "pays",
        "expects",
        "ends",
        "completes",
        "acquires",
        "raises",
        "drops",
        "withdraws",
        "boosts",
        "bids",
        "bid",
        "offers",
        "offer",
        "in",
        "not",
        "teams",
        "inks",
        "invests",
        "invest",
        "merges",
        "merge",
        "launches",
        "launch",
        "unveils",
        "builds",
        "build",
        "supplies",
        "supply",
        "partners",
        "partner",
        "link",
        "links",
        "jointly",
        "already",
        "now",
        "recently",
        "earlier",
        "today",
        "yesterday",
        "last",
        "spent",
        "became",
        "become",
        "becomes",
        "went",
        "goes",
        "chose",
        "chooses",
    ];
    VERBS.contains(&word.to_ascii_lowercase().as_str())
        || (word.len() > 4 && word.ends_with("ed") && word.starts_with(|c: char| c.is_lowercase()))
}

/// Whether a verb follows once the words between the next two commas are passed over.
fn after_apposition(left: &str) -> Option<bool> {
    let inside = left.strip_prefix(',')?;
    let close = inside.find(',').filter(|close| *close < 160)?;
    let next = inside[close + 1..].trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let described = inside[..close].split_whitespace().next().is_some_and(|word| {
        !word.starts_with(char::is_uppercase)
            || is_any(word, &[Sort::Place, Sort::Nation])
            || inside[..close].len() < 40
    });
    Some(described && is_verb(next) && next != "and")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(sentence: &str, name: &str) -> &'static str {
        let at = sentence.find(name).unwrap();
        role(sentence, Span::new(0, sentence.len()), Span::new(at, at + name.len())).tail.as_str()
    }

    #[test]
    fn prepositions_and_verbs_give_the_part() {
        let sentence =
            "Kalun Corp <KLN.O> said it formed a venture with the Osprey Co of Norway and will buy pumps from Tenari.";
        assert_eq!(told(sentence, "Kalun Corp"), "topic");
        assert_eq!(told(sentence, "Osprey Co"), "with");
        assert_eq!(told(sentence, "Tenari"), "from");
        assert_eq!(told("It was bought by Swiss firm Kalun.", "Kalun"), "by");
        assert_eq!(told("It bought Kalun last year.", "Kalun"), "object");
        assert_eq!(told("Kalun's pumps sell well.", "Kalun"), "genitive");
        assert_eq!(told("Kalun, a Belgian maker of pumps, agreed.", "Kalun"), "topic");
        assert_eq!(told("It will sell them to Kalun.", "Kalun"), "dative");
    }
}
