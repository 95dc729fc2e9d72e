//! All that the extractor knows before it reads.

use super::{
    AllianceWords, Areas, Commentators, Context, Cues, Directions, Frames, Gazetteer, Membership, Shapes, Titles, Words,
};
use crate::model::{Kind, Lang, Status};

/// The cues of one language.
#[derive(Debug)]
pub struct CueSet {
    /// What tells of a tie.
    pub ties: Cues<Kind>,
    /// What tells of a status other than `agreed`.
    pub statuses: Cues<Status>,
    /// What tells that organisations stand together for another reason.
    pub contexts: Cues<Context>,
}

/// Names, words, cues: immutable, shared by all threads.
#[derive(Debug)]
pub struct Lexicon {
    /// Names → organisations.
    pub gazetteer: Gazetteer,
    /// What ordinary words are.
    pub words: Words,
    /// What the endings of names tell.
    pub shapes: Shapes,
    /// Titles of persons.
    pub titles: Titles,
    /// Fields of business.
    pub areas: Areas,
    /// Which party of a directed kind is its source.
    pub directions: Directions,
    /// Who comments on the deals of others.
    pub commentators: Commentators,
    /// How names of alliances are made.
    pub alliances: AllianceWords,
    /// Words of joining an alliance.
    pub membership: Membership,
    /// Turns of phrase that state a tie by themselves.
    pub frames: Frames,
    /// Korean cues.
    pub ko: CueSet,
    /// English cues.
    pub en: CueSet,
}

impl Lexicon {
    /// The cues of a language.
    pub fn cues(&self, lang: Lang) -> &CueSet {
        match lang {
            Lang::Ko => &self.ko,
            Lang::En => &self.en,
        }
    }

    /// What the binary carries.
    pub fn builtin() -> Self {
        Self {
            gazetteer: Gazetteer::builtin(),
            words: Words::builtin(),
            shapes: Shapes::builtin(),
            titles: Titles::builtin(),
            areas: Areas::builtin(),
            directions: Directions::builtin(),
            commentators: Commentators::builtin(),
            alliances: AllianceWords::builtin(),
            membership: Membership::builtin(),
            frames: Frames::builtin(),
            ko: CueSet::korean(),
            en: CueSet::english(),
        }
    }
}

macro_rules! cues {
    ($file:literal, $label:literal) => {{
        let (cues, errors) = Cues::from_tsv($file, include_str!(concat!("../../", $file)), $label);
        debug_assert!(errors.is_empty(), "{errors:?}");
        cues
    }};
}

impl CueSet {
    fn english() -> Self {
        Self {
            ties: cues!("data/cues/en.tsv", "kind").latin(),
            statuses: cues!("data/cues/status-en.tsv", "status").latin(),
            contexts: cues!("data/cues/context-en.tsv", "context").latin(),
        }
    }

    fn korean() -> Self {
        Self {
            ties: cues!("data/cues/ko.tsv", "kind"),
            statuses: cues!("data/cues/status-ko.tsv", "status"),
            contexts: cues!("data/cues/context-ko.tsv", "context"),
        }
    }
}
