//! An article as it was read.

use super::{DocId, PartialDate, Span};

/// The language that an article is mostly written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Korean.
    Ko,
    /// English.
    En,
}

/// What a part of an article's text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ZoneKind {
    /// The headline.
    Title,
    /// The article itself.
    Body,
    /// Date and author lines.
    Byline,
    /// A picture's caption.
    Caption,
    /// Menus, weather tables, buttons.
    Navigation,
    /// Links to other articles.
    Related,
    /// Readers' comments.
    Comment,
    /// Publisher's address, copyright.
    Footer,
}

/// A part of the text and what it is. Zones of a document are sorted, do not overlap, and cover the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone {
    /// Where it lies, in bytes of [`Document::text`].
    pub span: Span,
    /// What it is.
    pub kind: ZoneKind,
}

/// How an article is named to a reader, and where it can be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    /// The headline.
    pub title: Option<String>,
    /// Where the article came from.
    pub url: Option<String>,
}

/// One article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// `id` of the record, or the file name.
    pub id: DocId,
    /// The headline.
    pub title: Option<String>,
    /// The day of publication, as precisely as known.
    pub published: Option<PartialDate>,
    /// Where the article came from.
    pub url: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// Main language.
    pub lang: Lang,
    /// All text: the title, a newline and the body where the record has a title apart.
    /// Spans of claims count bytes in it.
    pub text: String,
    /// What each part of the text is.
    pub zones: Vec<Zone>,
}

impl Document {
    /// The kind of zone that byte `at` lies in; [`ZoneKind::Body`] where no zone says otherwise.
    pub fn zone_at(&self, at: usize) -> ZoneKind {
        let next = self.zones.partition_point(|zone| zone.span.start <= at);
        match self.zones[..next].last() {
            Some(zone) if at < zone.span.end => zone.kind,
            _ => ZoneKind::Body,
        }
    }
}
