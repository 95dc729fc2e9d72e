//! A page of one file that answers to its reader: zoom, search, filters, and the sentences behind each edge.
//!
//! The picture is that of [`svg`](super::svg()); a script of ours lights, hides and explains its elements. The page asks
//! the network for nothing, and its policy lets no script run but ours: text of articles comes as JSON and is put into
//! the page as text alone.

mod data;
mod words;

#[cfg(test)]
mod tests;

use super::{SvgOptions, Theme, escape, svg, theme, wording};
use crate::query::View;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::fmt::Write;

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
/// One idea a file; each uses those before it.
const SCRIPTS: [&str; 15] = [
    include_str!("js/dom.js"),
    include_str!("js/data.js"),
    include_str!("js/search.js"),
    include_str!("js/filter.js"),
    include_str!("js/viewport.js"),
    include_str!("js/scene.js"),
    include_str!("js/names.js"),
    include_str!("js/evidence.js"),
    include_str!("js/panel.js"),
    include_str!("js/card.js"),
    include_str!("js/controls.js"),
    include_str!("js/time.js"),
    include_str!("js/finder.js"),
    include_str!("js/theme.js"),
    include_str!("js/main.js"),
];

/// How [`html`] makes the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HtmlOptions {
    /// The picture in the page: its language is the page's, its theme the page's first one, and its links lead from the
    /// evidence to the articles.
    pub picture: SvgOptions,
}

/// The view as one HTML file with everything in it: the picture, all evidence, and what lets a reader question both.
///
/// The same view gives the same bytes. Takes as long as [`svg`](super::svg()), and `O(c)` for `c` claims more.
///
/// ```
/// use tieup::{draw, query::View};
/// let page = draw::html(&View::default(), &draw::HtmlOptions::default());
/// assert!(page.starts_with("<!DOCTYPE html>") && page.contains("default-src 'none'"));
/// ```
pub fn html(view: &View, options: &HtmlOptions) -> String {
    let Ok(page) = page(view, options, |picture| Ok::<_, std::convert::Infallible>(svg::svg(view, picture)));
    page
}

/// As [`html()`], around another picture of the view: `draw` gets the options that suit the page. Whatever carries the
/// `data-id` of an organisation or the `data-ties` (`data-tie`) of ties answers to the reader.
///
/// # Errors
/// What `draw` fails with.
pub fn page<E>(
    view: &View,
    options: &HtmlOptions,
    draw: impl FnOnce(&SvgOptions) -> Result<String, E>,
) -> Result<String, E> {
    let lang = options.picture.lang;
    let title = match &options.picture.title {
        Some(title) => escape::ellipsis(&escape::one_line(title), 200),
        None => wording::title(view, lang),
    };
    // The panel leads to the articles: a click on an edge shows its evidence first.
    let picture = SvgOptions { theme: Theme::Light, links: super::Links::off(), ..options.picture.clone() };
    let colours = theme::colours();
    let variable = |colour: &theme::Colour| format!("var(--{})", colour.name);
    let drawn = theme::recoloured(&draw(&picture)?, &colours, variable);
    let marks = theme::recoloured(&svg::swatches(), &colours, variable);
    let style = format!("{}\n{STYLE}", variables(&colours));
    let script = format!("'use strict';\n(() => {{\n{}}})();\n", SCRIPTS.join("\n"));
    let data = data::json(view, lang, &options.picture.links);
    let theme = match options.picture.theme {
        Theme::Light => " data-theme=\"light\"",
        Theme::Dark => " data-theme=\"dark\"",
        Theme::Auto => "",
    };
    let slot = |name: &str| match name {
        "lang" => wording::pick(lang, "ko", "en").to_owned(),
        "theme" => theme.to_owned(),
        "policy" => policy(&script, &style),
        "title" => escape::xml(&title),
        "caption" => escape::xml(&wording::caption(view, lang)),
        "style" => style.clone(),
        "svg" => drawn.clone(),
        "marks" => marks.clone(),
        "data" => data.clone(),
        "script" => script.clone(),
        word => words::word(word.trim_start_matches("w."), lang).map(escape::xml).unwrap_or_default(),
    };
    Ok(filled(PAGE, slot))
}

/// The template with each `{{name}}` replaced; what is put in is not looked at again.
fn filled(template: &str, slot: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let Some((name, after)) = after.split_once("}}") else { break };
        out.push_str(&slot(name));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Nothing is fetched, and nothing runs but this script and this style.
fn policy(script: &str, style: &str) -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
    format!(
        "default-src 'none'; script-src {}; style-src {}; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        hash(script),
        hash(style)
    )
}

/// The colours as variables: dark ones where the reader's screen is dark, unless the page was told otherwise.
fn variables(colours: &[theme::Colour]) -> String {
    let (mut light, mut dark) = (String::new(), String::new());
    for colour in colours {
        let _ = write!(light, "--{}:{};", colour.name, colour.light);
        let _ = write!(dark, "--{}:{};", colour.name, colour.dark);
    }
    format!(
        ":root{{color-scheme:light;{light}}}\n\
         @media (prefers-color-scheme: dark){{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}\n\
         :root[data-theme=dark]{{color-scheme:dark;{dark}}}"
    )
}
