//! The formats of a picture, how it looks, and what becomes of the SVG.

use super::{
    diagram::Language,
    failure::{Failure, note},
    file::WholeFile,
    sink::cannot_write,
};
use crate::{
    draw::{Links, SvgOptions, Theme},
    model::{Citation, DocId},
};
use clap::{Args, ValueEnum};
use std::{
    io::{self, IsTerminal, Write},
    path::Path,
};

/// How a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Picture {
    /// A picture with real text.
    Svg,
    /// A page in one file: zoom, search, filters, the evidence of each edge.
    Html,
    /// A picture in pixels.
    Png,
    /// A page to print.
    Pdf,
    /// For Graphviz.
    Dot,
    /// For Markdown.
    Mmd,
}

/// How a picture looks.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Picture")]
pub struct Looks {
    /// The language of labels and names.
    #[arg(long, value_name = "LANG", default_value = "ko")]
    pub lang: Language,
    /// A title above the picture.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The colours; `auto` follows the reader's screen [default: light, of a page auto].
    #[arg(long, value_name = "THEME")]
    theme: Option<Ground>,
    /// Pixels of a PNG for each unit of the SVG [default: 2].
    #[arg(long, value_name = "FACTOR", value_parser = factor, conflicts_with = "width")]
    scale: Option<f32>,
    /// The width of a PNG in pixels.
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u32).range(1..))]
    width: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Ground {
    /// Dark words on white.
    Light,
    /// Light words on black.
    Dark,
    /// As the reader's screen is.
    Auto,
}

fn factor(text: &str) -> Result<f32, String> {
    let value: f32 = text.parse().map_err(|_| format!("`{text}` is no number"))?;
    (0.01..=100.0).contains(&value).then_some(value).ok_or_else(|| format!("{text} is not between 0.01 and 100"))
}

impl Picture {
    /// The format asked for, or told by the file's extension, or else `default`.
    ///
    /// # Errors
    /// An extension that tells none.
    pub fn of(format: Option<Self>, output: Option<&Path>, default: Self) -> Result<Self, Failure> {
        let (None, Some(path)) = (format, output) else { return Ok(format.unwrap_or(default)) };
        Self::told_by(path).ok_or_else(|| {
            Failure::usage(format!("`{}` does not tell the format of the picture", path.display()))
                .hint("known extensions are .svg, .html, .png, .pdf, .dot, .gv and .mmd; or give --format")
        })
    }

    /// What the extension of a file tells.
    pub fn told_by(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_lowercase();
        Some(match extension.as_str() {
            "svg" => Picture::Svg,
            "html" | "htm" => Picture::Html,
            "png" => Picture::Png,
            "pdf" => Picture::Pdf,
            "dot" | "gv" => Picture::Dot,
            "mmd" | "mermaid" => Picture::Mmd,
            _ => return None,
        })
    }
}

impl Looks {
    /// Whether what was asked for can be had in this format.
    ///
    /// # Errors
    /// A size in pixels of what has none.
    pub fn fit(&self, picture: Picture) -> Result<(), Failure> {
        match (self.scale.is_some() || self.width.is_some()) && picture != Picture::Png {
            true => Err(Failure::usage("--scale and --width are for PNG").hint("the other formats have no pixels")),
            false => Ok(()),
        }
    }

    /// Whether colours other than the light ones were asked for.
    pub fn is_themed(&self) -> bool {
        matches!(self.theme, Some(Ground::Dark | Ground::Auto))
    }

    /// As options of the picture.
    pub fn options(&self, picture: Picture, citations: Vec<(DocId, Citation)>) -> SvgOptions {
        let theme = match (self.theme, picture) {
            (Some(Ground::Light), _) => Theme::Light,
            (Some(Ground::Dark), _) => Theme::Dark,
            // Pixels and paper follow nobody's screen.
            (Some(Ground::Auto), Picture::Png | Picture::Pdf) => Theme::Light,
            (Some(Ground::Auto), _) | (None, Picture::Html) => Theme::Auto,
            (None, _) => Theme::Light,
        };
        let mut links = Links::default();
        for (doc, citation) in citations {
            citation.url.iter().for_each(|address| links.add(doc.clone(), address));
        }
        SvgOptions { lang: self.lang.lang(), title: self.title.clone(), theme, links }
    }

    /// The SVG in this format.
    ///
    /// # Errors
    /// No font for its letters, a size too large, or a build without the feature `picture`.
    pub fn print(&self, svg: String, picture: Picture) -> Result<Vec<u8>, Failure> {
        match picture {
            Picture::Png | Picture::Pdf => self.printed(&svg, picture),
            _ => Ok(svg.into_bytes()),
        }
    }

    #[cfg(feature = "picture")]
    fn printed(&self, svg: &str, picture: Picture) -> Result<Vec<u8>, Failure> {
        use crate::draw::{self, Fonts, PngSize, PrintError};
        let fonts = Fonts::system();
        let size = self.width.map_or(PngSize::Scale(self.scale.unwrap_or(2.0)), PngSize::Width);
        let printed = match picture {
            Picture::Pdf => draw::pdf(svg, &fonts),
            _ => draw::png(svg, size, &fonts),
        };
        let bytes = printed.map_err(|error| {
            let hint = match error {
                PrintError::NoHangul | PrintError::NoFont => {
                    "install one (Debian, Ubuntu: apt-get install fonts-nanum; Fedora: dnf install google-noto-sans-cjk-fonts), \
                     or name a folder of fonts by TIEUP_FONTS; or take .svg or .html, which the reader's fonts show"
                }
                PrintError::Size { .. } => "give a smaller --scale or --width; .svg and .pdf have no pixels",
                _ => return Failure::new(error.to_string()),
            };
            Failure::new(error.to_string()).hint(hint)
        })?;
        let lacking = fonts.lacking(svg);
        if !lacking.is_empty() {
            let some: String = lacking.iter().take(8).collect();
            note(format!(
                "no font here has {} letters of the picture, {some} among them: empty boxes stand for them",
                lacking.len()
            ));
        }
        Ok(bytes)
    }

    #[cfg(not(feature = "picture"))]
    fn printed(&self, _: &str, _: Picture) -> Result<Vec<u8>, Failure> {
        let _ = (self.scale, self.width);
        Err(Failure::new("this tieup was built without PNG and PDF")
            .hint("build it with the feature `picture`, which is on by default; or take .svg or .html"))
    }
}

/// Writes a picture to a file, whole or not at all, or to standard output.
///
/// # Errors
/// A place that does not take it; pixels on a terminal.
pub fn write(
    bytes: &[u8],
    picture: Picture,
    output: Option<&Path>,
    what: impl FnOnce() -> String,
) -> Result<(), Failure> {
    let Some(path) = output else {
        if matches!(picture, Picture::Png | Picture::Pdf) && io::stdout().is_terminal() {
            return Err(Failure::usage("a terminal cannot show this format").hint("give -o FILE"));
        }
        return Ok(io::stdout().write_all(bytes)?);
    };
    WholeFile::write_to(path, bytes).map_err(|error| cannot_write(path, &error))?;
    note(format!("{}: {}", path.display(), what()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_tells_the_picture() {
        let of = |path: &str| Picture::of(None, Some(Path::new(path)), Picture::Dot);
        assert_eq!(of("a.SVG").unwrap(), Picture::Svg);
        assert_eq!(of("a.mmd").unwrap(), Picture::Mmd);
        assert_eq!(of("a.pdf").unwrap(), Picture::Pdf);
        assert!(of("a.bmp").is_err() && of("svg").is_err());
        assert_eq!(Picture::of(Some(Picture::Svg), Some(Path::new("a.pdf")), Picture::Dot).unwrap(), Picture::Svg);
        assert_eq!(Picture::of(None, None, Picture::Dot).unwrap(), Picture::Dot);
    }

    #[test]
    fn a_page_follows_the_screen_and_a_picture_is_light() {
        let looks = Looks { lang: Language::Ko, title: None, theme: None, scale: None, width: None };
        let theme = |looks: &Looks, picture| looks.options(picture, Vec::new()).theme;
        assert_eq!(theme(&looks, Picture::Svg), Theme::Light);
        assert_eq!(theme(&looks, Picture::Html), Theme::Auto);
        let auto = Looks { theme: Some(Ground::Auto), ..looks };
        assert_eq!(theme(&auto, Picture::Svg), Theme::Auto);
        assert_eq!(theme(&auto, Picture::Png), Theme::Light);
        assert!(factor("NaN").is_err() && factor("0").is_err() && factor("2.5").is_ok());
    }
}
