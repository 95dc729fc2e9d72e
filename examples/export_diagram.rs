//! What lies around KT, as SVG and DOT: `cargo run --example export_diagram [FOLDER]`.

use std::{env, error::Error, fs, path::PathBuf};
use tieup::{
    Extractor,
    draw::{self, DotOptions, SvgOptions},
    graph::PartnerGraph,
    query::{Filter, NameIndex},
    read,
};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args_os().nth(1).map_or_else(env::temp_dir, PathBuf::from);
    let extractor = Extractor::new();
    let articles = read::open([concat!(env!("CARGO_MANIFEST_DIR"), "/data/articles")], read::Options::default());
    let claims = articles.filter_map(Result::ok).flat_map(|article| extractor.extract(&article));
    // The gazetteer lends the graph its names in both languages, and the groups.
    let facts = &extractor.lexicon().gazetteer;
    let graph = PartnerGraph::from_claims(claims).describe(|id| facts.organization(id).cloned());

    let kt = NameIndex::of(&graph).resolve("KT")?;
    let view = Filter { focus: vec![kt], depth: 1, ..Filter::default() }.view(&graph);
    for (file, picture) in
        [("kt.svg", draw::svg(&view, &SvgOptions::default())), ("kt.dot", draw::dot(&view, &DotOptions::default()))]
    {
        let path = folder.join(file);
        fs::write(&path, picture).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("{}: {} organisations, {} ties", path.display(), view.organizations.len(), view.ties.len());
    }
    Ok(())
}
