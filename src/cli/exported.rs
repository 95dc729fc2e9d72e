//! The formats of `tieup export`: their words, their extensions, and what writes each.

use super::failure::Failure;
use crate::{
    draw::{self, DotOptions, MermaidOptions},
    export::{self, FolderFile, Table, Written},
    model::Lang,
    query::View,
};
use clap::ValueEnum;
use std::path::Path;

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// tieup's own JSON, all of a view.
    Json,
    /// GraphML.
    Graphml,
    /// GEXF 1.3 with times.
    Gexf,
    /// Cytoscape JSON.
    Cyjs,
    /// JSON Graph Format.
    Jgf,
    /// Tables as CSV.
    Csv,
    /// Tables as Parquet.
    Parquet,
    /// A Cypher script.
    Cypher,
    /// A folder for Neo4j's bulk import.
    Neo4j,
    /// RDF.
    Turtle,
    /// FollowTheMoney entities.
    Ftm,
    /// A folder of Markdown notes.
    Notes,
    /// Excel.
    Xlsx,
    /// Graphviz.
    Dot,
    /// Mermaid.
    Mmd,
    /// D2.
    D2,
}

/// What is written.
pub enum Exported {
    /// Text.
    Text(String),
    /// What is no text.
    Bytes(Vec<u8>),
    /// Names and contents of files.
    Folder(Vec<(String, Vec<u8>)>),
}

/// Extensions and the formats that they tell, those to name in a hint first of each.
const EXTENSIONS: &[(&str, Form)] = &[
    ("json", Form::Json),
    ("graphml", Form::Graphml),
    ("gexf", Form::Gexf),
    ("cyjs", Form::Cyjs),
    ("jgf", Form::Jgf),
    ("csv", Form::Csv),
    ("parquet", Form::Parquet),
    ("cypher", Form::Cypher),
    ("cql", Form::Cypher),
    ("ttl", Form::Turtle),
    ("ftm", Form::Ftm),
    ("xlsx", Form::Xlsx),
    ("dot", Form::Dot),
    ("gv", Form::Dot),
    ("mmd", Form::Mmd),
    ("mermaid", Form::Mmd),
    ("d2", Form::D2),
];

impl Form {
    /// The format that the name of a file tells. `.ftm.json` and `.ftm.jsonl` are FollowTheMoney, as its own tools name
    /// their files, `.jgf.json` is the JSON Graph Format.
    pub fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_lowercase();
        for (double, form) in [(".ftm.json", Form::Ftm), (".ftm.jsonl", Form::Ftm), (".jgf.json", Form::Jgf)] {
            if name.ends_with(double) {
                return Some(form);
            }
        }
        let extension = Path::new(&name).extension()?.to_str()?;
        EXTENSIONS.iter().find(|(known, _)| *known == extension).map(|(_, form)| *form)
    }

    /// The known extensions as words of a sentence.
    pub fn extensions() -> String {
        let known: Vec<String> = EXTENSIONS.iter().map(|(extension, _)| format!(".{extension}")).collect();
        let (last, first) = known.split_last().map_or((".json", &[][..]), |(last, first)| (last.as_str(), first));
        format!("{} and {last}", first.join(", "))
    }

    /// The word on the command line.
    pub fn word(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Whether it is several files.
    pub fn is_folder(self) -> bool {
        matches!(self, Form::Neo4j | Form::Notes)
    }

    /// Whether it is tables.
    pub fn has_tables(self) -> bool {
        matches!(self, Form::Csv | Form::Parquet)
    }

    /// Whether it is no text.
    pub fn is_binary(self) -> bool {
        matches!(self, Form::Xlsx | Form::Parquet)
    }

    /// Writes a view; of tables the one that is asked for, or all as a folder.
    ///
    /// # Errors
    /// A format that this build lacks, or one that does not take so much.
    pub fn export(self, view: &View, table: Option<Table>, lang: Lang) -> Result<Exported, Failure> {
        let form = match self {
            Form::Json => export::Form::Json,
            Form::Graphml => export::Form::Graphml,
            Form::Gexf => export::Form::Gexf,
            Form::Cyjs => export::Form::Cyjs,
            Form::Jgf => export::Form::Jgf,
            Form::Cypher => export::Form::Cypher,
            Form::Turtle => export::Form::Turtle,
            Form::Ftm => export::Form::Ftm,
            Form::Xlsx => export::Form::Xlsx,
            Form::D2 => export::Form::D2,
            Form::Dot => return Ok(Exported::Text(draw::dot(view, &DotOptions { lang, title: None }))),
            Form::Mmd => return Ok(Exported::Text(draw::mermaid(view, &MermaidOptions { lang }))),
            Form::Neo4j => return Ok(folder(export::neo4j(view, lang))),
            Form::Notes => return Ok(folder(export::notes(view, lang))),
            Form::Csv => match table {
                Some(table) => return Ok(Exported::Text(export::csv(view, table, lang))),
                None => return tables("csv", |table| Ok(export::csv(view, table, lang).into_bytes())),
            },
            Form::Parquet => match table {
                Some(table) => return parquet(view, table, lang).map(Exported::Bytes),
                None => return tables("parquet", |table| parquet(view, table, lang)),
            },
        };
        Ok(match form.write(view, lang).map_err(|error| Failure::new(error.to_string()))? {
            Written::Text(text) => Exported::Text(text),
            Written::Bytes(bytes) => Exported::Bytes(bytes),
        })
    }
}

fn folder(files: Vec<FolderFile>) -> Exported {
    Exported::Folder(files.into_iter().map(|file| (file.name, file.text.into_bytes())).collect())
}

/// A folder of all tables.
fn tables(extension: &str, write: impl Fn(Table) -> Result<Vec<u8>, Failure>) -> Result<Exported, Failure> {
    let files = Table::ALL.iter().map(|table| Ok((format!("{}.{extension}", table.as_str()), write(*table)?)));
    Ok(Exported::Folder(files.collect::<Result<_, Failure>>()?))
}

#[cfg(feature = "parquet")]
fn parquet(view: &View, table: Table, lang: Lang) -> Result<Vec<u8>, Failure> {
    export::parquet(view, table, lang).map_err(|error| Failure::new(error.to_string()))
}

#[cfg(not(feature = "parquet"))]
fn parquet(_: &View, _: Table, _: Lang) -> Result<Vec<u8>, Failure> {
    Err(Failure::usage("this tieup was built without Parquet")
        .hint("build it with: cargo install --path . --features parquet; or write csv"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_tells_the_format() {
        let of = |path: &str| Form::of(Path::new(path));
        assert_eq!(
            (of("a.GraphML"), of("x/a.json"), of("a.ftm.json")),
            (Some(Form::Graphml), Some(Form::Json), Some(Form::Ftm))
        );
        assert_eq!((of("a.jgf.json"), of("a.pdf"), of("json"), of("..")), (Some(Form::Jgf), None, None, None));
    }

    #[test]
    fn every_format_of_one_file_has_an_extension() {
        for form in Form::value_variants() {
            assert!(form.is_folder() || EXTENSIONS.iter().any(|(_, known)| known == form), "{form:?}");
        }
        assert!(Form::extensions().ends_with(".mermaid and .d2"));
    }
}
