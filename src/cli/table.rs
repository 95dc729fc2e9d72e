//! Answers for people: tables that align with Korean text and fit the terminal.

use super::clean;
use crate::model::{PartialDate, Status, Truth};
use comfy_table::{
    Attribute, Cell as TableCell, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle, Table,
    TableStyle, Width,
};
use rayon::prelude::*;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// The least width at which a column of quotes is worth showing.
const QUOTE: usize = 24;

/// The most that any other column takes beside quotes; longer text wraps.
const BESIDE_QUOTES: usize = 24;

/// Blanks after a column, to which the table adds one before the next.
const GAP: usize = 2;

/// Rows that are laid out together where a table is long.
const PART: usize = 128;

/// How a cell looks where colours are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain,
    /// What the row is about.
    Bold,
    /// A number, to the right.
    Number,
    /// Not certain yet.
    Open,
    /// Not true any more, or beside the point.
    Faint,
}

/// A cell of a table; its text is fit for a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    text: String,
    tone: Tone,
}

impl Cell {
    /// A cell with the text as one clean line.
    pub fn new(text: impl AsRef<str>, tone: Tone) -> Self {
        Self { text: clean::line(text.as_ref()), tone }
    }

    /// A plain cell.
    pub fn plain(text: impl AsRef<str>) -> Self {
        Self::new(text, Tone::Plain)
    }

    /// What the row is about.
    pub fn bold(text: impl AsRef<str>) -> Self {
        Self::new(text, Tone::Bold)
    }

    /// A number, to the right.
    pub fn number(number: impl ToString) -> Self {
        Self::new(number.to_string(), Tone::Number)
    }

    /// A share as two decimals.
    pub fn share(share: f64) -> Self {
        Self::number(format!("{share:.2}"))
    }

    /// A date, or nothing.
    pub fn date(date: Option<PartialDate>) -> Self {
        Self::plain(date.map_or_else(String::new, |date| date.to_string()))
    }

    /// A status in its colour.
    pub fn status(status: Status) -> Self {
        let tone = match status {
            Status::Agreed => Tone::Plain,
            Status::Talks | Status::Stalled => Tone::Open,
            Status::Ended => Tone::Faint,
        };
        Self::new(status.as_str(), tone)
    }

    /// A status in its colour, with a question mark where nobody can say whether it was that.
    pub fn standing(status: Status, truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::status(status),
            Truth::Maybe | Truth::No => Self::new(format!("{status}?"), Tone::Open),
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Above it.
    pub title: Option<String>,
    /// Names of the columns.
    pub header: Vec<&'static str>,
    /// As many cells in each row as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// The last column holds quotes: cut to the room that is left, and left out where there is none.
    pub quotes: bool,
}

impl Sheet {
    /// The table as text of at most `width` columns; nothing at all without rows.
    pub fn render(&self, width: usize, color: bool) -> String {
        let mut out = String::new();
        if self.rows.is_empty() {
            return out;
        }
        if let Some(title) = &self.title {
            let _ = writeln!(out, "{}", heading(&clean::line(title), color));
        }
        match self.settled(width) {
            Some(widths) => {
                // Widths that are settled let the parts of a long table be laid out at once.
                let parts = self.rows.par_chunks(PART).enumerate();
                let parts =
                    parts.map(|(at, rows)| self.lay_out(rows, at == 0, self.header.len(), &widths, width, color));
                out.extend(parts.collect::<Vec<String>>());
            }
            None => {
                let columns = self.header.len() - usize::from(self.quotes);
                out += &self.lay_out(&self.rows, true, columns, &[], width, color);
            }
        }
        out
    }

    /// Widths of all columns of a table whose quotes fit beside the others.
    fn settled(&self, width: usize) -> Option<Vec<usize>> {
        let last = self.header.len().checked_sub(1).filter(|_| self.quotes)?;
        let natural = |at: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.text.width());
            cells.max().unwrap_or(0).max(self.header[at].width())
        };
        let mut widths: Vec<usize> = (0..last).map(|at| natural(at).min(BESIDE_QUOTES)).collect();
        let room = width.checked_sub(widths.iter().map(|width| width + GAP + 1).sum())?;
        let quotes = natural(last);
        widths.push(room.min(quotes));
        (room >= quotes.min(QUOTE)).then_some(widths)
    }

    /// Rows as text, the first `columns` of them, with a header or without; `widths` where they are settled.
    fn lay_out(
        &self,
        rows: &[Vec<Cell>],
        header: bool,
        columns: usize,
        widths: &[usize],
        width: usize,
        color: bool,
    ) -> String {
        let mut table = Table::new();
        let line = LineStyle { left: None, fill: Some('─'), junction: Some('─'), right: None };
        table.load_style(TableStyle::new().header_separator(line));
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
        table.set_truncation_indicator("…");
        match color {
            true => table.enforce_styling(),
            false => table.force_no_tty(),
        };
        if header {
            table.set_header(self.header[..columns].iter().map(|name| {
                let cell = TableCell::new(name);
                if color { cell.add_attribute(Attribute::Bold) } else { cell }
            }));
        }
        for row in rows {
            let mut line: comfy_table::Row =
                row[..columns].iter().map(|cell| dress(cell, color)).collect::<Vec<_>>().into();
            line.max_height(if self.quotes { 3 } else { 6 });
            table.add_row(line);
        }
        for (at, column) in table.column_iter_mut().enumerate() {
            let gap = if at + 1 == columns { 0 } else { GAP };
            column.set_padding((0, u16::try_from(gap).unwrap_or(0)));
            if let Some(width) = widths.get(at) {
                // The width of a column counts its padding.
                let width = u16::try_from(width + gap).unwrap_or(u16::MAX);
                column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            }
        }
        let mut out = String::new();
        for line in table.lines() {
            let _ = writeln!(out, "{}", line.trim_end());
        }
        out
    }
}

/// Facts, one a line, their labels aligned.
pub fn facts(facts: &[(&str, String)], color: bool) -> String {
    let widest = facts.iter().map(|(label, _)| label.width()).max().unwrap_or(0);
    let mut out = String::new();
    for (label, text) in facts.iter().filter(|(_, text)| !text.is_empty()) {
        let label = format!("{label:widest$}");
        let label = if color { paint(&label, anstyle::Style::new().dimmed()) } else { label };
        let _ = writeln!(out, "{label}  {}", clean::line(text));
    }
    out
}

fn heading(text: &str, color: bool) -> String {
    if color { paint(text, anstyle::Style::new().bold()) } else { text.to_owned() }
}

fn paint(text: &str, style: anstyle::Style) -> String {
    format!("{style}{text}{style:#}")
}

fn dress(cell: &Cell, color: bool) -> TableCell {
    let dressed = TableCell::new(&cell.text);
    let dressed = if cell.tone == Tone::Number { dressed.set_alignment(CellAlignment::Right) } else { dressed };
    match cell.tone {
        Tone::Bold if color => dressed.add_attribute(Attribute::Bold),
        Tone::Open if color => dressed.fg(Color::Yellow),
        Tone::Faint if color => dressed.add_attribute(Attribute::Dim),
        _ => dressed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        Sheet {
            title: Some("Partners of KT".into()),
            header: vec!["partner", "status", "articles", "quote"],
            rows: vec![
                vec![
                    Cell::bold("현대로보틱스"),
                    Cell::status(Status::Agreed),
                    Cell::number(12),
                    Cell::plain(
                        "KT는 지난 6월 현대로보틱스에 500억원을 투자했다고\n21일 밝혔다. 두 회사는 로봇 사업을 함께 편다.",
                    ),
                ],
                vec![Cell::bold("LG"), Cell::status(Status::Talks), Cell::number(1), Cell::plain("\u{1b}[31mred")],
            ],
            quotes: true,
        }
    }

    #[test]
    fn korean_text_aligns() {
        insta::assert_snapshot!(sheet().render(80, false), @r"
        Partners of KT
        partner        status   articles   quote
        ────────────────────────────────────────────────────────────────────────────────
        현대로보틱스   agreed         12   KT는 지난 6월 현대로보틱스에 500억원을
                                           투자했다고 21일 밝혔다. 두 회사는 로봇 사업을
                                           함께 편다.
        LG             talks           1   red
        ");
    }

    #[test]
    fn a_narrow_terminal_gets_no_quotes() {
        insta::assert_snapshot!(sheet().render(40, false), @r"
        Partners of KT
        partner        status   articles
        ────────────────────────────────
        현대로보틱스   agreed         12
        LG             talks           1
        ");
    }

    #[test]
    fn every_line_fits_the_terminal() {
        for width in [20, 40, 60, 80, 120, 200] {
            for line in sheet().render(width, false).lines() {
                assert!(line.width() <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn a_long_table_is_laid_out_as_one() {
        let mut long = sheet();
        long.rows = long.rows.into_iter().cycle().take(3 * PART).collect();
        let (short, long) = (sheet().render(80, false), long.render(80, false));
        let body = |text: &str| text.lines().skip(3).collect::<Vec<_>>().join("\n") + "\n";
        assert_eq!(body(&long), body(&short).repeat(3 * PART / 2));
    }

    #[test]
    fn colours_are_asked_for() {
        assert!(sheet().render(80, true).contains("\u{1b}[") && !sheet().render(80, false).contains('\u{1b}'));
    }
}
