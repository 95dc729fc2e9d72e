//! A graph of the sample articles, and three questions to it: `cargo run --example query_graph`.

use std::error::Error;
use tieup::{
    Extractor,
    graph::PartnerGraph,
    query::{self, Filter, NameIndex},
    read,
};

fn main() -> Result<(), Box<dyn Error>> {
    let extractor = Extractor::new();
    let articles = read::open([concat!(env!("CARGO_MANIFEST_DIR"), "/data/articles")], read::Options::default());
    let claims = articles.filter_map(Result::ok).flat_map(|article| extractor.extract(&article));
    // The gazetteer lends the graph its names in both languages, and the groups.
    let facts = &extractor.lexicon().gazetteer;
    let graph = PartnerGraph::from_claims(claims).describe(|id| facts.organization(id).cloned());

    // Any name in either language will do.
    let names = NameIndex::of(&graph);
    let (kt, robotics) = (names.resolve("케이티")?, names.resolve("현대로보틱스")?);

    println!("Partners of KT:");
    for row in query::partners(&graph, &kt) {
        println!("  {} ({})", row.partner.name, row.status);
    }
    println!("Says who?");
    for proof in query::evidence(&graph, &kt, &robotics) {
        println!("  {}: {}", proof.doc, proof.quote);
    }
    let then = Filter { as_of: Some("2020-05".parse()?), ..Filter::default() }.apply(&graph).into_owned();
    println!("Ties that held in May 2020: {} of {}", then.ties().len(), graph.ties().len());
    Ok(())
}
