//! What went wrong, with a hint, and the exit code that says so.

use crate::{ledger::CorrectError, query::NameError, store::StoreError};
use anstyle::{AnsiColor, Style};
use std::{fmt, io, process::ExitCode};

/// How a command ended that did not fail as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Well,
    /// Some input could not be read; the rest was done.
    SomeFailed,
}

/// Why a command gave up.
#[derive(Debug)]
pub struct Failure {
    message: String,
    hint: Option<String>,
    code: u8,
}

impl Failure {
    /// There is no answer: some input failed, a company is unknown, nothing matches. Exit code 1.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, code: 1 }
    }

    /// The command was used wrongly. Exit code 2.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { code: 2, ..Self::new(message) }
    }

    /// With a word on what to do about it.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// The reader of our output went away (`| head`): nothing to complain about.
    fn is_quiet(&self) -> bool {
        self.message.is_empty()
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self { message: String::new(), hint: None, code: 0 },
            _ => Self::new(format!("the output could not be written: {error}")),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let failure = Self::new(error.to_string());
        match error {
            StoreError::Missing { .. } => failure.hint("make one with tieup add SOURCE --db FILE"),
            StoreError::Newer { .. } => failure.hint("a newer tieup reads it"),
            StoreError::Busy { .. } => failure.hint("try again when it has finished"),
            StoreError::Full { .. } => {
                failure.hint("make room and run the same command again: it goes on where it stopped")
            }
            _ => failure,
        }
    }
}

impl From<CorrectError> for Failure {
    fn from(error: CorrectError) -> Self {
        let hint = match error {
            CorrectError::Store(error) => return error.into(),
            CorrectError::NoClaim(_) => "tieup extract FILE.db --format table shows the ids".to_owned(),
            CorrectError::ManyClaims(_, ref ids) => {
                let ids: Vec<String> = ids.iter().take(5).map(ToString::to_string).collect();
                format!("give more of the id: {}", one_of(&ids))
            }
            CorrectError::NoCorrection(_) => "tieup log shows the numbers".to_owned(),
            CorrectError::Void(_) => return Self::usage(error.to_string()),
        };
        Self::new(error.to_string()).hint(hint)
    }
}

impl From<NameError> for Failure {
    fn from(error: NameError) -> Self {
        let failure = Self::new(super::clean::line(&error.to_string()));
        match error {
            NameError::Unknown { suggestions, .. } if suggestions.is_empty() => failure,
            NameError::Unknown { suggestions, .. } => failure.hint(format!("did you mean {}?", one_of(&suggestions))),
            NameError::Ambiguous { candidates, .. } => {
                let ids: Vec<String> = candidates.iter().map(|(id, name)| format!("{id} ({name})")).collect();
                failure.hint(format!("ask for one by its id: {}", one_of(&ids)))
            }
        }
    }
}

fn one_of(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| super::clean::line(name)).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// Says on standard error that something is wrong.
pub fn complain(what: impl fmt::Display) {
    say("error", AnsiColor::Red, what);
}

/// Says on standard error what to know about the answer.
pub fn note(what: impl fmt::Display) {
    say("note", AnsiColor::Cyan, what);
}

fn say(label: &str, color: AnsiColor, what: impl fmt::Display) {
    let style: Style = color.on_default().bold();
    let what = what.to_string();
    let what: Vec<String> = what.lines().map(super::clean::line).collect();
    anstream::eprintln!("{style}{label}{style:#}: {}", what.join("\n"));
}

/// The exit code for a result, and its complaint: 0 all well, 1 some input failed or no answer, 2 wrong usage.
pub fn conclude(result: Result<Outcome, Failure>) -> ExitCode {
    match result {
        Ok(Outcome::Well) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::from(1),
        Err(failure) => {
            if !failure.is_quiet() {
                complain(&failure.message);
            }
            if let Some(hint) = &failure.hint {
                say("hint", AnsiColor::Cyan, hint);
            }
            ExitCode::from(failure.code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestions_read_as_a_sentence() {
        let error = NameError::Unknown {
            name: "카카".into(), suggestions: vec!["카카오".into(), "카카오뱅크".into()]
        };
        assert_eq!(Failure::from(error).hint.unwrap(), "did you mean 카카오 or 카카오뱅크?");
    }

    #[test]
    fn a_reader_that_goes_away_is_no_error() {
        let failure = Failure::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert!(failure.is_quiet() && failure.code == 0);
    }
}
