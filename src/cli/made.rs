//! `--since` and `--until`, of which one must not come after the other.

use crate::{model::PartialDate, query::Window};
use clap::{
    ArgMatches, Args, Command, FromArgMatches,
    error::{Error, ErrorKind},
};

/// When ties were made.
#[derive(Debug, Clone, Copy, Default)]
pub struct Made(pub Window);

#[derive(Args)]
#[command(next_help_heading = "Filters")]
struct Ends {
    /// Only ties made on that date or later, of alliances who joined then; what no article dates counts from its report.
    #[arg(long, value_name = "DATE")]
    since: Option<PartialDate>,
    /// Only ties made by the end of that date.
    #[arg(long, value_name = "DATE")]
    until: Option<PartialDate>,
}

impl FromArgMatches for Made {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let Ends { since, until } = Ends::from_arg_matches(matches)?;
        match (since, until) {
            (Some(from), Some(to)) if from.earliest() > to.latest() => {
                let what = format!("--since {from} comes after --until {to}: no date lies between them\n");
                Err(Error::raw(ErrorKind::ValueValidation, what))
            }
            _ => Ok(Self(Window { from: since, to: until })),
        }
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        Self::from_arg_matches(matches).map(|made| *self = made)
    }
}

impl Args for Made {
    fn augment_args(command: Command) -> Command {
        Ends::augment_args(command)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Ends::augment_args_for_update(command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(words: &[&str]) -> Result<Window, String> {
        let command = Made::augment_args(Command::new("tieup").no_binary_name(true));
        let matches = command.try_get_matches_from(words).map_err(|error| error.to_string())?;
        Made::from_arg_matches(&matches).map(|made| made.0).map_err(|error| error.to_string())
    }

    #[test]
    fn a_window_that_ends_before_it_begins_is_wrong_usage() {
        let backwards = made(&["--since", "2021", "--until", "2020"]).unwrap_err();
        assert_eq!(backwards, "error: --since 2021 comes after --until 2020: no date lies between them\n");
        assert_eq!(made(&["--since", "2020-06", "--until", "2020"]).unwrap().to_string(), "2020-06..2020");
        assert_eq!(made(&["--until", "2020"]).unwrap().to_string(), "..2020");
        assert_eq!(made(&[]).unwrap(), Window::default());
    }
}
