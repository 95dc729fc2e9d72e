//! The page's files, by exact path. No path leads to the file system: what is not in the list is not there.

use super::explorer::Options;
use std::borrow::Cow;

/// A file of the page.
pub(super) struct Asset {
    /// Its path, without the slash in front.
    pub(super) path: &'static str,
    /// Its type.
    pub(super) media: &'static str,
    text: &'static str,
}

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";

macro_rules! assets {
    ($(($path:literal, $media:expr)),* $(,)?) => {
        &[$(Asset { path: $path, media: $media, text: include_str!(concat!("page/", $path)) }),*]
    };
}

/// All files of the page; a file that is added to `page/` is added here.
pub(super) const ASSETS: &[Asset] = assets![
    ("acts.js", JS),
    ("api.js", JS),
    ("asking.js", JS),
    ("card.js", JS),
    ("colours.css", CSS),
    ("company.js", JS),
    ("compare.js", JS),
    ("dom.js", JS),
    ("edit.js", JS),
    ("evidence.js", JS),
    ("exporting.js", JS),
    ("filters.js", JS),
    ("finder.js", JS),
    ("frame.js", JS),
    ("geometry.js", JS),
    ("gestures.js", JS),
    ("graph.css", CSS),
    ("icon.svg", SVG),
    ("index.html", HTML),
    ("keys.js", JS),
    ("lights.js", JS),
    ("log.js", JS),
    ("main.js", JS),
    ("marks.js", JS),
    ("meaning.js", JS),
    ("model.js", JS),
    ("months.js", JS),
    ("motion.js", JS),
    ("page.css", CSS),
    ("panel.css", CSS),
    ("path.js", JS),
    ("picture.js", JS),
    ("readable.js", JS),
    ("scene.js", JS),
    ("shapes.js", JS),
    ("small.css", CSS),
    ("start.js", JS),
    ("state.js", JS),
    ("table.js", JS),
    ("terms.js", JS),
    ("theme.js", JS),
    ("tie.js", JS),
    ("timeline.js", JS),
    ("toast.js", JS),
    ("view.js", JS),
    ("viewport.js", JS),
    ("words.js", JS),
];

impl Asset {
    /// The file of a request's path; the page itself for `/`.
    pub(super) fn at(path: &str) -> Option<&'static Self> {
        let wanted = if path == "/" { "index.html" } else { path.strip_prefix('/')? };
        ASSETS.iter().find(|asset| asset.path == wanted)
    }

    /// What it holds: what was built in or, for who works on the page, what lies in the folder of `--assets`.
    #[cfg_attr(not(debug_assertions), expect(unused_variables, reason = "released programs hold their page"))]
    pub(super) fn text(&self, options: &Options) -> Cow<'static, str> {
        #[cfg(debug_assertions)]
        if let Some(text) =
            options.assets.as_ref().and_then(|folder| std::fs::read_to_string(folder.join(self.path)).ok())
        {
            return Cow::Owned(text);
        }
        Cow::Borrowed(self.text)
    }

    /// A digest by which a browser knows that it has the file already.
    pub(super) fn tag(text: &str) -> String {
        format!("\"{}\"", &blake3::hash(text.as_bytes()).to_hex()[..16])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_listed_is_there() {
        assert_eq!(Asset::at("/").map(|asset| asset.path), Some("index.html"));
        for path in [
            "",
            "/../Cargo.toml",
            "/..%2fCargo.toml",
            "//etc/passwd",
            "/index.html/",
            "/INDEX.HTML",
            "/page/index.html",
        ] {
            assert!(Asset::at(path).is_none(), "{path}");
        }
    }

    #[test]
    fn every_file_of_the_page_is_listed() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/serve/page");
        let mut files: Vec<String> = walkdir::WalkDir::new(folder)
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned())
            .collect();
        files.sort();
        let mut listed: Vec<&str> = ASSETS.iter().map(|asset| asset.path).collect();
        listed.sort_unstable();
        assert_eq!(files, listed);
    }
}
