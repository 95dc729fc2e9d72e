//! `tieup schema`: what a claim looks like as JSON.

use super::failure::{Failure, Outcome};
use std::io::Write;

/// The JSON Schema of a claim.
const SCHEMA: &str = include_str!("../../data/claim.schema.json");

/// Print the JSON Schema of a claim, the contract for claims from elsewhere.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup schema > claim.schema.json")]
pub struct Schema {}

impl Schema {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        std::io::stdout().write_all(SCHEMA.as_bytes())?;
        Ok(Outcome::Well)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        graph::samples::claim,
        model::{Amount, Kind, Role, Status},
    };
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn schema() -> Value {
        serde_json::from_str(SCHEMA).unwrap()
    }

    fn keys(value: &Value) -> BTreeSet<&str> {
        value.as_object().unwrap().keys().map(String::as_str).collect()
    }

    #[test]
    fn the_words_are_those_of_the_model() {
        let schema = schema();
        let words = |at: &str| -> Vec<String> { serde_json::from_value(schema.pointer(at).unwrap().clone()).unwrap() };
        let all = |all: Vec<&str>| all.into_iter().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words("/properties/kind/enum"), all(Kind::ALL.iter().map(|kind| kind.as_str()).collect()));
        assert_eq!(words("/properties/status/enum"), all(Status::ALL.iter().map(|word| word.as_str()).collect()));
        let roles = words("/properties/parties/items/properties/role/enum");
        assert_eq!(roles, all(Role::ALL.iter().map(|role| role.as_str()).collect()));
    }

    #[test]
    fn the_fields_are_those_of_a_claim() {
        let schema = schema();
        let mut claim = claim("a", Kind::Membership, &["kt", "lg"]).of("team").when("2020-06");
        claim.source = Some("Daily".to_owned());
        claim.amount = Some(Amount { value: 1, currency: "KRW".into() });
        let claim = serde_json::to_value(claim).unwrap();
        for (fields, sample) in [
            ("/properties", &claim),
            ("/properties/parties/items/properties", &claim["parties"][0]),
            ("/properties/alliance/properties", &claim["alliance"]),
            ("/properties/amount/properties", &claim["amount"]),
            ("/properties/evidence/items/properties", &claim["evidence"][0]),
        ] {
            assert_eq!(keys(schema.pointer(fields).unwrap()), keys(sample), "{fields}");
        }
    }

    #[test]
    fn what_the_schema_requires_the_reader_requires() {
        let whole = serde_json::to_value(claim("a", Kind::Supply, &["kt", "lg"])).unwrap();
        let required: Vec<String> = serde_json::from_value(schema()["required"].clone()).unwrap();
        for field in keys(&whole) {
            let mut without = whole.clone();
            without.as_object_mut().unwrap().remove(field);
            let read = crate::graph::ClaimReader::new(without.to_string().as_bytes()).next().unwrap();
            assert_eq!(read.is_err(), required.iter().any(|name| name == field), "{field}");
        }
    }
}
