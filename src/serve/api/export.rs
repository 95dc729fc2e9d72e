//! What is seen, as a file to keep.

use super::{Answer, Answered, Asked, screen::Screen};
use crate::{
    draw::{self, DotOptions, Layout, Links, MermaidOptions, SvgOptions, Theme},
    export::{Form, Written},
    model::{DocId, OrgId},
    serve::{Explorer, refusal::Refusal},
};
use std::collections::BTreeSet;

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
    Pdf,
    Html,
    Dot,
    Mermaid,
    Form(Form),
}

/// Pictures, by their words.
const PICTURES: &[(&str, Format)] = &[
    ("svg", Format::Svg),
    ("png", Format::Png),
    ("pdf", Format::Pdf),
    ("html", Format::Html),
    ("dot", Format::Dot),
    ("mmd", Format::Mermaid),
];

impl Format {
    fn named(word: &str) -> Result<Self, Refusal> {
        let picture = PICTURES.iter().find(|(known, _)| *known == word).map(|(_, format)| *format);
        picture.or_else(|| Form::named(word).map(Format::Form)).ok_or_else(|| {
            let pictures = PICTURES.iter().map(|(word, _)| *word);
            let all: Vec<&str> = pictures.chain(Form::ALL.iter().map(|form| form.as_str())).collect();
            Refusal::bad(format!("`format` is one of {}", all.join(", ")))
        })
    }

    fn extension(self) -> &'static str {
        match self {
            Format::Form(form) => form.extension(),
            picture => PICTURES.iter().find(|(_, known)| *known == picture).map_or("svg", |(word, _)| word),
        }
    }

    fn media(self) -> &'static str {
        match self {
            Format::Svg => "image/svg+xml",
            Format::Png => "image/png",
            Format::Pdf => "application/pdf",
            Format::Html => "text/html; charset=utf-8",
            Format::Dot | Format::Mermaid => "text/plain; charset=utf-8",
            Format::Form(form) => form.media(),
        }
    }
}

pub(super) fn answer(explorer: &Explorer, mut asked: Asked) -> Answered {
    let format = Format::named(&asked.params.wanted("format")?)?;
    let theme = match asked.params.text("theme")?.as_deref() {
        None | Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        Some("auto") => Theme::Auto,
        Some(_) => return Err(Refusal::bad("`theme` is `light`, `dark` or `auto`")),
    };
    let layout = asked.params.one::<Layout>("layout")?;
    let screen = Screen::read(asked.params, explorer)?;
    if screen.shown.ties.is_empty() {
        return Err(Refusal::missing("there is nothing to export"));
    }
    let docs: BTreeSet<&DocId> = screen.shown.sources();
    let mut links = Links::default();
    for (doc, citation) in explorer.archive.citations(&docs)? {
        citation.url.iter().for_each(|address| links.add(doc.clone(), address));
    }
    let options = SvgOptions { lang: screen.lang, title: screen.title.clone(), theme, links };
    let bytes = write(&screen, format, layout.unwrap_or(Layout::Network), options)?;
    let name = format!("{}.{}", name(&screen.shown.focus), format.extension());
    Ok(Answer::File { bytes, media: format.media(), name })
}

fn write(screen: &Screen, format: Format, layout: Layout, mut options: SvgOptions) -> Result<Vec<u8>, Refusal> {
    let Screen { whole, shown, seen, lang, .. } = screen;
    let title = options.title.clone();
    // Pixels and paper follow nobody's screen.
    if matches!(format, Format::Png | Format::Pdf) && options.theme == Theme::Auto {
        options.theme = Theme::Light;
    }
    let svg = || match layout {
        Layout::Network => Ok(draw::seen(whole, shown, seen, &options)),
        other => draw::laid_out(shown, other, &options).map_err(|error| Refusal::bad(error.to_string())),
    };
    Ok(match format {
        Format::Svg => svg()?.into_bytes(),
        Format::Png | Format::Pdf => printed(&svg()?, format)?,
        Format::Html => draw::html(shown, &draw::HtmlOptions { picture: options }).into_bytes(),
        Format::Dot => draw::dot(shown, &DotOptions { lang: *lang, title }).into_bytes(),
        Format::Mermaid => draw::mermaid(shown, &MermaidOptions { lang: *lang }).into_bytes(),
        Format::Form(form) => match form.write(shown, *lang).map_err(|error| Refusal::bad(error.to_string()))? {
            Written::Text(text) => text.into_bytes(),
            Written::Bytes(bytes) => bytes,
        },
    })
}

#[cfg(feature = "picture")]
fn printed(svg: &str, format: Format) -> Result<Vec<u8>, Refusal> {
    use crate::draw::{Fonts, PngSize};
    use std::sync::OnceLock;
    // Looking for fonts takes longer than drawing.
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    let fonts = FONTS.get_or_init(Fonts::system);
    let printed = match format {
        Format::Pdf => draw::pdf(svg, fonts),
        _ => draw::png(svg, PngSize::Scale(2.0), fonts),
    };
    printed.map_err(|error| Refusal::bad(error.to_string()))
}

#[cfg(not(feature = "picture"))]
fn printed(_: &str, _: Format) -> Result<Vec<u8>, Refusal> {
    Err(Refusal::bad("this tieup was built without PNG and PDF"))
}

/// A name for the file in plain letters, whatever the organisation is called.
fn name(focus: &[OrgId]) -> String {
    let plain = |id: &OrgId| {
        let letters = id.as_str().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-');
        letters.take(40).collect::<String>()
    };
    let name = focus.iter().take(3).map(plain).filter(|name| !name.is_empty()).collect::<Vec<_>>().join("-");
    if name.is_empty() { "partners".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_is_plain_whatever_the_company_is_called() {
        assert_eq!(name(&["kt".into(), "a\"\r\nX: y".into()]), "kt-aXy");
        assert_eq!(name(&["카카오".into()]), "partners");
    }
}
