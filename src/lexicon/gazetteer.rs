//! Names → organisations.

use super::{
    LexiconError, name_key,
    table::{parts, rows},
};
use crate::model::{OrgId, OrgKind, Organization};
use std::{collections::HashMap, io::Read};

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

#[derive(Debug, Clone)]
struct Name {
    owners: Vec<u32>,
    ambiguous: bool,
}

/// Organisations and all their names. Immutable once built, cheap to share.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    organizations: Vec<Organization>,
    ids: HashMap<OrgId, u32>,
    /// Folded name → owners.
    names: HashMap<String, Name>,
    /// Digests of every beginning of every folded name: a scan stops at the first that is none.
    beginnings: HashMap<u64, bool, BuildIdentity>,
}

type BuildIdentity = std::hash::BuildHasherDefault<Identity>;

/// The keys are digests already.
#[derive(Default)]
struct Identity(u64);

impl std::hash::Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn extend(digest: u64, c: char) -> u64 {
    let mixed = (digest ^ u64::from(c as u32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
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
        gazetteer.reserve(16_000);
        for (file, text) in BUILTIN {
            let errors = gazetteer.add(file, text);
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
            Ok(_) => self.add(file, &text),
            Err(error) => vec![LexiconError { file: file.to_owned(), line: 0, reason: error.to_string() }],
        }
    }

    fn reserve(&mut self, organizations: usize) {
        self.organizations.reserve(organizations);
        self.ids.reserve(organizations);
        self.names.reserve(organizations * 3);
        self.beginnings.reserve(organizations * 12);
    }

    fn add(&mut self, file: &str, text: &str) -> Vec<LexiconError> {
        let mut errors = Vec::new();
        // Names of this file alone: within one file a plain name has one owner, over files the first one wins.
        let mut here: HashMap<String, u32> = HashMap::new();
        for row in rows(file, text, &COLUMNS, &mut errors) {
            let mut fail = |reason: String| errors.push(LexiconError { file: file.to_owned(), line: row.line, reason });
            let [id, ko, en, kind, country, group, ticker, aliases] = row.fields[..] else { continue };
            let kind = match kind.parse::<OrgKind>() {
                Ok(kind) => kind,
                Err(unknown) => {
                    fail(unknown.to_string());
                    continue;
                }
            };
            if id.is_empty() || (ko.is_empty() && en.is_empty()) {
                fail("an organisation needs an id and a name".to_owned());
                continue;
            }
            let plain = |name: &str| Some(name.trim_start_matches('?').to_owned()).filter(|name| !name.is_empty());
            let organization = Organization {
                id: OrgId::new(id),
                ko: plain(ko),
                en: plain(en),
                kind,
                country: plain(country),
                group: plain(group).map(OrgId::new),
                ticker: plain(ticker),
                aliases: parts(aliases).filter_map(plain).collect(),
            };
            let owner = self.place(organization);
            for name in [ko, en].into_iter().chain(parts(aliases)).filter(|name| !name.is_empty()) {
                let ambiguous = name.starts_with('?');
                let folded = folded(name.trim_start_matches('?'));
                if folded.is_empty() {
                    fail(format!("`{name}` holds no letter"));
                    continue;
                }
                if !ambiguous && let Some(&other) = here.get(&folded).filter(|other| **other != owner) {
                    let other = &self.organizations[other as usize].id;
                    fail(format!("`{name}` belongs to `{other}` already"));
                    continue;
                }
                if !ambiguous {
                    here.insert(folded.clone(), owner);
                }
                self.name(folded, owner, ambiguous);
            }
        }
        errors.sort_by_key(|error| error.line);
        errors
    }

    fn place(&mut self, organization: Organization) -> u32 {
        if let Some(&at) = self.ids.get(&organization.id) {
            self.organizations[at as usize] = organization;
            return at;
        }
        let at = self.organizations.len() as u32;
        self.ids.insert(organization.id.clone(), at);
        self.organizations.push(organization);
        at
    }

    fn name(&mut self, folded: String, owner: u32, ambiguous: bool) {
        let mut digest = SEED;
        for c in folded.chars() {
            digest = extend(digest, c);
            self.beginnings.entry(digest).or_insert(false);
        }
        self.beginnings.insert(digest, true);
        let name = self.names.entry(folded).or_insert(Name { owners: Vec::new(), ambiguous });
        if !name.owners.contains(&owner) {
            // A plain owner goes before one that needs context.
            let at = if ambiguous || !name.ambiguous { name.owners.len() } else { 0 };
            name.owners.insert(at, owner);
        }
        name.ambiguous &= ambiguous;
    }

    /// Every name that `text` begins with, longest first. Word boundaries are the caller's business.
    ///
    /// Cost: one table look-up for each character of the longest beginning of a name.
    pub fn names_at(&self, text: &str) -> Vec<NameMatch> {
        let mut found = Vec::new();
        let (mut digest, mut key) = (SEED, String::new());
        for (at, c) in text.char_indices() {
            let Some(c) = fold(c) else {
                if at == 0 || c == '\n' {
                    break;
                }
                continue;
            };
            digest = extend(digest, c);
            let Some(&whole) = self.beginnings.get(&digest) else { break };
            key.push(c);
            if whole && let Some(name) = self.names.get(&key) {
                let len = at + text[at..].chars().next().map_or(0, char::len_utf8);
                found.push(NameMatch { len, owner: name.owners[0] as usize, ambiguous: name.ambiguous });
            }
        }
        found.reverse();
        found
    }

    /// The organisation that a [`NameMatch`] speaks of.
    pub fn at(&self, owner: usize) -> &Organization {
        &self.organizations[owner]
    }

    /// The first owner of a name, its id included, without regard to case, spaces and legal forms.
    pub fn lookup(&self, name: &str) -> Option<&Organization> {
        self.owners(name).next()
    }

    /// Every owner of a name, its id included.
    pub fn owners(&self, name: &str) -> impl Iterator<Item = &Organization> {
        let named = self.names.get(&folded(name)).or_else(|| self.names.get(&name_key(name)));
        let by_id = self.ids.get(&OrgId::new(name.trim()));
        let owners: Vec<u32> =
            by_id.into_iter().chain(named.into_iter().flat_map(|name| &name.owners)).copied().collect();
        let mut seen = Vec::new();
        owners.into_iter().filter_map(move |owner| {
            (!seen.contains(&owner)).then(|| seen.push(owner)).map(|()| &self.organizations[owner as usize])
        })
    }

    /// The organisation with this id.
    pub fn organization(&self, id: &OrgId) -> Option<&Organization> {
        self.ids.get(id).map(|at| &self.organizations[*at as usize])
    }

    /// All organisations, in the order of the files.
    pub fn organizations(&self) -> &[Organization] {
        &self.organizations
    }
}

fn folded(name: &str) -> String {
    name.chars().filter_map(fold).collect()
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
}
