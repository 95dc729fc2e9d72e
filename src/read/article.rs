//! The parts of an article → [`Document`].

use super::{date, lang, zones};
use crate::model::{DocId, Document, Lang, PartialDate, Span, Zone, ZoneKind};

/// An article whose title and date are known apart from its text, as far as they are known.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) id: String,
    pub(super) title: Option<String>,
    pub(super) published: Option<PartialDate>,
    pub(super) url: Option<String>,
    pub(super) source: Option<String>,
    pub(super) lang: Option<Lang>,
    pub(super) body: String,
    /// The headline where it is known and stands in the body.
    pub(super) headline: Option<String>,
    /// Zones of the body that the source itself marks.
    pub(super) known: Vec<Zone>,
}

impl Parts {
    /// Puts the title before the body, and finds what is not known in the text.
    pub(super) fn into_document(self) -> Document {
        let title_end = self.title.as_ref().map_or(0, |title| title.len() + 1);
        let text = match &self.title {
            Some(title) => format!("{title}\n{}", self.body),
            None => self.body,
        };
        let mut found = zones::find(
            &text[title_end..],
            self.title.as_ref().or(self.headline.as_ref()).map(String::as_str),
            &self.known,
        );
        for zone in &mut found {
            zone.span = zone.span.shifted(title_end);
        }
        if title_end > 0 {
            found.insert(0, Zone { span: Span::new(0, title_end), kind: ZoneKind::Title });
        }
        let title = self.title.or(self.headline).or_else(|| zones::title(&text, &found));
        let published = self.published.or_else(|| date::find(&text, &found));
        let lang = self.lang.unwrap_or_else(|| lang::lang_of(&text));
        Document {
            id: DocId::new(self.id),
            title,
            published,
            url: self.url,
            source: self.source,
            lang,
            text,
            zones: found,
        }
    }
}

/// The document of a plain text, which stays as it is: spans of claims count its bytes.
///
/// The headline and the day of publication are looked for in the text.
///
/// ```
/// let article = tieup::read::text("note.txt", "SEOUL, March 3, 2021 -- Gaon Electronics teams up with Naru Bank.");
/// assert_eq!(article.id.as_str(), "note.txt");
/// assert_eq!(article.published.unwrap().to_string(), "2021-03-03");
/// ```
pub fn text(id: impl Into<String>, text: impl Into<String>) -> Document {
    Parts { id: id.into(), body: text.into(), ..Parts::default() }.into_document()
}
