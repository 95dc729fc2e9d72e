//! Who joined which alliance when, as a view tells it.

use super::super::super::sketch::{Link, Node, Sketch};
use super::super::super::{escape, tooltip, wording};
use crate::model::{Claim, Kind, Lang, OrgId, Organization, PartialDate, Participant, Role, Status, Tie};
use crate::query::View;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// When something happened to members of an alliance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub date: Option<PartialDate>,
    /// Only a report places it.
    pub reported: bool,
    pub status: Status,
}

/// A moment and those it is about.
#[derive(Debug)]
pub(super) struct Station<'v> {
    pub moment: Moment,
    /// Those who lead first, then by name.
    pub members: Vec<Member<'v>>,
}

/// One part in an alliance.
#[derive(Debug)]
pub(super) struct Member<'v> {
    pub org: &'v OrgId,
    pub leads: bool,
    pub tie: &'v Tie,
}

/// An alliance with its stations in order of time; what has no date stands last.
#[derive(Debug)]
pub(super) struct Rail<'v> {
    pub alliance: &'v Organization,
    pub stations: Vec<Station<'v>>,
}

impl Rail<'_> {
    pub fn members(&self) -> usize {
        self.stations.iter().map(|station| station.members.len()).sum()
    }
}

/// The view of its memberships alone, so that its caption counts what is drawn.
pub(super) fn memberships(view: &View) -> View {
    let ties: Vec<Tie> = view.ties.iter().filter(|tie| tie.alliance.is_some()).cloned().collect();
    let named: BTreeSet<&OrgId> = ties.iter().flat_map(Tie::orgs).collect();
    let organizations = view.organizations.iter().filter(|org| named.contains(&org.id)).cloned().collect();
    View { organizations, ties, ..view.clone() }
}

/// The alliances of a view: those in focus first, then those with more members, then by name.
pub(super) fn rails(view: &View) -> Vec<Rail<'_>> {
    let mut ties: BTreeMap<&OrgId, Vec<&Tie>> = BTreeMap::new();
    for tie in &view.ties {
        if let Some(alliance) = &tie.alliance {
            ties.entry(alliance).or_default().push(tie);
        }
    }
    let mut rails: Vec<Rail> = Vec::new();
    for (id, ties) in ties {
        let alliance = view.organization(id);
        rails.extend(alliance.map(|alliance| Rail { alliance, stations: stations(view, &ties) }));
    }
    rails.sort_by_cached_key(|rail| {
        let focus = view.focus.contains(&rail.alliance.id);
        (!focus, Reverse(rail.members()), rail.alliance.name().to_owned(), rail.alliance.id.clone())
    });
    rails
}

fn stations<'v>(view: &View, ties: &[&'v Tie]) -> Vec<Station<'v>> {
    let mut stations: Vec<Station> = Vec::new();
    for tie in ties {
        for part in &tie.participants {
            let moment = moment(tie, part);
            let member = Member { org: &part.org, leads: part.role == Role::Lead, tie };
            match stations.iter_mut().find(|station| station.moment == moment) {
                Some(station) => station.members.push(member),
                None => stations.push(Station { moment, members: vec![member] }),
            }
        }
    }
    stations.sort_by_key(|station| {
        let Moment { date, reported, status } = station.moment;
        (date.is_none(), date.map(|date| (date.earliest(), date.latest(), date)), reported, status)
    });
    let name = |id: &OrgId| view.organization(id).map_or("", |org| org.name()).to_owned();
    for station in &mut stations {
        station.members.sort_by_cached_key(|member| (!member.leads, name(member.org), member.org.clone()));
    }
    stations
}

/// When a member joined or, where it left, when it left.
fn moment(tie: &Tie, part: &Participant) -> Moment {
    let status = tie.status();
    let about = |claim: &&Claim| claim.parties.iter().any(|party| party.id == part.org);
    let told = || tie.claims.iter().filter(about).filter(|claim| claim.status == status);
    let own = match status {
        Status::Ended => PartialDate::first_of(told().filter_map(|claim| claim.when)),
        _ => part.joined.or_else(|| PartialDate::first_of(told().filter_map(|claim| claim.when))),
    };
    let report = || told().filter_map(|claim| claim.reported).min_by_key(|date| (date.earliest(), *date));
    let date = own.or_else(report);
    Moment { date, reported: own.is_none() && date.is_some(), status }
}

/// A node for each alliance and each part in one, in the order of the rails, and of each node how many alliances its
/// organisation is in.
pub(super) fn sketch(view: &View, rails: &[Rail], lang: Lang) -> (Sketch, Vec<usize>) {
    let whole = Sketch::of(view, lang);
    let known: BTreeMap<&str, &Node> = whole.nodes.iter().map(|node| (node.key.as_str(), node)).collect();
    let mut homes: BTreeMap<&OrgId, BTreeSet<&OrgId>> = BTreeMap::new();
    for rail in rails {
        for member in rail.stations.iter().flat_map(|station| &station.members) {
            homes.entry(member.org).or_default().insert(&rail.alliance.id);
        }
    }
    let (mut sketch, mut counts) = (Sketch::default(), Vec::new());
    let node = |id: &OrgId, degree: usize| {
        let known = known.get(id.as_str());
        known.map(|node| Node { degree, group: None, ..(*node).clone() })
    };
    for rail in rails {
        let hub = sketch.nodes.len();
        sketch.nodes.extend(node(&rail.alliance.id, 1 + rail.members() / 2));
        counts.push(0);
        for member in rail.stations.iter().flat_map(|station| &station.members) {
            let Some(mut chip) = node(member.org, 1) else { continue };
            if member.leads {
                chip.name = escape::one_line(&format!("{} ({})", chip.name, wording::pick(lang, "주도", "lead")));
            }
            sketch.links.push(Link {
                from: sketch.nodes.len(),
                to: hub,
                kind: Kind::Membership,
                status: member.tie.status(),
                arrow: false,
                parts: Vec::new(),
                tooltip: tooltip::tie(view, member.tie, lang),
                ties: vec![member.tie.id.as_str().to_owned()],
                pale: None,
                source: None,
            });
            sketch.nodes.push(chip);
            counts.push(homes.get(member.org).map_or(0, BTreeSet::len));
        }
    }
    (sketch, counts)
}
