//! Why there is no answer, as the page is told.

use serde::Serialize;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The status of HTTP.
    pub(super) status: u16,
    code: &'static str,
    message: String,
    near: Vec<String>,
}

#[derive(Serialize)]
struct Body<'r> {
    error: Reason<'r>,
}

#[derive(Serialize)]
struct Reason<'r> {
    code: &'r str,
    message: &'r str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    near: &'r [String],
}

impl Refusal {
    /// A refusal; its code follows from the status.
    pub(super) fn new(status: u16, message: impl Into<String>) -> Self {
        let code = match status {
            400 => "bad_request",
            403 => "forbidden",
            404 => "not_found",
            405 => "method_not_allowed",
            413 => "too_large",
            429 => "too_many",
            503 => "busy",
            _ => "failed",
        };
        Self { status, code, message: message.into(), near: Vec::new() }
    }

    /// The question is not put well.
    pub(super) fn bad(message: impl Into<String>) -> Self {
        Self::new(400, message)
    }

    /// There is no such thing.
    pub(super) fn missing(message: impl Into<String>) -> Self {
        Self::new(404, message)
    }

    /// With what may have been meant.
    pub(super) fn near(self, near: Vec<String>) -> Self {
        Self { near, ..self }
    }

    /// As JSON.
    pub(super) fn body(&self) -> String {
        let error = Reason { code: self.code, message: &self.message, near: &self.near };
        serde_json::to_string(&Body { error }).unwrap_or_default()
    }
}

impl From<crate::store::StoreError> for Refusal {
    fn from(error: crate::store::StoreError) -> Self {
        let status = if matches!(error, crate::store::StoreError::Busy { .. }) { 503 } else { 500 };
        Self::new(status, error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_is_told_only_where_there_is_something() {
        let refusal = Refusal::missing("no organisation `x`");
        assert_eq!(refusal.body(), r#"{"error":{"code":"not_found","message":"no organisation `x`"}}"#);
        assert!(refusal.near(vec!["카카오".to_owned()]).body().contains(r#""near":["카카오"]"#));
    }
}
