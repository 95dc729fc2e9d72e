//! An Excel workbook for people.

use super::{
    facts,
    network::{Network, Of, ended, name, reported},
    value::{Column, Row, Sort, Value},
};
use crate::{
    model::{Lang, OrgId, Role, Tie},
    query::View,
};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::collections::BTreeSet;

/// Characters of a cell, as UTF-16 counts them; Excel takes 32,767.
const CELL: usize = 32_000;

/// Columns are between so many characters wide.
const WIDTHS: (usize, usize) = (8, 60);

/// A view that no workbook holds: more than 1,048,575 rows.
#[derive(Debug, thiserror::Error)]
#[error("Excel does not take the workbook: {0}")]
pub struct WorkbookError(#[from] XlsxError);

/// The view as an Excel workbook (`.xlsx`) of four sheets.
///
/// - `partners`: a row for each partner of each organisation, so that a filter of the first column gives all partners of
///   one; a deal of three gives six rows, a member has its alliance as its partner.
/// - `deals`: a row for each tie, with all its parties.
/// - `evidence`: a row for each sentence that proves a tie.
/// - `organisations`: what is known of each.
///
/// Headers are frozen and filter, columns are as wide as what they hold. Text is text, never a formula or a link;
/// characters that XML has not stand as `_x0000_`, as Excel writes them; a cell ends after 32,000 characters.
///
/// # Errors
/// More rows than a sheet has.
pub fn workbook(view: &View, lang: Lang) -> Result<Vec<u8>, WorkbookError> {
    let network = Network::of(view, lang);
    let mut book = Workbook::new();
    // Otherwise the time of writing is in the file, and no two are alike.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    for (name, (columns, rows)) in [
        ("partners", partners(view, lang)),
        ("deals", deals(view, lang)),
        ("evidence", evidence(view, lang)),
        ("organisations", organizations(&network)),
    ] {
        fill(book.add_worksheet().set_name(name)?, &columns, &rows)?;
    }
    Ok(book.save_to_buffer()?)
}

type Sheet = (Vec<Column>, Vec<Row>);

fn fill(sheet: &mut Worksheet, columns: &[Column], rows: &[Row]) -> Result<(), XlsxError> {
    let header = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let plain = Format::new().set_align(FormatAlign::Top);
    let (share, sum) = (plain.clone().set_num_format("0.0%"), plain.clone().set_num_format("#,##0"));
    for (at, column) in (0u16..).zip(columns) {
        sheet.write_string_with_format(0, at, column.name.replace('_', " "), &header)?;
        let cells = rows.iter().filter_map(|row| row[usize::from(at)].as_ref()).map(width);
        let widest = cells.max().unwrap_or(0).max(column.name.len() + 3);
        sheet.set_column_width(at, widest.clamp(WIDTHS.0, WIDTHS.1) as f64)?;
    }
    for (at, row) in (1u32..).zip(rows) {
        for (column, value) in (0u16..).zip(row) {
            match value {
                None => continue,
                Some(Value::Text(text)) if width_of(text) > WIDTHS.1 => {
                    sheet.write_string_with_format(at, column, cut(text), &wrapped)?
                }
                Some(Value::Text(text)) => sheet.write_string_with_format(at, column, cut(text), &plain)?,
                Some(Value::List(texts)) => {
                    sheet.write_string_with_format(at, column, cut(&texts.join(", ")), &wrapped)?
                }
                Some(Value::Whole(whole)) => sheet.write_number_with_format(at, column, *whole as f64, &sum)?,
                Some(Value::Number(number)) => sheet.write_number_with_format(at, column, *number, &share)?,
                Some(Value::Flag(flag)) => sheet.write_boolean_with_format(at, column, *flag, &plain)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let column = u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    sheet.autofilter(0, 0, last(rows.len()), column)?;
    Ok(())
}

fn width(value: &Value) -> usize {
    match value {
        Value::Text(text) => width_of(text),
        Value::List(texts) => texts.iter().map(|text| width_of(text) + 2).sum(),
        // With a comma for each thousand.
        Value::Whole(whole) => whole.to_string().len() * 4 / 3 + 1,
        Value::Number(_) | Value::Flag(_) => 6,
    }
}

/// Korean letters are twice as wide as Latin ones.
fn width_of(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum()
}

fn cut(text: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= CELL
    };
    text.chars().take_while(fits).collect()
}

/// Columns of these names; what a cell is, its value says.
fn columns(names: &[&[&'static str]]) -> Vec<Column> {
    names.iter().copied().flatten().map(|name| Column { name, sort: Sort::Text }).collect()
}

fn partners(view: &View, lang: Lang) -> Sheet {
    let header = columns(&[
        &["company", "partner", "kind", "role", "partner_role", "status", "since"],
        &FIGURES,
        &["quote", "tie"],
    ]);
    let mut rows = Vec::new();
    for tie in &view.ties {
        let mut parties: Vec<(&OrgId, &str, _)> =
            tie.participants.iter().map(|party| (&party.org, party.role.as_str(), party.joined)).collect();
        parties.extend(tie.alliance.iter().map(|alliance| (alliance, "alliance", None)));
        let hub = |role: &str| role == "alliance" || tie.alliance.is_none() && role == Role::Venture.as_str();
        let has_hub = parties.iter().any(|party| hub(party.1));
        for one in &parties {
            for other in &parties {
                // Members of an alliance are partners of it; so are founders of what they founded.
                if one.0 == other.0 || has_hub && !hub(one.1) && !hub(other.1) {
                    continue;
                }
                let since = one.2.or(other.2).filter(|_| has_hub).or(tie.since());
                let mut row = vec![
                    Value::text(who(view, one.0, lang)),
                    Value::text(who(view, other.0, lang)),
                    Value::text(tie.kind),
                    Value::text(one.1),
                    Value::text(other.1),
                    Value::text(tie.status()),
                    Value::maybe(since),
                ];
                row.extend(figures(tie));
                row.extend([quote(tie), Value::text(&tie.id)]);
                rows.push(row);
            }
        }
    }
    let key = |row: &Row| -> Vec<String> {
        [0, 1, 6, 2].iter().map(|at: &usize| row[*at].as_ref().map_or_else(String::new, Value::plain)).collect()
    };
    rows.sort_by_cached_key(key);
    (header, rows)
}

fn deals(view: &View, lang: Lang) -> Sheet {
    let header = columns(&[
        &["tie", "kind", "parties", "alliance", "status", "since"],
        &FIGURES,
        &["first_reported", "last_reported", "areas", "quote"],
    ]);
    let row = |tie: &Tie| {
        let (first, last) = reported(tie).unzip();
        let mut row = vec![
            Value::text(&tie.id),
            Value::text(tie.kind),
            Value::text(parties(view, tie, lang)),
            Value::maybe(tie.alliance.as_ref().map(|id| who(view, id, lang))),
            Value::text(tie.status()),
            Value::maybe(tie.since()),
        ];
        row.extend(figures(tie));
        row.extend([Value::maybe(first), Value::maybe(last), Value::list(tie.areas.iter().map(String::as_str))]);
        row.push(quote(tie));
        row
    };
    (header, view.ties.iter().map(row).collect())
}

fn evidence(view: &View, lang: Lang) -> Sheet {
    let header = columns(&[&[
        "tie",
        "kind",
        "parties",
        "article",
        "outlet",
        "reported",
        "when",
        "status",
        "confidence",
        "quote",
        "cue",
        "rule",
        "claim",
    ]]);
    let mut rows = Vec::new();
    for tie in &view.ties {
        for claim in &tie.claims {
            for proof in &claim.evidence {
                rows.push(vec![
                    Value::text(&tie.id),
                    Value::text(claim.kind),
                    Value::text(parties(view, tie, lang)),
                    Value::text(&claim.doc),
                    Value::maybe(claim.source.as_ref()),
                    Value::maybe(claim.reported),
                    Value::maybe(claim.when),
                    Value::text(claim.status),
                    Some(Value::Number(claim.confidence)),
                    Value::text(&proof.quote),
                    Value::text(&proof.cue),
                    Value::text(&proof.rule),
                    Value::text(claim.id()),
                ]);
            }
        }
    }
    (header, rows)
}

fn organizations(network: &Network) -> Sheet {
    let organizations = network.nodes.iter().filter(|node| matches!(node.of, Of::Organization(_)));
    let header = [columns(&[&["id"]]), facts::NODE.to_vec()].concat();
    (header, organizations.map(|node| [vec![Value::text(&node.id)], facts::node(node)].concat()).collect())
}

/// What [`figures`] gives.
const FIGURES: [&str; 6] = ["until", "amount", "currency", "stake", "confidence", "articles"];

/// The figures of a tie.
fn figures(tie: &Tie) -> Row {
    vec![
        Value::maybe(ended(tie)),
        tie.amount.as_ref().map(|amount| Value::Whole(amount.value)),
        Value::maybe(tie.amount.as_ref().map(|amount| &amount.currency)),
        tie.stake.map(Value::Number),
        Some(Value::Number(tie.confidence())),
        Value::count(tie.claims.iter().map(|claim| &claim.doc).collect::<BTreeSet<_>>().len()),
    ]
}

fn quote(tie: &Tie) -> Option<Value> {
    Value::maybe(tie.claims.first().and_then(|claim| claim.evidence.first()).map(|evidence| &evidence.quote))
}

fn who<'v>(view: &'v View, id: &'v OrgId, lang: Lang) -> &'v str {
    view.organization(id).map_or(id.as_str(), |org| name(org, lang))
}

/// All parties with an arrow from source to target.
fn parties(view: &View, tie: &Tie, lang: Lang) -> String {
    let names: Vec<&str> = tie.participants.iter().map(|party| who(view, &party.org, lang)).collect();
    match names[..] {
        [source, target] if tie.kind.is_directed() => format!("{source} → {target}"),
        _ => names.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::xml::restored;
    use crate::query::samples::{any_view, small};
    use proptest::prelude::*;
    use roxmltree::{Document, Node};
    use std::{
        collections::BTreeMap,
        io::{Cursor, Read},
    };

    #[test]
    fn each_partner_stands_under_each_company() {
        let (columns, rows) = partners(&small(), Lang::Ko);
        assert!(rows.iter().all(|row| row.len() == columns.len()));
        let text = |row: &Row, at: usize| row[at].as_ref().map_or_else(String::new, Value::plain);
        let of_kt: Vec<_> =
            rows.iter().filter(|row| text(row, 0) == "KT").map(|row| (text(row, 1), text(row, 2))).collect();
        let pair = |name: &str, kind: &str| (name.to_owned(), kind.to_owned());
        assert_eq!(
            of_kt,
            [
                pair("AI 원팀", "membership"),
                pair("한양대", "joint_development"),
                pair("한양대", "partnership"),
                pair("현대로보틱스", "joint_development"),
                pair("현대로보틱스", "investment"),
            ]
        );
        for (columns, rows) in [deals(&small(), Lang::Ko), evidence(&small(), Lang::Ko)] {
            assert!(rows.iter().all(|row| row.len() == columns.len()));
        }
    }

    #[test]
    fn two_workbooks_of_one_view_are_alike() {
        assert_eq!(workbook(&small(), Lang::Ko).unwrap(), workbook(&small(), Lang::Ko).unwrap());
    }

    #[test]
    fn a_text_beyond_what_a_cell_takes_is_cut() {
        assert_eq!(cut(&"😀".repeat(40_000)).encode_utf16().count(), CELL);
    }

    /// The files of a workbook.
    fn parts(book: &[u8]) -> BTreeMap<String, String> {
        let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
        let count = archive.len();
        let mut read = |at: usize| {
            let mut part = archive.by_index(at).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        };
        (0..count).map(&mut read).collect()
    }

    /// The texts that cells name by number.
    fn shared(parts: &BTreeMap<String, String>) -> Vec<String> {
        let Some(text) = parts.get("xl/sharedStrings.xml") else { return Vec::new() };
        let document = Document::parse(text).unwrap();
        let items = document.root_element().children().filter(|node| node.has_tag_name((MAIN, "si")));
        let text =
            |item: Node| item.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect::<String>();
        items.map(|item| restored(&text(item))).collect()
    }

    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    proptest! {
        #[test]
        fn every_cell_holds_its_text_and_nothing_else(view in any_view()) {
            let parts = parts(&workbook(&view, Lang::Ko).unwrap());
            let shared = shared(&parts);
            let network = Network::of(&view, Lang::Ko);
            let (lang, kept) = (Lang::Ko, |name: &String| name.contains("_rels/") && name.contains("sheet"));
            prop_assert!(!parts.keys().any(kept), "no sheet leads anywhere: {:?}", parts.keys());
            let sheets = [partners(&view, lang), deals(&view, lang), evidence(&view, lang), organizations(&network)];
            for (nth, (columns, rows)) in sheets.iter().enumerate() {
                let document = Document::parse(&parts[&format!("xl/worksheets/sheet{}.xml", nth + 1)]).unwrap();
                let with = |name: &'static str| document.descendants().filter(move |node| node.has_tag_name((MAIN, name)));
                prop_assert_eq!(with("f").count() + with("hyperlink").count() + with("hyperlinks").count(), 0);
                let mut written = BTreeMap::new();
                for cell in with("c") {
                    let value = cell.children().find(|node| node.has_tag_name((MAIN, "v"))).and_then(|node| node.text());
                    if let Some(value) = value {
                        written.insert(cell.attribute("r").unwrap(), (cell.attribute("t"), value));
                    }
                }
                let header = columns.iter().map(|column| Value::text(column.name.replace('_', " "))).collect();
                for (row, values) in [header].iter().chain(rows).enumerate() {
                    for (column, value) in values.iter().enumerate() {
                        let place = format!("{}{}", char::from(b'A' + column as u8), row + 1);
                        let found = written.remove(place.as_str());
                        let text = |text: &str| {
                            let found = found.map(|(sort, at)| (sort, shared[at.parse::<usize>().unwrap()].as_str()));
                            found == (!text.is_empty()).then_some((Some("s"), text))
                        };
                        let right = match value {
                            None => found.is_none(),
                            Some(Value::Text(own)) => text(own),
                            Some(Value::List(list)) => text(&list.join(", ")),
                            Some(Value::Flag(flag)) => found == Some((Some("b"), if *flag { "1" } else { "0" })),
                            Some(Value::Whole(whole)) => found.is_some_and(|it| it.1.parse() == Ok(*whole as f64)),
                            Some(Value::Number(number)) => found.is_some_and(|it| it.1.parse() == Ok(*number)),
                        };
                        prop_assert!(right, "{}: {:?} is {:?}, of {:?}", place, value, found, shared);
                    }
                }
                prop_assert!(written.is_empty(), "{:?}", written);
            }
        }
    }
}
