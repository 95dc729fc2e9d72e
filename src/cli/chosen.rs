//! The part of the graph that a picture or an export was asked for.

use super::{
    args::Choice,
    company::Companies,
    failure::{Failure, note},
    wording,
};
use crate::{graph::PartnerGraph, query::View};

/// The view of this choice; tells on standard error what was left out of it. `purpose` says what it is for: `draw`.
///
/// # Errors
/// A company that is not there, and a choice that leaves nothing, with the filter that emptied it.
pub fn chosen(choice: &Choice, graph: &PartnerGraph, purpose: &str) -> Result<View, Failure> {
    let filter = choice.filter(Companies::of(graph).find_all(&choice.focus.focus)?);
    let view = filter.view(graph);
    if view.ties.is_empty() {
        let what = filter.emptied_by(graph).map_or_else(String::new, |what| wording::emptied(what, &filter));
        return Err(Failure::new(format!("there is nothing to {purpose}: {what}")));
    }
    if let Some(what) = wording::left_out(&view) {
        note(what);
    }
    Ok(view)
}
