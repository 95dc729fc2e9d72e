//! `tieup import`: claims of others into the ledger.

use super::{
    corrections::{Why, say},
    facts,
    failure::{Failure, Outcome, complain},
    source,
};
use crate::{
    graph::ClaimReader,
    ledger::{Ledger, Said},
    model::Claim,
};
use clap::Args;
use std::{
    fs::File,
    io::{self, BufRead},
    path::{Path, PathBuf},
};

/// Bring claims of others: a person's, or another program's.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup import mine.jsonl --reason \"from the annual report\"
  tieup schema claim > claim.schema.json")]
pub struct Import {
    /// Claims, one JSON object a line, as `tieup schema` describes them; `-` for standard input.
    #[arg(value_name = "CLAIMS")]
    file: PathBuf,
    #[command(flatten)]
    why: Why,
}

impl Import {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let (mut claims, mut failed): (Vec<Claim>, u64) = (Vec::new(), 0);
        let input: Box<dyn BufRead> = if self.file == Path::new("-") {
            source::unpacked(io::stdin())
        } else {
            let file =
                File::open(&self.file).map_err(|error| Failure::new(format!("{}: {error}", self.file.display())))?;
            source::unpacked(file)
        };
        for claim in ClaimReader::new(input) {
            match claim {
                Ok(claim) => claims.push(claim),
                Err(error) => {
                    failed += 1;
                    complain(format!("{}:{}: {}", self.file.display(), error.line, error.flaw));
                }
            }
        }
        if claims.is_empty() {
            return Err(Failure::new("no claim was brought"));
        }
        let said = Said::Import { file: self.file.display().to_string(), claims: claims.len() };
        let mut ledger = Ledger::create(&self.why.database.db, facts::gazetteer())?;
        say(&mut ledger, &said, claims, &self.why)?;
        Ok(if failed == 0 { Outcome::Well } else { Outcome::SomeFailed })
    }
}
