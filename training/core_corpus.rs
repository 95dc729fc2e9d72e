//! The sentences of CORE (Borchert et al., 2023): two named companies each, and their relation.

use super::{
    Row,
    bags::Told,
    document,
    gold::{Demand, GoldTie, Pairs},
    logistic::Vocabulary,
};
use std::{error::Error, fs, path::Path};
use tieup::{
    extract::{
        Gate, lay_out, pairs,
        tagger::{Tagger, Weights},
    },
    lexicon::Lexicon,
    model::Kind,
};

/// What a sentence of CORE counts beside a pair of a news article.
const CORE_WEIGHT: f32 = 0.15;
/// Features of an article as a whole say nothing where a sentence stands alone.
const OF_ARTICLE: &[&str] =
    &["n=", "ncue=", "count=", "rank=", "titled=", "entities=", "at=", "listed=", "orgs=", "bias"];

/// Adds the pair of each sentence.
///
/// # Errors
/// Where the file cannot be read, or a line is no JSON.
pub fn add_rows(
    file: &Path,
    from: usize,
    lexicon: &Lexicon,
    words: &mut Vocabulary,
    rows: &mut Vec<Row>,
) -> Result<(), Box<dyn Error>> {
    for (number, line) in fs::read_to_string(file)?.lines().enumerate() {
        let record: serde_json::Value = serde_json::from_str(line)?;
        let field = |key: &str| record[key].as_str().unwrap_or("").to_owned();
        let kind = match field("relation").as_str() {
            "collaboration" => Some(Kind::Partnership),
            "acquired_by" | "merged_with" => Some(Kind::Acquisition),
            "shareholder_of" => Some(Kind::Investment),
            "client_of" => Some(Kind::Supply),
            _ => None,
        };
        let document = document("core", "News", &joined(&field("text")));
        let laid = lay_out(
            &document,
            lexicon,
            &Weights::builtin(),
            &Gate::open(&lexicon.en.ties),
            &mut Tagger::default(),
            None,
        );
        let tie = |a: String, b: String| GoldTie {
            kind: String::from("partnership"),
            status: String::new(),
            parties: vec![forms(&a), forms(&b)],
            alliance: None,
            optional: false,
        };
        let asked = Pairs::of(&[tie(field("e1"), field("e2"))]);
        for mut pair in pairs(&document.text, &laid, lexicon, true) {
            let org = |at: usize| {
                let entity = &laid.entities[at];
                let names: Vec<String> =
                    entity.surfaces.iter().chain([&entity.name]).flat_map(|name| forms(name)).collect();
                asked.find(&names)
            };
            let (a, b) = (org(pair.entities.0), org(pair.entities.1));
            if asked.demand(a, b) != Demand::Required {
                continue;
            }
            let of_sentence = |name: &str| !OF_ARTICLE.iter().any(|start| name.starts_with(start));
            let told = Told::of(&mut pair, words, &of_sentence);
            rows.push(Row {
                article: from + number,
                told,
                demand: if kind.is_some() { Demand::Required } else { Demand::None },
                kinds: kind.and_then(|kind| Kind::ALL.iter().position(|other| *other == kind)).into_iter().collect(),
                statuses: Vec::new(),
                gold: None,
                weight: CORE_WEIGHT,
                names: String::new(),
            });
        }
    }
    Ok(())
}

/// A name and its first two words.
fn forms(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let mut forms = vec![name.to_owned()];
    if words.len() > 2 {
        forms.push(words[..2].join(" "));
    }
    forms
}

/// Takes back the blanks that tokenising put around marks.
fn joined(text: &str) -> String {
    let mut text = text.to_owned();
    for (apart, together) in [
        (" ,", ","),
        (" .", "."),
        (" 's", "'s"),
        ("( ", "("),
        (" )", ")"),
        (" ;", ";"),
        (" :", ":"),
        ("$ ", "$"),
        (" %", "%"),
        (" '", "'"),
        (" - ", "-"),
    ] {
        text = text.replace(apart, together);
    }
    text
}
