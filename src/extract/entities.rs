//! Who is meant: mentions of one article that stand for the same organisation, united.

use super::{article::Entity, english};
use crate::{
    lexicon::{Lexicon, Shapes, name_key},
    model::{OrgId, OrgKind, Organization, Span},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The entities of an article and the entity of every name, sentence by sentence.
pub(super) struct Resolved {
    pub entities: Vec<Entity>,
    pub of_name: Vec<Vec<usize>>,
}

impl Resolved {
    /// Marks the entities of which no name is listed, or among those that the tagger is sure of.
    pub fn doubt(&mut self, sure: &BTreeSet<&str>) {
        for entity in &mut self.entities {
            entity.sure = entity.listed || entity.surfaces.iter().any(|surface| sure.contains(surface.as_str()));
        }
    }
}

/// Unites names: by the gazetteer, by spelling, by "A(B)", by short forms that only this article uses.
pub(super) fn resolve(text: &str, names: &[Vec<Span>], lexicon: &Lexicon) -> Resolved {
    let mut pool = Pool { lexicon, by_key: HashMap::new(), entities: Vec::new(), parent: Vec::new() };
    let mut of_name: Vec<Vec<usize>> = Vec::with_capacity(names.len());
    for (sentence, spans) in names.iter().enumerate() {
        let mut row: Vec<usize> = Vec::with_capacity(spans.len());
        for (at, span) in spans.iter().enumerate() {
            let name = span.of(text).unwrap_or("");
            let entity = pool.entity(name, sentence);
            // 한국전자통신연구원(ETRI): the name in brackets is the one before it.
            if at > 0
                && text.get(spans[at - 1].end..span.start).is_some_and(is_opening)
                && text[span.end..].starts_with([')', '）'])
            {
                pool.unite(row[at - 1], entity);
            }
            row.push(entity);
            pool.take_alias(text, *span, entity);
        }
        of_name.push(row);
    }
    pool.unite_short_forms();
    pool.settle(of_name)
}

/// Unites names by their full form in `full`, which the language of the article told.
pub(super) fn resolve_by(
    text: &str,
    names: &[Vec<Span>],
    full: &BTreeMap<String, String>,
    lexicon: &Lexicon,
) -> Resolved {
    let mut pool = Pool { lexicon, by_key: HashMap::new(), entities: Vec::new(), parent: Vec::new() };
    let of_name = names.iter().enumerate().map(|(sentence, spans)| {
        let entities = spans.iter().map(|span| {
            let name = span.of(text).unwrap_or("").replace('\n', " ");
            let whole = full.get(&name).unwrap_or(&name);
            let at = pool.entity(whole, sentence);
            pool.write_as(at, whole, &name)
        });
        entities.collect()
    });
    let of_name = of_name.collect();
    pool.settle(of_name)
}

fn is_opening(between: &str) -> bool {
    matches!(between.trim(), "(" | "（" | "(이하" | "(이하 ‘" | "(이하 '" | "’(" | "'(")
}

struct Pool<'l> {
    lexicon: &'l Lexicon,
    by_key: HashMap<String, usize>,
    entities: Vec<Entity>,
    parent: Vec<usize>,
}

impl Pool<'_> {
    fn find(&self, mut at: usize) -> usize {
        while self.parent[at] != at {
            at = self.parent[at];
        }
        at
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        if a == b || (self.entities[a].listed && self.entities[b].listed && self.entities[a].id != self.entities[b].id)
        {
            return;
        }
        // The listed one leads; of two unlisted ones, the one that came first.
        let (lead, rest) =
            if self.entities[b].listed && !self.entities[a].listed { (b, a) } else { (a.min(b), a.max(b)) };
        let (lead, rest) = if self.entities[a].listed && !self.entities[b].listed { (a, b) } else { (lead, rest) };
        self.parent[rest] = lead;
    }

    fn entity(&mut self, name: &str, sentence: usize) -> usize {
        let owner = self.lexicon.gazetteer.lookup(name);
        let key = owner.map_or_else(|| name_key(name), |owner| format!("={}", owner.id));
        let at = match self.by_key.get(&key) {
            Some(at) => self.find(*at),
            None => {
                let at = self.entities.len();
                self.entities.push(entity(name, owner, &self.lexicon.shapes, sentence));
                self.parent.push(at);
                self.by_key.insert(key, at);
                at
            }
        };
        let entity = &mut self.entities[at];
        entity.count += 1;
        if !entity.surfaces.iter().any(|surface| surface == name) {
            entity.surfaces.push(name.to_owned());
        }
        at
    }

    /// Says how an entity that is found by its full name is written here, and shows it without its legal form.
    fn write_as(&mut self, at: usize, full: &str, written: &str) -> usize {
        let entity = &mut self.entities[at];
        if !entity.listed {
            english::shown(full).clone_into(&mut entity.name);
        }
        if !entity.surfaces.iter().any(|surface| surface == written) {
            entity.surfaces.push(written.to_owned());
        }
        at
    }

    /// 래블업(Lablup), 마이크로소프트(MS): what stands in brackets is another name if it looks like one.
    fn take_alias(&mut self, text: &str, span: Span, entity: usize) {
        let rest = text[span.end..].trim_start_matches(['’', '\'', '”', '"']);
        let Some(inside) = rest.strip_prefix('(') else { return };
        let Some(close) = inside.find(')').filter(|close| *close <= 60) else { return };
        let alias =
            inside[..close].trim().trim_start_matches("이하").trim().trim_matches(['‘', '’', '\'', '"', '“', '”']);
        let said = inside.trim_start().starts_with("이하");
        let latin = alias.chars().all(|c| c.is_ascii_alphanumeric() || " .&-+/'".contains(c))
            && alias.chars().any(|c| c.is_ascii_alphabetic())
            && alias.chars().next().is_some_and(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || alias.len() > 3);
        // An abbreviation of a product or a field in brackets would be an alias of nobody: AI, IoT, 2Q.
        if !(latin || said)
            || alias.len() < 2
            || matches!(alias, "AI" | "IT" | "ICT" | "IoT" | "CEO" | "CTO" | "OTT" | "ESG")
        {
            return;
        }
        let lead = self.find(entity);
        if self.entities[lead].surfaces.iter().all(|surface| surface != alias) {
            self.entities[lead].surfaces.push(alias.to_owned());
        }
        let key = name_key(alias);
        if !key.is_empty()
            && self.lexicon.gazetteer.lookup(alias).is_none_or(|owner| owner.id == self.entities[lead].id)
        {
            let owned = self.by_key.get(&key).copied();
            match owned {
                Some(other) => self.unite(lead, other),
                None => {
                    self.by_key.insert(key, lead);
                }
            }
        }
    }

    /// 스탠다드 for 스탠다드에너지: an unlisted name that begins exactly one longer one.
    fn unite_short_forms(&mut self) {
        for short in 0..self.entities.len() {
            if self.find(short) != short || self.entities[short].listed {
                continue;
            }
            let key = name_key(&self.entities[short].name);
            if key.chars().count() < 2 {
                continue;
            }
            let mut longer = (0..self.entities.len()).filter(|at| {
                *at != short && self.find(*at) == *at && {
                    let other = name_key(&self.entities[*at].name);
                    other.len() > key.len() && other.starts_with(&key)
                }
            });
            if let (Some(long), None) = (longer.next(), longer.next()) {
                // 나래통신 is not short for 나래통신 컨소시엄, which it leads.
                let apart = |kind: OrgKind| kind.is_state() || kind == OrgKind::Alliance;
                if !self.entities[long].kind.is_some_and(apart) {
                    self.parent[short] = long;
                }
            }
        }
    }

    fn settle(mut self, mut of_name: Vec<Vec<usize>>) -> Resolved {
        let leads: Vec<usize> = (0..self.entities.len()).map(|at| self.find(at)).collect();
        for (at, lead) in leads.iter().enumerate().filter(|(at, lead)| at != *lead) {
            let merged = self.entities[at].clone();
            let into = &mut self.entities[*lead];
            into.count += merged.count;
            into.first = into.first.min(merged.first);
            for surface in merged.surfaces {
                if !into.surfaces.contains(&surface) {
                    into.surfaces.push(surface);
                }
            }
        }
        let mut kept = vec![usize::MAX; leads.len()];
        let mut entities = Vec::new();
        for (at, entity) in self.entities.into_iter().enumerate() {
            if leads[at] == at {
                kept[at] = entities.len();
                entities.push(entity);
            }
        }
        for entity in of_name.iter_mut().flatten() {
            *entity = kept[leads[*entity]];
        }
        Resolved { entities, of_name }
    }
}

fn entity(name: &str, owner: Option<&Organization>, shapes: &Shapes, sentence: usize) -> Entity {
    // ‘한빛 항만’ 컨소시엄: the name goes on beyond its quotation marks.
    let plain = ["’ ", "' ", "” ", "\" "].iter().fold(name.to_owned(), |name, mark| name.replace(mark, " "));
    Entity {
        id: owner.map_or_else(|| OrgId::new(name_key(&plain)), |owner| owner.id.clone()),
        name: owner.map_or(plain, |owner| owner.name().to_owned()),
        kind: owner.map(|owner| owner.kind).or_else(|| shapes.kind_of(name)),
        group: owner.and_then(|owner| owner.group.clone()),
        listed: owner.is_some(),
        sure: true,
        surfaces: Vec::new(),
        count: 0,
        first: sentence,
    }
}
