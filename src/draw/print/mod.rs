//! The SVG for programs that read none: PNG by resvg, PDF by svg2pdf, with the fonts of this machine.

mod fonts;
mod links;
mod page;

#[cfg(test)]
mod tests;

pub use fonts::Fonts;

use resvg::{tiny_skia, usvg};

/// More would not fit the memory of a small machine: four bytes each.
const MOST_PIXELS: f64 = 150e6;
/// PDF readers need not open longer pages, in points.
const LONGEST_PAGE: f32 = 14_400.0;

/// Why there is no PNG or PDF.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The text has Hangul and no font here does.
    #[error("no font on this machine has Hangul, so the names would be empty boxes")]
    NoHangul,
    /// The text would be missing.
    #[error("no font is installed on this machine, so the text would be missing")]
    NoFont,
    /// The picture would have more pixels than memory is safe for, or none at all.
    #[error("a picture of {width} × {height} pixels cannot be drawn")]
    Size {
        /// In pixels.
        width: u64,
        /// In pixels.
        height: u64,
    },
    /// The text is no SVG.
    #[error("the picture cannot be read: {0}")]
    Svg(String),
    /// What the converter said.
    #[error("the picture cannot be converted: {0}")]
    Convert(String),
}

/// How large a PNG is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PngSize {
    /// So many pixels for each unit of the SVG; more than 0.
    Scale(f32),
    /// So many pixels wide.
    Width(u32),
}

/// An SVG as PNG.
///
/// # Errors
/// Without a font for its text, and where it would be too large.
///
/// # Complexity
/// O(n + p) for n elements and p pixels.
///
/// ```no_run
/// use tieup::{draw::{self, Fonts, PngSize}, query::View};
/// let svg = draw::svg(&View::default(), &draw::SvgOptions::default());
/// std::fs::write("view.png", draw::png(&svg, PngSize::Scale(2.0), &Fonts::system())?)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn png(svg: &str, size: PngSize, fonts: &Fonts) -> Result<Vec<u8>, PrintError> {
    let tree = parsed(svg, fonts)?;
    let whole = tree.size();
    let scale = match size {
        PngSize::Scale(scale) => scale,
        PngSize::Width(width) => width as f32 / whole.width(),
    };
    let pixels = |length: f32| f64::from((length * scale).round());
    let (width, height) = (pixels(whole.width()), pixels(whole.height()));
    let too_much = || PrintError::Size { width: width as u64, height: height as u64 };
    if !(1.0..=MOST_PIXELS).contains(&(width * height)) {
        return Err(too_much());
    }
    let mut map = tiny_skia::Pixmap::new(width as u32, height as u32).ok_or_else(too_much)?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut map.as_mut());
    map.encode_png().map_err(|error| PrintError::Convert(error.to_string()))
}

/// An SVG as PDF of one page, its text as text. Links of our pictures stay links: words and boxes are clicked on
/// anywhere, lines in their middle.
///
/// # Errors
/// Without a font for its text.
///
/// ```no_run
/// use tieup::{draw::{self, Fonts}, query::View};
/// let svg = draw::svg(&View::default(), &draw::SvgOptions::default());
/// std::fs::write("view.pdf", draw::pdf(&svg, &Fonts::system())?)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn pdf(svg: &str, fonts: &Fonts) -> Result<Vec<u8>, PrintError> {
    let (named, addresses) = links::named(svg);
    let tree = parsed(&named, fonts)?;
    let longest = tree.size().width().max(tree.size().height());
    let dpi = 72.0 * (longest / LONGEST_PAGE).max(1.0);
    let leads = links::leads(&tree, &addresses);
    let printed = match leads.is_empty() {
        true => svg2pdf::to_pdf(&tree, svg2pdf::ConversionOptions::default(), svg2pdf::PageOptions { dpi }),
        false => page::page(&tree, &leads, 72.0 / dpi),
    };
    printed.map_err(|error| PrintError::Convert(error.to_string()))
}

fn parsed(svg: &str, fonts: &Fonts) -> Result<usvg::Tree, PrintError> {
    fonts.suffice(svg)?;
    let options = usvg::Options { fontdb: fonts.database(), ..usvg::Options::default() };
    usvg::Tree::from_str(svg, &options).map_err(|error| PrintError::Svg(error.to_string()))
}
