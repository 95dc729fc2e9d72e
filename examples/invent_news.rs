//! Invented claims as JSONL, to try out pictures of any size.
//!
//!     cargo run --example invent_news 1000 2000 > claims.jsonl     1,000 companies and 2,000 deals
//!     tieup diagram claims.jsonl -o large.svg

#[path = "../benches/invented/mod.rs"]
mod invented;

use std::{
    env,
    io::{self, Write},
};

fn main() -> io::Result<()> {
    let mut numbers = env::args().skip(1).filter_map(|word| word.parse().ok());
    let companies = numbers.next().unwrap_or(50).max(2);
    let ties = numbers.next().unwrap_or(companies * 3 / 2);
    let mut out = io::BufWriter::new(io::stdout().lock());
    for claim in invented::claims(companies, ties) {
        writeln!(out, "{}", serde_json::to_string(&claim)?)?;
    }
    out.flush()
}
