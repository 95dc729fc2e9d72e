//! A [`View`](crate::query::View) as a picture: DOT, SVG, Mermaid.
//!
//! Every writer starts from the same `Sketch` (what is to be drawn, before anything has a place), so the formats agree
//! on names, edges and labels. Text of articles is hostile: it reaches a format only through `escape`.

mod dot;
mod engine;
mod escape;
mod layout;
mod mermaid;
mod palette;
mod sketch;
mod svg;
mod tooltip;
mod wording;

#[cfg(test)]
mod sample;

pub use dot::{DotOptions, dot};
pub use engine::{Engine, EngineError, UnknownEngine, graphviz_svg};
pub use layout::{Layout, LayoutError, laid_out};
pub use mermaid::{MermaidOptions, mermaid};
pub use svg::{SvgOptions, svg, timeline};
