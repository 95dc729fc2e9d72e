//! Tab-separated data files: `#` comments, a header line, rows of a fixed number of columns.

use super::LexiconError;

/// A row and the line it stands on, from 1.
pub(super) struct Row<'t> {
    pub line: usize,
    pub fields: Vec<&'t str>,
}

/// The rows below the header `columns`; rows of another width, and a missing header, are errors.
pub(super) fn rows<'t>(file: &str, text: &'t str, columns: &[&str], errors: &mut Vec<LexiconError>) -> Vec<Row<'t>> {
    let mut lines = lines(text);
    if !is_header(file, lines.next(), columns, errors) {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for (line, text) in lines {
        let fields: Vec<&str> = text.split('\t').collect();
        if fields.len() == columns.len() {
            rows.push(Row { line, fields });
        } else {
            errors.push(width(file, line, fields.len(), columns.len()));
        }
    }
    rows
}

/// The forms of one part of a table whose rows are a part, a form of it, and sentences that test it.
pub(super) fn of_part<'t>(rows: &[Row<'t>], part: &str) -> Vec<&'t str> {
    rows.iter().filter(|row| row.fields[0] == part).map(|row| row.fields[1]).collect()
}

/// As [`rows`], without a list: hands line number, whole row and fields of each row to `take`.
pub(super) fn for_rows<'t, const N: usize>(
    file: &str,
    text: &'t str,
    columns: &[&str; N],
    errors: &mut Vec<LexiconError>,
    mut take: impl FnMut(usize, &'t str, &[&'t str; N], &mut Vec<LexiconError>),
) {
    let mut lines = lines(text);
    if !is_header(file, lines.next(), columns, errors) {
        return;
    }
    for (line, row) in lines {
        let (mut fields, mut found) = ([""; N], 0);
        for cell in row.split('\t') {
            if let Some(field) = fields.get_mut(found) {
                *field = cell;
            }
            found += 1;
        }
        match found == N {
            true => take(line, row, &fields, errors),
            false => errors.push(width(file, line, found, N)),
        }
    }
}

/// Lines that are no comments, numbered from 1.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.trim_start_matches('\u{feff}')
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim_end_matches('\r')))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// Whether rows follow: a missing header is an error where there is any line.
fn is_header(file: &str, first: Option<(usize, &str)>, columns: &[&str], errors: &mut Vec<LexiconError>) -> bool {
    let Some((line, header)) = first else { return false };
    let fits = header.split('\t').eq(columns.iter().copied());
    if !fits {
        let reason = format!("the first row must name the columns: {}", columns.join(", "));
        errors.push(LexiconError { file: file.to_owned(), line, reason });
    }
    fits
}

fn width(file: &str, line: usize, found: usize, wanted: usize) -> LexiconError {
    LexiconError { file: file.to_owned(), line, reason: format!("{found} columns where {wanted} belong") }
}

/// The parts of a field that holds several, separated by `|`.
pub(super) fn parts(field: &str) -> impl Iterator<Item = &str> {
    field.split('|').filter(|part| !part.is_empty())
}
