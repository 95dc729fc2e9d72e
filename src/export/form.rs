//! The formats that a view is written in as one file, without more questions.

use super::{
    WorkbookError, csv, cypher, cytoscape, d2, follow_the_money, gexf, graph_json, graphml, json, tables::Table,
    turtle, workbook,
};
use crate::{model::Lang, query::View};

/// A format of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    /// The edges as CSV.
    Csv,
    /// A Cypher script.
    Cypher,
    /// RDF.
    Turtle,
    /// FollowTheMoney entities.
    Ftm,
    /// Excel.
    Xlsx,
    /// D2.
    D2,
}

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// Text.
    Text(String),
    /// What is no text.
    Bytes(Vec<u8>),
}

impl Form {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Form::Json,
        Form::Graphml,
        Form::Gexf,
        Form::Cyjs,
        Form::Jgf,
        Form::Csv,
        Form::Cypher,
        Form::Turtle,
        Form::Ftm,
        Form::Xlsx,
        Form::D2,
    ];

    /// The word on the command line and in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Form::Json => "json",
            Form::Graphml => "graphml",
            Form::Gexf => "gexf",
            Form::Cyjs => "cyjs",
            Form::Jgf => "jgf",
            Form::Csv => "csv",
            Form::Cypher => "cypher",
            Form::Turtle => "turtle",
            Form::Ftm => "ftm",
            Form::Xlsx => "xlsx",
            Form::D2 => "d2",
        }
    }

    /// The ending of a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Form::Turtle => "ttl",
            Form::Ftm => "ftm.json",
            form => form.as_str(),
        }
    }

    /// The type as the web has it.
    pub fn media(self) -> &'static str {
        match self {
            Form::Json | Form::Cyjs | Form::Jgf => "application/json",
            Form::Graphml | Form::Gexf => "application/xml",
            Form::Csv => "text/csv; charset=utf-8",
            Form::Cypher | Form::D2 => "text/plain; charset=utf-8",
            Form::Turtle => "text/turtle; charset=utf-8",
            Form::Ftm => "application/x-ndjson",
            Form::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The format of this word.
    ///
    /// ```
    /// use tieup::export::Form;
    /// assert_eq!(Form::named("graphml"), Some(Form::Graphml));
    /// assert_eq!(Form::named("png"), None);
    /// ```
    pub fn named(word: &str) -> Option<Self> {
        Form::ALL.iter().find(|form| form.as_str() == word).copied()
    }

    /// Writes a view.
    ///
    /// # Errors
    /// More rows than a sheet of Excel has.
    pub fn write(self, view: &View, lang: Lang) -> Result<Written, WorkbookError> {
        Ok(Written::Text(match self {
            Form::Json => json(view),
            Form::Graphml => graphml(view, lang),
            Form::Gexf => gexf(view, lang),
            Form::Cyjs => cytoscape(view, lang),
            Form::Jgf => graph_json(view, lang),
            Form::Csv => csv(view, Table::Edges, lang),
            Form::Cypher => cypher(view, lang),
            Form::Turtle => turtle(view),
            Form::Ftm => follow_the_money(view, lang),
            Form::D2 => d2(view, lang),
            Form::Xlsx => return workbook(view, lang).map(Written::Bytes),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_writes_an_empty_view_and_has_a_word_of_its_own() {
        for form in Form::ALL {
            let written = form.write(&View::default(), Lang::Ko).unwrap();
            assert_eq!(matches!(written, Written::Bytes(_)), *form == Form::Xlsx, "{form:?}");
            assert_eq!(Form::named(form.as_str()), Some(*form));
        }
    }
}
