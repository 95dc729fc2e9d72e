//! What the command knows before it reads. The only place that builds the extractor and the gazetteer.

use crate::{Extractor, graph::PartnerGraph, lexicon::Gazetteer, query::Named};
use std::sync::OnceLock;

static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();

/// The extractor, built when the first article asks for it.
pub fn extractor() -> &'static Extractor {
    EXTRACTOR.get_or_init(Extractor::new)
}

/// The gazetteer: the extractor's where there is one, for claims alone need no more.
pub fn gazetteer() -> &'static Gazetteer {
    match EXTRACTOR.get() {
        Some(extractor) => &extractor.lexicon().gazetteer,
        None => GAZETTEER.get_or_init(Gazetteer::builtin),
    }
}

/// The graph with names, aliases, kinds and groups of its organisations.
pub fn describe(graph: PartnerGraph) -> PartnerGraph {
    graph.describe(|id| gazetteer().organization(id).cloned())
}

/// Whether an organisation goes by this name, whatever the material tells.
pub fn is_known(name: &str) -> bool {
    gazetteer().lookup(name).is_some()
}

/// The organisation that the gazetteer knows by this name.
pub fn known(name: &str) -> Option<Named> {
    let org = gazetteer().lookup(name)?;
    Some(Named { id: org.id.clone(), name: org.name().to_owned() })
}
