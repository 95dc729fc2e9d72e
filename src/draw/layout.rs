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
    use crate::query::samples::{Sample, org};

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
}
