//! The claims of one text: `cargo run --example extract_text [FILE]`.

use std::{env, error::Error, fs};
use tieup::{Extractor, model::Document, read};

fn article() -> Result<Document, Box<dyn Error>> {
    let file = env::args().nth(1);
    let file = file.unwrap_or_else(|| {
        concat!(env!("CARGO_MANIFEST_DIR"), "/data/articles/2020-06-16-kt-hyundai-robotics.txt").to_owned()
    });
    let text = fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
    Ok(read::text(file, text))
}

fn main() -> Result<(), Box<dyn Error>> {
    let article = article()?;
    for claim in Extractor::new().extract(&article) {
        let parties: Vec<&str> = claim.parties.iter().map(|party| party.name.as_str()).collect();
        let when = claim.when.map_or_else(|| "undated".to_owned(), |date| date.to_string());
        println!("{} of {}: {}, {when}", claim.kind, parties.join(", "), claim.status);
        for evidence in &claim.evidence {
            // The quote is what lies under the span, to the byte.
            assert_eq!(evidence.span.of(&article.text), Some(evidence.quote.as_str()));
            println!("    bytes {}..{}: {}", evidence.span.start, evidence.span.end, evidence.quote.trim());
        }
    }
    Ok(())
}
