//! Pairs that hold → claims: their kind, who does what, and the sentence that proves it.

use super::{
    alliances::is_alliance,
    article::{Article, Sentence},
    collective::reconsider,
    english,
    first_look::first_look,
    frames::speaks_of,
    kinds::kinds,
    moment::{carried_dates, date_of, event_year, terms_of, told_next},
    pairs::{Instance, Pair},
    proof::proof,
    scorer::Scorer,
    source::order,
    status::{Telling, status},
};
use crate::{
    lexicon::{Context, CueMatch, CueSet, Lexicon},
    model::{Alliance, Claim, Document, Evidence, Kind, Lang, PartialDate, Party, RuleId, Span},
};

/// A membership that no turn of phrase states needs to be this likely.
const UNSAID: f64 = 0.78;

/// Rivals of an alliance and those who stay away from it are named beside it, too.
const NO_MEMBER: [Context; 2] = [Context::Dispute, Context::Hypothetical];

/// One tie between two organisations, before those of one breath are put together.
#[derive(Clone, Copy)]
struct Finding<'p> {
    pair: &'p Pair,
    kind: Kind,
    instance: &'p Instance,
    confidence: f64,
    /// Source first where the kind has a direction.
    order: (usize, usize),
}

/// The claims of an article: every pair whose tie is at least `floor` likely.
pub(super) fn claims(
    document: &Document,
    article: &Article,
    pairs: &[Pair],
    lexicon: &Lexicon,
    scorer: &Scorer,
    floor: f64,
) -> Vec<Claim> {
    let mut findings = Vec::new();
    let mut scores: Vec<f32> = pairs.iter().map(|pair| first_look(pair, scorer)).collect();
    reconsider(pairs, &mut scores, scorer);
    let members = Members::of(article, pairs);
    for (pair, score) in pairs.iter().zip(scores) {
        let mut confidence = 1.0 / (1.0 + f64::from(-score).exp());
        if let Some(frame) = pair.frame {
            confidence = confidence.max(frame.confidence);
        }
        // Without a word of joining, one sentence with an alliance makes nobody a member of it.
        let alliance = |entity: usize| is_alliance(&article.entities[entity]);
        let unsaid = pair.frame.is_none() && (alliance(pair.entities.0) || alliance(pair.entities.1));
        let doubted = || {
            let sentence = |instance: &Instance| &article.sentences[instance.sentence];
            pair.instances
                .iter()
                .all(|instance| speaks_of(&NO_MEMBER, sentence(instance), &document.text, lexicon, document.lang))
        };
        if confidence >= floor.max(if unsaid { UNSAID } else { 0.0 })
            && !members.only_members(pair)
            && !(unsaid && doubted())
        {
            for kind in kinds(document, article, pair, lexicon, scorer) {
                findings.push(finding(document, article, pair, kind, confidence, lexicon, scorer));
            }
        }
    }
    if findings.is_empty() {
        return Vec::new();
    }
    // A claim may be dated by the sentence after its last one.
    let last = findings.iter().flat_map(|finding| &finding.pair.instances).map(|instance| instance.sentence).max();
    let carried = carried_dates(document, article, last.map_or(0, |last| last + 2));
    let mut claims: Vec<Claim> =
        together(findings).iter().map(|group| claim(document, article, group, &carried, lexicon, scorer)).collect();
    claims.sort_by(|a, b| {
        let place = |claim: &Claim| claim.evidence.first().map(|evidence| evidence.span);
        (place(a), a.kind, &a.parties[0].id).cmp(&(place(b), b.kind, &b.parties[0].id))
    });
    claims
}

/// Who belongs to which alliance by the words of the article.
struct Members(Vec<(usize, usize, usize)>);

impl Members {
    fn of(article: &Article, pairs: &[Pair]) -> Self {
        let joined = pairs.iter().filter_map(|pair| {
            let (a, b) = pair.entities;
            let frame = pair.frame.filter(|frame| frame.kind == Kind::Membership)?;
            let sentence = frame.sentence;
            Some(if is_alliance(&article.entities[a]) { (b, a, sentence) } else { (a, b, sentence) })
        });
        Self(joined.collect())
    }

    /// Whether the two stand together only as members of one alliance: then that is their tie.
    fn only_members(&self, pair: &Pair) -> bool {
        let of = |entity: usize| self.0.iter().filter(move |(member, ..)| *member == entity);
        of(pair.entities.0).any(|(_, alliance, sentence)| {
            of(pair.entities.1).any(|(_, other, _)| other == alliance)
                && pair.instances.iter().all(|instance| instance.sentence == *sentence || instance.sentence == 0)
        })
    }
}

fn finding<'p>(
    document: &Document,
    article: &Article,
    pair: &'p Pair,
    kind: Kind,
    confidence: f64,
    lexicon: &Lexicon,
    scorer: &Scorer,
) -> Finding<'p> {
    let instance = proof(article, pair, kind, document.lang, lexicon, scorer);
    let order = order(document, article, pair, kind, instance, lexicon, scorer);
    Finding { pair, kind, instance, confidence, order }
}

/// Findings of one sentence and kind in which every two organisations have a tie are one deal.
fn together(findings: Vec<Finding<'_>>) -> Vec<Vec<Finding<'_>>> {
    let mut groups: Vec<Vec<Finding<'_>>> = Vec::new();
    for finding in findings {
        let joins = |group: &Vec<Finding<'_>>| {
            let first = &group[0];
            !finding.kind.is_directed()
                && first.kind == finding.kind
                && first.instance.sentence == finding.instance.sentence
        };
        match groups.iter_mut().find(|group| joins(group)) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups.into_iter().flat_map(cliques).collect()
}

/// Splits findings into groups of which every two parties have a tie; memberships stay whole by their alliance.
fn cliques(findings: Vec<Finding<'_>>) -> Vec<Vec<Finding<'_>>> {
    if findings[0].kind == Kind::Membership {
        return vec![findings];
    }
    let holds = |a: usize, b: usize| findings.iter().any(|finding| finding.pair.entities == (a.min(b), a.max(b)));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for finding in &findings {
        let (a, b) = finding.pair.entities;
        if groups.iter().any(|group| group.contains(&a) && group.contains(&b)) {
            continue;
        }
        let fits = |group: &&mut Vec<usize>| {
            (group.contains(&a) && group.iter().all(|other| *other == a || holds(*other, b)))
                || (group.contains(&b) && group.iter().all(|other| *other == b || holds(*other, a)))
        };
        match groups.iter_mut().find(fits) {
            Some(group) => {
                let new = if group.contains(&a) { b } else { a };
                group.push(new);
            }
            None => groups.push(vec![a, b]),
        }
    }
    let mut sorted: Vec<Vec<Finding<'_>>> = groups.iter().map(|_| Vec::new()).collect();
    for finding in findings {
        let (a, b) = finding.pair.entities;
        // A pair may belong to two groups: each is as sure as all of its pairs are.
        for (sorted, _) in sorted.iter_mut().zip(&groups).filter(|(_, group)| group.contains(&a) && group.contains(&b))
        {
            sorted.push(finding);
        }
    }
    sorted
}

/// Whether an alliance is what a sentence is about: "AI 원팀은 A, B가 모인 협의체다".
fn is_about_alliance(article: &Article, sentence: &Sentence) -> bool {
    sentence
        .mentions
        .iter()
        .any(|mention| is_alliance(&article.entities[mention.entity]) && mention.group_tail.is_subject())
}

fn claim(
    document: &Document,
    article: &Article,
    group: &[Finding<'_>],
    carried: &[Option<PartialDate>],
    lexicon: &Lexicon,
    scorer: &Scorer,
) -> Claim {
    let kind = group[0].kind;
    let lead = group.iter().max_by(|x, y| x.confidence.total_cmp(&y.confidence)).unwrap_or(&group[0]);
    let sentence = &article.sentences[lead.instance.sentence];
    let words = sentence.span.of(&document.text).unwrap_or("");
    let cue = cue_of(sentence, kind, lead.instance, lexicon.cues(document.lang));
    let cue_here = Span::new(cue.start - sentence.span.start, cue.end - sentence.span.start);
    let terms = terms_of(lexicon, kind, words, cue_here);
    let mut alliance = None;
    let mut members: Vec<usize> = Vec::new();
    for finding in group {
        for entity in [finding.order.0, finding.order.1] {
            if kind == Kind::Membership && is_alliance(&article.entities[entity]) {
                alliance = Some(entity);
            } else if !members.contains(&entity) {
                members.push(entity);
            }
        }
    }
    let (first, second, rest) = kind.roles();
    let parties = members.iter().enumerate().map(|(at, entity)| {
        let role = [first, second].get(at).copied().unwrap_or(rest);
        let entity = &article.entities[*entity];
        Party { id: entity.id.clone(), name: entity.name.clone(), surfaces: entity.surfaces.clone(), role }
    });
    let places = std::iter::once(lead.instance.sentence).chain(others(lead));
    let when = places.into_iter().find_map(|at| {
        let sentence = &article.sentences[at];
        let cue = if at == lead.instance.sentence { cue } else { Span::new(sentence.span.end, sentence.span.end) };
        date_of(document, sentence.span, cue, carried[at])
    });
    // Who is carried over from the sentences before brings their date along; without any, a fair names the year.
    let when = when.or_else(|| match document.lang {
        Lang::Ko => carried[lead.instance.sentence]
            .filter(|_| lead.instance.first.is_none() || is_about_alliance(article, sentence))
            .or_else(|| told_next(document, article, lead.instance.sentence, lead.pair.entities, carried))
            .or_else(|| event_year(article.sentences.first().and_then(|title| title.span.of(&document.text))?)),
        Lang::En => english::day_of_report(document, lead.instance.sentence, words),
    });
    let telling =
        Telling::new(&document.text, document.lang, sentence, lead.instance, kind, lexicon.cues(document.lang));
    let status = status(lexicon.cues(document.lang), scorer, &lead.pair.features(), &telling);
    Claim {
        doc: document.id.clone(),
        source: document.source.clone(),
        kind,
        parties: parties.collect(),
        alliance: alliance.map(|at| {
            let entity = &article.entities[at];
            Alliance { id: entity.id.clone(), name: entity.name.clone(), surfaces: entity.surfaces.clone() }
        }),
        status,
        when,
        reported: document.published,
        areas: terms.areas,
        amount: terms.amount,
        stake: terms.stake,
        evidence: vec![Evidence {
            span: sentence.span,
            quote: words.to_owned(),
            cue: cue.of(&document.text).unwrap_or("").to_owned(),
            rule: rule(document.lang, kind, lead.instance, cue.is_empty()),
        }],
        confidence: (group.iter().map(|finding| finding.confidence).sum::<f64>() / group.len() as f64 * 1000.0).round()
            / 1000.0,
    }
}

/// Other sentences on the same pair, in order.
fn others(finding: &Finding<'_>) -> Vec<usize> {
    finding
        .pair
        .instances
        .iter()
        .map(|instance| instance.sentence)
        .filter(|at| *at != finding.instance.sentence)
        .collect()
}

/// The cue that tells: of this kind and after the second name where there is one.
fn cue_of(sentence: &Sentence, kind: Kind, instance: &Instance, cues: &CueSet) -> Span {
    let after = instance.second.map_or(sentence.span.start, |at| sentence.mentions[at].span.end);
    let of_kind = |hit: &&CueMatch| cues.ties.cue(hit.cue).label == kind;
    let later = |hit: &&CueMatch| hit.start >= after;
    let hits = || sentence.cues.iter();
    let hit = hits()
        .filter(later)
        .find(of_kind)
        .or_else(|| hits().find(of_kind))
        .or_else(|| hits().find(later))
        .or_else(|| hits().next());
    hit.map_or(Span::new(sentence.span.start, sentence.span.start), |hit| Span::new(hit.start, hit.end))
}

/// `ko/partnership/named`: language, kind, and how the parties stand in the sentence.
fn rule(lang: Lang, kind: Kind, instance: &Instance, headline: bool) -> RuleId {
    let how = match (instance.first, instance.second) {
        _ if headline => "headline",
        (Some(_), Some(_)) => "named",
        (None, Some(_)) => "carried",
        _ => "together",
    };
    let lang = match lang {
        Lang::Ko => "ko",
        Lang::En => "en",
    };
    RuleId::new(format!("{lang}/{kind}/{how}"))
}
