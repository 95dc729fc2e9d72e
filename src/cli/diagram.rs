//! `tieup diagram`: the picture. The only place that draws.

use super::{
    args::{Filters, Focus, Sources},
    company::Companies,
    failure::{Failure, Outcome, note},
    material::{self, Linked},
    picture::{self, Looks, Picture},
    wording,
};
use crate::{
    draw::{self, DotOptions, Engine, EngineError, HtmlOptions, MermaidOptions, SvgOptions},
    model::Lang,
    query::{Filter, View},
};
use clap::{
    ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};
use std::path::PathBuf;

/// Draw who partnered with whom.
///
/// Without Graphviz installed, too. Edges are coloured and labelled by kind, dashed for talks, faded for what has ended;
/// alliances are nodes of their own, members of a group stand in a box.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup diagram articles/ -o partners.svg
  tieup diagram articles/ -o partners.html
  tieup diagram claims.jsonl --focus KT --depth 2 --kind partnership,membership -o kt.svg
  tieup diagram articles/ --as-of 2020-05 --engine neato --theme dark -o then.png
  tieup diagram articles/ --format dot | dot -Tpng > partners.png")]
pub struct Diagram {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    focus: Focus,
    #[command(flatten)]
    filters: Filters,
    /// What places the nodes: `force` is built in, the others are Graphviz's and need it installed.
    #[arg(long, value_name = "ENGINE", default_value = "force", value_parser = engines(), help_heading = "Picture")]
    engine: Layout,
    #[command(flatten)]
    looks: Looks,
    /// How the picture is written; told by the extension of FILE where one is given, else DOT.
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    format: Option<Picture>,
    /// Write to a file; its extension (.svg, .html, .png, .pdf, .dot, .gv, .mmd) tells the format.
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Korean.
    Ko,
    /// English.
    En,
}

impl Language {
    /// As the language of a text.
    pub(super) fn lang(self) -> Lang {
        match self {
            Language::Ko => Lang::Ko,
            Language::En => Lang::En,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    Force,
    Graphviz(Engine),
}

fn engines() -> impl TypedValueParser<Value = Layout> {
    let names = std::iter::once("force").chain(Engine::ALL.iter().map(|engine| engine.as_str()));
    PossibleValuesParser::new(names).try_map(|word| match word.as_str() {
        "force" => Ok(Layout::Force),
        other => other.parse().map(Layout::Graphviz),
    })
}

impl Diagram {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let picture = Picture::of(self.format, self.output.as_deref(), Picture::Dot)?;
        self.looks.fit(picture)?;
        let Linked { graph, addresses, tally } = material::linked_graph(&self.sources.sources)?;
        let focus = Companies::of(&graph).find_all(&self.focus.focus)?;
        let filter = Filter { focus, depth: self.focus.depth, ..self.filters.filter() };
        let view = filter.view(&graph);
        if view.ties.is_empty() {
            let what = filter.emptied_by(&graph).map_or_else(String::new, |what| wording::emptied(what, &filter));
            return Err(Failure::new(format!("there is nothing to draw: {what}")));
        }
        let bytes = self.draw(&view, picture, &self.looks.options(picture, addresses))?;
        let (orgs, ties) = (view.organizations.len(), view.ties.len());
        picture::write(&bytes, picture, self.output.as_deref(), || format!("{orgs} organisations, {ties} ties"))?;
        Ok(tally.outcome())
    }

    fn draw(&self, view: &View, picture: Picture, options: &SvgOptions) -> Result<Vec<u8>, Failure> {
        let dot = DotOptions { lang: options.lang, title: options.title.clone() };
        if let Layout::Graphviz(engine) = self.engine {
            match picture {
                Picture::Html => note(format!("the page has the built-in layout, not that of {engine}")),
                _ if self.looks.is_themed() => note(format!("{engine} draws in the light colours")),
                _ => {}
            }
        }
        let svg = match (picture, self.engine) {
            (Picture::Dot, _) => return Ok(draw::dot(view, &dot).into_bytes()),
            (Picture::Mmd, _) => return Ok(draw::mermaid(view, &MermaidOptions { lang: options.lang }).into_bytes()),
            (Picture::Html, _) => return Ok(draw::html(view, &HtmlOptions { picture: options.clone() }).into_bytes()),
            (_, Layout::Force) => draw::svg(view, options),
            (_, Layout::Graphviz(engine)) => match draw::graphviz_svg(view, engine, &dot) {
                Ok(svg) => svg,
                Err(EngineError::NotFound(_)) => {
                    note(format!("Graphviz ({engine}) is not installed; the built-in layout draws instead"));
                    draw::svg(view, options)
                }
                Err(error) => return Err(Failure::new(error.to_string())),
            },
        };
        self.looks.print(svg, picture)
    }
}
