//! Views from GraphML, as tieup writes it or as another tool wrote it again.

use super::{
    agree::{Data, Shown, disagreement},
    graphml::RECORD,
    json::field,
    read::{ReadError, sound},
    xml::restored,
};
use crate::{
    model::{OrgKind, Organization, Tie},
    query::{LeftOut, View},
};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use std::collections::{BTreeMap, BTreeSet};

/// The element whose data is being read.
enum Open {
    Graph,
    Node,
    Edge,
}

/// A view that [`graphml`](super::graphml) wrote, also where networkx or Gephi saved it anew: organisations from the
/// nodes, ties from what `record` holds. A tie all of whose edges were taken out is gone.
///
/// # Errors
/// What is no XML, no GraphML of a view, or names organisations that are not there; and an edge or a node that was added,
/// taken out or changed in another tool, so that it is no longer what the `record` of its tie says. With the place or
/// the element.
pub fn read_graphml(text: &str) -> Result<View, ReadError> {
    let mut reader = Reader::from_str(text);
    let mut gathered = Gathered::default();
    loop {
        let at = reader.buffer_position();
        let event = reader.read_event().map_err(|error| xml_error(at, error))?;
        if matches!(event, Event::Eof) {
            break;
        }
        gathered.take(event).map_err(|reason| xml_error(at, reason))?;
    }
    gathered.view()
}

fn xml_error(at: u64, reason: impl ToString) -> ReadError {
    ReadError::Xml { at, reason: reason.to_string() }
}

#[derive(Default)]
struct Gathered {
    /// Names of keys by their ids.
    keys: BTreeMap<String, String>,
    /// Whether the document is GraphML at all.
    graphml: bool,
    open: Vec<Open>,
    /// The name of the key and the text so far, inside `data`.
    data: Option<(String, String)>,
    graph: Data,
    nodes: Vec<(String, Data)>,
    edges: Vec<Shown>,
}

impl Gathered {
    fn take(&mut self, event: Event) -> Result<(), String> {
        match event {
            Event::Start(tag) => self.start(&tag)?,
            Event::Empty(tag) => {
                self.start(&tag)?;
                self.end(tag.local_name().as_ref());
            }
            Event::End(tag) => self.end(tag.local_name().as_ref()),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let c = match reference.resolve_char_ref().map_err(|error| error.to_string())? {
                    Some(c) => c.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(&reference)
                        .ok_or_else(|| format!("the entity `{}` is not known", &*reference))?
                        .to_owned(),
                };
                self.text(&c);
            }
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart) -> Result<(), String> {
        match tag.local_name().as_ref() {
            "graphml" => self.graphml = true,
            "key" => {
                if let (Some(id), Some(name)) = (attribute(tag, "id")?, attribute(tag, "attr.name")?) {
                    self.keys.insert(id, name);
                }
            }
            "graph" => self.open.push(Open::Graph),
            "node" => {
                let id = attribute(tag, "id")?.ok_or("a node has no id")?;
                self.nodes.push((id, Data::new()));
                self.open.push(Open::Node);
            }
            "edge" => {
                let end = |name: &str| attribute(tag, name)?.ok_or(format!("an edge has no {name}"));
                let (source, target) = (end("source")?, end("target")?);
                // Edges need no id of their own.
                let id = attribute(tag, "id")?.unwrap_or_else(|| format!("{source} {target}"));
                self.edges.push(Shown { id, source, target, data: Data::new() });
                self.open.push(Open::Edge);
            }
            "data" => {
                let key = attribute(tag, "key")?.ok_or("data has no key")?;
                let name = self.keys.get(&key).cloned().unwrap_or(key);
                self.data = Some((name, String::new()));
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some((_, so_far)) = &mut self.data {
            so_far.push_str(text);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "data" => {
                let Some((name, text)) = self.data.take() else { return };
                let of = match self.open.last() {
                    Some(Open::Graph) => Some(&mut self.graph),
                    Some(Open::Node) => self.nodes.last_mut().map(|node| &mut node.1),
                    Some(Open::Edge) => self.edges.last_mut().map(|edge| &mut edge.data),
                    None => None,
                };
                if let Some(data) = of {
                    data.insert(name, restored(&text));
                }
            }
            "graph" | "node" | "edge" => drop(self.open.pop()),
            _ => {}
        }
    }

    fn view(self) -> Result<View, ReadError> {
        if !self.graphml {
            return Err(ReadError::Foreign { expected: "GraphML" });
        }
        let list = |name: &str| self.graph.get(name).map_or("[]", String::as_str);
        let mut view = View {
            focus: within(name_of("graph", "focus"), field(list("focus")))?,
            groups: within(name_of("graph", "groups"), field(list("groups")))?,
            left_out: match self.graph.get("left_out") {
                Some(text) => within(name_of("graph", "left_out"), field(text))?,
                None => LeftOut::default(),
            },
            ..View::default()
        };
        // One tie stands on several edges in the files of tools that copy what an edge carries.
        let mut seen = BTreeSet::new();
        let mut tie = |element: String, data: &Data| -> Result<Option<Tie>, ReadError> {
            let Some(record) = data.get(RECORD).filter(|record| !record.is_empty()) else { return Ok(None) };
            let tie: Tie = within(element, field(record))?;
            Ok(seen.insert(record.clone()).then_some(tie))
        };
        for (id, data) in &self.nodes {
            match data.get("type").map(String::as_str) {
                Some("organization") => view.organizations.push(organization(id, data)?),
                Some("deal") => view.ties.extend(tie(name_of("node", id), data)?),
                _ => {
                    let reason = "is neither organization nor deal by its `type`".to_owned();
                    return Err(ReadError::Element { element: name_of("node", id), reason });
                }
            }
        }
        for edge in &self.edges {
            view.ties.extend(tie(name_of("edge", &edge.id), &edge.data)?);
        }
        let view = sound(view)?;
        match disagreement(&view, &self.nodes, &self.edges) {
            Some((element, reason)) => Err(ReadError::Element { element, reason }),
            None => Ok(view),
        }
    }
}

fn name_of(element: &str, id: &str) -> String {
    format!("{element} {id}")
}

/// The result, its error said of an element.
fn within<T>(element: String, result: Result<T, ReadError>) -> Result<T, ReadError> {
    result.map_err(|error| ReadError::Element { element, reason: error.to_string() })
}

fn organization(id: &str, data: &Data) -> Result<Organization, ReadError> {
    let text = |name: &str| data.get(name).cloned();
    let element = || name_of("node", id);
    let kind: OrgKind =
        data.get("kind").map_or("", String::as_str).parse().map_err(|error: crate::model::UnknownWord| {
            ReadError::Element { element: element(), reason: error.to_string() }
        })?;
    let aliases = data.get("aliases").map_or(Ok(Vec::new()), |list| within(element(), field(list)))?;
    Ok(Organization {
        id: id.into(),
        ko: text("name_ko"),
        en: text("name_en"),
        kind,
        country: text("country"),
        group: text("group").map(|group| group.as_str().into()),
        ticker: text("ticker"),
        aliases,
    })
}

/// An attribute as it was before it was escaped.
fn attribute(tag: &BytesStart, name: &str) -> Result<Option<String>, String> {
    let found = tag.try_get_attribute(name).map_err(|error| error.to_string())?;
    let Some(found) = found else { return Ok(None) };
    let value = quick_xml::escape::unescape(&found.value).map_err(|error| error.to_string())?;
    Ok(Some(restored(&value)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{export::graphml, model::Lang, query::samples::small};

    #[test]
    fn what_is_no_view_is_refused_with_its_element() {
        let whole = graphml(&small(), Lang::Ko);
        let error = |from: &str, to: &str| read_graphml(&whole.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(error(">company<", ">firm<").starts_with("node kt: `firm` is none of company"));
        assert!(error(">organization<", ">thing<").starts_with("node kt: is neither"));
        assert!(error("{&quot;id&quot;:&quot;t000&quot;", "{").starts_with("edge t000: "));
        assert!(error("<node id=\"robotics\">", "<node id=\"r\">").contains("`robotics`, which is not there"));
        assert!(error("</graph>", "&boom;</data>").starts_with("byte "));
        assert_eq!(read_graphml("<svg/>").unwrap_err(), ReadError::Foreign { expected: "GraphML" });
        assert!(read_graphml("").is_err() && read_graphml("{}").is_err());
        let bomb =
            "<!DOCTYPE graphml [<!ENTITY a \"aa\">]><graphml><graph><data key=\"focus\">&a;</data></graph></graphml>";
        assert!(read_graphml(bomb).unwrap_err().to_string().contains("`a` is not known"));
    }

    #[test]
    fn an_edge_taken_out_takes_its_tie_away() {
        let whole = graphml(&small(), Lang::Ko);
        let (from, to) = (whole.find("<edge id=\"t000\"").unwrap(), whole.find("<edge id=\"t001/kt\"").unwrap());
        let view = read_graphml(&format!("{}{}", &whole[..from], &whole[to..])).unwrap();
        assert_eq!(view.ties.len(), small().ties.len() - 1);
    }
}
