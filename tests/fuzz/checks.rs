//! What must hold for any bytes: one check for each target of `fuzz/`. `tests/robust.rs` runs them on stable Rust.

use graphviz_rust::printer::{DotPrinter, PrinterContext};
use std::{io::Cursor, path::Path, sync::LazyLock};
use tieup::{
    Extractor, draw,
    eval::{self, GoldReader},
    export,
    graph::{self, ClaimReader, PartnerGraph},
    language,
    lexicon::Gazetteer,
    model::{
        Alliance, Claim, Document, Evidence, Kind, Lang, OrgId, OrgKind, Organization, PartialDate, Party, Span, Status,
    },
    query::{self, Filter, NameIndex, View},
    read,
};

/// Extracts claims however unlikely they are.
pub static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new().floor(0.0));

/// Panics where bytes break what must hold.
type Check = fn(&[u8]);

/// Every check, by the name of its target; names that start with `read_` end in what the file's name ends in.
#[rustfmt::skip]
pub const CHECKS: &[(&str, Check)] = &[
    ("read_text", |bytes| read_as("a.txt", bytes)),
    ("read_markdown", |bytes| read_as("a.md", bytes)),
    ("read_html", |bytes| read_as("a.html", bytes)),
    ("read_jsonl", |bytes| read_as("a.jsonl", bytes)),
    ("read_json", |bytes| read_as("a.json", bytes)),
    ("read_csv", |bytes| read_as("a.csv", bytes)),
    ("read_unnamed", |bytes| read_as("a", bytes)),
    ("claims", claims),
    ("gold", gold),
    ("gazetteer", gazetteer),
    ("partial_date", partial_date),
    ("dates", dates),
    ("sums", sums),
    ("sentences", sentences),
    ("extract", extract),
    ("ask", ask),
    ("draw_svg", draw_svg),
    ("draw_text", draw_text),
    ("read_view", read_view),
    ("read_graphml", read_graphml),
    ("export_text", export_text),
];

/// Runs the check of a target.
pub fn run(target: &str, bytes: &[u8]) {
    let (_, check) = CHECKS.iter().find(|(name, _)| *name == target).expect("a check of this name");
    check(bytes);
}

/// The zones of what is read cover its text without gap or overlap; with a small limit, too, nothing panics.
fn read_as(name: &str, bytes: &[u8]) {
    for max_bytes in [read::Options::default().max_bytes, 64] {
        let options = read::Options { max_bytes, ..Default::default() };
        for document in read::articles(Path::new(name), Cursor::new(bytes.to_vec()), &options).flatten() {
            let mut at = 0;
            for zone in &document.zones {
                assert!(zone.span.start == at && zone.span.of(&document.text).is_some(), "{zone:?}");
                at = zone.span.end;
            }
            assert_eq!(at, document.text.len());
        }
    }
}

/// What is read as claims can be written and read again, in any order, and no line spoils the next.
fn claims(bytes: &[u8]) {
    let known = &few_claims("KT\u{1f}카카오\u{1f}손을 잡았다")[0];
    let lines = [bytes, b"\n", serde_json::to_string(known).unwrap().as_bytes()].concat();
    let mut read: Vec<_> = ClaimReader::new(&lines[..]).collect();
    assert_eq!(read.pop().unwrap().unwrap(), *known);
    let mut claims: Vec<Claim> = read.into_iter().flatten().collect();
    for claim in &claims {
        again(claim);
    }
    let graph = PartnerGraph::from_claims(claims.iter().cloned());
    claims.reverse();
    assert!(PartnerGraph::from_claims(claims) == graph);
    assert!(graph.clone().merge(graph.clone()) == graph);
}

/// A claim that is written is taken back as it was.
fn again(claim: &Claim) {
    let line = serde_json::to_string(claim).unwrap();
    assert!(graph::check(claim).is_ok(), "{line}");
    assert_eq!(ClaimReader::new(line.as_bytes()).next().unwrap().unwrap(), *claim, "{line}");
}

/// No line of gold spoils the next, and whatever is told is judged with a share between 0 and 1.
fn gold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let lines = [bytes, b"\n{\"doc\": \"last\", \"ties\": []}"].concat();
    let mut read: Vec<_> = GoldReader::new("a.gold.jsonl", &lines[..]).collect();
    assert_eq!(read.pop().unwrap().unwrap().doc.as_str(), "last");
    let told = few_claims(&text);
    for article in read.into_iter().flatten() {
        let score = eval::Score::of(&eval::judge(&article, &told));
        assert!([score.precision(), score.recall(), score.f1()].iter().all(|share| (0.0..=1.0).contains(share)));
    }
}

/// Every row of a user's table is in effect or named as an error; whatever is then found lies in the text.
fn gazetteer(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let rows = text.lines().count();
    let mut gazetteer = Gazetteer::default();
    let errors = gazetteer.overlay("a.tsv", bytes);
    assert!(errors.iter().all(|error| error.line <= rows), "{errors:?}");
    for organization in gazetteer.organizations() {
        assert_eq!(gazetteer.organization(&organization.id), Some(organization));
        for name in organization.names() {
            for found in gazetteer.names_at(name) {
                assert!(name.is_char_boundary(found.len) && found.len > 0, "{name}: {found:?}");
                gazetteer.at(found.owner);
            }
        }
    }
}

/// A date prints as it was written, its days count both ways, and two dates keep one order.
fn partial_date(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let dates: Vec<PartialDate> = text.split(' ').take(8).filter_map(|word| word.parse().ok()).collect();
    let words = text.split(' ').take(8).filter(|word| word.parse::<PartialDate>().is_ok());
    assert!(words.eq(dates.iter().map(PartialDate::to_string)));
    for one in &dates {
        let (year, month, day) = one.earliest();
        assert_eq!(PartialDate::from_days(one.to_days()), PartialDate::day_of(year, month, day));
        for other in &dates {
            let (first, last) = (one.before(*other) == Some(true), other.before(*one) == Some(true));
            assert!(u8::from(first) + u8::from(last) + u8::from(one.contains(*other)) <= 1, "{one} {other}");
        }
    }
    assert_eq!(PartialDate::first_of(dates.iter().copied()).is_some(), !dates.is_empty());
    if let Some(date) = read::published(&text) {
        assert_eq!(read::published(&date.to_string()), Some(date), "a date that is printed is read");
    }
}

/// Spans lie in the text, one after the other.
fn in_order(text: &str, spans: impl Iterator<Item = Span>) {
    let mut at = 0;
    for span in spans {
        assert!(span.start >= at && !span.is_empty() && span.of(text).is_some(), "{span:?}");
        at = span.end;
    }
}

/// Dates of any text on any day, from the first to the last that there is.
fn dates(bytes: &[u8]) {
    let Some(([high, low, how], rest)) = bytes.split_first_chunk() else { return };
    let text = String::from_utf8_lossy(rest);
    let days = i64::from(u16::from_be_bytes([*high, *low])) * 3_287_181 / 65_535 - 354_285;
    let day = PartialDate::from_days(days).unwrap();
    let reference = match how % 4 {
        0 => None,
        1 => PartialDate::year_only(day.year()),
        2 => PartialDate::month_of(day.year(), day.month().unwrap()),
        _ => Some(day),
    };
    let found = language::dates(&text, 0, reference, Some(day).filter(|_| *how > 127));
    in_order(&text, found.iter().map(|date| date.span));
    let moved = language::dates(&text, 7, reference, Some(day).filter(|_| *how > 127));
    assert!(moved.iter().map(|date| date.span).eq(found.iter().map(|date| date.span.shifted(7))));
}

/// Sums have a currency, stakes are shares.
fn sums(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let amounts = language::amounts(&text);
    in_order(&text, amounts.iter().map(|(span, _)| *span));
    let is_code = |code: &str| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    assert!(amounts.iter().all(|(_, amount)| is_code(&amount.currency)));
    let stakes = language::stakes(&text);
    in_order(&text, stakes.iter().map(|(span, _)| *span));
    assert!(stakes.iter().all(|(_, share)| *share > 0.0 && *share <= 1.0));
}

/// What is not blank lies in exactly one sentence; words have at most one particle and ending, whatever they are.
fn sentences(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let found = language::sentences(&text, Span::new(0, text.len()));
    in_order(&text, found.iter().copied());
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let told: String = found.iter().map(|span| solid(span.of(&text).unwrap())).collect();
    assert_eq!(told, solid(&text));
    let (start, end) = (bytes.len() / 3, bytes.len() / 2);
    in_order(&text, language::sentences(&text, Span::new(start, end)).into_iter());
    for word in text.split_whitespace() {
        assert!(word.starts_with(language::hangul_run(word)));
        language::particle(word);
        language::ending(word);
    }
}

/// What every user of claims relies on.
pub fn hold(article: &Document, claims: &[Claim]) {
    for claim in claims {
        assert_eq!(claim.doc, article.id);
        assert!((0.0..=1.0).contains(&claim.confidence), "{claim:?}");
        assert!(!claim.evidence.is_empty() && !claim.parties.is_empty(), "{claim:?}");
        for evidence in &claim.evidence {
            assert_eq!(evidence.span.of(&article.text), Some(evidence.quote.as_str()), "{claim:?}");
        }
        assert!(claim.stake.is_none_or(|stake| (0.0..=1.0).contains(&stake)), "{claim:?}");
        again(claim);
    }
}

/// Whatever an article holds, its claims can be proved, and the first of them explained.
fn extract(bytes: &[u8]) {
    let mut article = read::text("a", String::from_utf8_lossy(bytes));
    if bytes.len().is_multiple_of(4) {
        // Records may be wrong about their language.
        article.lang = if article.lang == Lang::Ko { Lang::En } else { Lang::Ko };
    }
    let claims = EXTRACTOR.extract(&article);
    hold(&article, &claims);
    if let Some(claim) = claims.first() {
        let explanation = EXTRACTOR.explain(&article, claim).expect("reasons for a claim that was made");
        in_order(&article.text, explanation.marks.iter().map(|mark| mark.span));
    }
}

/// Claims of a text: one for each part between U+001E, its parties and then its sentence between U+001F.
fn few_claims(text: &str) -> Vec<Claim> {
    let claim = |part: &str| {
        let number = usize::from(*part.as_bytes().first()?);
        let kind = Kind::ALL[number % Kind::ALL.len()];
        let fields: Vec<&str> = part.split('\u{1f}').collect();
        let (quote, names) = fields.split_last()?;
        let party = |name: &&str| Party {
            id: (*name).into(),
            name: (*name).to_owned(),
            surfaces: Vec::new(),
            role: kind.roles().0,
        };
        let (id, name) = (OrgId::new(format!("union {quote}")), format!("{quote}!"));
        let claim = Claim {
            doc: (*quote).into(),
            kind,
            parties: names.iter().take(4).map(party).collect(),
            alliance: (kind == Kind::Membership).then_some(Alliance { id, name, surfaces: Vec::new() }),
            status: Status::ALL[part.len() % Status::ALL.len()],
            when: names.iter().find_map(|name| name.parse().ok()),
            reported: quote.get(..10).and_then(|day| day.parse().ok()),
            areas: vec![(*quote).to_owned()],
            amount: None,
            stake: (number > 90).then_some(number as f64 / 255.0),
            evidence: vec![Evidence {
                span: Span::new(0, quote.len()),
                quote: (*quote).to_owned(),
                cue: (*quote).to_owned(),
                rule: (*quote).into(),
            }],
            confidence: part.len() as f64 / (part.len() as f64 + 9.0),
            source: None,
        };
        graph::check(&claim).is_ok().then_some(claim)
    };
    text.split('\u{1e}').take(3).filter_map(claim).collect()
}

/// Organisations answer to their ids, and of partners each is the other's.
fn ask(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let graph = PartnerGraph::from_claims(few_claims(&text));
    let index = NameIndex::of(&graph);
    if let Err(query::NameError::Unknown { suggestions, .. }) = index.resolve(&text) {
        assert!(suggestions.len() <= 3);
    }
    for organization in graph.organizations() {
        let id = &organization.id;
        assert_eq!(index.resolve(id.as_str()).as_ref(), Ok(id));
        assert!(query::profile(&graph, id, None).is_some());
        for row in query::partners(&graph, id) {
            let other = index.resolve(row.partner.id.as_str()).unwrap();
            assert!(query::partners(&graph, &other).iter().any(|row| row.partner.id == *id));
            assert!(!query::evidence(&graph, id, &other).is_empty());
            assert_eq!(query::path(&graph, id, &other, 1)[0].steps.len(), 1);
            assert!(!serde_json::to_string(&row).unwrap().contains('\n'));
        }
    }
    assert_eq!(query::stats(&graph, 3).organizations, graph.organizations().len());
}

/// What is drawn of claims: names as they come, groups, every kind of organisation.
fn view(claims: Vec<Claim>) -> View {
    let graph = PartnerGraph::from_claims(claims);
    let first = graph.organizations().first().map(|organization| organization.id.clone());
    let graph = graph.describe(|id| {
        let length = id.as_str().len();
        Some(Organization {
            id: id.clone(),
            ko: Some(id.to_string()),
            en: None,
            kind: [OrgKind::Company, OrgKind::Group, OrgKind::Alliance][length % 3],
            country: None,
            group: first.clone().filter(|_| length > 4),
            ticker: None,
            aliases: Vec::new(),
        })
    });
    Filter::default().view(&graph)
}

/// A picture is well formed and shows every organisation, whatever names, sentences and titles hold.
fn draw_svg(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut claims = few_claims(&text);
    claims.truncate(1);
    // From the third organisation on, many arrangements are tried: dear, and no text gets more hostile by it.
    claims.iter_mut().for_each(|claim| claim.parties.truncate(2 - usize::from(claim.alliance.is_some())));
    let view = view(claims);
    let svg = draw::svg(
        &view,
        &draw::SvgOptions { lang: Lang::En, title: Some(text.to_string()), ..draw::SvgOptions::default() },
    );
    let picture = roxmltree::Document::parse(&svg).unwrap();
    let known = ["svg", "g", "a", "rect", "path", "polygon", "circle", "text", "title", "desc"];
    for node in picture.descendants().filter(|node| node.is_element()) {
        assert!(known.contains(&node.tag_name().name()), "{node:?}");
        assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")));
        assert!(node.attribute("href").is_none_or(|address| address.to_ascii_lowercase().starts_with("http")));
    }
    let is_node = |class: &str| class.split(' ').any(|class| class == "node");
    let nodes = picture.descendants().filter(|node| node.attribute("class").is_some_and(is_node)).count();
    assert!(nodes >= view.organizations.len(), "{svg}");
}

/// DOT can be read and names every organisation; in Mermaid, text stays between its quotes.
fn draw_text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let view = view(few_claims(&text));
    let dot = draw::dot(&view, &draw::DotOptions { lang: Lang::Ko, title: Some(text.into_owned()) });
    let parsed = graphviz_rust::parse(&dot).unwrap();
    let shown = parsed.print(&mut PrinterContext::default()).matches("tooltip=").count();
    assert!(shown >= view.organizations.len(), "{dot}");
    let mermaid = draw::mermaid(&view, &draw::MermaidOptions::default());
    for line in mermaid.lines() {
        // What is not between quotes is our own.
        assert!(line.matches('"').count().is_multiple_of(2) && line.split('"').step_by(2).all(str::is_ascii), "{line}");
    }
}

/// What is read as a view can be written and read again, in either format.
fn view_again(view: &View) {
    assert_eq!(export::read_json(&export::json(view)).as_ref(), Ok(view));
    assert_eq!(export::read_graphml(&export::graphml(view, Lang::Ko)).as_ref(), Ok(view));
}

fn read_view(bytes: &[u8]) {
    if let Ok(view) = export::read_json(&String::from_utf8_lossy(bytes)) {
        view_again(&view);
    }
}

fn read_graphml(bytes: &[u8]) {
    if let Ok(view) = export::read_graphml(&String::from_utf8_lossy(bytes)) {
        view_again(&view);
    }
}

/// Whatever names and sentences hold, formats that are read back hold all of it, and XML and JSON are well formed.
fn export_text(bytes: &[u8]) {
    let view = view(few_claims(&String::from_utf8_lossy(bytes)));
    view_again(&view);
    roxmltree::Document::parse(&export::gexf(&view, Lang::Ko)).unwrap();
    for text in [export::cytoscape(&view, Lang::Ko), export::graph_json(&view, Lang::Ko)] {
        serde_json::from_str::<serde_json::Value>(&text).unwrap();
    }
    for line in export::follow_the_money(&view, Lang::Ko).lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
    // What is not between quotes is our own.
    assert!(export::d2(&view, Lang::Ko).lines().all(|line| line.split('"').next().is_some_and(str::is_ascii)));
    assert!(export::cypher(&view, Lang::Ko).lines().all(|line| line.ends_with(';')));
}
