//! One's own names laid over the built-in ones: `cargo run --example own_gazetteer [FILE.tsv]`.

use std::{env, error::Error, fs::File, io::Read};
use tieup::{Extractor, lexicon::Lexicon, read};

/// What a file of one's own looks like; a `?` marks a name that is also an ordinary word.
const OURS: &str = "\
id\tko\ten\tkind\tcountry\tgroup\tticker\taliases
gaon-robotics\t가온로보틱스\tGaon Robotics\tcompany\tKR\t\t\t가온로보|GR
byeolbit-bank\t?별빛\tByeolbit Bank\tcompany\tKR\t\t\t별빛은행
";

fn main() -> Result<(), Box<dyn Error>> {
    let mut lexicon = Lexicon::builtin();
    let (name, source): (String, Box<dyn Read>) = match env::args().nth(1) {
        Some(file) => (file.clone(), Box::new(File::open(file)?)),
        None => ("ours.tsv".to_owned(), Box::new(OURS.as_bytes())),
    };
    // Every row that cannot be taken is named with its line; the others are in effect.
    for error in lexicon.gazetteer.overlay(&name, source) {
        eprintln!("{error}");
    }
    let article = read::text(
        "note.txt",
        "가온로보, KT와 업무협약\n\n가온로보는 KT와 서빙로봇 사업을 위한 업무협약을 맺었다고 4일 밝혔다.",
    );
    for claim in Extractor::with_lexicon(lexicon).extract(&article) {
        for party in &claim.parties {
            println!("{}\t{}\t{}", party.id, party.name, party.surfaces.join(", "));
        }
    }
    Ok(())
}
