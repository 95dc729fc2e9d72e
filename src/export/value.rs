//! What a column holds, the same in every format.

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Text,
    /// Several texts in their order; formats without lists hold them as a JSON array.
    List,
    /// A whole number from 0 on.
    Whole,
    Number,
    Flag,
}

/// A column: its name in every format and what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    pub name: &'static str,
    pub sort: Sort,
}

/// A value of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    List(Vec<String>),
    Whole(u64),
    Number(f64),
    Flag(bool),
}

/// The values of one thing in the order of its columns; `None` where nothing is known.
pub(super) type Row = Vec<Option<Value>>;

impl Value {
    pub fn text(text: impl ToString) -> Option<Self> {
        Some(Value::Text(text.to_string()))
    }

    pub fn maybe(text: Option<impl ToString>) -> Option<Self> {
        text.map(|text| Value::Text(text.to_string()))
    }

    /// `None` for an empty list.
    pub fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
        (!texts.is_empty()).then_some(Value::List(texts))
    }

    pub fn count(count: usize) -> Option<Self> {
        Some(Value::Whole(count as u64))
    }

    /// As one text: lists as a JSON array, numbers so that they read back the same.
    pub fn plain(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::List(_) => super::json::line(&self.json()),
            Value::Whole(number) => number.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Flag(flag) => flag.to_string(),
        }
    }

    /// As [`Value::plain`], for tools that count in 64 bits with a sign; no sum of the press is beyond these.
    pub fn signed(&self) -> String {
        match self {
            Value::Whole(number) => (*number).min(i64::MAX as u64).to_string(),
            value => value.plain(),
        }
    }

    pub fn json(&self) -> serde_json::Value {
        match self {
            Value::Text(text) => text.as_str().into(),
            Value::List(texts) => texts.clone().into(),
            Value::Whole(number) => (*number).into(),
            Value::Number(number) => (*number).into(),
            Value::Flag(flag) => (*flag).into(),
        }
    }
}
