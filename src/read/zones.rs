//! What each part of a text is.

use crate::model::{Span, Zone, ZoneKind};

/// The zones of `text`.
pub(super) fn find(text: &str, _title: Option<&str>) -> Vec<Zone> {
    if text.is_empty() {
        return Vec::new();
    }
    vec![Zone { span: Span::new(0, text.len()), kind: ZoneKind::Body }]
}

/// The headline among `zones`.
pub(super) fn title(text: &str, zones: &[Zone]) -> Option<String> {
    let zone = zones.iter().find(|zone| zone.kind == ZoneKind::Title)?;
    Some(zone.span.of(text)?.trim().to_owned())
}
