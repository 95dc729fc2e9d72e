//! Tab-separated data files: `#` comments, a header line, rows of a fixed number of columns.

use super::LexiconError;

/// A row and the line it stands on, from 1.
pub(super) struct Row<'t> {
    pub line: usize,
    pub fields: Vec<&'t str>,
}

/// The rows below the header `columns`; rows of another width, and a missing header, are errors.
pub(super) fn rows<'t>(file: &str, text: &'t str, columns: &[&str], errors: &mut Vec<LexiconError>) -> Vec<Row<'t>> {
    let mut error = |line: usize, reason: String| errors.push(LexiconError { file: file.to_owned(), line, reason });
    let mut lines = text
        .trim_start_matches('\u{feff}')
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim_end_matches('\r')))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    match lines.next() {
        None => return Vec::new(),
        Some((_, header)) if header.split('\t').eq(columns.iter().copied()) => {}
        Some((line, _)) => {
            error(line, format!("the first row must name the columns: {}", columns.join(", ")));
            return Vec::new();
        }
    }
    let mut rows = Vec::new();
    for (line, text) in lines {
        let fields: Vec<&str> = text.split('\t').collect();
        if fields.len() == columns.len() {
            rows.push(Row { line, fields });
        } else {
            error(line, format!("{} columns where {} belong", fields.len(), columns.len()));
        }
    }
    rows
}

/// The parts of a field that holds several, separated by `|`.
pub(super) fn parts(field: &str) -> impl Iterator<Item = &str> {
    field.split('|').filter(|part| !part.is_empty())
}
