//! `tieup diagram`: the picture. The only place that draws.

use super::{
    args::{Choice, Sources},
    chosen::chosen,
    failure::{Failure, Outcome, note},
    material::{self, Linked},
    picture::{self, Looks, Picture},
};
use crate::{
    draw::{self, DotOptions, Engine, EngineError, HtmlOptions, Layout, LayoutError, MermaidOptions, SvgOptions},
    model::Lang,
    query::View,
};
use clap::{
    ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};
use std::path::PathBuf;

/// Draw who partnered with whom.
///
/// Without Graphviz installed, too. Edges are coloured and labelled by kind, dashed for talks, faded for what has ended;
/// alliances are nodes of their own, members of a group stand in a box. Without --layout, one company in focus stands in
/// the middle of its partners (`ego`); all else is a `network`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup diagram articles/ -o partners.svg
  tieup diagram articles/ -o partners.html
  tieup diagram claims.jsonl --focus KT --depth 2 --kind partnership,membership -o kt.svg
  tieup diagram articles/ --layout matrix --top 40 --collapse group -o groups.svg
  tieup diagram articles/ --focus KT --layout timeline --since 2019 -o since.pdf
  tieup diagram articles/ --as-of 2020-05 --engine neato -o then.png
  tieup diagram articles/ --theme dark -o dark.svg
  tieup diagram articles/ --format dot | dot -Tpng > partners.png")]
pub struct Diagram {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    choice: Choice,
    /// What the picture shows: who is tied to whom (network), one company and its partners (ego), who joined which
    /// alliance when (alliance), what happened when (timeline), or all companies by all (matrix).
    #[arg(long, value_name = "LAYOUT", value_parser = layouts(), help_heading = "Picture")]
    layout: Option<Layout>,
    /// What places the nodes of a network: `force` is built in, the others are Graphviz's and need it installed.
    #[arg(long, value_name = "ENGINE", default_value = "force", value_parser = engines(), help_heading = "Picture")]
    engine: Places,
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
enum Places {
    Force,
    Graphviz(Engine),
}

fn layouts() -> impl TypedValueParser<Value = Layout> {
    PossibleValuesParser::new(Layout::ALL.iter().map(|layout| layout.as_str())).try_map(|word| word.parse::<Layout>())
}

fn engines() -> impl TypedValueParser<Value = Places> {
    let names = std::iter::once("force").chain(Engine::ALL.iter().map(|engine| engine.as_str()));
    PossibleValuesParser::new(names).try_map(|word| match word.as_str() {
        "force" => Ok(Places::Force),
        other => other.parse().map(Places::Graphviz),
    })
}

impl Diagram {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let picture = Picture::of(self.format, self.output.as_deref(), Picture::Dot)?;
        self.looks.fit(picture)?;
        self.agree(picture)?;
        let Linked { graph, citations, tally } = material::linked_graph(&self.sources.sources)?;
        let view = chosen(&self.choice, &graph, "draw")?;
        let bytes = self.draw(&view, picture, &self.looks.options(picture, citations))?;
        let (orgs, ties) = (view.organizations.len(), view.ties.len());
        picture::write(&bytes, picture, self.output.as_deref(), || format!("{orgs} organisations, {ties} ties"))?;
        Ok(tally.outcome())
    }

    /// Whether layout, engine and format go together.
    fn agree(&self, picture: Picture) -> Result<(), Failure> {
        if self.layout.is_none_or(|layout| layout == Layout::Network) {
            return Ok(());
        }
        match (picture, self.engine) {
            (Picture::Dot | Picture::Mmd, _) => {
                Err(Failure::usage("--layout is for pictures; DOT and Mermaid leave the places to who draws them"))
            }
            (_, Places::Graphviz(engine)) => {
                Err(Failure::usage(format!("--engine {engine} places networks; other layouts place themselves")))
            }
            _ => Ok(()),
        }
    }

    fn draw(&self, view: &View, picture: Picture, options: &SvgOptions) -> Result<Vec<u8>, Failure> {
        let dot = DotOptions { lang: options.lang, title: options.title.clone() };
        match picture {
            Picture::Dot => Ok(draw::dot(view, &dot).into_bytes()),
            Picture::Mmd => Ok(draw::mermaid(view, &MermaidOptions { lang: options.lang }).into_bytes()),
            Picture::Html => {
                if let Places::Graphviz(engine) = self.engine {
                    note(format!("the page has the built-in layout, not that of {engine}"));
                }
                let page = HtmlOptions { picture: options.clone() };
                Ok(draw::page(view, &page, |options| self.laid_out(view, options))?.into_bytes())
            }
            Picture::Svg | Picture::Png | Picture::Pdf => {
                let svg = match self.engine {
                    Places::Force => self.laid_out(view, options)?,
                    Places::Graphviz(engine) => self.placed_by(engine, view, options, &dot)?,
                };
                self.looks.print(svg, picture)
            }
        }
    }

    fn laid_out(&self, view: &View, options: &SvgOptions) -> Result<String, Failure> {
        let layout = self.layout.unwrap_or_else(|| Layout::suited(view, self.choice.focus.depth));
        draw::laid_out(view, layout, options).map_err(|error| {
            Failure::new(error.to_string()).hint(match error {
                LayoutError::Middle(0) => "say which with --focus COMPANY",
                LayoutError::Middle(_) => "give one with --focus, or draw all of them with --layout network",
                LayoutError::NoAlliance => "draw what there is with --layout network",
            })
        })
    }

    fn placed_by(
        &self,
        engine: Engine,
        view: &View,
        options: &SvgOptions,
        dot: &DotOptions,
    ) -> Result<String, Failure> {
        if self.looks.is_themed() {
            note(format!("{engine} draws in the light colours"));
        }
        match draw::graphviz_svg(view, engine, dot) {
            Err(EngineError::NotFound(_)) => {
                note(format!("Graphviz ({engine}) is not installed; the built-in layout draws instead"));
                Ok(draw::svg(view, options))
            }
            drawn => drawn.map_err(|error| Failure::new(error.to_string())),
        }
    }
}
