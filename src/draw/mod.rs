//! A [`View`](crate::query::View) as a picture: DOT, SVG, PNG, PDF, Mermaid, and a page that answers to its reader.
//!
//! Every writer starts from the same `Sketch` (what is to be drawn, before anything has a place), so the formats agree
//! on names, edges and labels. Text of articles is hostile: it reaches a format only through `escape`.

mod dot;
mod engine;
mod escape;
mod html;
mod layout;
mod mermaid;
mod palette;
#[cfg(feature = "picture")]
mod print;
mod sketch;
mod source;
mod svg;
mod theme;
mod tooltip;
pub mod wording;

#[cfg(test)]
mod sight;

pub use dot::{DotOptions, dot};
pub use engine::{Engine, EngineError, UnknownEngine, graphviz_svg};
pub use html::{HtmlOptions, html, page};
pub use layout::{Layout, LayoutError, laid_out};
pub use mermaid::{MermaidOptions, mermaid};
#[cfg(feature = "picture")]
pub use print::{Fonts, PngSize, PrintError, pdf, png};
pub use source::Links;
pub use svg::{
    Placed, PlacedGroup, PlacedLink, PlacedNode, Seen, Sign, Signs, SvgOptions, placed, seen, svg, timeline,
};
pub use theme::Theme;
