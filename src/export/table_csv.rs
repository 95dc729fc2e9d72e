//! CSV, for spreadsheets and data frames.

use super::tables::{Table, table};
use crate::{model::Lang, query::View};

/// A table of a view as CSV: UTF-8, comma, a header, quotes doubled, `\n` at the end of each row.
///
/// What is not known is an empty cell, a list a JSON array. Text that a spreadsheet would take for a formula gets an
/// apostrophe in front, and so does text that has such an apostrophe already: taking one away gives the text back.
///
/// ```
/// use tieup::{export::{self, Table}, model::Lang, query::View};
/// let text = export::csv(&View::default(), Table::Nodes, Lang::Ko);
/// assert!(text.starts_with("id,name,type,kind,"));
/// ```
pub fn csv(view: &View, which: Table, lang: Lang) -> String {
    let (columns, rows) = table(view, which, lang);
    let header = columns.iter().map(|column| column.name.to_owned()).collect();
    let cells = |row: Vec<_>| row.into_iter().map(cell).collect();
    written(std::iter::once(header).chain(rows.into_iter().map(cells)))
}

/// Rows as CSV.
pub(super) fn written(rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // Memory takes whatever is written to it, and all rows are of one length.
        let _ = writer.write_record(row);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn cell(value: Option<super::value::Value>) -> String {
    use super::value::Value;
    match value {
        None => String::new(),
        Some(value @ (Value::Text(_) | Value::List(_))) => tame(value.plain()),
        Some(value) => value.plain(),
    }
}

/// Text that no spreadsheet takes for a formula.
pub(super) fn tame(text: String) -> String {
    let formula = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    match text.trim_start_matches('\'').starts_with(formula) {
        true => format!("'{text}"),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::network::Network;
    use crate::query::samples::{any_view, small};
    use proptest::prelude::*;

    #[test]
    fn a_small_view_in_csv() {
        let texts = Table::ALL.map(|table| csv(&small(), table, Lang::Ko));
        insta::assert_snapshot!(texts.join("\n"));
    }

    #[test]
    fn formulas_are_text_and_can_be_told_from_it() {
        assert_eq!(tame("=1+1".into()), "'=1+1");
        assert_eq!(tame("'=1+1".into()), "''=1+1");
        assert_eq!(tame("'90s".into()), "'90s");
    }

    proptest! {
        #[test]
        fn names_come_back_and_none_is_a_formula(view in any_view()) {
            let network = Network::of(&view, Lang::Ko);
            let text = csv(&view, Table::Nodes, Lang::Ko);
            let mut reader = ::csv::Reader::from_reader(text.as_bytes());
            let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            prop_assert_eq!(rows.len(), network.nodes.len());
            for (row, node) in rows.iter().zip(&network.nodes) {
                prop_assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
                prop_assert_eq!(&row[1], tame(node.name.clone()));
            }
        }
    }
}
