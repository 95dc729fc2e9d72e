//! An article laid out for extraction: sentences, the mentions in them, and who is meant.

use crate::{
    language::Particle,
    lexicon::CueMatch,
    model::{Lang, OrgId, OrgKind, Span, ZoneKind},
};

/// How a mention stands for its organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// By one of its names.
    Named,
    /// By a person who speaks or acts for it.
    Person,
}

/// What follows a mention and tells its part in the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tail {
    /// A particle.
    Particle(Particle),
    /// A comma, a middle dot: a list goes on.
    List,
    /// A blank and another word.
    Bare,
    /// Letters that are no particle.
    Glued,
    /// A full stop, a bracket, a quotation mark: nothing more.
    End,
}

impl Tail {
    /// The word for it in features.
    pub fn as_str(self) -> &'static str {
        match self {
            Tail::Particle(particle) => particle.as_str(),
            Tail::List => "list",
            Tail::Bare => "bare",
            Tail::Glued => "glued",
            Tail::End => "end",
        }
    }

    /// Whether the mention is what the sentence is about, or its subject.
    pub fn is_subject(self) -> bool {
        matches!(self, Tail::Particle(Particle::Topic | Particle::Subject | Particle::Also))
    }
}

/// A place in the text that speaks of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where, in bytes of the document's text.
    pub span: Span,
    /// Whom, an index of [`Article::entities`].
    pub entity: usize,
    /// By name or by a person.
    pub standing: Standing,
    /// What follows it.
    pub tail: Tail,
    /// One past the last byte of what belongs to it: brackets, quotation marks, a person's title, the particle.
    pub end: usize,
    /// A person's title follows: the name tells where somebody works.
    pub affiliation: bool,
    /// Number of the coordination ("A와 B", "A·B·C") that it belongs to, within its sentence.
    pub group: usize,
    /// What follows the last member of its coordination.
    pub group_tail: Tail,
}

/// A sentence.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Where, in bytes of the document's text.
    pub span: Span,
    /// The part of the article that it stands in.
    pub zone: ZoneKind,
    /// Cues of ties, with offsets in the document's text.
    pub cues: Vec<CueMatch>,
    /// Whether names were looked for in it.
    pub active: bool,
    /// Mentions in order.
    pub mentions: Vec<Mention>,
    /// The entities that the sentence is about without naming them, carried over from those before.
    pub carried: Vec<usize>,
    /// Whether those were last named so long ago that only what the whole article is about speaks for them.
    pub stale: bool,
    /// The entities that 양사, 3사, "the two companies" stands for here.
    pub together: Vec<usize>,
}

/// An organisation as this article speaks of it.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Canonical id: of the gazetteer, or made from the name.
    pub id: OrgId,
    /// Canonical name.
    pub name: String,
    /// What sort, where known.
    pub kind: Option<OrgKind>,
    /// Its business group, where known.
    pub group: Option<OrgId>,
    /// Whether the gazetteer knows it.
    pub listed: bool,
    /// Whether one of its names is a name beyond doubt.
    pub sure: bool,
    /// Surface forms in order of appearance.
    pub surfaces: Vec<String>,
    /// Number of mentions by name.
    pub count: usize,
    /// The first sentence that names it.
    pub first: usize,
}

/// Sentences, mentions and entities of one document.
#[derive(Debug, Clone)]
pub struct Article {
    /// The language of its cues and of the shape of its sentences.
    pub lang: Lang,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Organisations that the active sentences name.
    pub entities: Vec<Entity>,
}
