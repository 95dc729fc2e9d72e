//! RDF in Turtle, with terms of schema.org and PROV-O.

use super::network::{ended, reported};
use crate::{
    model::{Claim, Kind, OrgId, OrgKind, Organization, PartialDate, Status, Tie},
    query::View,
};
use oxrdf::{
    BlankNode, Literal, NamedNode, NamedOrBlankNode, Term, Triple,
    vocab::{rdf, rdfs, xsd},
};
use oxttl::TurtleSerializer;
use std::{collections::BTreeSet, io};

const SCHEMA: &str = "https://schema.org/";
const PROV: &str = "http://www.w3.org/ns/prov#";
/// Terms of our own, for what neither has.
const OWN: &str = "urn:tieup:term:";

/// The view as RDF in Turtle.
///
/// - Organisations are `urn:tieup:organization:kt`, of a class of schema.org (`schema:Corporation`), with `schema:name` in
///   Korean and English, `schema:alternateName`, `schema:tickerSymbol`, `schema:parentOrganization`; members of an
///   alliance `schema:memberOf` it.
/// - Ties are `urn:tieup:tie:…`, a `schema:Action` with `schema:additionalType` for the kind (`urn:tieup:term:investment`),
///   `schema:startTime` and `schema:endTime` as precise as known (`xsd:gYear`, `xsd:gYearMonth`, `xsd:date`), and for each
///   party `schema:participant` with a `schema:OrganizationRole` that has its `schema:roleName`, `schema:startDate` and the
///   organisation as its own `schema:participant`.
/// - Claims are `urn:tieup:claim:…`, `schema:Claim` and `prov:Entity`; ties are `prov:wasDerivedFrom` them. Each has its
///   sentences as `prov:hadPrimarySource`: entities with the quote as `prov:value`, `prov:wasQuotedFrom` the article, and
///   bytes, cue and rule in terms of our own.
/// - Articles are `urn:tieup:article:…`, `schema:NewsArticle`, with `schema:datePublished` and `schema:publisher`.
pub fn turtle(view: &View) -> String {
    // Memory takes whatever is written to it.
    write(view).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn write(view: &View) -> io::Result<Vec<u8>> {
    let prefixes = [("schema", SCHEMA), ("prov", PROV), ("xsd", "http://www.w3.org/2001/XMLSchema#"), ("own", OWN)];
    let mut serializer = TurtleSerializer::new();
    for (prefix, iri) in prefixes {
        serializer = serializer.with_prefix(prefix, iri).map_err(io::Error::other)?;
    }
    let mut triples = Triples::default();
    for org in view.organizations.iter().chain(&view.groups) {
        triples.organization(org);
    }
    for tie in &view.ties {
        triples.tie(tie);
    }
    let mut articles = BTreeSet::new();
    for claim in view.ties.iter().flat_map(|tie| &tie.claims) {
        if articles.insert(&claim.doc) {
            triples.article(claim);
        }
    }
    let mut writer = serializer.for_writer(Vec::new());
    for triple in &triples.0 {
        writer.serialize_triple(triple)?;
    }
    writer.finish()
}

/// What is said, in the order of the view.
#[derive(Default)]
struct Triples(Vec<Triple>);

impl Triples {
    fn say(&mut self, subject: &NamedOrBlankNode, predicate: NamedNode, object: impl Into<Term>) {
        self.0.push(Triple::new(subject.clone(), predicate, object));
    }

    fn text(&mut self, subject: &NamedOrBlankNode, predicate: NamedNode, text: impl Into<String>) {
        self.say(subject, predicate, Literal::new_simple_literal(text));
    }

    fn organization(&mut self, org: &Organization) {
        let at: NamedOrBlankNode = own("organization", org.id.as_str()).into();
        self.say(&at, rdf::TYPE.into_owned(), schema(class(org.kind)));
        self.text(&at, schema("identifier"), org.id.as_str());
        for (name, lang) in [(&org.ko, "ko"), (&org.en, "en")] {
            if let Some(name) = name {
                self.say(&at, schema("name"), Literal::new_language_tagged_literal_unchecked(name, lang));
            }
        }
        for alias in &org.aliases {
            self.text(&at, schema("alternateName"), alias);
        }
        if let Some(ticker) = &org.ticker {
            self.text(&at, schema("tickerSymbol"), ticker);
        }
        if let Some(country) = &org.country {
            self.text(&at, schema("location"), country);
        }
        if let Some(group) = &org.group {
            self.say(&at, schema("parentOrganization"), own("organization", group.as_str()));
        }
    }

    fn tie(&mut self, tie: &Tie) {
        let iri = own("tie", tie.id.as_str());
        let at: NamedOrBlankNode = iri.clone().into();
        self.say(
            &at,
            rdf::TYPE.into_owned(),
            schema(if tie.kind == Kind::Membership { "JoinAction" } else { "Action" }),
        );
        self.say(&at, rdf::TYPE.into_owned(), prov("Entity"));
        self.say(&at, schema("additionalType"), term(tie.kind.as_str()));
        self.say(&at, schema("actionStatus"), schema(action_status(tie.status())));
        self.text(&at, term("status"), tie.status().as_str());
        let begun = tie.since().or_else(|| reported(tie).map(|(first, _)| first));
        for (predicate, date) in [("startTime", begun), ("endTime", ended(tie))] {
            if let Some(date) = date {
                self.say(&at, schema(predicate), literal(date));
            }
        }
        for area in &tie.areas {
            self.text(&at, schema("about"), area);
        }
        if let Some(amount) = &tie.amount {
            let money: NamedOrBlankNode = blank(&[tie.id.as_str(), "amount"]).into();
            self.say(&at, schema("object"), money.clone());
            self.say(&money, rdf::TYPE.into_owned(), schema("MonetaryAmount"));
            let value = Literal::new_typed_literal(amount.value.to_string(), xsd::INTEGER.into_owned());
            self.say(&money, schema("value"), value);
            self.text(&money, schema("currency"), &amount.currency);
        }
        if let Some(stake) = tie.stake {
            self.say(&at, term("stake"), Literal::new_typed_literal(stake.to_string(), xsd::DOUBLE.into_owned()));
        }
        for (nth, party) in tie.participants.iter().enumerate() {
            let role: NamedOrBlankNode = blank(&[tie.id.as_str(), "party", &nth.to_string()]).into();
            self.say(&at, schema("participant"), role.clone());
            self.say(&role, rdf::TYPE.into_owned(), schema("OrganizationRole"));
            self.text(&role, schema("roleName"), party.role.as_str());
            self.say(&role, schema("participant"), own("organization", party.org.as_str()));
            if let Some(joined) = party.joined {
                self.say(&role, schema("startDate"), literal(joined));
            }
        }
        if let Some(alliance) = &tie.alliance {
            self.say(&at, schema("object"), own("organization", alliance.as_str()));
            self.members(tie, alliance);
        }
        for claim in &tie.claims {
            self.claim(claim, &at);
        }
    }

    /// Only who surely is a member is one without the date and the status that the tie tells.
    fn members(&mut self, tie: &Tie, alliance: &OrgId) {
        if tie.status() == Status::Agreed {
            for party in &tie.participants {
                let member: NamedOrBlankNode = own("organization", party.org.as_str()).into();
                self.say(&member, schema("memberOf"), own("organization", alliance.as_str()));
            }
        }
    }

    fn claim(&mut self, claim: &Claim, tie: &NamedOrBlankNode) {
        let id = claim.id();
        let iri = own("claim", id.as_str());
        self.say(tie, prov("wasDerivedFrom"), iri.clone());
        let at: NamedOrBlankNode = iri.into();
        self.say(&at, rdf::TYPE.into_owned(), schema("Claim"));
        self.say(&at, rdf::TYPE.into_owned(), prov("Entity"));
        self.say(&at, schema("appearance"), own("article", claim.doc.as_str()));
        let confidence = Literal::new_typed_literal(claim.confidence.to_string(), xsd::DOUBLE.into_owned());
        self.say(&at, term("confidence"), confidence);
        for (nth, evidence) in claim.evidence.iter().enumerate() {
            let proof: NamedOrBlankNode = blank(&[claim.doc.as_str(), id.as_str(), &nth.to_string()]).into();
            self.say(&at, prov("hadPrimarySource"), proof.clone());
            self.say(&proof, rdf::TYPE.into_owned(), prov("Entity"));
            self.text(&proof, prov("value"), &evidence.quote);
            self.say(&proof, prov("wasQuotedFrom"), own("article", claim.doc.as_str()));
            for (name, byte) in [("startByte", evidence.span.start), ("endByte", evidence.span.end)] {
                self.say(&proof, term(name), Literal::new_typed_literal(byte.to_string(), xsd::INTEGER.into_owned()));
            }
            self.text(&proof, term("cue"), &evidence.cue);
            self.text(&proof, term("rule"), evidence.rule.as_str());
        }
    }

    fn article(&mut self, claim: &Claim) {
        let at: NamedOrBlankNode = own("article", claim.doc.as_str()).into();
        self.say(&at, rdf::TYPE.into_owned(), schema("NewsArticle"));
        self.say(&at, rdf::TYPE.into_owned(), prov("Entity"));
        self.text(&at, schema("identifier"), claim.doc.as_str());
        if let Some(reported) = claim.reported {
            self.say(&at, schema("datePublished"), literal(reported));
        }
        if let Some(outlet) = &claim.source {
            let publisher: NamedOrBlankNode = blank(&["outlet", outlet]).into();
            self.say(&at, schema("publisher"), publisher.clone());
            self.say(&publisher, rdf::TYPE.into_owned(), schema("NewsMediaOrganization"));
            self.text(&publisher, rdfs::LABEL.into_owned(), outlet);
            self.text(&publisher, schema("name"), outlet);
        }
    }
}

fn class(kind: OrgKind) -> &'static str {
    match kind {
        OrgKind::Company => "Corporation",
        OrgKind::University => "CollegeOrUniversity",
        OrgKind::Institute => "ResearchOrganization",
        OrgKind::Public => "GovernmentOrganization",
        OrgKind::Alliance => "Consortium",
        OrgKind::Hospital => "Hospital",
        OrgKind::Media => "NewsMediaOrganization",
        OrgKind::Group | OrgKind::Association => "Organization",
    }
}

fn action_status(status: Status) -> &'static str {
    match status {
        Status::Talks => "PotentialActionStatus",
        Status::Agreed => "ActiveActionStatus",
        Status::Ended => "CompletedActionStatus",
        Status::Stalled => "FailedActionStatus",
    }
}

fn schema(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{SCHEMA}{name}"))
}

fn prov(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{PROV}{name}"))
}

fn term(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{OWN}{name}"))
}

/// The IRI of a thing; letters and digits of any script stand as they are, all else as percent codes.
fn own(sort: &str, id: &str) -> NamedNode {
    let mut iri = format!("urn:tieup:{sort}:");
    for c in id.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~') || matches!(c, '가'..='힣' | '一'..='鿿')
        {
            iri.push(c);
        } else {
            iri.extend(c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    NamedNode::new_unchecked(iri)
}

/// A node that has no name outside the file: the same parts give the same one.
fn blank(parts: &[&str]) -> BlankNode {
    BlankNode::new_unchecked(format!("b{}", crate::model::digest(parts.iter().copied())))
}

/// A date of the type that says how precise it is.
fn literal(date: PartialDate) -> Literal {
    let sort = match (date.month(), date.day()) {
        (_, Some(_)) => xsd::DATE,
        (Some(_), None) => xsd::G_YEAR_MONTH,
        (None, None) => xsd::G_YEAR,
    };
    Literal::new_typed_literal(date.to_string(), sort.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::samples::{any_view, small};
    use oxttl::TurtleParser;
    use proptest::prelude::*;

    #[test]
    fn a_small_view_in_turtle() {
        insta::assert_snapshot!(turtle(&small()));
    }

    proptest! {
        #[test]
        fn any_view_parses_to_what_was_said(view in any_view()) {
            let text = turtle(&view);
            let parsed: Vec<Triple> = TurtleParser::new().for_slice(&text).map(Result::unwrap).collect();
            for org in &view.organizations {
                let at: NamedOrBlankNode = own("organization", org.id.as_str()).into();
                let names: BTreeSet<&str> = parsed.iter()
                    .filter(|triple| triple.subject == at && triple.predicate == schema("name"))
                    .filter_map(|triple| match &triple.object { Term::Literal(name) => Some(name.value()), _ => None })
                    .collect();
                prop_assert!(org.ko.iter().chain(&org.en).all(|name| names.contains(name.as_str())));
            }
            let quotes = parsed.iter().filter(|triple| triple.predicate == prov("value")).count();
            let told: usize = view.ties.iter().flat_map(|tie| &tie.claims).map(|claim| claim.evidence.len()).sum();
            prop_assert!(quotes <= told && (quotes > 0) == (told > 0));
        }
    }
}
