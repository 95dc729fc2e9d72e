//! What surrounds the graph: title and caption above, notes and legend below.

use super::super::sketch::{Figure, Sketch};
use super::super::{palette, wording};
use super::labels::{FONT, Labels};
use super::text;
use crate::model::{Kind, Lang, OrgKind, Status};

/// Something that the legend explains.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sample {
    Line(Kind),
    Status(Status),
    Organization(OrgKind),
    Focus,
    Deal,
    Group,
}

/// A sample with its word, placed from the left edge of the footer.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub sample: Sample,
    pub word: String,
    pub x: f64,
    pub y: f64,
}

/// A numbered note.
#[derive(Debug, Clone)]
pub(super) struct Note {
    pub number: usize,
    pub text: String,
    pub x: f64,
    pub y: f64,
}

/// Everything below the graph, with `y` counted from its top.
#[derive(Debug, Clone, Default)]
pub(super) struct Footer {
    pub items: Vec<Item>,
    pub notes: Vec<Note>,
    pub remark: Option<(String, f64)>,
    pub height: f64,
}

/// Width of the line or shape before a word.
pub(super) const SAMPLE: f64 = 34.0;
pub(super) const LEGEND_FONT: f64 = 12.0;
const ROW: f64 = 24.0;

/// Lays out notes and legend in a footer of this width. Only what the picture has is explained.
pub(super) fn footer(sketch: &Sketch, labels: &Labels, lang: Lang, width: f64) -> Footer {
    let mut footer = Footer::default();
    let mut y = 0.0;
    notes(sketch, labels, width, &mut y, &mut footer);
    if labels.dropped > 0 {
        let remark = match lang {
            Lang::Ko => format!("자리가 없어 생략한 이름표 {}개는 선 위에 마우스를 올리면 보입니다.", labels.dropped),
            Lang::En => format!("{} labels found no room; hover over a line to read them.", labels.dropped),
        };
        footer.remark = Some((remark, y + ROW / 2.0));
        y += ROW;
    }
    if labels.nameless > 0 {
        let remark = match lang {
            Lang::Ko => format!("자리가 없어 쓰지 못한 이름 {}개는 점 위에 마우스를 올리면 보입니다.", labels.nameless),
            Lang::En => format!("{} names found no room; hover over a dot to read them.", labels.nameless),
        };
        footer.remark = Some((remark, y + ROW / 2.0));
        y += ROW;
    }
    for row in rows(sketch, lang) {
        let mut x = 0.0;
        let wide = |word: &str| SAMPLE + 8.0 + text::width(word) * LEGEND_FONT + 22.0;
        let total: f64 = row.iter().map(|(_, word)| wide(word)).sum();
        let widths: Vec<f64> = row.iter().map(|(_, word)| wide(word)).collect();
        let limit = even(&widths, total, width + 22.0);
        for (sample, word) in row {
            let wide = wide(&word);
            if x > 0.0 && x + wide > limit {
                x = 0.0;
                y += ROW;
            }
            footer.items.push(Item { sample, word, x, y: y + ROW / 2.0 });
            x += wide;
        }
        if x > 0.0 {
            y += ROW;
        }
    }
    footer.height = y;
    footer
}

/// The least width at which the items still take no more rows than they must: rows of about the same length look
/// better than a full one and a single item.
fn even(widths: &[f64], total: f64, most: f64) -> f64 {
    let rows = |limit: f64| {
        let wrap =
            |(rows, x): (usize, f64), w: &f64| if x > 0.0 && x + w > limit { (rows + 1, *w) } else { (rows, x + w) };
        widths.iter().fold((1, 0.0), wrap).0
    };
    let least = rows(most);
    let mut limit = (total / least as f64).min(most);
    while limit < most && rows(limit) > least {
        limit += 8.0;
    }
    limit.min(most)
}

/// Kinds in the first rows, then lines by status, then shapes.
fn rows(sketch: &Sketch, lang: Lang) -> [Vec<(Sample, String)>; 2] {
    let kinds = Kind::ALL.iter().filter(|kind| sketch.links.iter().any(|link| link.kind == **kind));
    let kinds = kinds.map(|kind| (Sample::Line(*kind), wording::kind(*kind, lang).to_owned())).collect();
    let mut rest: Vec<(Sample, String)> = Vec::new();
    let plain = sketch.links.iter().all(|link| link.status == Status::Agreed);
    for status in [Status::Agreed, Status::Talks, Status::Stalled, Status::Ended]
        .iter()
        .filter(|status| sketch.links.iter().any(|link| link.status == **status))
    {
        if !plain {
            rest.push((Sample::Status(*status), wording::status(*status, lang).to_owned()));
        }
    }
    let mut shape = |sample, word: &str| rest.push((sample, word.to_owned()));
    if sketch.nodes.iter().any(|node| node.focus) {
        shape(Sample::Focus, wording::pick(lang, "중심 조직", "in focus"));
    }
    let mut seen: Vec<(&str, Vec<OrgKind>)> = Vec::new();
    for node in &sketch.nodes {
        if let Figure::Organization(kind) = node.figure
            && !matches!(kind, OrgKind::Company | OrgKind::Group)
        {
            let fill = palette::organization(kind).0;
            match seen.iter_mut().find(|(known, _)| *known == fill) {
                Some((_, kinds)) if kinds.contains(&kind) => {}
                Some((_, kinds)) => kinds.push(kind),
                None => seen.push((fill, vec![kind])),
            }
        }
    }
    for (_, mut kinds) in seen {
        kinds.sort_unstable();
        let words: Vec<&str> = kinds.iter().map(|kind| wording::org_kind(*kind, lang)).collect();
        shape(Sample::Organization(kinds[0]), &words.join("·"));
    }
    if sketch.nodes.iter().any(|node| matches!(node.figure, Figure::Deal(..))) {
        shape(Sample::Deal, wording::pick(lang, "여럿이 맺은 관계", "deal of several"));
    }
    if !sketch.groups.is_empty() {
        shape(Sample::Group, wording::pick(lang, "기업집단", "business group"));
    }
    [kinds, rest]
}

fn notes(sketch: &Sketch, labels: &Labels, width: f64, y: &mut f64, footer: &mut Footer) {
    if labels.notes.is_empty() {
        return;
    }
    let line = |at: &usize| {
        let link = &sketch.links[*at];
        let end = |at: usize| text::fitted(&sketch.nodes[at].name, 12.0);
        let joint = if link.arrow { "→" } else { "–" };
        format!("{} {joint} {}: {}", end(link.from), end(link.to), link.parts.join(" · "))
    };
    let texts: Vec<String> = labels.notes.iter().map(line).collect();
    let widest = texts.iter().map(|text| text::width(text)).fold(0.0, f64::max) * FONT + 50.0;
    let columns = ((width / widest) as usize).max(1);
    let rows = texts.len().div_ceil(columns);
    for (nth, text) in texts.into_iter().enumerate() {
        let (column, row) = (nth / rows, nth % rows);
        footer.notes.push(Note { number: nth + 1, text, x: column as f64 * widest, y: *y + row as f64 * 20.0 + 10.0 });
    }
    *y += rows as f64 * 20.0 + 10.0;
}
