//! Names → organisations.

use super::{
    LexiconError, name_key,
    owners::{NameMatch, Owners, SEED, digest_of, fold, id_digest},
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
#[derive(Debug, Clone)]
pub struct Gazetteer {
    organizations: Vec<Slot>,
    ids: DigestMap<u32>,
    /// Empty until somebody looks for a name of what the binary carries: many questions know ids only.
    owners: OnceLock<Owners>,
}

impl Default for Gazetteer {
    fn default() -> Self {
        Self { organizations: Vec::new(), ids: DigestMap::default(), owners: Owners::default().into() }
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
        let mut gazetteer = Self { owners: OnceLock::new(), ..Self::default() };
        gazetteer.organizations.reserve(11_000);
        gazetteer.ids.reserve(14_000);
        for (file, text) in BUILTIN {
            for_rows(file, text, &COLUMNS, &mut Vec::new(), |_, row, [id, ..], _| {
                gazetteer.place(id, Slot { row, taken: OnceLock::new() });
            });
        }
        gazetteer
    }

    fn owners_of_names(&self) -> &Owners {
        self.owners.get_or_init(|| {
            let (mut owners, mut errors) = (Owners::roomy(), Vec::new());
            for (file, text) in BUILTIN {
                let mut naming = Naming { owners: &mut owners, here: DigestMap::default(), on_top: false };
                for_rows(file, text, &COLUMNS, &mut errors, |line, _, fields, errors| {
                    if let Some(owner) = self.ids.get(&id_digest(fields[0])) {
                        let flaws = naming.name(fields, *owner, |owner| self.at(owner as usize).id.to_string());
                        errors.extend(flaws.into_iter().map(|reason| LexiconError {
                            file: (*file).to_owned(),
                            line,
                            reason,
                        }));
                    }
                });
            }
            debug_assert!(errors.is_empty(), "{errors:?}");
            owners
        })
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
            Ok(_) => self.lay_over(file, &text),
            Err(error) => vec![LexiconError { file: file.to_owned(), line: 0, reason: error.to_string() }],
        }
    }

    fn lay_over(&mut self, file: &str, text: &str) -> Vec<LexiconError> {
        self.owners_of_names();
        let mut owners = self.owners.take().unwrap_or_default();
        let mut naming = Naming { owners: &mut owners, here: DigestMap::default(), on_top: true };
        let mut errors = Vec::new();
        for_rows(file, text, &COLUMNS, &mut errors, |line, _, fields, errors| {
            let mut fail = |reason: String| errors.push(LexiconError { file: file.to_owned(), line, reason });
            let [id, ko, en, kind, ..] = *fields;
            let kind = match kind.parse::<OrgKind>() {
                Ok(kind) => kind,
                Err(unknown) => return fail(unknown.to_string()),
            };
            if id.is_empty() || (ko.is_empty() && en.is_empty()) {
                return fail("an organisation needs an id and a name".to_owned());
            }
            let taken = OnceLock::from(Box::new(organization(fields, kind)));
            let owner = self.place(id, Slot { row: "", taken });
            naming.name(fields, owner, |owner| self.at(owner as usize).id.to_string()).into_iter().for_each(fail);
        });
        self.owners = owners.into();
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

    /// Every name that `text` begins with, longest first. Word boundaries are the caller's business; a single letter
    /// is a name in Latin script only.
    ///
    /// Cost: one table look-up for each character of the longest beginning of a name.
    pub fn names_at(&self, text: &str) -> Vec<NameMatch> {
        self.owners_of_names().at(text)
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
        let by_digest = |digest| self.owners_of_names().of(digest);
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

/// Gives the names of one file to their owners.
struct Naming<'o> {
    owners: &'o mut Owners,
    /// Names of this file alone: within one file a plain name has one owner, over files the first one wins.
    here: DigestMap<u32>,
    /// Whether the owners go before those that are there.
    on_top: bool,
}

impl Naming<'_> {
    /// Gives the names of a row to their owner; gives what is wrong with them.
    fn name(&mut self, fields: &[&str; COLUMNS.len()], owner: u32, called: impl Fn(u32) -> String) -> Vec<String> {
        let [_, ko, en, .., aliases] = *fields;
        // Built-in files are checked by tests; starting up need not do it again.
        let checked = self.on_top || cfg!(debug_assertions);
        let mut flaws = Vec::new();
        for name in [ko, en].into_iter().chain(parts(aliases)).filter(|name| !name.is_empty()) {
            let (ambiguous, plain) = (name.starts_with('?'), name.trim_start_matches('?'));
            let digest = digest_of(plain.chars().filter_map(fold));
            if digest == SEED {
                flaws.push(format!("`{name}` holds no letter"));
                continue;
            }
            if checked && !ambiguous {
                match self.here.entry(digest) {
                    Slotted::Occupied(other) if *other.get() != owner => {
                        flaws.push(format!("`{name}` belongs to `{}` already", called(*other.get())));
                        continue;
                    }
                    Slotted::Occupied(_) => {}
                    Slotted::Vacant(free) => _ = free.insert(owner),
                }
            }
            self.owners.add(plain, digest, owner, ambiguous, self.on_top);
        }
        flaws
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
