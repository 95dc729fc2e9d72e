//! The parameters of a question. What is not known is an error, so that a slip is not taken for an answer.

use crate::{model::Lang, serve::refusal::Refusal};
use std::{fmt::Display, str::FromStr};

/// Parameters that nobody has taken yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Params(Vec<(String, String)>);

impl Params {
    /// Those of a query, without its question mark.
    ///
    /// # Errors
    /// A value that is not UTF-8, or holds NUL.
    pub(in crate::serve) fn read(query: &str) -> Result<Self, Refusal> {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        match pairs.iter().find(|(name, value)| [name, value].iter().any(|text| text.contains(['\0', '\u{FFFD}']))) {
            Some((name, _)) => Err(Refusal::bad(format!("`{}` is no text", shown(name)))),
            None => Ok(Self(pairs)),
        }
    }

    /// All values of a parameter, at commas apart; those that are empty are none.
    pub(super) fn list(&mut self, name: &str) -> Vec<String> {
        let taken = self.0.extract_if(.., |(known, _)| known == name);
        let values = taken.flat_map(|(_, value)| value.split(',').map(str::to_owned).collect::<Vec<_>>());
        values.filter(|value| !value.is_empty()).collect()
    }

    /// The words of a list.
    pub(super) fn words<T: FromStr<Err: Display>>(&mut self, name: &str) -> Result<Vec<T>, Refusal> {
        self.list(name).iter().map(|word| parse(name, word)).collect()
    }

    /// The only value of a parameter; an empty one is none.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let mut values: Vec<String> =
            self.0.extract_if(.., |(known, _)| known == name).map(|(_, value)| value).collect();
        match values.len() {
            0 | 1 => Ok(values.pop().filter(|value| !value.is_empty())),
            _ => Err(Refusal::bad(format!("`{name}` is given twice"))),
        }
    }

    /// As [`Params::text`], of a parameter that must be there.
    pub(super) fn wanted(&mut self, name: &str) -> Result<String, Refusal> {
        self.text(name)?.ok_or_else(|| Refusal::bad(format!("`{name}` is wanted")))
    }

    /// The only value of a parameter, as something else than text.
    pub(super) fn one<T: FromStr<Err: Display>>(&mut self, name: &str) -> Result<Option<T>, Refusal> {
        self.text(name)?.map(|word| parse(name, &word)).transpose()
    }

    /// The language of names and words; Korean where none is asked for.
    pub(super) fn lang(&mut self) -> Result<Lang, Refusal> {
        match self.text("lang")?.as_deref() {
            None | Some("ko") => Ok(Lang::Ko),
            Some("en") => Ok(Lang::En),
            Some(_) => Err(Refusal::bad("`lang` is `ko` or `en`")),
        }
    }

    /// A number between two others.
    pub(super) fn number(&mut self, name: &str, from: usize, to: usize) -> Result<Option<usize>, Refusal> {
        match self.one(name)? {
            Some(number) if !(from..=to).contains(&number) => {
                Err(Refusal::bad(format!("`{name}` lies between {from} and {to}")))
            }
            number => Ok(number),
        }
    }

    /// Says that no other parameter is known.
    pub(super) fn end(self) -> Result<(), Refusal> {
        match self.0.is_empty() {
            true => Ok(()),
            false => {
                let names: Vec<String> = self.0.iter().map(|(name, _)| format!("`{}`", shown(name))).collect();
                Err(Refusal::bad(format!("unknown here: {}", names.join(", "))))
            }
        }
    }
}

fn parse<T: FromStr<Err: Display>>(name: &str, word: &str) -> Result<T, Refusal> {
    word.parse().map_err(|error: T::Err| Refusal::bad(format!("{name}: {error}")))
}

/// As much of a stranger's text as a message bears.
fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_takes_is_named() {
        let mut params = Params::read("focus=kt,%EC%B9%B4&top=3&colour=red").unwrap();
        assert_eq!(params.list("focus"), ["kt", "카"]);
        assert_eq!(params.number("top", 1, 300), Ok(Some(3)));
        assert_eq!(params.end(), Err(Refusal::bad("unknown here: `colour`")));
    }

    #[test]
    fn a_slip_is_an_error() {
        let params = |query: &str| Params::read(query).unwrap();
        assert!(params("top=0").number("top", 1, 300).is_err() && params("top=x").number("top", 1, 300).is_err());
        assert!(params("id=a&id=b").text("id").is_err() && params("id=").wanted("id").is_err());
        assert!(Params::read("id=%FF").is_err() && Params::read("id=%00").is_err());
    }
}
