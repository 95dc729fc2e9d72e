//! Names → organisations.

use super::{
    LexiconError,
    beginnings::Beginnings,
    name_key,
    table::{for_rows, parts},
};
use crate::model::{DigestMap, OrgId, OrgKind, Organization};
use std::{collections::hash_map::Entry as Slotted, io::Read, sync::OnceLock};

/// The columns of a gazetteer file.
const COLUMNS: [&str; 8] = ["id", "ko", "en", "kind", "country", "group", "ticker", "aliases"];

/// The files that the binary carries, in order: of two owners of one name, the earlier file wins.
const BUILTIN: &[(&str, &str)] = &[
    ("data/organizations/alliances.tsv", include_str!("../../data/organizations/alliances.tsv")),
    ("data/organizations/groups.tsv", include_str!("../../data/organizations/groups.tsv")),
    ("data/organizations/listed.tsv", include_str!("../../data/organizations/listed.tsv")),
    ("data/organizations/korea.tsv", include_str!("../../data/organizations/korea.tsv")),
    ("data/organizations/world.tsv", include_str!("../../data/organizations/world.tsv")),
    ("data/organizations/education.tsv", include_str!("../../data/organizations/education.tsv")),
    ("data/organizations/institutes.tsv", include_str!("../../data/organizations/institutes.tsv")),
    ("data/organizations/public.tsv", include_str!("../../data/organizations/public.tsv")),
    ("data/organizations/places.tsv", include_str!("../../data/organizations/places.tsv")),
];

/// A name found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameMatch {
    /// Bytes of the text that the name covers, from where the search began.
    pub len: usize,
    /// The owner, for [`Gazetteer::at`].
    pub owner: usize,
    /// The name is also an ordinary word (대상, 메타): it needs support from the context.
    pub ambiguous: bool,
}

/// The owners of one name, the one who goes first apart.
#[derive(Debug, Clone)]
struct Name {
    first: u32,
    others: Vec<u32>,
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

/// An organisation, taken apart when somebody asks for it: most are never met.
#[derive(Debug, Clone, Default)]
struct Slot {
    /// A row of a built-in file.
    row: &'static str,
    taken: OnceLock<Box<Organization>>,
}

impl Slot {
    fn get(&self) -> &Organization {
        self.taken.get_or_init(|| {
            let mut fields = [""; COLUMNS.len()];
            fields.iter_mut().zip(self.row.split('\t')).for_each(|(field, cell)| *field = cell);
            Box::new(organization(&fields, fields[3].parse().unwrap_or(OrgKind::Company)))
        })
    }
}

fn organization(fields: &[&str; COLUMNS.len()], kind: OrgKind) -> Organization {
    let [id, ko, en, _, country, group, ticker, aliases] = *fields;
    let plain = |name: &str| Some(name.trim_start_matches('?').to_owned()).filter(|name| !name.is_empty());
    Organization {
        id: OrgId::new(id),
        ko: plain(ko),
        en: plain(en),
        kind,
        country: plain(country),
        group: plain(group).map(OrgId::new),
        ticker: plain(ticker),
        aliases: parts(aliases).filter_map(plain).collect(),
    }
}

/// Organisations and all their names. Immutable once built, cheap to share.
///
/// Names are kept as 64-bit digests of their folded characters: of 50,000 names, two meet by chance once in 10¹⁰ tries.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    organizations: Vec<Slot>,
    ids: DigestMap<u32>,
    names: Vec<Name>,
    table: DigestMap<Entry>,
    begins: Beginnings,
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn extend(digest: u64, c: char) -> u64 {
    let mixed = (digest ^ u64::from(c as u32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

fn digest_of(chars: impl Iterator<Item = char>) -> u64 {
    chars.fold(SEED, extend)
}

fn id_digest(id: &str) -> u64 {
    id.bytes().fold(!SEED, |digest, byte| extend(digest, char::from(byte)))
}

/// A character of a name as it is compared; `None` for those that come and go (spaces, hyphens, full stops).
fn fold(c: char) -> Option<char> {
    match c {
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        ' ' | '-' | '.' | '·' | '\u{a0}' | '’' | '\'' => None,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).and_then(fold),
        _ if c.is_ascii() || ('가'..='힣').contains(&c) => Some(c),
        _ => c.to_lowercase().next(),
    }
}

impl Gazetteer {
    /// The organisations that the binary carries.
    ///
    /// ```
    /// let gazetteer = tieup::lexicon::Gazetteer::builtin();
    /// assert_eq!(gazetteer.lookup("SKT").unwrap().id.as_str(), "sk-telecom");
    /// ```
    pub fn builtin() -> Self {
        let mut gazetteer = Self::default();
        gazetteer.organizations.reserve(11_000);
        gazetteer.names.reserve(36_000);
        gazetteer.ids.reserve(14_000);
        gazetteer.table.reserve(100_000);
        for (file, text) in BUILTIN {
            let errors = gazetteer.add(file, text, |row| Slot { row, taken: OnceLock::new() }, false);
            debug_assert!(errors.is_empty(), "{errors:?}");
        }
        gazetteer
    }

    /// Lays a user's own file over what is there: its rows win over rows of the same id, its names over names.
    ///
    /// The form is that of `data/organizations/*.tsv`: eight tab-separated columns under a header, aliases
    /// separated by `|`, a leading `?` at a name that is also an ordinary word.
    ///
    /// # Errors
    /// Every row that cannot be taken, with file and line. All other rows are in effect.
    pub fn overlay(&mut self, file: &str, mut source: impl Read) -> Vec<LexiconError> {
        let mut text = String::new();
        match source.read_to_string(&mut text) {
            Ok(_) => self.add(file, &text, |_| Slot::default(), true),
            Err(error) => vec![LexiconError { file: file.to_owned(), line: 0, reason: error.to_string() }],
        }
    }

    /// Adds the rows of a file; `on_top` where its names go before those that are there.
    fn add<'t>(
        &mut self,
        file: &str,
        text: &'t str,
        slot: impl Fn(&'t str) -> Slot,
        on_top: bool,
    ) -> Vec<LexiconError> {
        let mut errors = Vec::new();
        // Names of this file alone: within one file a plain name has one owner, over files the first one wins.
        let mut here: DigestMap<u32> = DigestMap::default();
        // Built-in files are checked by tests; starting up need not do it again.
        let checked = on_top || cfg!(debug_assertions);
        for_rows(file, text, &COLUMNS, &mut errors, |line, row, fields, errors| {
            let mut fail = |reason: String| errors.push(LexiconError { file: file.to_owned(), line, reason });
            let [id, ko, en, kind, .., aliases] = *fields;
            let kind = match kind.parse::<OrgKind>() {
                Ok(kind) => kind,
                Err(unknown) => return fail(unknown.to_string()),
            };
            if id.is_empty() || (ko.is_empty() && en.is_empty()) {
                return fail("an organisation needs an id and a name".to_owned());
            }
            let slot = slot(row);
            if slot.row.is_empty() {
                let _ = slot.taken.set(Box::new(organization(fields, kind)));
            }
            let owner = self.place(id, slot);
            for name in [ko, en].into_iter().chain(parts(aliases)).filter(|name| !name.is_empty()) {
                let (ambiguous, plain) = (name.starts_with('?'), name.trim_start_matches('?'));
                let digest = digest_of(plain.chars().filter_map(fold));
                if digest == SEED {
                    fail(format!("`{name}` holds no letter"));
                    continue;
                }
                if checked && !ambiguous {
                    match here.entry(digest) {
                        Slotted::Occupied(other) if *other.get() != owner => {
                            let other = &self.organizations[*other.get() as usize].get().id;
                            fail(format!("`{name}` belongs to `{other}` already"));
                            continue;
                        }
                        Slotted::Occupied(_) => {}
                        Slotted::Vacant(free) => _ = free.insert(owner),
                    }
                }
                self.name(plain, digest, owner, ambiguous, on_top);
            }
        });
        errors.sort_by_key(|error| error.line);
        errors
    }

    fn place(&mut self, id: &str, slot: Slot) -> u32 {
        let next = self.organizations.len() as u32;
        let at = *self.ids.entry(id_digest(id)).or_insert(next);
        match self.organizations.get_mut(at as usize) {
            Some(before) => *before = slot,
            None => self.organizations.push(slot),
        }
        at
    }

    fn name(&mut self, name: &str, whole: u64, owner: u32, ambiguous: bool, on_top: bool) {
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
    pub fn names_at(&self, text: &str) -> Vec<NameMatch> {
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

    /// The organisation that a [`NameMatch`] speaks of.
    pub fn at(&self, owner: usize) -> &Organization {
        self.organizations[owner].get()
    }

    /// The first owner of a name, its id included, without regard to case, spaces and legal forms.
    pub fn lookup(&self, name: &str) -> Option<&Organization> {
        self.owners(name).next()
    }

    /// Every owner of a name, its id included.
    pub fn owners(&self, name: &str) -> impl Iterator<Item = &Organization> {
        let by_digest = |digest| self.table.get(&digest).and_then(|entry| self.names.get(entry.name as usize));
        let plain = digest_of(name.chars().filter_map(fold));
        let by_key = || Some(digest_of(name_key(name).chars())).filter(|key| *key != plain).and_then(by_digest);
        let named = by_digest(plain).or_else(by_key);
        let by_id = self.ids.get(&id_digest(name.trim())).copied();
        let of_name = named.into_iter().flat_map(|name| [name.first].into_iter().chain(name.others.iter().copied()));
        let of_name = of_name.filter(move |owner| Some(*owner) != by_id);
        by_id.into_iter().chain(of_name).map(|owner| self.organizations[owner as usize].get())
    }

    /// The organisation with this id.
    pub fn organization(&self, id: &OrgId) -> Option<&Organization> {
        self.ids.get(&id_digest(id.as_str())).map(|at| self.organizations[*at as usize].get())
    }

    /// All organisations, in the order of the files.
    pub fn organizations(&self) -> impl ExactSizeIterator<Item = &Organization> {
        self.organizations.iter().map(Slot::get)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "id\tko\ten\tkind\tcountry\tgroup\tticker\taliases\n";

    fn small(rows: &str) -> (Gazetteer, Vec<LexiconError>) {
        let mut gazetteer = Gazetteer::default();
        let errors = gazetteer.overlay("mine.tsv", format!("{HEADER}{rows}").as_bytes());
        (gazetteer, errors)
    }

    #[test]
    fn the_longest_name_comes_first() {
        let (gazetteer, errors) =
            small("a\t가온\t\tcompany\tKR\t\t\t\nb\t가온로보\tGaon Robo\tcompany\tKR\ta\t\t가온 로봇\n");
        assert_eq!(errors, []);
        let found = gazetteer.names_at("가온 로보와 손잡고");
        assert_eq!(found.iter().map(|name| name.len).collect::<Vec<_>>(), ["가온 로보".len(), "가온".len()]);
        assert_eq!(gazetteer.at(found[0].owner).id.as_str(), "b");
        assert!(gazetteer.names_at("누리").is_empty());
        assert_eq!(gazetteer.lookup("GAON-ROBO").unwrap().id.as_str(), "b");
    }

    #[test]
    fn a_duplicate_alias_names_its_line_and_the_rest_is_done() {
        let (gazetteer, errors) = small("a\t가온\t\tcompany\tKR\t\t\t누리\nb\t누리\t\tcompany\tKR\t\t\t다온\nc\n");
        assert_eq!(errors.len(), 2);
        assert_eq!(errors[0].to_string(), "mine.tsv:3: `누리` belongs to `a` already");
        assert_eq!(errors[1].to_string(), "mine.tsv:4: 1 columns where 8 belong");
        assert_eq!(gazetteer.lookup("다온").unwrap().id.as_str(), "b");
    }

    #[test]
    fn a_name_that_is_a_word_says_so() {
        let (gazetteer, _) = small("a\t?대상\tDaesang\tcompany\tKR\t\t\t\n");
        assert!(gazetteer.names_at("대상은")[0].ambiguous);
        assert_eq!(gazetteer.lookup("대상").unwrap().name(), "대상");
    }

    #[test]
    fn names_of_one_s_own_go_before_ours() {
        let (mut gazetteer, _) = small("a\t가온\t\tcompany\tKR\t\t\t누리\n");
        gazetteer.overlay(
            "b.tsv",
            format!("{HEADER}b\t누리\t\tcompany\tKR\t\t\t\na\t가온사\t\tcompany\tKR\t\t\t\n").as_bytes(),
        );
        assert_eq!(gazetteer.lookup("누리").unwrap().id.as_str(), "b");
        assert_eq!(gazetteer.owners("누리").count(), 2);
        assert_eq!(gazetteer.lookup("가온").unwrap().name(), "가온사");
    }

    #[test]
    fn a_built_in_row_is_taken_apart_when_asked_for() {
        let kt = Gazetteer::builtin().lookup("케이티").cloned().unwrap();
        assert_eq!((kt.id.as_str(), kt.name(), kt.kind), ("kt", "KT", OrgKind::Company));
    }
}
