//! A ledger, asked piece by piece: an answer reads what it shows, however much the ledger holds.

use super::{Extent, Lack, OnTheWay, Part, census::Census};
use crate::{
    graph::PartnerGraph,
    ledger::{Ledger, Wanted},
    lexicon::Gazetteer,
    model::{Citation, DocId, OrgId, TieId},
    query::{Filter, PartnerRow},
    serve::{names::Names, refusal::Refusal},
    store::{OrgKey, StoreError},
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// An organisation that more claims tell of is not read whole: its most important partners are.
const MANY: usize = 600;
/// So many claims about it are read: what an answer can hold in a second.
const CLAIMS: usize = 6_000;
/// Of so many partners in focus the ties of their own are read, too, at depth 2.
const FARTHER: usize = 24;
/// How long who writes waits for the names: a million claims are counted in a third of a second.
const SETTLED: Duration = Duration::from_secs(3);
/// How long a way is searched for.
const SEARCH: Duration = Duration::from_secs(4);

/// A ledger.
#[derive(Debug)]
pub struct Kept {
    path: PathBuf,
    gazetteer: &'static Gazetteer,
    /// Open ledgers that nobody asks just now.
    idle: Mutex<Vec<Ledger<'static>>>,
    census: Census,
}

impl Kept {
    /// The ledger at a path. Its names are read in the background.
    ///
    /// # Errors
    /// It cannot be opened.
    pub fn open(path: &Path, gazetteer: &'static Gazetteer) -> Result<Self, StoreError> {
        let first = Ledger::open(path, gazetteer)?;
        let census = Census::of(path.to_owned(), gazetteer)?;
        Ok(Self { path: path.to_owned(), gazetteer, idle: Mutex::new(vec![first]), census })
    }

    /// Asks the ledger; several can at once.
    fn ask<T>(&self, question: impl FnOnce(&Ledger<'static>) -> Result<T, StoreError>) -> Result<T, Refusal> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let ledger = idle.map_or_else(|| Ledger::open(&self.path, self.gazetteer), Ok)?;
        let answer = question(&ledger);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(ledger);
        Ok(answer?)
    }

    fn described(&self, graph: PartnerGraph) -> PartnerGraph {
        graph.describe(|id| self.gazetteer.organization(id).cloned())
    }

    /// Writes into the ledger, and waits until the names are those that it has now: who wrote asks for them next.
    pub(in crate::serve) fn write<T>(
        &self,
        work: impl FnOnce(&mut Ledger<'static>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let done = work(&mut Ledger::create(&self.path, self.gazetteer)?)?;
        self.census.settle(SETTLED)?;
        Ok(done)
    }

    /// Reads from the ledger.
    pub(in crate::serve) fn read<T>(
        &self,
        work: impl FnOnce(&Ledger<'static>) -> Result<T, StoreError>,
    ) -> Result<T, Refusal> {
        self.ask(work)
    }

    pub(super) fn edition(&self) -> Result<(i64, u64), Refusal> {
        Ok(self.census.edition()?)
    }

    pub(super) fn names(&self) -> Result<Arc<Names>, Refusal> {
        Ok(Arc::clone(&self.census.now()?.names))
    }

    pub(super) fn extent(&self, hubs: usize) -> Result<Extent, Refusal> {
        let counted = self.census.now()?;
        Ok(Extent { hubs: counted.extent.hubs.iter().take(hubs).cloned().collect(), ..counted.extent.clone() })
    }

    pub(super) fn around(&self, filter: &Filter, most: usize) -> Result<Part<'static>, Refusal> {
        let mut focus = filter.focus.clone();
        if focus.is_empty() {
            // Nobody asks for all of a ledger: the first view is that of the one that most claims tell of.
            let most_told = self.extent(1)?.hubs;
            focus.extend(most_told.into_iter().map(|hub| hub.org.id));
        }
        let first = focus.clone();
        self.ask(|ledger| {
            let mut reading =
                Reading { ledger, filter, wanted: Vec::new(), read: BTreeSet::new(), rows: BTreeMap::new() };
            for org in &focus {
                reading.want(org, most, CLAIMS)?;
            }
            let mut graph = ledger.graph_of(&reading.wanted)?;
            if filter.depth > 1 {
                focus = reading.farther(&graph, most)?;
                for org in &focus {
                    reading.want(org, most, CLAIMS)?;
                }
                graph = ledger.graph_of(&reading.wanted)?;
            }
            Ok(reading.part(graph))
        })
        .map(|part| Part {
            graph: Cow::Owned(self.described(part.graph.into_owned())),
            lack: Lack { focus: if filter.focus.is_empty() { first } else { Vec::new() }, ..part.lack },
        })
    }

    pub(super) fn between(&self, a: &OrgId, b: &OrgId) -> Result<Part<'static>, Refusal> {
        let wanted = [Wanted::Between(vec![(OrgKey::of(a), OrgKey::of(b))])];
        let graph = self.ask(|ledger| ledger.graph_of(&wanted))?;
        Ok(Part { graph: Cow::Owned(self.described(graph)), lack: Lack::default() })
    }

    pub(super) fn holding(&self, org: &OrgId, tie: &TieId) -> Result<Part<'static>, Refusal> {
        let partners = self.ask(|ledger| ledger.partners(org.as_str()))?;
        // Which partners a tie binds is known of those whose answers are ready; of others all is read.
        let with: Option<Vec<OrgId>> = partners.map(|known| {
            let bound = known.partners.into_iter().filter(|row| row.deals.iter().any(|deal| deal.tie == *tie));
            bound.map(|row| row.partner.id).collect()
        });
        let wanted = match with {
            Some(with) if !with.is_empty() => Wanted::With(org.clone(), with),
            _ => Wanted::All(org.clone()),
        };
        let graph = self.ask(|ledger| ledger.graph_of(&[wanted]))?;
        Ok(Part { graph: Cow::Owned(self.described(graph)), lack: Lack::default() })
    }

    pub(super) fn on_the_way(&self, from: &OrgId, to: &OrgId) -> Result<OnTheWay<'static>, Refusal> {
        let until = Instant::now() + SEARCH;
        let ways = self.ask(|ledger| ledger.ways(from, to, until))?;
        let is_sure = ways.is_some();
        let wanted = [Wanted::Between(ways.unwrap_or_default())];
        let graph = self.described(self.ask(|ledger| ledger.graph_of(&wanted))?);
        let part = Part { graph: Cow::Owned(graph), lack: Lack::default() };
        Ok(OnTheWay { part, is_all: false, is_sure })
    }

    /// How many others deals may bind to an organisation; `None` where that takes long to count.
    pub(super) fn beyond(&self, org: &OrgId, here: &BTreeSet<&OrgId>) -> Result<Option<usize>, Refusal> {
        self.ask(|ledger| {
            let (store, key) = (ledger.store(), OrgKey::of(org));
            if store.claims_naming(key, FEW + 1)? > FEW {
                return Ok(None);
            }
            let here: BTreeSet<OrgKey> = here.iter().map(|org| OrgKey::of(org)).collect();
            Ok(Some(store.neighbours(key)?.difference(&here).count()))
        })
    }

    pub(super) fn citations(&self, docs: &BTreeSet<&DocId>) -> Result<BTreeMap<DocId, Citation>, Refusal> {
        self.ask(|ledger| {
            let mut known = BTreeMap::new();
            for &doc in docs {
                if let Some(citation) = ledger.store().citation(doc)? {
                    known.insert(doc.clone(), citation);
                }
            }
            Ok(known)
        })
    }

    /// All partners of an organisation where they are kept ready.
    pub(super) fn ready_partners(&self, org: &OrgId) -> Result<Option<Vec<PartnerRow>>, Refusal> {
        Ok(self.ask(|ledger| ledger.partners(org.as_str()))?.map(|known| known.partners))
    }
}

/// Of organisations with more claims nobody counts the partners on the way.
const FEW: usize = 64;

/// What is to be read for one answer.
struct Reading<'a> {
    ledger: &'a Ledger<'static>,
    filter: &'a Filter,
    wanted: Vec<Wanted>,
    /// Those whose ties are read, all or the important ones.
    read: BTreeSet<OrgId>,
    /// How many partners those have that are not read whole.
    rows: BTreeMap<OrgId, usize>,
}

impl Reading<'_> {
    /// Wants an organisation's ties; of one with many claims those with its most important partners, so many at
    /// most, and claims.
    fn want(&mut self, org: &OrgId, most: usize, claims: usize) -> Result<(), StoreError> {
        if !self.read.insert(org.clone()) {
            return Ok(());
        }
        let ready = match self.ledger.store().claims_naming(OrgKey::of(org), MANY + 1)? > MANY {
            true => self.ledger.partners(org.as_str())?,
            false => None,
        };
        let Some(ready) = ready else {
            self.wanted.push(Wanted::All(org.clone()));
            return Ok(());
        };
        self.rows.insert(org.clone(), ready.partners.len());
        let fit = ready.partners.iter().filter(|row| self.fits(row)).take(most);
        let mut sum = 0;
        let affordable = fit.take_while(|row| {
            let is_first = sum == 0;
            sum += row.articles;
            is_first || sum <= claims
        });
        let partners = affordable.map(|row| row.partner.id.clone()).collect();
        self.wanted.push(Wanted::With(org.clone(), partners));
        Ok(())
    }

    /// Whether a partner may pass the filter, as far as its row tells.
    fn fits(&self, row: &PartnerRow) -> bool {
        let Filter { kinds, statuses, min_confidence, as_of, .. } = self.filter;
        let own = |deal: &&crate::query::Deal| deal.via.is_none();
        row.deals.iter().filter(own).any(|deal| {
            (kinds.is_empty() || kinds.contains(&deal.kind))
                && (statuses.is_empty() || as_of.is_some() || statuses.contains(&deal.status))
        }) && min_confidence.is_none_or(|least| row.confidence >= least)
    }

    /// The partners whose own ties are read at depth 2: those that most ties bind to the focus, but not the largest.
    fn farther(&self, graph: &PartnerGraph, most: usize) -> Result<Vec<OrgId>, StoreError> {
        let mut found: Vec<(usize, OrgId)> = graph
            .organizations()
            .iter()
            .filter(|org| !self.read.contains(&org.id))
            .map(|org| {
                (graph.ties_of(&org.id).filter(|tie| tie.orgs().any(|it| self.read.contains(it))).count(), &org.id)
            })
            .map(|(ties, id)| (usize::MAX - ties, id.clone()))
            .collect();
        found.sort();
        let (mut chosen, mut sum) = (Vec::new(), 0);
        for (_, org) in found {
            let claims = self.ledger.store().claims_naming(OrgKey::of(&org), MANY + 1)?;
            // To choose among the partners of many large ones takes seconds; a reader expands one of them instead.
            if claims <= MANY && sum + claims <= CLAIMS && chosen.len() < FARTHER.min(most) {
                sum += claims;
                chosen.push(org);
            }
        }
        Ok(chosen)
    }

    /// The graph of what was read, and what it lacks.
    fn part(self, graph: PartnerGraph) -> Part<'static> {
        // Of ties among others some claims may be missing.
        let graph = graph.keep_ties(|tie| tie.orgs().any(|org| self.read.contains(org)));
        let mut partners = BTreeMap::new();
        for (org, all) in self.rows {
            let here: BTreeSet<&OrgId> =
                graph.ties_of(&org).flat_map(|tie| tie.orgs()).filter(|it| **it != org).collect();
            let missing = all.saturating_sub(here.len());
            partners.insert(org, missing);
        }
        let lack = Lack { partners, complete: Some(self.read), focus: Vec::new() };
        Part { graph: Cow::Owned(graph), lack }
    }
}
