//! From a request to an answer: guard, then files of the page or the function of a route, with a limit of time.

use super::{
    ahead,
    answers::Question,
    api::{self, Answer, Asked, Params, Route},
    assets::{ASSETS, Asset},
    explorer::Explorer,
    guard,
    refusal::Refusal,
};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::Response,
    routing::{MethodFilter, MethodRouter, get, on},
};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use std::{sync::Arc, thread, time::Duration};
use tokio::{sync::Semaphore, task, time};

/// Longest body of a correction.
const LARGEST: usize = 64 << 10;
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The page draws a larger archive only around an organisation (`SMALL` in page/asking.js).
const FIRST: u64 = 30_000;
/// How many answers are worked out at once: more would only be slower each.
const AT_ONCE: usize = 8;

/// What every request needs.
#[derive(Clone)]
struct House {
    explorer: Arc<Explorer>,
    at_once: Arc<Semaphore>,
    port: u16,
}

impl Explorer {
    /// The routes, as they answer on this port of the own machine.
    pub(super) fn router(self: Arc<Self>, port: u16) -> Router {
        let house = House { explorer: self, at_once: Arc::new(Semaphore::new(AT_ONCE)), port };
        let mut router = Router::new().route("/", get(asset));
        for file in ASSETS {
            router = router.route(&format!("/{}", file.path), get(asset));
        }
        for route in api::ROUTES {
            let method = if route.method == "POST" { MethodFilter::POST } else { MethodFilter::GET };
            let answer = move |state: State<House>, request: Request| answer(route, state, request);
            let answers: MethodRouter<House> = on(method, answer);
            router = router.route(route.path, answers);
        }
        router
            .fallback(nothing)
            .method_not_allowed_fallback(wrong_method)
            .layer(middleware::from_fn_with_state(house.clone(), at_the_door))
            .with_state(house)
    }
}

impl Explorer {
    /// What a route answers. Answers that everybody may have are kept while the archive is as it is.
    fn answer(&self, route: &'static Route, query: String, body: Vec<u8>) -> Result<Answer, Refusal> {
        let params = Params::read(&query)?;
        if route.is_guarded {
            return route.answer(self, Asked { params, body });
        }
        let question = Question { path: route.path, query, edition: self.archive.edition()? };
        self.answers.of(question, || route.answer(self, Asked { params, body }))
    }

    /// Works out the first view while the browser is on its way.
    pub(super) fn prepare(self: Arc<Self>) {
        thread::spawn(move || {
            if self.archive.extent(0).is_ok_and(|extent| extent.claims <= FIRST) {
                self.answer_ahead("lang=ko".to_owned());
            }
        });
    }

    /// Works out an answer that the page will ask for. What fails here fails again, and is told, when it does.
    fn answer_ahead(&self, query: String) {
        if let Some(route) = ahead::route() {
            drop(self.answer(route, query, Vec::new()));
        }
    }
}

impl House {
    /// Begins the answer to the first question of a page, unless others have to wait for theirs already.
    fn begin(&self, opened_with: &str) {
        let Some(query) = ahead::first_question(opened_with) else { return };
        if let Ok(turn) = Arc::clone(&self.at_once).try_acquire_owned() {
            let explorer = Arc::clone(&self.explorer);
            task::spawn_blocking(move || {
                let _turn = turn;
                explorer.answer_ahead(query);
            });
        }
    }
}

/// Lets in who may ask, and says on every answer what the browser may do with it.
async fn at_the_door(State(house): State<House>, request: Request, next: Next) -> Response {
    let mut response = match guard::admit(request.uri(), request.headers(), house.port) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refused(&refusal),
    };
    for (name, value) in guard::HEADERS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

async fn nothing() -> Response {
    refused(&Refusal::missing("there is nothing here"))
}

async fn wrong_method() -> Response {
    refused(&Refusal::new(405, "this is asked for in another way"))
}

async fn asset(State(house): State<House>, request: Request) -> Response {
    if request.uri().path() == "/" {
        house.begin(request.uri().query().unwrap_or(""));
    }
    let Some(asset) = Asset::at(request.uri().path()) else { return nothing().await };
    let text = asset.text(&house.explorer.options);
    let tag = Asset::tag(&text);
    let known = request.headers().get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let (status, body) = if known { (304, Body::empty()) } else { (200, Body::from(text.into_owned())) };
    // `no-cache`: kept, but asked for anew, so that a newer tieup shows its own page.
    response(status, &[("content-type", asset.media), ("cache-control", "no-cache"), ("etag", &tag)], body)
}

async fn answer(route: &'static Route, State(house): State<House>, request: Request) -> Response {
    match time::timeout(PATIENCE, worked_out(route, house, request)).await {
        Ok(Ok(Answer::Json(json))) => json_response(200, json),
        Ok(Ok(Answer::File { bytes, media, name })) => {
            let disposition = format!("attachment; filename=\"{name}\"");
            let headers =
                [("content-type", media), ("cache-control", "no-store"), ("content-disposition", &disposition)];
            response(200, &headers, Body::from(bytes))
        }
        Ok(Err(refusal)) => refused(&refusal),
        Err(_) => refused(&Refusal::new(503, "this takes too long: ask for less")),
    }
}

async fn worked_out(route: &'static Route, house: House, request: Request) -> Result<Answer, Refusal> {
    let (parts, body) = request.into_parts();
    if route.is_guarded {
        guard::may_edit(
            &parts.method,
            &parts.headers,
            house.explorer.options.edit.as_ref().map(|edit| edit.token.as_str()),
        )?;
    }
    let query = parts.uri.query().unwrap_or("").to_owned();
    let body = if parts.method == Method::POST { whole(body, &parts.headers).await? } else { Vec::new() };
    let busy = |_| Refusal::new(503, "the explorer is being stopped");
    let turn = Arc::clone(&house.at_once).acquire_owned().await.map_err(busy)?;
    let done = task::spawn_blocking(move || {
        // Work that nobody waits for any more still has its turn until it is done.
        let _turn = turn;
        house.explorer.answer(route, query, body)
    });
    done.await.unwrap_or_else(|_| Err(Refusal::new(500, "something went wrong in tieup: please report it")))
}

/// All of a body that is not too large.
async fn whole(body: Body, headers: &HeaderMap) -> Result<Vec<u8>, Refusal> {
    let large = || Refusal::new(413, format!("a correction may have {LARGEST} bytes"));
    let told = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if told.is_some_and(|length| length > LARGEST) {
        return Err(large());
    }
    match Limited::new(body, LARGEST).collect().await {
        Ok(body) => Ok(body.to_bytes().to_vec()),
        Err(error) if error.downcast_ref::<LengthLimitError>().is_some() => Err(large()),
        Err(_) => Err(Refusal::bad("the body did not come whole")),
    }
}

fn refused(refusal: &Refusal) -> Response {
    json_response(refusal.status, refusal.body())
}

fn json_response(status: u16, json: String) -> Response {
    let headers = [("content-type", "application/json; charset=utf-8"), ("cache-control", "no-store")];
    response(status, &headers, Body::from(json))
}

fn response(status: u16, headers: &[(&'static str, &str)], body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}
