//! `tieup diagram`: the picture. The only place that draws.

use super::{
    args::{Choice, Sources},
    company::Companies,
    failure::{Failure, Outcome, note},
    file::WholeFile,
    material,
    sink::cannot_write,
    wording,
};
use crate::{
    draw::{self, DotOptions, Engine, EngineError, Layout, LayoutError, MermaidOptions, SvgOptions},
    model::Lang,
    query::View,
};
use clap::{
    ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};
use std::{
    io::Write,
    path::{Path, PathBuf},
};

/// Draw who partnered with whom.
///
/// Without Graphviz installed, too. Edges are coloured and labelled by kind, dashed for talks, faded for what has ended;
/// alliances are nodes of their own, members of a group stand in a box. Without --layout, one company in focus stands in
/// the middle of its partners (`ego`); all else is a `network`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup diagram articles/ -o partners.svg
  tieup diagram claims.jsonl --focus KT --depth 2 --kind partnership,membership -o kt.svg
  tieup diagram articles/ --layout matrix --top 40 --collapse group -o groups.svg
  tieup diagram articles/ --focus KT --layout timeline --since 2019 -o since.svg
  tieup diagram articles/ --as-of 2020-05 --engine neato -o then.svg
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
    /// The language of labels and names.
    #[arg(long, value_name = "LANG", default_value = "ko", help_heading = "Picture")]
    lang: Language,
    /// A title above the picture.
    #[arg(long, value_name = "TEXT", help_heading = "Picture")]
    title: Option<String>,
    /// How the picture is written; told by the extension of FILE where one is given, else DOT.
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    format: Option<Picture>,
    /// Write to a file; its extension (.svg, .dot, .gv, .mmd) tells the format.
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Picture {
    /// A picture with real text.
    Svg,
    /// For Graphviz.
    Dot,
    /// For Markdown.
    Mmd,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Language {
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
        let picture = picture_of(self.format, self.output.as_deref())?;
        let (graph, tally) = material::graph(&self.sources.sources)?;
        let filter = self.choice.filter(Companies::of(&graph).find_all(&self.choice.focus.focus)?);
        let view = filter.view(&graph);
        if view.ties.is_empty() {
            let what = filter.emptied_by(&graph).map_or_else(String::new, |what| wording::emptied(what, &filter));
            return Err(Failure::new(format!("there is nothing to draw: {what}")));
        }
        let text = self.draw(&view, picture)?;
        if let Some(what) = wording::left_out(&view) {
            note(what);
        }
        match &self.output {
            None => std::io::stdout().write_all(text.as_bytes())?,
            Some(path) => {
                let written = WholeFile::create(path).and_then(|mut file| {
                    file.write_all(text.as_bytes())?;
                    file.finish()
                });
                written.map_err(|error| cannot_write(path, &error))?;
                let (orgs, ties) = (view.organizations.len(), view.ties.len());
                note(format!("{}: {orgs} organisations, {ties} ties", path.display()));
            }
        }
        Ok(tally.outcome())
    }

    fn draw(&self, view: &View, picture: Picture) -> Result<String, Failure> {
        let lang = self.lang.lang();
        let dot = DotOptions { lang, title: self.title.clone() };
        match picture {
            Picture::Dot | Picture::Mmd if self.layout.is_some_and(|layout| layout != Layout::Network) => {
                Err(Failure::usage("--layout is for SVG; DOT and Mermaid leave the places to who draws them"))
            }
            Picture::Dot => Ok(draw::dot(view, &dot)),
            Picture::Mmd => Ok(draw::mermaid(view, &MermaidOptions { lang })),
            Picture::Svg => self.svg(view, &dot),
        }
    }

    fn svg(&self, view: &View, dot: &DotOptions) -> Result<String, Failure> {
        let options = SvgOptions { lang: dot.lang, title: dot.title.clone() };
        if let Places::Graphviz(engine) = self.engine {
            if self.layout.is_some_and(|layout| layout != Layout::Network) {
                return Err(Failure::usage(format!(
                    "--engine {engine} places networks; other layouts place themselves"
                )));
            }
            match draw::graphviz_svg(view, engine, dot) {
                Ok(svg) => return Ok(svg),
                Err(EngineError::NotFound(_)) => {
                    note(format!("Graphviz ({engine}) is not installed; the built-in layout draws instead"));
                    return Ok(draw::svg(view, &options));
                }
                Err(error) => return Err(Failure::new(error.to_string())),
            }
        }
        let layout = self.layout.unwrap_or_else(|| Layout::suited(view, self.choice.focus.depth));
        draw::laid_out(view, layout, &options).map_err(|error| {
            Failure::new(error.to_string()).hint(match error {
                LayoutError::Middle(0) => "say which with --focus COMPANY",
                LayoutError::Middle(_) => "give one with --focus, or draw all of them with --layout network",
                LayoutError::NoAlliance => "draw what there is with --layout network",
            })
        })
    }
}

/// The format asked for, or told by the file's extension, or else DOT.
fn picture_of(format: Option<Picture>, output: Option<&Path>) -> Result<Picture, Failure> {
    let (None, Some(path)) = (format, output) else { return Ok(format.unwrap_or(Picture::Dot)) };
    match path.extension().and_then(|extension| extension.to_str()).map(str::to_lowercase).as_deref() {
        Some("svg") => Ok(Picture::Svg),
        Some("dot" | "gv") => Ok(Picture::Dot),
        Some("mmd" | "mermaid") => Ok(Picture::Mmd),
        _ => Err(Failure::usage(format!("`{}` does not tell the format of the picture", path.display()))
            .hint("known extensions are .svg, .dot, .gv and .mmd; or give --format")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_tells_the_picture() {
        let of = |path: &str| picture_of(None, Some(Path::new(path)));
        assert_eq!(of("a.SVG").unwrap(), Picture::Svg);
        assert_eq!(of("a.mmd").unwrap(), Picture::Mmd);
        assert!(of("a.pdf").is_err() && of("svg").is_err());
        assert_eq!(picture_of(Some(Picture::Svg), Some(Path::new("a.pdf"))).unwrap(), Picture::Svg);
        assert_eq!(picture_of(None, None).unwrap(), Picture::Dot);
    }
}
