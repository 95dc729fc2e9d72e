//! Turns of phrase that state a tie by themselves: `data/frames.tsv`.

use super::{
    phrases::Phrases,
    table::{parts, rows},
};
use crate::model::Kind;

/// How a turn of phrase hangs on the name of a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameShape {
    /// Within a few words after a name that ends in 와/과.
    With,
    /// Within a few words after a name that ends in 로부터, 에서, 의: what its owner gives.
    From,
    /// Within a few words after a name that ends in 에, 에게: what it is given.
    To,
    /// Within a few words after a name that ends in 에: who it belongs to by now.
    Into,
    /// After two or more names that end in 의, before the company that they founded.
    Of,
    /// After two or more names that end in 이/가, before the company that they founded.
    Founders,
    /// Right after a bare name, the target.
    Target,
    /// Before a list of names.
    List,
    /// After 양사는, 3사가: those who act together.
    Together,
    /// Within a few words after a name that ends in 을/를: what is done to it.
    Object,
    /// Right before a name that ends in 을/를: as what it is chosen.
    Chosen,
}

impl FrameShape {
    /// The shape that a row of `data/frames.tsv` names.
    ///
    /// ```
    /// use tieup::lexicon::FrameShape;
    /// assert_eq!(FrameShape::named("with"), Some(FrameShape::With));
    /// ```
    pub fn named(word: &str) -> Option<Self> {
        Some(match word {
            "with" => Self::With,
            "from" => Self::From,
            "to" => Self::To,
            "into" => Self::Into,
            "of" => Self::Of,
            "founders" => Self::Founders,
            "target" => Self::Target,
            "list" => Self::List,
            "together" => Self::Together,
            "object" => Self::Object,
            "chosen" => Self::Chosen,
            _ => return None,
        })
    }
}

/// All turns of phrase.
#[derive(Debug)]
pub struct Frames {
    /// By shape, numbered as [`Kind::ALL`].
    shapes: [Phrases; 11],
}

impl Frames {
    /// The built-in list.
    pub fn builtin() -> Self {
        let mut errors = Vec::new();
        let text = include_str!("../../data/frames.tsv");
        let mut shapes: [Vec<(String, usize)>; 11] = Default::default();
        for row in rows("data/frames.tsv", text, &["frame", "kind", "forms", "yes"], &mut errors) {
            let Some(shape) = FrameShape::named(row.fields[0]) else { continue };
            let Some(kind) = Kind::ALL.iter().position(|kind| kind.as_str() == row.fields[1]) else { continue };
            let forms = parts(row.fields[2]).flat_map(|form| [form.replace('_', " "), form.replace('_', "")]);
            shapes[shape as usize].extend(forms.map(|form| (form, kind)));
        }
        Self { shapes: shapes.map(Phrases::new) }
    }

    /// The first turn of phrase of a shape in a text, the longest there: its kind and where it begins, in bytes.
    ///
    /// ```
    /// use tieup::{lexicon::{FrameShape, Frames}, model::Kind};
    /// let frames = Frames::builtin();
    /// assert_eq!(frames.find(FrameShape::With, " 업무제휴를 맺고"), Some((Kind::Partnership, 1)));
    /// ```
    pub fn find(&self, shape: FrameShape, text: &str) -> Option<(Kind, usize)> {
        let found = self.shapes[shape as usize].find(text).next()?;
        Some((Kind::ALL[found.number], found.start))
    }
}
