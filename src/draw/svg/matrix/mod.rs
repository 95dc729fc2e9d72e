//! Companies by companies: a cell for each two that a tie binds, its colour and its letter telling the kind.
//!
//! view → clusters (the order of rows) → cells → elements. The letter tells the kind without the colour.

mod cells;

#[cfg(test)]
mod tests;

use super::super::{escape, palette, tooltip, wording};
use super::geometry::Rect;
use super::{FONTS, MARGIN, SvgOptions, frame, paint, text};
use crate::model::{Kind, Lang, Organization, Status};
use crate::query::{self, View};
use cells::{Cell, Way};
use paint::n;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// Longest name beside a row, in ems.
const WIDEST: f64 = 13.0;
/// The slope of the names of columns.
const SLOPE: f64 = 60.0;
const LEGEND_FONT: f64 = 12.0;
const LEGEND_ROW: f64 = 24.0;
/// Ties that a tooltip tells; the rest is counted.
const TOLD: usize = 4;

/// Measures of a matrix of so many rows.
struct Size {
    cell: f64,
    font: f64,
    /// Width of the names of rows, height of those of columns, and how far these reach beyond the last.
    names: (f64, f64, f64),
    side: f64,
}

impl Size {
    fn of(rows: usize, names: &[String]) -> Self {
        let (cell, font) = match rows {
            0..=36 => (28.0, 13.0),
            37..=70 => (22.0, 12.0),
            71..=140 => (17.0, 11.0),
            _ => (13.0, 9.5),
        };
        let longest = names.iter().map(|name| text::width(name)).fold(2.0, f64::max) * font * 1.06;
        let (up, along) = (SLOPE.to_radians().sin(), SLOPE.to_radians().cos());
        let names = (longest + 10.0, longest * up + font + 10.0, longest * along + font);
        Self { cell, font, names, side: rows as f64 * cell }
    }

    fn at(&self, row: usize, column: usize) -> Rect {
        let (left, top) = (column as f64 * self.cell, row as f64 * self.cell);
        Rect { left, top, right: left + self.cell, bottom: top + self.cell }
    }
}

/// A view as a table of companies by companies in SVG.
///
/// # Complexity
/// That of [`clusters`](query::clusters).
pub(in crate::draw) fn matrix(view: &View, options: &SvgOptions) -> String {
    let lang = options.lang;
    let clusters = query::clusters(view);
    let order: Vec<usize> = clusters.iter().flatten().copied().collect();
    let mut row = vec![0; order.len()];
    order.iter().enumerate().for_each(|(nth, at)| row[*at] = nth);
    let name = |org: &Organization| text::fitted(&escape::one_line(wording::name(org, lang)), WIDEST);
    let names: Vec<String> = order.iter().map(|at| name(&view.organizations[*at])).collect();
    let size = Size::of(order.len(), &names);
    let cells = cells::cells(view);
    let title = match &options.title {
        Some(title) => escape::one_line(title),
        None => wording::title(view, lang),
    };
    let caption = wording::caption(view, lang);
    let inner = (size.names.0 + size.side + size.names.2).max(super::NARROWEST - 2.0 * MARGIN);
    let foot = legend(&cells, inner, lang);
    let top = frame::HEADER + size.names.1;
    let (width, height) = (inner + 2.0 * MARGIN, top + size.side + 34.0 + foot.1 + 2.0 * MARGIN);
    // The table stands in the middle; its names count.
    let left = (inner - size.names.0 - size.side - size.names.2).max(0.0) / 2.0 + size.names.0;

    let mut out = String::with_capacity(4096 + 500 * cells.len());
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" \
         aria-label=\"{2}\" font-family=\"{FONTS}\">\n<desc>{2}. {3}</desc>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"{4}\"/>\n<g transform=\"translate({5} {5})\">\n",
        n(width),
        n(height),
        escape::xml(&escape::ellipsis(&title, 200)),
        escape::xml(&caption),
        palette::PAPER,
        n(MARGIN),
    );
    frame::header(&text::fitted(&title, inner / (frame::TITLE_FONT * 1.05)), &caption, &mut out);
    let _ = writeln!(out, "<g class=\"matrix\" transform=\"translate({} {})\">", n(left), n(top));
    ground(&clusters, &size, &mut out);
    for (nth, at) in order.iter().enumerate() {
        paint_names(&view.organizations[*at], &names[nth], nth, view, &size, lang, &mut out);
    }
    for ((one, other), cell) in &cells {
        let words = words(view, cell, (*one, *other), lang);
        paint_cell(cell, size.at(row[*one], row[*other]), &words, lang, &mut out);
    }
    let _ = writeln!(
        out,
        "</g>\n<g class=\"legend\" transform=\"translate(0 {})\" font-size=\"{LEGEND_FONT}\" fill=\"{}\">\n{}</g>\n</g>\n</svg>",
        n(top + size.side + 34.0),
        palette::SOFT_INK,
        foot.0,
    );
    out
}

/// Lines between rows and columns, the diagonal, and a frame around each cluster.
fn ground(clusters: &[Vec<usize>], size: &Size, out: &mut String) {
    let rows = (size.side / size.cell).round() as usize;
    let mut lines = String::new();
    for nth in 0..=rows {
        let at = n(nth as f64 * size.cell);
        let _ = write!(lines, "M0 {at}H{0}M{at} 0V{0}", n(size.side));
    }
    let mut first = 0;
    for cluster in clusters {
        let (from, to) = (size.at(first, first), size.at(first + cluster.len() - 1, first + cluster.len() - 1));
        out.push_str(&paint::boxed(from.union(to), 0.0, palette::GROUP.0, palette::GROUP.0, 0.0));
        first += cluster.len();
    }
    let _ = writeln!(out, "<path d=\"{lines}\" stroke=\"{}\" stroke-width=\"0.6\" fill=\"none\"/>", palette::GROUP.1);
    for nth in 0..rows {
        out.push_str(&paint::boxed(size.at(nth, nth), 0.0, palette::GROUP.1, palette::GROUP.1, 0.0));
    }
    let mut first = 0;
    for cluster in clusters.iter().filter(|_| clusters.len() > 1) {
        let (from, to) = (size.at(first, first), size.at(first + cluster.len() - 1, first + cluster.len() - 1));
        first += cluster.len();
        if cluster.len() > 1 {
            out.push_str(&paint::boxed(from.union(to), 1.0, "none", palette::OUTLINE, 1.6));
        }
    }
    out.push('\n');
}

/// The name of an organisation beside its row and above its column.
fn paint_names(org: &Organization, name: &str, nth: usize, view: &View, size: &Size, lang: Lang, out: &mut String) {
    let middle = (nth as f64 + 0.5) * size.cell;
    let weight = if view.focus.contains(&org.id) { 800 } else { 500 };
    let (font, name) = (n(size.font), escape::xml(name));
    let _ = writeln!(
        out,
        "<g class=\"name\" data-id=\"{}\" font-size=\"{font}\" font-weight=\"{weight}\" fill=\"{}\"><title>{}</title>\
         <text x=\"-8\" y=\"{}\" text-anchor=\"end\">{name}</text>\
         <text transform=\"translate({} -8) rotate(-{SLOPE})\">{name}</text></g>",
        escape::xml(org.id.as_str()),
        palette::INK,
        escape::xml(&tooltip::organization(org, lang)),
        n(middle + size.font * 0.36),
        n(middle + size.font * 0.36),
    );
}

fn paint_cell(cell: &Cell, rect: Rect, words: &str, lang: Lang, out: &mut String) {
    let ties: Vec<&str> = cell.ties.iter().map(|tie| tie.id.as_str()).collect();
    let _ = write!(
        out,
        "<g class=\"cell kind-{} status-{}\" data-ties=\"{}\"><title>{}</title>",
        cell.kind,
        cell.status,
        escape::xml(&ties.join(" ")),
        escape::xml(words)
    );
    let letter = (letter(cell.kind, lang), cell.ties.len());
    out.push_str(&face(cell.kind, cell.status, cell.way, letter, rect));
    out.push_str("</g>\n");
}

/// A cell as it looks: full for what goes out, pale for what comes in; a dashed frame for talks, a dotted one for what
/// stalled, a stroke through what has ended.
fn face(kind: Kind, status: Status, way: Way, (letter, count): (&str, usize), rect: Rect) -> String {
    let colour = paint::ink(kind, status);
    let side = rect.width();
    let inner = rect.grown(-(side * 0.05).max(0.6));
    let open = matches!(status, Status::Talks | Status::Stalled);
    let (fill, ink) = match (open, way) {
        (true, _) => (palette::PAPER, colour),
        (false, Way::Out) => (colour, palette::PAPER),
        (false, Way::In) => (palette::PAPER, colour),
    };
    let dash = match status {
        Status::Talks => " stroke-dasharray=\"4 2.5\"",
        Status::Stalled => " stroke-dasharray=\"1.2 2.6\"",
        _ => "",
    };
    let fade = if status == Status::Ended { " opacity=\"0.55\"" } else { "" };
    let line = if way == Way::In { 1.0 } else { 1.4 };
    let mut out = format!(
        "<g{fade}><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{fill}\" stroke=\"{colour}\" \
         stroke-width=\"{line}\"{dash}/>",
        n(inner.left),
        n(inner.top),
        n(inner.width()),
        n(inner.height()),
        n(side * 0.12)
    );
    let middle = rect.middle();
    let font = side * 0.54;
    let _ = write!(
        out,
        "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"{}\" font-weight=\"700\" fill=\"{ink}\">{letter}</text>",
        n(middle.x - if count > 1 { side * 0.1 } else { 0.0 }),
        n(middle.y + font * 0.36),
        n(font)
    );
    if count > 1 {
        let _ = write!(
            out,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\" font-size=\"{}\" font-weight=\"700\" fill=\"{ink}\">{}</text>",
            n(inner.right - side * 0.06),
            n(inner.top + side * 0.34),
            n(side * 0.34),
            count.min(99)
        );
    }
    if status == Status::Ended {
        let _ = write!(
            out,
            "<path d=\"M{} {}L{} {}\" stroke=\"{}\" stroke-width=\"1.4\"/>",
            n(inner.left),
            n(inner.bottom),
            n(inner.right),
            n(inner.top),
            if way == Way::Out { palette::PAPER } else { colour }
        );
    }
    out.push_str("</g>");
    out
}

/// The letter of a kind; no two kinds share one.
fn letter(kind: Kind, lang: Lang) -> &'static str {
    let (ko, en) = match kind {
        Kind::Partnership => ("제", "P"),
        Kind::JointDevelopment => ("개", "J"),
        Kind::Membership => ("회", "M"),
        Kind::JointVenture => ("합", "V"),
        Kind::Investment => ("투", "I"),
        Kind::EquitySwap => ("지", "E"),
        Kind::Acquisition => ("인", "A"),
        Kind::Supply => ("공", "S"),
        Kind::Distribution => ("유", "D"),
        Kind::Licensing => ("라", "L"),
        Kind::Integration => ("연", "N"),
        Kind::Support => ("원", "U"),
    };
    wording::pick(lang, ko, en)
}

/// What a pointer that rests on a cell is told.
fn words(view: &View, cell: &Cell, (row, column): (usize, usize), lang: Lang) -> String {
    let name = |at: usize| escape::one_line(wording::name(&view.organizations[at], lang));
    let mut parts = vec![format!("{} × {}", name(row), name(column))];
    parts.extend(cell.ties.iter().take(TOLD).map(|tie| tooltip::tie(view, tie, lang)));
    if cell.ties.len() > TOLD {
        parts.push(format!("… +{}", cell.ties.len() - TOLD));
    }
    parts.join("\n\n")
}

/// Letters of kinds, then looks of statuses and ways; and its height. Only what the picture has is explained.
fn legend(cells: &BTreeMap<(usize, usize), Cell>, width: f64, lang: Lang) -> (String, f64) {
    let side = 18.0;
    let kinds: BTreeSet<Kind> = cells.values().map(|cell| cell.kind).collect();
    let statuses: BTreeSet<Status> = cells.values().map(|cell| cell.status).collect();
    let kind = |kind: &Kind| (*kind, Status::Agreed, Way::Out, letter(*kind, lang), 1, wording::kind(*kind, lang));
    let mut items: Vec<_> = kinds.iter().map(kind).collect();
    let plain = Kind::Partnership;
    for status in statuses.into_iter().filter(|status| *status != Status::Agreed) {
        items.push((plain, status, Way::Out, "", 1, wording::status(status, lang)));
    }
    if cells.values().any(|cell| cell.way == Way::In) {
        items.push((plain, Status::Agreed, Way::Out, "", 1, wording::pick(lang, "행에서 열로", "from row to column")));
        items.push((plain, Status::Agreed, Way::In, "", 1, wording::pick(lang, "열에서 행으로", "from column to row")));
    }
    if cells.values().any(|cell| cell.ties.len() > 1) {
        items.push((plain, Status::Agreed, Way::Out, "", 3, wording::pick(lang, "여러 건", "several deals")));
    }
    let (mut out, mut x, mut y) = (String::new(), 0.0, 0.0);
    for (kind, status, way, letter, count, word) in items {
        let wide = side + 7.0 + text::width(word) * LEGEND_FONT + 20.0;
        if x > 0.0 && x + wide > width + 20.0 {
            (x, y) = (0.0, y + LEGEND_ROW);
        }
        let rect = Rect { left: x, top: y - side / 2.0, right: x + side, bottom: y + side / 2.0 };
        let face = face(kind, status, way, (letter, count), rect);
        let _ =
            writeln!(out, "{face}<text x=\"{}\" y=\"{}\">{}</text>", n(x + side + 7.0), n(y + 4.2), escape::xml(word));
        x += wide;
    }
    (out, y + LEGEND_ROW)
}
