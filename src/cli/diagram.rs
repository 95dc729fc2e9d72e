//! `tieup diagram`: the picture. The only place that draws.

use super::{
    args::{Filters, Focus, Sources},
    company::Companies,
    failure::{Failure, Outcome, note},
    file::WholeFile,
    material,
    sink::cannot_write,
    wording,
};
use crate::{
    draw::{self, DotOptions, Engine, EngineError, MermaidOptions, SvgOptions},
    model::Lang,
    query::{Filter, View},
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
/// alliances are nodes of their own, members of a group stand in a box.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup diagram articles/ -o partners.svg
  tieup diagram claims.jsonl --focus KT --depth 2 --kind partnership,membership -o kt.svg
  tieup diagram articles/ --as-of 2020-05 --engine neato -o then.svg
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
        let picture = picture_of(self.format, self.output.as_deref())?;
        let (graph, tally) = material::graph(&self.sources.sources)?;
        let focus = Companies::of(&graph).find_all(&self.focus.focus)?;
        let filter = Filter { focus, depth: self.focus.depth, ..self.filters.filter() };
        let view = filter.view(&graph);
        if view.ties.is_empty() {
            let what = filter.emptied_by(&graph).map_or_else(String::new, |what| wording::emptied(what, &filter));
            return Err(Failure::new(format!("there is nothing to draw: {what}")));
        }
        let text = self.draw(&view, picture)?;
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
        let title = || self.title.clone();
        let dot = DotOptions { lang, title: title() };
        Ok(match (picture, self.engine) {
            (Picture::Dot, _) => draw::dot(view, &dot),
            (Picture::Mmd, _) => draw::mermaid(view, &MermaidOptions { lang }),
            (Picture::Svg, Layout::Force) => draw::svg(view, &SvgOptions { lang, title: title() }),
            (Picture::Svg, Layout::Graphviz(engine)) => match draw::graphviz_svg(view, engine, &dot) {
                Ok(svg) => svg,
                Err(EngineError::NotFound(_)) => {
                    note(format!("Graphviz ({engine}) is not installed; the built-in layout draws instead"));
                    draw::svg(view, &SvgOptions { lang, title: title() })
                }
                Err(error) => return Err(Failure::new(error.to_string())),
            },
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
