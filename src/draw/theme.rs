//! Light, dark, or as the reader's screen is.
//!
//! Everything is painted in the colours of the light theme, each of which stands for one thing. Another theme puts that
//! thing's colour of its own in its place, so a layout that knows nothing of themes is themed too.

use super::palette;
use crate::model::{Kind, OrgKind};
use std::fmt::Write;

/// The ground that a picture is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Dark words on white paper.
    #[default]
    Light,
    /// Light words on dark paper.
    Dark,
    /// As the screen of the reader is set, where the program that shows the picture can tell.
    Auto,
}

/// A colour by what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Colour {
    /// Lower case, words joined by hyphens.
    pub name: String,
    pub light: &'static str,
    pub dark: &'static str,
}

/// Every colour that a picture may have. No two have the same light one.
pub(super) fn colours() -> Vec<Colour> {
    let plain = |name: &str, light, dark| Colour { name: name.to_owned(), light, dark };
    let mut all = vec![
        plain("paper", palette::PAPER, "#12171d"),
        plain("ink", palette::INK, "#e6ebf0"),
        plain("soft-ink", palette::SOFT_INK, "#a3afba"),
        plain("focus", palette::FOCUS, "#d3e4f7"),
        plain("outline", palette::OUTLINE, "#6b7885"),
        plain("stalled", palette::STALLED, "#8b98a5"),
        plain("group", palette::GROUP.0, "#1b222a"),
        plain("group-line", palette::GROUP.1, "#36414c"),
        plain("alliance", palette::ALLIANCE.0, "#2a2138"),
        plain("alliance-line", palette::ALLIANCE.1, "#c9a9f2"),
        plain("added", palette::ADDED, "#52b579"),
        plain("removed", palette::REMOVED, "#f0959a"),
        plain("changed", palette::CHANGED, "#daa62a"),
    ];
    for (name, kind, dark) in [
        ("school", OrgKind::University, ("#16281f", "#6a9a80")),
        ("state", OrgKind::Public, ("#2b2412", "#a88f52")),
        ("media", OrgKind::Media, ("#18243a", "#7590b8")),
    ] {
        let light = palette::organization(kind);
        all.push(plain(name, light.0, dark.0));
        all.push(plain(&format!("{name}-line"), light.1, dark.1));
    }
    for kind in Kind::ALL {
        let (name, dark) = (kind.as_str().replace('_', "-"), palette::dark(*kind));
        all.push(plain(&name, palette::kind(*kind), dark.0));
        all.push(plain(&format!("{name}-word"), palette::word(*kind), dark.1));
    }
    all
}

/// The picture in the colours of a theme; by itself it is in those of the light one.
pub(super) fn dressed(svg: String, theme: Theme) -> String {
    match theme {
        Theme::Light => svg,
        Theme::Dark => recoloured(&svg, &colours(), |colour| colour.dark.to_owned()),
        Theme::Auto => {
            let mut style = String::from("<style>@media (prefers-color-scheme: dark) {");
            for Colour { light, dark, .. } in colours() {
                let _ = write!(style, "[fill=\"{light}\"]{{fill:{dark}}}[stroke=\"{light}\"]{{stroke:{dark}}}");
            }
            style.push_str("}</style>\n");
            match svg.find("<desc>") {
                Some(at) => format!("{}{style}{}", &svg[..at], &svg[at..]),
                None => svg,
            }
        }
    }
}

/// The picture with each colour as `named` writes it. Text of articles never has a bare quotation mark, so what looks
/// like the attribute of an element is one.
pub(super) fn recoloured(svg: &str, colours: &[Colour], named: impl Fn(&Colour) -> String) -> String {
    let mut out = String::with_capacity(svg.len() + svg.len() / 8);
    let mut rest = svg;
    while let Some(at) = rest.find("=\"#") {
        let (before, after) = rest.split_at(at + 2);
        out.push_str(before);
        let painted = before.ends_with(" fill=\"") || before.ends_with(" stroke=\"");
        let known = after.get(..8).filter(|_| painted).and_then(|value| value.strip_suffix('"'));
        match known.and_then(|hex| colours.iter().find(|colour| colour.light == hex)) {
            Some(colour) => {
                out.push_str(&named(colour));
                rest = &after[7..];
            }
            None => {
                out.push('#');
                rest = &after[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_light_colour_stands_for_one_thing() {
        let all = colours();
        let light: BTreeSet<_> = all.iter().map(|colour| colour.light).collect();
        let names: BTreeSet<_> = all.iter().map(|colour| colour.name.as_str()).collect();
        assert_eq!((light.len(), names.len()), (all.len(), all.len()));
    }

    #[test]
    fn only_paint_is_changed() {
        let svg =
            "<g data-id=\"#ffffff\"><text fill=\"#ffffff\" stroke=\"#123456\">fill=&quot;#ffffff&quot;</text></g>";
        let dark =
            "<g data-id=\"#ffffff\"><text fill=\"#12171d\" stroke=\"#123456\">fill=&quot;#ffffff&quot;</text></g>";
        assert_eq!(dressed(svg.to_owned(), Theme::Dark), dark);
        assert_eq!(dressed(svg.to_owned(), Theme::Light), svg);
        assert_eq!(recoloured("=\"#", &colours(), |_| String::new()), "=\"#");
        assert_eq!(recoloured(" fill=\"#가나다\"", &colours(), |_| String::new()), " fill=\"#가나다\"");
    }
}
