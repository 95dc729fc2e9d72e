//! The companies that a question names.

use super::{facts, failure::Failure};
use crate::{
    graph::PartnerGraph,
    model::OrgId,
    query::{NameError, NameIndex},
};

/// Finds companies of a graph by whatever people call them.
pub struct Companies {
    index: NameIndex,
    nobody: bool,
}

impl Companies {
    /// All companies of a graph.
    pub fn of(graph: &PartnerGraph) -> Self {
        Self::among(graph, |_| true)
    }

    /// Those organisations of a graph that `keep` wants.
    pub fn among(graph: &PartnerGraph, keep: impl Fn(&OrgId) -> bool) -> Self {
        Self { index: NameIndex::among(graph, keep), nobody: graph.organizations().is_empty() }
    }

    /// The company of that name.
    ///
    /// # Errors
    /// An unknown name, with those like it; a name of several, with all of them.
    pub fn find(&self, name: &str) -> Result<OrgId, Failure> {
        if self.nobody {
            return Err(Failure::new("the material tells of no tie, so of no company"));
        }
        self.index.resolve(name).map_err(|error| match error {
            NameError::Unknown { ref name, .. } if facts::is_known(name) => Failure::new(format!(
                "`{}` is known, but nothing in the material ties it to anyone",
                super::clean::line(name)
            )),
            error => error.into(),
        })
    }

    /// The companies of those names.
    ///
    /// # Errors
    /// As [`Companies::find`], for the first that is not found.
    pub fn find_all(&self, names: &[String]) -> Result<Vec<OrgId>, Failure> {
        names.iter().map(|name| self.find(name)).collect()
    }
}
