//! Algorithms over the organisations of a graph: who belongs together, who stands in the middle.
//!
//! They work on a [`Network`] of numbered nodes; a [`Projection`] makes one from a [`PartnerGraph`](super::PartnerGraph).
//! None draws lots or walks a hash map: the same claims give the same answer to the last digit.

mod betweenness;
mod leiden;
mod network;
mod pagerank;
mod projection;

pub use betweenness::betweenness;
pub use leiden::{leiden, modularity};
pub use network::Network;
pub use pagerank::pagerank;
pub use projection::Projection;

#[cfg(test)]
mod samples;
