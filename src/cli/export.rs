//! `tieup export`: the graph for other tools. The only place that exports.

use super::{
    args::{Choice, Sources},
    chosen::chosen,
    clean,
    diagram::Language,
    exported::{Exported, Form},
    failure::{Failure, Outcome, note},
    file::WholeFile,
    folder::WholeFolder,
    material,
    sink::cannot_write,
};
use crate::{export::Table, query::View};
use clap::ValueEnum;
use std::{
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
};

/// Write who partnered with whom for other tools.
///
/// Formats of nodes and edges agree on ids: organisations by theirs, ties between two as edges, alliances as hubs, deals
/// of three or more as nodes. JSON and GraphML hold everything, the evidence too.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Formats by extension:
  .graphml            networkx, igraph, yEd, Gephi    .gexf     Gephi, with its timeline
  .json               tieup's own, all of a view      .cyjs     Cytoscape
  .jgf                JSON Graph Format               .csv      a table, see --table
  .cypher             Neo4j, Memgraph                 .xlsx     Excel
  .ttl                RDF: schema.org and PROV-O      .ftm      FollowTheMoney
  .dot .gv .mmd .d2   Graphviz, Mermaid, D2           .parquet  where tieup was built with it
  a folder            --format csv, parquet, neo4j or notes (Obsidian)

Examples:
  tieup export articles/ -o partners.graphml
  tieup export claims.jsonl --focus KT --depth 2 --kind investment -o kt.xlsx
  tieup export archive.db --format notes -o vault
  tieup export articles/ --table claims -o claims.csv
  tieup export articles/ --format cyjs | jq .elements.nodes")]
pub struct Export {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    choice: Choice,
    /// The language of names where a format shows one.
    #[arg(long, value_name = "LANG", default_value = "ko", help_heading = "Output")]
    lang: Language,
    /// The format; told by the extension of FILE where one is given, else JSON.
    #[arg(long, value_name = "FORMAT", help_heading = "Output", hide_possible_values = true)]
    format: Option<Form>,
    /// Which table of CSV and Parquet; without it, a folder takes all three, a file the edges.
    #[arg(long, value_name = "TABLE", help_heading = "Output")]
    table: Option<Sheet>,
    /// Write to a file, whose extension tells the format, or a folder.
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sheet {
    /// Organisations, and deals of three or more.
    Nodes,
    /// What ties them.
    Edges,
    /// What articles say, a row for each claim.
    Claims,
}

impl Sheet {
    fn table(self) -> Table {
        match self {
            Sheet::Nodes => Table::Nodes,
            Sheet::Edges => Table::Edges,
            Sheet::Claims => Table::Claims,
        }
    }
}

impl Export {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let form = self.form()?;
        let shape = self.shape(form)?;
        let (graph, tally) = material::graph(&self.sources.sources)?;
        let view = chosen(&self.choice, &graph, "export")?;
        self.write(&view, form.export(&view, shape, self.lang.lang())?)?;
        Ok(tally.outcome())
    }

    /// The format asked for, or told by the file's extension, or else JSON.
    fn form(&self) -> Result<Form, Failure> {
        let (None, Some(path)) = (self.format, &self.output) else { return Ok(self.format.unwrap_or(Form::Json)) };
        Form::of(path).ok_or_else(|| {
            Failure::usage(format!("`{}` does not tell the format of the export", path.display())).hint(format!(
                "known extensions are {}; or give --format, for a folder csv, parquet, neo4j or notes",
                Form::extensions()
            ))
        })
    }

    /// The table asked for, where the format has tables; `None` where it is all of a format.
    fn shape(&self, form: Form) -> Result<Option<Table>, Failure> {
        let folder = match &self.output {
            // Tables with an extension are one file.
            Some(path) => path.is_dir() || path.extension().is_none(),
            None => false,
        };
        match (self.table, &self.output) {
            (Some(_), _) if !form.has_tables() => {
                Err(Failure::usage(format!("--table is for csv and parquet, not for {}", form.word())))
            }
            (_, None) if form.is_folder() => {
                Err(Failure::usage(format!("{} is a folder of files", form.word()))
                    .hint("name the folder with -o FOLDER"))
            }
            (_, None) if form.is_binary() && io::stdout().is_terminal() => {
                Err(Failure::usage(format!("{} is not for a terminal", form.word()))
                    .hint("write it to a file with -o FILE"))
            }
            (Some(table), _) => Ok(Some(table.table())),
            (None, _) if folder || !form.has_tables() => Ok(None),
            (None, _) => Ok(Some(Table::Edges)),
        }
    }

    fn write(&self, view: &View, exported: Exported) -> Result<(), Failure> {
        let Some(path) = &self.output else {
            return match exported {
                Exported::Text(text) if io::stdout().is_terminal() => {
                    Ok(io::stdout().write_all(shown(&text).as_bytes())?)
                }
                Exported::Text(text) => Ok(io::stdout().write_all(text.as_bytes())?),
                Exported::Bytes(bytes) => Ok(io::stdout().write_all(&bytes)?),
                Exported::Folder(_) => Ok(()),
            };
        };
        let written = match &exported {
            Exported::Text(text) => WholeFile::write_to(path, text.as_bytes()),
            Exported::Bytes(bytes) => WholeFile::write_to(path, bytes),
            Exported::Folder(files) => write_folder(path, files),
        };
        written.map_err(|error| cannot_write(path, &error))?;
        let (orgs, ties) = (view.organizations.len(), view.ties.len());
        let files = match exported {
            Exported::Folder(files) => format!(", {} files", files.len()),
            _ => String::new(),
        };
        note(format!("{}: {orgs} organisations, {ties} ties{files}", path.display()));
        Ok(())
    }
}

fn write_folder(path: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    let mut folder = WholeFolder::create(path)?;
    for (name, bytes) in files {
        folder.write(name, bytes)?;
    }
    folder.finish()
}

/// Text for a terminal: what would steer it or turn the direction of text is shown as `�`.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c != '\n' && c != '\t' && clean::wants_escape(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::{Filters, Focus, Size};

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(shown("a\tb\n\u{1b}[31m\u{202e}가\0"), "a\tb\n\u{fffd}[31m\u{fffd}가\u{fffd}");
    }

    #[test]
    fn the_table_asked_for_is_one_file_else_a_folder_takes_all() {
        let shape = |form, table, output: Option<&str>| {
            let (sources, output) = (Sources { sources: Vec::new() }, output.map(PathBuf::from));
            let focus = Focus { focus: Vec::new(), depth: 1 };
            let choice = Choice { focus, filters: Filters::default(), size: Size::default() };
            Export { sources, choice, lang: Language::Ko, format: Some(form), table, output }.shape(form)
        };
        assert_eq!(shape(Form::Csv, None, Some("a.csv")).unwrap(), Some(Table::Edges));
        assert_eq!(shape(Form::Csv, None, Some("folder")).unwrap(), None);
        assert_eq!(shape(Form::Csv, Some(Sheet::Claims), Some("folder")).unwrap(), Some(Table::Claims));
        assert_eq!(shape(Form::Gexf, None, Some("a.csv")).unwrap(), None);
        assert!(shape(Form::Gexf, Some(Sheet::Nodes), Some("a.gexf")).is_err());
        assert!(shape(Form::Notes, None, None).is_err());
    }
}
