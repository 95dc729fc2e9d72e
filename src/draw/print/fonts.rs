//! The fonts of this machine, and whether they have the letters of a picture.

use super::PrintError;
use resvg::usvg::{fontdb::Database, roxmltree};
use std::{collections::BTreeSet, sync::Arc};

/// A syllable that every Korean font has.
const HANGUL: char = '가';

/// Fonts to draw text with.
#[derive(Debug, Clone)]
pub struct Fonts {
    database: Arc<Database>,
}

impl Fonts {
    /// Those that are installed here, and those of the folder that `TIEUP_FONTS` names.
    ///
    /// Reads the head of every font file: some milliseconds for a few dozen.
    pub fn system() -> Self {
        let mut database = Database::new();
        match std::env::var_os("TIEUP_FONTS") {
            Some(folder) => database.load_fonts_dir(folder),
            None => database.load_system_fonts(),
        }
        Self::of(database)
    }

    /// These fonts; what a picture calls `sans-serif` is the first of them that has Hangul, else the first.
    pub(super) fn of(mut database: Database) -> Self {
        let mut families: Vec<(bool, String)> = database
            .faces()
            .filter_map(|face| Some((!has(&database, face.id, HANGUL), face.families.first()?.0.clone())))
            .collect();
        families.sort_unstable();
        if let Some((_, first)) = families.into_iter().next() {
            database.set_sans_serif_family(first);
        }
        Self { database: Arc::new(database) }
    }

    pub(super) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.database)
    }

    /// The letters of a picture that no font has, in order; they are drawn as empty boxes.
    pub fn lacking(&self, svg: &str) -> Vec<char> {
        // Graphviz writes a document type.
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
        let Ok(document) = roxmltree::Document::parse_with_options(svg, options) else { return Vec::new() };
        let shown = document.descendants().filter(|node| node.is_text() && node.parent().is_some_and(is_shown));
        let letters = shown.filter_map(|node| node.text()).flat_map(str::chars).filter(|c| !c.is_whitespace());
        let mut lacking: BTreeSet<char> = letters.collect();
        for face in self.database.faces() {
            if lacking.is_empty() {
                break;
            }
            let _ = self.database.with_face_data(face.id, |bytes, index| {
                if let Ok(face) = ttf_parser::Face::parse(bytes, index) {
                    lacking.retain(|c| face.glyph_index(*c).is_none());
                }
            });
        }
        lacking.into_iter().collect()
    }

    /// Whether a picture of these letters would tell anything.
    pub(super) fn suffice(&self, svg: &str) -> Result<(), PrintError> {
        if self.database.is_empty() {
            return Err(PrintError::NoFont);
        }
        match self.lacking(svg).iter().any(|c| ('가'..='힣').contains(c)) {
            true => Err(PrintError::NoHangul),
            false => Ok(()),
        }
    }
}

/// Whether the text of an element is seen.
fn is_shown(element: roxmltree::Node) -> bool {
    matches!(element.tag_name().name(), "text" | "tspan")
}

fn has(database: &Database, face: resvg::usvg::fontdb::ID, letter: char) -> bool {
    let found = database.with_face_data(face, |bytes, index| {
        ttf_parser::Face::parse(bytes, index).is_ok_and(|face| face.glyph_index(letter).is_some())
    });
    found == Some(true)
}
