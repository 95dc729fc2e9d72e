//! What can be asked: of each route a plain function from parameters to an answer.

mod choice;
mod corrections;
mod diff;
mod evidence;
mod export;
mod neighbourhood;
mod openapi;
mod organization;
mod params;
mod path;
mod screen;
mod search;
mod session;
mod stats;
mod tie;
mod ties;
mod timeline;

pub(super) use params::Params;

use super::{explorer::Explorer, refusal::Refusal};
use serde::Serialize;

/// What a route answers with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// JSON.
    Json(String),
    /// A file to keep.
    File {
        /// What it holds.
        bytes: Vec<u8>,
        /// Its type.
        media: &'static str,
        /// The name to keep it under; plain letters.
        name: String,
    },
}

/// What was asked.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) params: Params,
    /// Empty but for corrections.
    pub(super) body: Vec<u8>,
}

type Answered = Result<Answer, Refusal>;

/// A route.
pub(super) struct Route {
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    /// Whether the token of `--edit` is wanted.
    pub(super) is_guarded: bool,
    answer: fn(&Explorer, Asked) -> Answered,
}

/// A route that everybody may ask.
const fn open(path: &'static str, answer: fn(&Explorer, Asked) -> Answered) -> Route {
    Route { method: "GET", path, is_guarded: false, answer }
}

/// A route for who has the token of `--edit`.
const fn guarded(method: &'static str, path: &'static str, answer: fn(&Explorer, Asked) -> Answered) -> Route {
    Route { method, path, is_guarded: true, answer }
}

/// All routes.
pub(super) const ROUTES: &[Route] = &[
    guarded("GET", "/api/corrections", corrections::answer),
    guarded("POST", "/api/corrections", corrections::make),
    open("/api/diff", diff::answer),
    open("/api/evidence", evidence::answer),
    open("/api/export", export::answer),
    open("/api/neighbourhood", neighbourhood::answer),
    open("/api/openapi.json", openapi::answer),
    open("/api/organization", organization::answer),
    open("/api/path", path::answer),
    open("/api/search", search::answer),
    open("/api/session", session::answer),
    open("/api/stats", stats::answer),
    open("/api/tie", tie::answer),
    open("/api/timeline", timeline::answer),
];

impl Route {
    pub(super) fn answer(&self, explorer: &Explorer, asked: Asked) -> Answered {
        (self.answer)(explorer, asked)
    }
}

fn json(answer: &impl Serialize) -> Answered {
    serde_json::to_string(answer).map(Answer::Json).map_err(|error| Refusal::new(500, error.to_string()))
}
