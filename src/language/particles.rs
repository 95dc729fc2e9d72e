//! Korean particles: what follows a name inside its word, and what it says of the name's part in the sentence.

use std::{collections::HashMap, sync::LazyLock};

/// The part in the sentence that a particle gives to the name before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Particle {
    /// 은, 는: what the sentence is about.
    Topic,
    /// 이, 가.
    Subject,
    /// 을, 를.
    Object,
    /// 와, 과, 랑, 하고.
    With,
    /// 와의, 과의.
    WithOf,
    /// 에, 에게, 께.
    Dative,
    /// 에서.
    Locative,
    /// 의.
    Genitive,
    /// 도.
    Also,
    /// 로부터, 에게서.
    From,
    /// 로, 으로, 로서.
    By,
    /// 이다, 인, 이며.
    Copula,
    /// 등.
    Etc,
    /// Another particle.
    Other,
}

impl Particle {
    /// The word for it in `data/particles.tsv` and in features.
    pub fn as_str(self) -> &'static str {
        match self {
            Particle::Topic => "topic",
            Particle::Subject => "subject",
            Particle::Object => "object",
            Particle::With => "with",
            Particle::WithOf => "withgen",
            Particle::Dative => "dative",
            Particle::Locative => "locative",
            Particle::Genitive => "genitive",
            Particle::Also => "also",
            Particle::From => "from",
            Particle::By => "by",
            Particle::Copula => "copula",
            Particle::Etc => "etc",
            Particle::Other => "other",
        }
    }

    fn from_word(word: &str) -> Self {
        // 등과 says what 과 says: the list before it is the party.
        match word.strip_prefix("etc-").unwrap_or(word) {
            "topic" => Particle::Topic,
            "subject" => Particle::Subject,
            "object" => Particle::Object,
            "with" => Particle::With,
            "withgen" => Particle::WithOf,
            "dative" => Particle::Dative,
            "locative" => Particle::Locative,
            "genitive" => Particle::Genitive,
            "also" => Particle::Also,
            "from" => Particle::From,
            "by" => Particle::By,
            "copula" => Particle::Copula,
            "etc" => Particle::Etc,
            _ => Particle::Other,
        }
    }
}

static PARTICLES: LazyLock<HashMap<&'static str, Particle>> = LazyLock::new(|| {
    let rows = include_str!("../../data/particles.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let mut fields = row.split('\t');
        Some((fields.next()?, Particle::from_word(fields.next()?)))
    })
    .collect()
});

/// The particle that `tail`, the rest of a word after a name, is as a whole.
///
/// ```
/// use tieup::language::{Particle, particle};
/// assert_eq!(particle("와"), Some(Particle::With));
/// assert_eq!(particle("서비스노조"), None);
/// ```
pub fn particle(tail: &str) -> Option<Particle> {
    PARTICLES.get(tail).copied()
}

/// Whether a character is a Hangul syllable.
///
/// ```
/// assert!(tieup::language::is_hangul('가') && !tieup::language::is_hangul('ㄱ'));
/// ```
pub fn is_hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// The Hangul syllables that `text` begins with.
///
/// ```
/// assert_eq!(tieup::language::hangul_run("에서는, KT"), "에서는");
/// ```
pub fn hangul_run(text: &str) -> &str {
    let end = text.find(|c| !is_hangul(c)).unwrap_or(text.len());
    &text[..end]
}
