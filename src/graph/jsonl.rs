//! Claims as JSON lines, read with the line and the field of whatever is wrong.

use crate::model::{Claim, Kind, OrgId};
use std::{
    collections::BTreeSet,
    io::{self, BufRead, Read},
};

/// The longest line that is read; a longer one is an error and never held in memory.
const LONGEST: u64 = 64 << 20;

/// What is wrong with a line of claims.
#[derive(Debug, thiserror::Error)]
pub enum Flaw {
    /// The bytes could not be read; nothing follows.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The line is not UTF-8.
    #[error("the line is not UTF-8")]
    Encoding,
    /// The line is longer than 64 MiB.
    #[error("the line is longer than {limit} bytes")]
    TooLong {
        /// The limit.
        limit: u64,
    },
    /// The line is not JSON.
    #[error("not JSON, column {column}: {reason}")]
    Json {
        /// Where, counted from 1.
        column: usize,
        /// What the JSON reader met.
        reason: String,
    },
    /// A field does not hold what a claim needs.
    #[error("{field}: {reason}")]
    Field {
        /// The field: `parties[1].role`.
        field: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// A line that is no claim.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {flaw}")]
pub struct ClaimError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    #[source]
    pub flaw: Flaw,
}

/// Reads claims, one JSON object a line; blank lines are passed over.
///
/// A line that is no claim is an `Err` in its place, and reading goes on with the next.
///
/// ```
/// let lines = "{\"doc\": \"a1\", \"kind\": \"friendship\"}\n\nnonsense\n";
/// let errors: Vec<String> = tieup::graph::ClaimReader::new(lines.as_bytes())
///     .map(|claim| claim.unwrap_err().to_string())
///     .collect();
/// assert!(errors[0].starts_with("line 1: kind: unknown variant `friendship`"));
/// assert!(errors[1].starts_with("line 3: not JSON"));
/// ```
#[derive(Debug)]
pub struct ClaimReader<R> {
    from: R,
    line: usize,
    buffer: Vec<u8>,
    ended: bool,
}

impl<R: BufRead> ClaimReader<R> {
    /// Claims from a buffered reader.
    pub fn new(from: R) -> Self {
        Self { from, line: 0, buffer: Vec::new(), ended: false }
    }

    /// The next line into the buffer; `false` at the end.
    fn next_line(&mut self) -> Result<bool, Flaw> {
        self.buffer.clear();
        self.line += 1;
        let read = self.from.by_ref().take(LONGEST).read_until(b'\n', &mut self.buffer)?;
        if read as u64 == LONGEST && self.buffer.last() != Some(&b'\n') {
            self.buffer.clear();
            self.from.skip_until(b'\n')?;
            return Err(Flaw::TooLong { limit: LONGEST });
        }
        Ok(read > 0)
    }
}

impl<R: BufRead> Iterator for ClaimReader<R> {
    type Item = Result<Claim, ClaimError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let claim = match self.next_line() {
                Ok(false) => {
                    self.ended = true;
                    break;
                }
                Ok(true) => {
                    let bytes = self.buffer.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.buffer);
                    match std::str::from_utf8(bytes).map(str::trim) {
                        Ok("") => continue,
                        Ok(line) => parse(line),
                        Err(_) => Err(Flaw::Encoding),
                    }
                }
                Err(flaw) => {
                    self.ended = matches!(flaw, Flaw::Io(_));
                    Err(flaw)
                }
            };
            return Some(claim.map_err(|flaw| ClaimError { line: self.line, flaw }));
        }
        None
    }
}

fn parse(line: &str) -> Result<Claim, Flaw> {
    let mut json = serde_json::Deserializer::from_str(line);
    let claim: Claim = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let field = error.path().to_string();
        let inner = error.into_inner();
        let text = inner.to_string();
        let reason = text.split(" at line ").next().unwrap_or(&text).to_owned();
        match inner.classify() {
            serde_json::error::Category::Data => {
                Flaw::Field { field: if field == "." { "claim".into() } else { field }, reason }
            }
            _ => Flaw::Json { column: inner.column(), reason },
        }
    })?;
    json.end()
        .map_err(|error| Flaw::Json { column: error.column(), reason: "more than one object in the line".into() })?;
    check(&claim)?;
    Ok(in_order(claim))
}

/// A claim of a directed kind with its source first and its target second, where its roles say which they are.
fn in_order(mut claim: Claim) -> Claim {
    let (source, target, _) = claim.kind.roles();
    let has = |role| claim.parties.iter().any(|party| party.role == role);
    if claim.kind.is_directed() && has(source) && has(target) {
        claim.parties.sort_by_key(|party| (party.role != source, party.role != target));
    }
    claim
}

/// Checks what the types of a claim cannot hold: names where there must be one, shares between 0 and 1, proof.
///
/// # Errors
/// [`Flaw::Field`] for the first field that is wrong.
pub fn check(claim: &Claim) -> Result<(), Flaw> {
    let flaw = |field: &str, reason: &str| Err(Flaw::Field { field: field.to_owned(), reason: reason.to_owned() });
    if claim.doc.as_str().trim().is_empty() {
        return flaw("doc", "is empty");
    }
    for (at, party) in claim.parties.iter().enumerate() {
        if party.id.as_str().trim().is_empty() {
            return flaw(&format!("parties[{at}].id"), "is empty");
        }
        if party.name.trim().is_empty() {
            return flaw(&format!("parties[{at}].name"), "is empty");
        }
    }
    if let Some(alliance) = &claim.alliance {
        if claim.kind != Kind::Membership {
            return flaw("alliance", &format!("stands in a membership only, not in kind `{}`", claim.kind));
        }
        if alliance.id.as_str().trim().is_empty() || alliance.name.trim().is_empty() {
            return flaw("alliance", "has an empty id or name");
        }
    }
    let alliance = claim.alliance.as_ref().map(|alliance| &alliance.id);
    let orgs: BTreeSet<&OrgId> = claim.parties.iter().map(|party| &party.id).chain(alliance).collect();
    if orgs.len() < 2 || claim.parties.is_empty() {
        return flaw("parties", "names fewer than two organisations");
    }
    if let Some(amount) = &claim.amount
        && !(amount.currency.len() == 3 && amount.currency.bytes().all(|byte| byte.is_ascii_uppercase()))
    {
        return flaw("amount.currency", "is no ISO 4217 code such as KRW");
    }
    if claim.stake.is_some_and(|stake| !(0.0..=1.0).contains(&stake)) {
        return flaw("stake", "is not between 0 and 1");
    }
    if claim.evidence.is_empty() {
        return flaw("evidence", "is empty: a claim carries the sentence that proves it");
    }
    for (at, evidence) in claim.evidence.iter().enumerate() {
        if evidence.quote.trim().is_empty() {
            return flaw(&format!("evidence[{at}].quote"), "is empty");
        }
        if evidence.span.start > evidence.span.end {
            return flaw(&format!("evidence[{at}].end"), "lies before start");
        }
    }
    if !(0.0..=1.0).contains(&claim.confidence) {
        return flaw("confidence", "is not between 0 and 1");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::{any_claim, claim};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn good() -> Value {
        serde_json::to_value(claim("a", Kind::Membership, &["kt", "lg"]).of("team").when("2020-06")).unwrap()
    }

    fn error(change: impl Fn(&mut Value)) -> String {
        let mut value = good();
        change(&mut value);
        ClaimReader::new(value.to_string().as_bytes()).next().unwrap().unwrap_err().to_string()
    }

    #[test]
    fn each_error_names_its_field() {
        type Change = fn(&mut Value);
        let cases: &[(&str, Change)] = &[
            ("line 1: claim: missing field `kind`", |v| drop(v.as_object_mut().unwrap().remove("kind"))),
            ("line 1: parties[1].role: unknown variant `friend`", |v| v["parties"][1]["role"] = json!("friend")),
            ("line 1: when: `2020-6` is no date", |v| v["when"] = json!("2020-6")),
            ("line 1: stake: is not between", |v| v["stake"] = json!(12)),
            ("line 1: confidence: is not between", |v| v["confidence"] = json!(-0.1)),
            ("line 1: evidence: is empty", |v| v["evidence"] = json!([])),
            ("line 1: evidence[0].end: lies before start", |v| v["evidence"][0]["start"] = json!(100)),
            ("line 1: evidence[0]", |v| v["evidence"][0]["start"] = json!(-1)),
            ("line 1: parties: names fewer", |v| v["parties"] = json!([])),
            ("line 1: parties[0].name: is empty", |v| v["parties"][0]["name"] = json!(" ")),
            ("line 1: alliance: stands in a membership only", |v| v["kind"] = json!("supply")),
            ("line 1: amount.currency: is no ISO", |v| v["amount"] = json!({"value": 1, "currency": "원"})),
            ("line 1: amount.value: invalid", |v| v["amount"] = json!({"value": "1", "currency": "KRW"})),
            ("line 1: doc: is empty", |v| v["doc"] = json!("")),
        ];
        for (expected, change) in cases {
            let found = error(change);
            assert!(found.starts_with(expected), "{found} (wanted {expected})");
        }
    }

    #[test]
    fn what_is_wrong_in_one_line_does_not_touch_the_next() {
        let good = good();
        let lines = format!("\u{feff}{good}\n\n{{\"doc\":\n{good} {good}\n[]\n{good}");
        let read: Vec<_> = ClaimReader::new(lines.as_bytes()).collect();
        let wrong: Vec<_> = read.iter().filter_map(|claim| claim.as_ref().err()).map(|error| error.line).collect();
        assert_eq!((read.len(), wrong), (5, vec![3, 4, 5]));
        let read: Vec<_> = ClaimReader::new(&b"\xff\xfe{\n"[..]).collect();
        assert!(matches!(&read[..], [Err(ClaimError { line: 1, flaw: Flaw::Encoding })]));
    }

    #[test]
    fn a_confidence_comes_back_to_the_last_bit() {
        for confidence in [0.907_303_832_202_868_9, 0.481_837_925_201_105_24, 0.432_952_849_813_225_57] {
            let claim = Claim { confidence, stake: Some(confidence), ..serde_json::from_value(good()).unwrap() };
            let line = serde_json::to_string(&claim).unwrap();
            assert_eq!(ClaimReader::new(line.as_bytes()).next().unwrap().unwrap(), claim);
        }
    }

    proptest! {
        #[test]
        fn claims_come_back_as_they_were_written(claims in proptest::collection::vec(any_claim(), 0..6)) {
            let claims: Vec<Claim> = claims.into_iter().filter(|claim| check(claim).is_ok()).collect();
            let lines: String = claims.iter().map(|claim| serde_json::to_string(claim).unwrap() + "\n").collect();
            let read: Result<Vec<Claim>, _> = ClaimReader::new(lines.as_bytes()).collect();
            prop_assert_eq!(read.unwrap(), claims);
        }

        #[test]
        fn no_bytes_stop_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(ClaimReader::new(&bytes[..]).count() <= bytes.len());
        }
    }
}
