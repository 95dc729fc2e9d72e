//! A record of a file of many articles, and the names that its fields go by.

use super::{Reason, article::Parts, lang::lang_named};
use crate::model::Document;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, Visitor};
use std::{borrow::Cow, fmt};

/// What a field of a record holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Title,
    Published,
    Text,
    Url,
    Source,
    Lang,
}

/// The names that fields go by, lower case: ours first, then those of news archives and schema.org.
const NAMES: &[(&str, Field)] = &[
    ("id", Field::Id),
    ("title", Field::Title),
    ("published", Field::Published),
    ("text", Field::Text),
    ("url", Field::Url),
    ("source", Field::Source),
    ("lang", Field::Lang),
    ("article_id", Field::Id),
    ("뉴스 식별자", Field::Id),
    ("headline", Field::Title),
    ("제목", Field::Title),
    ("date", Field::Published),
    ("published_at", Field::Published),
    ("datepublished", Field::Published),
    ("pubdate", Field::Published),
    ("일자", Field::Published),
    ("날짜", Field::Published),
    ("body", Field::Text),
    ("content", Field::Text),
    ("articlebody", Field::Text),
    ("본문", Field::Text),
    ("내용", Field::Text),
    ("link", Field::Url),
    ("publisher", Field::Source),
    ("언론사", Field::Source),
    ("language", Field::Lang),
];

/// The field that `name` stands for, and how well: a lower rank is the better name.
pub(super) fn field_named(name: &str) -> Option<(usize, Field)> {
    let name = name.trim();
    NAMES
        .iter()
        .enumerate()
        .find(|(_, (known, _))| known.eq_ignore_ascii_case(name))
        .map(|(rank, &(_, field))| (rank, field))
}

/// The fields of one record, each with the rank of the name that it was found under.
#[derive(Debug, Default)]
pub(super) struct Record<'a> {
    fields: [Option<(usize, Cow<'a, str>)>; 7],
    /// A field of ours whose value is neither text nor a number.
    odd: Option<String>,
    /// How many of the keys that every claim has are there.
    claim_keys: usize,
}

impl<'a> Record<'a> {
    /// Sets a field, unless it was found under a better name before.
    pub(super) fn set(&mut self, rank: usize, field: Field, value: Cow<'a, str>) {
        let slot = &mut self.fields[field as usize];
        if slot.as_ref().is_none_or(|(before, _)| rank < *before) {
            *slot = Some((rank, value));
        }
    }

    fn take(&mut self, field: Field) -> Option<Cow<'a, str>> {
        self.fields[field as usize].take().map(|(_, value)| value)
    }

    /// The article of this record; `fallback` names it where it has no id of its own.
    pub(super) fn into_document(mut self, fallback: impl FnOnce() -> String) -> Result<Document, Reason> {
        let text = match self.take(Field::Text) {
            Some(text) => text,
            None if self.claim_keys == 3 => return Err(Reason::Claim),
            None => return Err(self.odd.map_or(Reason::NoText, Reason::FieldType)),
        };
        if text.trim().is_empty() {
            return Err(Reason::Empty);
        }
        let own = |value: Option<Cow<'a, str>>| value.filter(|v| !v.trim().is_empty()).map(Cow::into_owned);
        let title = own(self.take(Field::Title));
        for part in [Some(&*text), title.as_deref()].into_iter().flatten() {
            if let Some(at) = memchr::memchr(0, part.as_bytes()) {
                return Err(Reason::Nul { at });
            }
        }
        let published = self.take(Field::Published);
        Ok(Parts {
            id: own(self.take(Field::Id)).unwrap_or_else(fallback),
            published: published.and_then(|text| super::published(&text)),
            url: own(self.take(Field::Url)),
            source: own(self.take(Field::Source)),
            lang: self.take(Field::Lang).and_then(|name| lang_named(&name)),
            title,
            body: text.into_owned(),
            ..Parts::default()
        }
        .into_document())
    }
}

impl<'de: 'a, 'a> de::Deserialize<'de> for Record<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Record<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Record<'de>, M::Error> {
                let mut record = Record::default();
                while let Some(Scalar::Text(key)) = map.next_key()? {
                    record.claim_keys += usize::from(matches!(&*key, "doc" | "kind" | "parties"));
                    match field_named(&key) {
                        None => drop(map.next_value::<IgnoredAny>()?),
                        Some((rank, field)) => match map.next_value()? {
                            Scalar::Text(value) => record.set(rank, field, value),
                            Scalar::Null => {}
                            Scalar::Odd => record.odd = Some(key.into_owned()),
                        },
                    }
                }
                Ok(record)
            }
        }
        from.deserialize_map(Fields)
    }
}

/// A value that is text or can be written as such.
enum Scalar<'a> {
    Text(Cow<'a, str>),
    Null,
    Odd,
}

impl<'de> de::Deserialize<'de> for Scalar<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Scalar<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Scalar::Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Scalar::Text(Cow::Owned(text.to_owned())))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
                Ok(Scalar::Text(Cow::Owned(number.to_string())))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
                Ok(Scalar::Text(Cow::Owned(number.to_string())))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
                Ok(Scalar::Text(Cow::Owned(number.to_string())))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
                Ok(Scalar::Odd)
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Scalar::Null)
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Scalar::Odd)
            }

            fn visit_seq<S: de::SeqAccess<'de>>(self, mut seq: S) -> Result<Self::Value, S::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Scalar::Odd)
            }
        }
        from.deserialize_any(Any)
    }
}

/// Whether `json` is an object with the keys that every claim has and no article text.
pub(super) fn is_claim(json: &str) -> bool {
    serde_json::from_str::<Record>(json)
        .is_ok_and(|record| record.claim_keys == 3 && record.fields[Field::Text as usize].is_none())
}

/// The article of one JSON object.
pub(super) fn from_json(json: &str, fallback: impl FnOnce() -> String) -> Result<Document, Reason> {
    let record = serde_json::from_str::<Record>(json).map_err(|error| match json.trim_start().as_bytes().first() {
        _ if !error.is_data() => Reason::Json(error.to_string()),
        Some(b'[') => Reason::NotAnObject("a list"),
        Some(b'"') => Reason::NotAnObject("a text"),
        Some(b'{') => Reason::Json(error.to_string()),
        _ => Reason::NotAnObject("a single value"),
    })?;
    record.into_document(fallback)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Document, Reason> {
        from_json(json, || "fallback".to_owned())
    }

    #[test]
    fn all_but_the_text_may_be_missing() {
        let document = read(r#"{"text": "가온전자가 나루은행과 손잡았다."}"#).unwrap();
        assert_eq!((document.id.as_str(), document.title), ("fallback", None));
        assert_eq!(document.text, "가온전자가 나루은행과 손잡았다.");
    }

    #[test]
    fn the_title_comes_before_the_body() {
        let document = read(
            r#"{"id": 7, "title": "T", "published": "2021-03-04", "text": "b\nc", "url": "u", "source": "s", "lang": "ko", "x": [{}]}"#,
        )
        .unwrap();
        assert_eq!(document.text, "T\nb\nc");
        assert_eq!(document.id.as_str(), "7");
        assert_eq!(document.published.unwrap().to_string(), "2021-03-04");
        assert_eq!((document.url.as_deref(), document.source.as_deref()), (Some("u"), Some("s")));
    }

    #[test]
    fn our_names_win_over_those_of_archives() {
        let document = read(r#"{"content": "other", "text": "ours", "본문": "third"}"#).unwrap();
        assert_eq!(document.text, "ours");
        assert_eq!(read(r#"{"제목": "t", "본문": "b"}"#).unwrap().text, "t\nb");
    }

    #[test]
    fn every_bad_record_has_its_reason() {
        assert!(matches!(read(r#"{"text": "#), Err(Reason::Json(_))));
        assert!(matches!(read(r#"[1]"#), Err(Reason::NotAnObject("a list"))));
        assert!(matches!(read("12"), Err(Reason::NotAnObject(_))));
        assert!(matches!(read(r#"{"title": "t"}"#), Err(Reason::NoText)));
        assert!(matches!(read(r#"{"text": null}"#), Err(Reason::NoText)));
        assert!(matches!(read(r#"{"text": ["a"]}"#), Err(Reason::FieldType(_))));
        assert!(matches!(read(r#"{"title": "t", "text": " \n"}"#), Err(Reason::Empty)));
        assert!(matches!(read(r#"{"text": "ab\u0000c"}"#), Err(Reason::Nul { at: 2 })));
        assert!(matches!(read(r#"{"doc": "d", "kind": "k", "parties": []}"#), Err(Reason::Claim)));
    }
}
