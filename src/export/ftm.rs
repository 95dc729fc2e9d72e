//! FollowTheMoney entities, for Aleph, OpenAleph and the tools of OpenSanctions.

use super::{
    json::line,
    network::{Edge, Network, Node, Of, ended},
    plain::one_line,
};
use crate::{
    model::{Claim, DocId, Kind, Lang, OrgId, OrgKind, Organization, Status, Tie},
    query::View,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Characters that FollowTheMoney takes in a name, in other words, and in a longer text.
const NAME: usize = 384;
const WORDS: usize = 1_024;
const TEXT: usize = 65_000;

/// An entity; its properties in the order of their names, so that the same view gives the same bytes.
#[derive(Serialize)]
struct Entity {
    id: String,
    schema: &'static str,
    properties: BTreeMap<&'static str, Vec<String>>,
}

/// The view as FollowTheMoney entities, one JSON object a line: organisations, articles, then what ties them.
///
/// | in the view | schema |
/// | --- | --- |
/// | a company; a public body; any other organisation, business groups too | `Company`; `PublicBody`; `Organization` |
/// | an investment in or a purchase of a company, or the founding of one, agreed or ended | `Ownership` |
/// | a member of an alliance, agreed or ended | `Membership` |
/// | a deal of three or more, and each party of it | `Project` and `ProjectParticipant` |
/// | any other tie: what is only talked of owns nothing | `UnknownLink` |
/// | an article | `Article` |
///
/// `role` of a link says its kind and who does what, `status` how far it has come, `summary` is the sentence that proves
/// it best, `proof` its articles, `recordId` the id of the edge in [`graphml`](super::graphml). Ids of entities are
/// digests, since the library takes few characters. Names lose what the library does not keep: line ends, characters
/// that are not seen, and all after the 384th.
pub fn follow_the_money(view: &View, lang: Lang) -> String {
    let network = Network::of(view, lang);
    let mut entities = Vec::new();
    entities.extend(network.nodes.iter().map(|node| match node.of {
        Of::Organization(org) => organization(org, view),
        Of::Deal(tie) => project(node, tie),
    }));
    entities.extend(
        view.groups.iter().filter(|org| view.organization(&org.id).is_none()).map(|org| organization(org, view)),
    );
    let mut articles: BTreeMap<&DocId, &Claim> = BTreeMap::new();
    for claim in view.ties.iter().flat_map(|tie| &tie.claims) {
        articles.entry(&claim.doc).or_insert(claim);
    }
    entities.extend(articles.into_values().map(article));
    entities.extend(network.edges.iter().map(|edge| link(&network, edge)));
    entities.iter().map(|entity| line(entity) + "\n").collect()
}

impl Entity {
    fn new(id: String, schema: &'static str) -> Self {
        Self { id, schema, properties: BTreeMap::new() }
    }

    /// Adds values that are not empty, each once.
    fn with(mut self, property: &'static str, values: impl IntoIterator<Item = String>) -> Self {
        let own = self.properties.entry(property).or_default();
        for value in values {
            if !value.is_empty() && !own.contains(&value) {
                own.push(value);
            }
        }
        if own.is_empty() {
            self.properties.remove(property);
        }
        self
    }
}

fn organization(org: &Organization, view: &View) -> Entity {
    let schema = match org.kind {
        OrgKind::Company => "Company",
        OrgKind::Public => "PublicBody",
        _ => "Organization",
    };
    let mut names: Vec<String> = org.names().map(|name| words(name, NAME)).filter(|name| !name.is_empty()).collect();
    let first = if names.is_empty() { none_empty(words(org.id.as_str(), NAME)) } else { names.remove(0) };
    let country = org.country.as_ref().filter(|code| code.len() == 2 && *code != "XX");
    let country = country.filter(|code| code.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let group = org.group.as_ref().filter(|group| **group != org.id && view.group(group).is_some());
    let entity = Entity::new(org_id(&org.id), schema)
        .with("name", [first])
        .with("alias", names)
        .with("country", country.map(|code| code.to_lowercase()))
        .with("parent", group.map(org_id));
    match schema {
        "Company" => entity.with("ticker", org.ticker.iter().map(|ticker| words(ticker, WORDS))),
        _ => entity,
    }
}

fn none_empty(name: String) -> String {
    if name.is_empty() { "?".to_owned() } else { name }
}

/// A deal that is no edge.
fn project(node: &Node, tie: &Tie) -> Entity {
    let entity = Entity::new(digest(&["deal", &node.id]), "Project")
        .with("name", [words(&node.name, NAME)])
        .with("projectId", [words(tie.id.as_str(), WORDS)])
        .with("goal", tie.areas.iter().map(|area| words(area, WORDS)));
    let entity = match &tie.amount {
        Some(amount) => {
            entity.with("amount", [amount.value.to_string()]).with("currency", [amount.currency.to_lowercase()])
        }
        None => entity,
    };
    told(entity, tie).with("startDate", tie.since().map(|date| date.to_string()))
}

fn article(claim: &Claim) -> Entity {
    let name = words(claim.doc.as_str(), WORDS);
    let address = [&name].into_iter().filter(|name| name.starts_with("https://") || name.starts_with("http://"));
    let entity = Entity::new(doc_id(&claim.doc), "Article").with("sourceUrl", address.cloned());
    entity
        .with("fileName", [none_empty(name)])
        .with("publisher", claim.source.iter().map(|outlet| words(outlet, WORDS)))
        .with("publishedAt", claim.reported.map(|date| date.to_string()))
}

fn link(network: &Network, edge: &Edge) -> Entity {
    let (source, target) = (&network.nodes[edge.source], &network.nodes[edge.target]);
    let (kind, tie) = (edge.tie.kind, edge.tie);
    let (schema, from, to) = schema(network, edge);
    let role = match kind.is_directed() || edge.source_role != edge.target_role {
        true => format!("{}: {} → {}", kind, edge.source_role, edge.target_role),
        false => kind.to_string(),
    };
    let (mut ends, mut roles) = ([(from, id_of(source)), (to, id_of(target))], role);
    // The party is the participant, whichever way the edge leads.
    if schema == "ProjectParticipant" {
        let (deal, party, own) = match source.of {
            Of::Deal(_) => (source, target, edge.target_role),
            Of::Organization(_) => (target, source, edge.source_role),
        };
        (ends, roles) = ([("project", id_of(deal)), ("participant", id_of(party))], own.to_owned());
    }
    let mut entity = Entity::new(digest(&["edge", &edge.id]), schema);
    for (property, id) in ends {
        entity = entity.with(property, [id]);
    }
    if schema == "Ownership" {
        entity = entity.with("percentage", tie.stake.map(|stake| format!("{}", (stake * 1e4).round() / 100.0)));
        if let Some(amount) = &tie.amount {
            entity = entity
                .with("sharesValue", [amount.value.to_string()])
                .with("sharesCurrency", [words(&amount.currency, WORDS)]);
        }
    }
    told(entity, tie)
        .with("role", [roles])
        .with("recordId", [words(&edge.id, WORDS)])
        .with("startDate", edge.since.map(|date| date.to_string()))
}

/// The schema of an edge and the properties that hold its ends.
fn schema(network: &Network, edge: &Edge) -> (&'static str, &'static str, &'static str) {
    let (source, target) = (&network.nodes[edge.source], &network.nodes[edge.target]);
    let made = matches!(edge.tie.status(), Status::Agreed | Status::Ended);
    let company = matches!(target.of, Of::Organization(org) if org.kind == OrgKind::Company);
    match edge.tie.kind {
        _ if matches!(source.of, Of::Deal(_)) || matches!(target.of, Of::Deal(_)) => {
            ("ProjectParticipant", "participant", "project")
        }
        Kind::Membership if made && edge.target_role == "alliance" => ("Membership", "member", "organization"),
        Kind::Investment | Kind::Acquisition if made && company => ("Ownership", "owner", "asset"),
        Kind::JointVenture if made && company && edge.target_role == "venture" => ("Ownership", "owner", "asset"),
        _ => ("UnknownLink", "subject", "object"),
    }
}

/// What an entity says of its tie: how far it has come, when it ended, what proves it.
fn told(entity: Entity, tie: &Tie) -> Entity {
    let quote =
        tie.claims.first().and_then(|claim| claim.evidence.first()).map(|evidence| words(&evidence.quote, TEXT));
    entity
        .with("status", [tie.status().to_string()])
        .with("endDate", ended(tie).map(|date| date.to_string()))
        .with("summary", quote)
        .with("proof", tie.claims.iter().map(|claim| doc_id(&claim.doc)))
        .with("publisher", tie.claims.iter().filter_map(|claim| Some(words(claim.source.as_ref()?, WORDS))))
}

fn id_of(node: &Node) -> String {
    match node.of {
        Of::Organization(org) => org_id(&org.id),
        Of::Deal(_) => digest(&["deal", &node.id]),
    }
}

fn org_id(id: &OrgId) -> String {
    digest(&["organization", id.as_str()])
}

fn doc_id(id: &DocId) -> String {
    digest(&["article", id.as_str()])
}

/// An id of 40 hexadecimal digits, as the library's own `make_id` gives, that no text can bring about for another thing.
fn digest(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex()[..40].to_owned()
}

/// Text on one line without what is not seen, as the library keeps it, of at most so many characters.
fn words(text: &str, most: usize) -> String {
    one_line(text).chars().take(most).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::samples::{any_view, small};
    use proptest::prelude::*;
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn entities(view: &View) -> Vec<Value> {
        follow_the_money(view, Lang::Ko).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn a_small_view_as_entities() {
        insta::assert_snapshot!(follow_the_money(&small(), Lang::Ko));
    }

    #[test]
    fn talks_own_nothing() {
        let mut view = small();
        let schema = |view: &View| {
            let link = |entity: &Value| entity["properties"]["recordId"][0] == "t000";
            entities(view).into_iter().find(link).unwrap()["schema"].as_str().unwrap().to_owned()
        };
        assert_eq!(schema(&view), "Ownership");
        view.ties[0].history[0].status = Status::Talks;
        assert_eq!(schema(&view), "UnknownLink");
    }

    proptest! {
        #[test]
        fn every_reference_leads_somewhere(view in any_view()) {
            let entities = entities(&view);
            let ids: BTreeSet<&str> = entities.iter().map(|entity| entity["id"].as_str().unwrap()).collect();
            prop_assert_eq!(ids.len(), entities.len());
            let references = ["owner", "asset", "member", "organization", "subject", "object", "participant", "project",
                "proof", "parent"];
            for entity in &entities {
                for (property, values) in entity["properties"].as_object().unwrap() {
                    let texts: Vec<&str> = values.as_array().unwrap().iter().map(|value| value.as_str().unwrap()).collect();
                    prop_assert!(!texts.is_empty() && texts.iter().all(|text| !text.is_empty()));
                    prop_assert!(!references.contains(&property.as_str()) || texts.iter().all(|id| ids.contains(id)));
                    prop_assert!(texts.iter().all(|text| !text.chars().any(char::is_control)));
                }
            }
        }
    }
}
