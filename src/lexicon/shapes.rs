//! The shapes of organisation names: what their endings tell of a name that no list knows.

use crate::model::OrgKind;
use std::collections::{HashMap, HashSet};

/// The endings and descriptors of `data/name_shapes.tsv`.
#[derive(Debug)]
pub struct Shapes {
    endings: HashMap<&'static str, OrgKind>,
    descriptors: HashSet<&'static str>,
}

impl Shapes {
    /// The built-in table.
    pub fn builtin() -> Self {
        let (mut endings, mut descriptors) = (HashMap::new(), HashSet::new());
        let rows = include_str!("../../data/name_shapes.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
        for row in rows {
            let mut fields = row.split('\t');
            let (Some(part), Some(form), Some(kind)) = (fields.next(), fields.next(), fields.next()) else { continue };
            match (part, kind.parse()) {
                ("suffix", Ok(kind)) => _ = endings.insert(form, kind),
                _ => _ = descriptors.insert(form),
            }
        }
        Self { endings, descriptors }
    }

    /// What sort of organisation the end of a name tells, by the longest ending that leaves something of the name.
    ///
    /// ```
    /// use tieup::{lexicon::Shapes, model::OrgKind};
    /// let shapes = Shapes::builtin();
    /// assert_eq!(shapes.kind_of("가온대학교"), Some(OrgKind::University));
    /// assert_eq!(shapes.kind_of("대학교"), None);
    /// ```
    pub fn kind_of(&self, name: &str) -> Option<OrgKind> {
        let ends = name.char_indices().skip(1).map(|(at, _)| &name[at..]);
        ends.into_iter().find_map(|end| self.endings.get(end.trim_start()).copied())
    }

    /// Whether a string is nothing but a descriptor or an ending: 컨소시엄, 스타트업, 협의체.
    pub fn is_bare(&self, name: &str) -> bool {
        self.descriptors.contains(name) || (self.endings.contains_key(name) && name.chars().count() >= 3)
    }
}
