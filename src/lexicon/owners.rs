//! Names → who goes by them, by the digests of their folded characters.

use super::beginnings::Beginnings;
use crate::model::DigestMap;

/// A name found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameMatch {
    /// Bytes of the text that the name covers, from where the search began.
    pub len: usize,
    /// The owner, for [`Gazetteer::at`](super::Gazetteer::at).
    pub owner: usize,
    /// The name is also an ordinary word (대상, 메타): it needs support from the context.
    pub ambiguous: bool,
}

/// The owners of one name, the one who goes first apart.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub first: u32,
    pub others: Vec<u32>,
    ambiguous: bool,
}

/// What the table knows of a string of folded characters.
#[derive(Debug, Clone, Copy)]
struct Entry {
    /// Place in `names`, or [`NO_NAME`].
    name: u32,
    /// Characters of the longest name that begins so; kept for beginnings of [`STEMS`] characters only.
    longest: u8,
}

const NO_NAME: u32 = u32::MAX;

/// A scan stops where a beginning of so many characters is not that of any name.
const STEMS: [usize; 2] = [2, 4];

/// The names of organisations. Names are kept as 64-bit digests of their folded characters: of 50,000 names, two meet by
/// chance once in 10¹⁰ tries.
#[derive(Debug, Clone, Default)]
pub(super) struct Owners {
    names: Vec<Name>,
    table: DigestMap<Entry>,
    begins: Beginnings,
}

pub(super) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn extend(digest: u64, c: char) -> u64 {
    let mixed = (digest ^ u64::from(c as u32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

pub(super) fn digest_of(chars: impl Iterator<Item = char>) -> u64 {
    chars.fold(SEED, extend)
}

pub(super) fn id_digest(id: &str) -> u64 {
    id.bytes().fold(!SEED, |digest, byte| extend(digest, char::from(byte)))
}

/// A character of a name as it is compared; `None` for those that come and go (spaces, hyphens, full stops).
pub(super) fn fold(c: char) -> Option<char> {
    match c {
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        ' ' | '-' | '.' | '·' | '\u{a0}' | '’' | '\'' => None,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).and_then(fold),
        _ if c.is_ascii() || ('가'..='힣').contains(&c) => Some(c),
        _ => c.to_lowercase().next(),
    }
}

impl Owners {
    /// None yet, with room for the names that the binary carries.
    pub fn roomy() -> Self {
        let mut owners = Self::default();
        owners.names.reserve(36_000);
        owners.table.reserve(100_000);
        owners
    }

    /// Adds an owner of a name; `whole` is its digest, `on_top` whether the owner goes before those there.
    pub fn add(&mut self, name: &str, whole: u64, owner: u32, ambiguous: bool, on_top: bool) {
        let mut folded = name.chars().filter_map(fold);
        let length = folded.clone().count();
        let (mut digest, mut read) = (SEED, 0);
        for stem in STEMS.into_iter().filter(|stem| *stem <= length) {
            digest = folded.by_ref().take(stem - read).fold(digest, extend);
            read = stem;
            let entry = self.table.entry(digest).or_insert(Entry { name: NO_NAME, longest: 0 });
            entry.longest = entry.longest.max(length.min(u8::MAX.into()) as u8);
            if stem == STEMS[0] {
                self.begins.add(digest);
            }
        }
        let entry = self.table.entry(whole).or_insert(Entry { name: NO_NAME, longest: 0 });
        if entry.name == NO_NAME {
            entry.name = self.names.len() as u32;
            self.names.push(Name { first: owner, others: Vec::new(), ambiguous });
            return;
        }
        let name = &mut self.names[entry.name as usize];
        // A plain owner goes before one that needs context; the user's before ours.
        let leads = !ambiguous && (on_top || name.ambiguous);
        if leads && name.first != owner {
            name.others.retain(|other| *other != owner);
            name.others.insert(0, std::mem::replace(&mut name.first, owner));
        } else if name.first != owner && !name.others.contains(&owner) {
            name.others.push(owner);
        }
        name.ambiguous &= ambiguous;
    }

    /// Every name that `text` begins with, longest first. Word boundaries are the caller's business; a single letter
    /// is a name in Latin script only.
    ///
    /// Cost: one table look-up for each character of the longest beginning of a name.
    pub fn at(&self, text: &str) -> Vec<NameMatch> {
        let mut found = Vec::new();
        let (mut digest, mut length, mut longest) = (SEED, 0, usize::MAX);
        for (at, raw) in text.char_indices() {
            let Some(c) = fold(raw) else {
                if at == 0 {
                    break;
                }
                continue;
            };
            digest = extend(digest, c);
            length += 1;
            if length == 1 && !raw.is_ascii() {
                continue;
            }
            if length == STEMS[0] && !self.begins.may(digest) {
                break;
            }
            let entry = self.table.get(&digest);
            if STEMS.contains(&length) {
                let Some(entry) = entry else { break };
                longest = entry.longest.into();
            }
            if let Some(name) = entry.and_then(|entry| self.names.get(entry.name as usize)) {
                let (len, owner) = (at + raw.len_utf8(), name.first as usize);
                found.push(NameMatch { len, owner, ambiguous: name.ambiguous });
            }
            if length >= longest {
                break;
            }
        }
        found.reverse();
        found
    }

    /// The owners of the name of that digest.
    pub fn of(&self, digest: u64) -> Option<&Name> {
        self.table.get(&digest).and_then(|entry| self.names.get(entry.name as usize))
    }
}
