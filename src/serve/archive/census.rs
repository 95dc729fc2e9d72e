//! Who is in a ledger and how much it holds: counted in the background, and again when somebody has written.

use super::Extent;
use crate::{
    ledger::Ledger,
    lexicon::Gazetteer,
    model::{OrgId, OrgKind},
    query::Named,
    serve::{
        archive::Hub,
        names::{Names, Suggested},
        refusal::Refusal,
    },
    store::{NameSort, Store, StoreError},
};
use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread,
    time::Duration,
};

/// So many of those that most claims tell of are told.
const HUBS: usize = 24;

/// What was counted.
#[derive(Debug)]
pub(super) struct Counted {
    pub(super) names: Arc<Names>,
    pub(super) extent: Extent,
}

/// The last count, and whether it still holds.
#[derive(Debug)]
pub(super) struct Census {
    shared: Arc<Shared>,
    /// Tells when somebody has written.
    watch: Mutex<(Store, i64)>,
    path: PathBuf,
    gazetteer: &'static Gazetteer,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    last: Option<Arc<Counted>>,
    /// How often it was counted.
    counts: u64,
    failed: Option<String>,
    is_counting: bool,
    /// Somebody wrote after the count under way began.
    is_stale: bool,
}

impl Census {
    /// That of a ledger; the first count begins.
    pub(super) fn of(path: PathBuf, gazetteer: &'static Gazetteer) -> Result<Self, StoreError> {
        let store = Store::open(&path)?;
        let version = store.version()?;
        let census = Self { shared: Arc::default(), watch: Mutex::new((store, version)), path, gazetteer };
        census.count();
        Ok(census)
    }

    /// The last count; waits for the first one. Where somebody has written since, another begins.
    pub(super) fn now(&self) -> Result<Arc<Counted>, Refusal> {
        if self.has_changed()? {
            self.count();
        }
        let mut state = self.shared.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(last) = &state.last {
                return Ok(Arc::clone(last));
            }
            if let Some(reason) = state.failed.take() {
                return Err(Refusal::new(500, reason));
            }
            if !state.is_counting {
                return Err(Refusal::new(500, "the ledger could not be counted"));
            }
            state = self.shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Waits until what was written is counted, but no longer than `most`.
    pub(super) fn settle(&self, most: Duration) -> Result<(), Refusal> {
        self.now()?;
        let state = self.shared.state.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.shared.changed.wait_timeout_while(state, most, |state| state.is_counting));
        Ok(())
    }

    /// Changes when somebody has written, and again when that was counted.
    pub(super) fn edition(&self) -> Result<(i64, u64), StoreError> {
        if self.has_changed()? {
            self.count();
        }
        let version = self.watch.lock().unwrap_or_else(PoisonError::into_inner).1;
        Ok((version, self.shared.state.lock().unwrap_or_else(PoisonError::into_inner).counts))
    }

    fn has_changed(&self) -> Result<bool, StoreError> {
        let mut watch = self.watch.lock().unwrap_or_else(PoisonError::into_inner);
        let version = watch.0.version()?;
        let changed = version != watch.1;
        watch.1 = version;
        Ok(changed)
    }

    fn count(&self) {
        let mut state = self.shared.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.is_counting {
            state.is_stale = true;
            return;
        }
        state.is_counting = true;
        let (shared, path, gazetteer) = (Arc::clone(&self.shared), self.path.clone(), self.gazetteer);
        thread::spawn(move || {
            loop {
                let counted = Ledger::open(&path, gazetteer).and_then(|ledger| counted(&ledger, gazetteer));
                let mut state = shared.state.lock().unwrap_or_else(PoisonError::into_inner);
                match counted {
                    Ok(counted) => {
                        state.last = Some(Arc::new(counted));
                        state.counts += 1;
                    }
                    Err(error) => state.failed = Some(error.to_string()),
                }
                let again = std::mem::take(&mut state.is_stale);
                state.is_counting = again;
                shared.changed.notify_all();
                if !again {
                    return;
                }
            }
        });
    }
}

/// One organisation's names as they are read.
#[derive(Default)]
struct Called {
    id: String,
    claims: usize,
    /// The name that most claims give it, and how many do.
    best: (u64, String),
    is_alliance: bool,
    forms: Vec<String>,
}

fn counted(ledger: &Ledger<'_>, gazetteer: &Gazetteer) -> Result<Counted, StoreError> {
    let mut names = Names::default();
    let mut called = Called::default();
    let mut given: BTreeMap<OrgId, Vec<String>> = BTreeMap::new();
    for (name, org) in ledger.aliases()? {
        given.entry(org).or_default().push(name);
    }
    ledger.store().all_names(|org, named| {
        if called.id != org {
            std::mem::take(&mut called).enter(&mut names, gazetteer, &given);
            org.clone_into(&mut called.id);
        }
        if matches!(named.sort, NameSort::Name | NameSort::Alliance) {
            called.claims += usize::try_from(named.uses).unwrap_or(usize::MAX);
            called.is_alliance |= named.sort == NameSort::Alliance;
            if named.uses > called.best.0 {
                called.best = (named.uses, named.form.clone());
            }
        }
        called.forms.push(named.form);
    })?;
    called.enter(&mut names, gazetteer, &given);
    let (articles, claims) = ledger.store().extent()?;
    let company = names.heaviest(names.len()).into_iter().filter(|org| org.kind != OrgKind::Alliance);
    let hub = |org: &Suggested| Hub {
        org: Named { id: org.id.clone(), name: org.name.clone() },
        ties: None,
        claims: Some(org.weight),
        partners: None,
    };
    let extent = Extent {
        articles: (articles > 0).then_some(articles),
        claims,
        organizations: names.len(),
        ties: None,
        period: None,
        hubs: company.take(HUBS).map(hub).collect(),
    };
    Ok(Counted { names: Arc::new(names), extent })
}

impl Called {
    /// Adds the organisation, if claims name it, under what people have called it besides, too.
    fn enter(self, names: &mut Names, gazetteer: &Gazetteer, given: &BTreeMap<OrgId, Vec<String>>) {
        if self.claims == 0 {
            return;
        }
        let id = OrgId::new(self.id);
        let known = gazetteer.organization(&id);
        let kind = if self.is_alliance { OrgKind::Alliance } else { OrgKind::Company };
        let suggested = Suggested {
            name: known.map_or(self.best.1, |org| org.name().to_owned()),
            en: known.and_then(|org| org.en.clone()),
            kind: known.map_or(kind, |org| org.kind),
            weight: self.claims,
            is_claims: true,
            id,
        };
        let more = given.get(&suggested.id).into_iter().flatten();
        names.add(suggested, self.forms.iter().chain(more).map(String::as_str));
    }
}
