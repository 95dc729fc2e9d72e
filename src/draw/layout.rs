//! How a picture is laid out, by the question that it answers.

use super::{SvgOptions, svg, theme};
use crate::model::{OrgKind, UnknownWord};
use crate::query::View;
use std::{fmt, str::FromStr};

/// How a picture is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layout {
    /// Who is tied to whom: bound ones near each other.
    Network,
    /// One company in the middle, its partners around it in sectors by kind of tie, the important ones nearer.
    Ego,
    /// The members of each alliance in the order of their joining.
    Alliance,
    /// What happened when: a lane for each partner along an axis of time.
    Timeline,
    /// Companies by companies; those bound to each other stand together.
    Matrix,
}

/// Why a view cannot be laid out that way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LayoutError {
    /// [`Layout::Ego`] needs one company in the middle; this many are in focus.
    #[error("`ego` has one company in the middle, and {0} are in focus")]
    Middle(usize),
    /// [`Layout::Alliance`] needs an alliance.
    #[error("`alliance` shows the members of alliances, and no tie here is a membership in one")]
    NoAlliance,
}

impl Layout {
    /// All of them.
    pub const ALL: &'static [Self] =
        &[Layout::Network, Layout::Ego, Layout::Alliance, Layout::Timeline, Layout::Matrix];

    /// The word on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Layout::Network => "network",
            Layout::Ego => "ego",
            Layout::Alliance => "alliance",
            Layout::Timeline => "timeline",
            Layout::Matrix => "matrix",
        }
    }

    /// What suits a view of this `depth` around its focus: `ego` around one company with its own ties, else `network`.
    pub fn suited(view: &View, depth: usize) -> Self {
        let company = |org: &crate::model::Organization| org.kind != OrgKind::Alliance;
        match view.focus.as_slice() {
            [one] if depth == 1 && view.organization(one).is_some_and(company) => Layout::Ego,
            _ => Layout::Network,
        }
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Layout {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        let expected = || Layout::ALL.iter().map(|layout| layout.as_str()).collect::<Vec<_>>().join(", ");
        let found = Layout::ALL.iter().find(|layout| layout.as_str() == word).copied();
        found.ok_or_else(|| UnknownWord { found: word.to_owned(), expected: expected() })
    }
}

/// The view as an SVG picture of this layout; [`Layout::Network`] gives what [`svg`](super::svg) does.
///
/// The same view gives the same bytes, in whatever order its organisations and ties were found.
///
/// # Errors
/// What the layout is about is not in the view: one company in focus, an alliance.
///
/// ```
/// use tieup::{draw::{self, Layout, LayoutError, SvgOptions}, query::View};
/// let asked = |layout| draw::laid_out(&View::default(), layout, &SvgOptions::default());
/// assert!(asked(Layout::Matrix)?.starts_with("<svg "));
/// assert_eq!(asked(Layout::Ego), Err(LayoutError::Middle(0)));
/// # Ok::<(), LayoutError>(())
/// ```
pub fn laid_out(view: &View, layout: Layout, options: &SvgOptions) -> Result<String, LayoutError> {
    let drawn = match layout {
        Layout::Network => return Ok(svg::svg(view, options)),
        Layout::Ego => svg::ego(view, options)?,
        Layout::Alliance => svg::alliances(view, options)?,
        Layout::Timeline => svg::deals(view, options),
        Layout::Matrix => svg::matrix(view, options),
    };
    Ok(theme::dressed(drawn, options.theme))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::{Links, Theme};
    use crate::model::{Kind, PartialDate, Status};
    use crate::query::samples::{Sample, hostile, org};
    use proptest::prelude::*;
    use roxmltree::Document;

    /// Every kind of tie and of organisation, every status, a group, an alliance, and one company in the middle.
    fn everything() -> View {
        let kinds = [
            OrgKind::Company,
            OrgKind::Group,
            OrgKind::University,
            OrgKind::Institute,
            OrgKind::Public,
            OrgKind::Media,
        ];
        let mut sample =
            Sample::default().org(org("mid", "가온", OrgKind::Company)).org(org("u", "연합", OrgKind::Alliance));
        for (nth, kind) in Kind::ALL.iter().enumerate() {
            let id = format!("p{nth}");
            let mut other = org(&id, &format!("협력사 {nth}"), kinds[nth % kinds.len()]);
            other.group = (nth < 3).then(|| "g".into());
            sample = sample.org(other).tie(*kind, &["mid", &id], |tie| {
                tie.history[0].status = Status::ALL[nth % Status::ALL.len()];
                tie.claims[0].when = PartialDate::year_only(2010 + nth as u16);
            });
        }
        sample
            .tie(Kind::Membership, &["mid", "p1", "p7"], |tie| tie.alliance = Some("u".into()))
            .tie(Kind::JointDevelopment, &["mid", "p4", "p5"], |_| {})
            .view(&["mid"])
    }

    /// So many that a network of them is a chart.
    fn many() -> View {
        let mut sample = Sample::default().org(org("o0", "가온", OrgKind::Company));
        for nth in 1..280 {
            let (hub, id) = (format!("o{}", nth / 9), format!("o{nth}"));
            let status = Status::ALL[nth % Status::ALL.len()];
            sample = sample.org(org(&id, &format!("회사 {nth}"), OrgKind::Company)).tie(
                Kind::ALL[nth % Kind::ALL.len()],
                &[&hub, &id],
                |tie| tie.history[0].status = status,
            );
        }
        sample.view(&[])
    }

    #[test]
    fn the_question_chooses_the_layout() {
        let around = |focus: &[&str], depth| {
            let sample =
                Sample::default().org(org("kt", "KT", OrgKind::Company)).org(org("u", "연합", OrgKind::Alliance));
            Layout::suited(&sample.view(focus), depth)
        };
        assert_eq!(around(&["kt"], 1), Layout::Ego);
        assert_eq!(
            (around(&["kt"], 2), around(&[], 1), around(&["u"], 1)),
            (Layout::Network, Layout::Network, Layout::Network)
        );
        assert_eq!(around(&["kt", "u"], 1), Layout::Network);
    }

    #[test]
    fn an_unknown_layout_names_the_known_ones() {
        let error = "tree".parse::<Layout>().unwrap_err();
        assert_eq!(error.to_string(), "`tree` is none of network, ego, alliance, timeline, matrix");
        assert!(Layout::ALL.iter().all(|layout| layout.as_str().parse() == Ok(*layout)));
    }

    #[test]
    fn a_dark_picture_has_no_colour_of_the_light_one() {
        let colours = theme::colours();
        let themed = |theme| SvgOptions { theme, ..SvgOptions::default() };
        let views = Layout::ALL.iter().map(|layout| (everything(), *layout)).chain([(many(), Layout::Network)]);
        for (view, layout) in views {
            let dark = laid_out(&view, layout, &themed(Theme::Dark)).unwrap();
            let document = Document::parse(&dark).unwrap();
            for attribute in document.descendants().flat_map(|node| node.attributes()) {
                if matches!(attribute.name(), "fill" | "stroke") && attribute.value() != "none" {
                    let value = attribute.value();
                    assert!(colours.iter().any(|colour| colour.dark == value), "{layout}: {value}");
                }
            }
            let auto = laid_out(&view, layout, &themed(Theme::Auto)).unwrap();
            assert!(auto.contains("prefers-color-scheme: dark") && auto.contains("fill=\"#ffffff\""), "{layout}");
            Document::parse(&auto).unwrap();
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn hostile_text_stays_text(text in prop_oneof![hostile(), "[\"\\\\\\]><&'`\\x00\\n\\u{202e}\\u{200f}/!-]{0,40}"]) {
            let tell = |tie: &mut crate::model::Tie| {
                tie.areas = vec![text.clone()];
                tie.claims[0].evidence[0].quote = text.clone();
                tie.claims[0].doc = text.as_str().into();
            };
            let view = Sample::default()
                .org(org(&text, &text, OrgKind::Company))
                .org(org("other", &text, OrgKind::Company))
                .org(org("union", &text, OrgKind::Alliance))
                .tie(Kind::Supply, &[&text, "other"], tell)
                .tie(Kind::Membership, &[&text, "other"], |tie| {
                    tie.alliance = Some("union".into());
                    tell(tie);
                })
                .view(&[&text]);
            let mut links = Links::default();
            links.add(text.as_str().into(), "https://news.example/");
            let options = SvgOptions { title: Some(text.clone()), links, ..SvgOptions::default() };
            for layout in Layout::ALL {
                let drawn = laid_out(&view, *layout, &options).unwrap();
                let document = Document::parse(&drawn).unwrap();
                for node in document.descendants().filter(|node| node.is_element()) {
                    let known = ["svg", "g", "a", "rect", "path", "polygon", "circle", "text", "title", "desc"];
                    prop_assert!(known.contains(&node.tag_name().name()), "{}: {:?}", layout, node);
                    prop_assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")));
                    prop_assert!(node.attribute("href").is_none_or(|href| href.starts_with("http")));
                }
                let marked = drawn.contains(['\0', '\u{202e}', '\u{200f}']);
                prop_assert!(!marked, "{}", layout);
            }
        }
    }
}
