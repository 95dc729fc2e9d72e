//! Which view is meant: the parameters that every route about a part of the graph takes.

use super::Params;
use crate::{
    model::{Lang, OrgId},
    query::{Filter, Window},
    serve::{Explorer, refusal::Refusal},
};

/// So many organisations can be in focus at once.
const FOCUS: usize = 24;
/// So many organisations are shown without `top`.
const USUAL: usize = 60;
/// So many at most.
const MOST: usize = 300;

/// A view that was asked for.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) filter: Filter,
    pub(super) lang: Lang,
}

impl Choice {
    /// Takes the parameters of a view.
    pub(super) fn read(params: &mut Params, explorer: &Explorer) -> Result<Self, Refusal> {
        let focus = params.list("focus");
        if focus.len() > FOCUS {
            return Err(Refusal::bad(format!("at most {FOCUS} organisations can be in focus")));
        }
        let focus: Vec<OrgId> = focus.iter().map(|name| explorer.archive.find(name)).collect::<Result<_, _>>()?;
        let depth = params.number("depth", 0, 2)?.unwrap_or(1);
        Self::all(params, focus, depth)
    }

    /// Takes the parameters of a view that has its focus otherwise.
    pub(super) fn all(params: &mut Params, focus: Vec<OrgId>, depth: usize) -> Result<Self, Refusal> {
        let min_confidence: Option<f64> = params.one("min_confidence")?;
        if min_confidence.is_some_and(|least| !(0.0..=1.0).contains(&least)) {
            return Err(Refusal::bad("`min_confidence` lies between 0 and 1"));
        }
        let collapse = match params.text("collapse")?.as_deref() {
            None => false,
            Some("group") => true,
            Some(_) => return Err(Refusal::bad("`collapse` is `group`, or not given")),
        };
        let lang = params.lang()?;
        let filter = Filter {
            focus,
            depth,
            kinds: params.words("kind")?.into_iter().collect(),
            statuses: params.words("status")?.into_iter().collect(),
            areas: params.list("area").into_iter().collect(),
            as_of: params.one("as_of")?,
            known_by: params.one("known_by")?,
            min_confidence,
            window: Window { from: params.one("since")?, to: params.one("until")? },
            collapse,
            top: Some(params.number("top", 1, MOST)?.unwrap_or(USUAL)),
        };
        Ok(Self { filter, lang })
    }

    /// Whether nothing is filtered out but by the focus.
    pub(super) fn is_all(&self) -> bool {
        let Filter { focus, depth, top, .. } = self.filter.clone();
        self.filter == Filter { focus, depth, top, ..Filter::default() }
    }

    /// So many organisations are wanted.
    pub(super) fn top(&self) -> usize {
        self.filter.top.unwrap_or(USUAL)
    }
}
