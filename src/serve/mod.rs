//! The local web explorer: a page to look around in the graph, and the small API that it asks.
//!
//! Whatever is asked is answered by a plain function from parameters to an answer (`api`); around these stand the
//! router, the guard against other pages of the reader's browser, and the connections.

mod ahead;
mod answering;
mod answers;
mod api;
mod archive;
mod assets;
mod connections;
mod explorer;
mod guard;
mod names;
mod refusal;
mod run;
#[cfg(test)]
mod tests;

pub use archive::{Archive, Kept, Whole};
pub use explorer::{Edit, Explorer, Options};
pub use run::{bind, run, token};
