//! What is on the screen of a page: a picture that was answered, and what its reader did to it since.

use super::{Params, choice::Choice, diff, neighbourhood, path};
use crate::{
    draw::{Seen, wording},
    model::{Lang, PartialDate},
    query::{Filter, Sieve, View},
    serve::{Explorer, refusal::Refusal},
};
use std::collections::BTreeMap;

/// No place is farther from the middle, in pixels.
const FARTHEST: f64 = 1e6;

/// What a page shows.
#[derive(Debug)]
pub(super) struct Screen {
    pub(super) lang: Lang,
    /// The picture that the page asked for: of a neighbourhood, a way, or a comparison.
    pub(super) whole: View,
    /// What is left of it.
    pub(super) shown: View,
    pub(super) seen: Seen,
    /// Where the picture's own words would not say what it shows.
    pub(super) title: Option<String>,
}

impl Screen {
    /// Takes all parameters: those of the picture choose it, the filters take away from it.
    pub(super) fn read(mut params: Params, explorer: &Explorer) -> Result<Self, Refusal> {
        let way = params.list("path");
        let dates = params.words::<PartialDate>("diff")?;
        let sieve = without(&mut params, explorer)?;
        let moved = moved(&params.list("moved"))?;
        let mut choice = match way.is_empty() {
            true => Choice::read(&mut params, explorer)?,
            false => Choice::all(&mut params, Vec::new(), 1)?,
        };
        params.end()?;
        let sieve = sifted(&mut choice.filter, sieve);
        let lang = choice.lang;
        let mut screen = match (way.as_slice(), dates.as_slice()) {
            ([], []) => Self::of(neighbourhood::choose(explorer, &choice)?.view, &sieve, lang),
            ([from, to], []) => match path::find(explorer, from, to, &choice)?.way {
                Some((_, view)) => Self::of(view, &sieve, lang),
                None => return Err(Refusal::missing("nothing connects the two")),
            },
            ([], [from, to]) => {
                let compared = diff::compare(explorer, choice, *from, *to)?;
                let signs = compared.signs();
                let mut screen = Self::of(compared.chosen.view, &sieve, lang);
                screen.title = Some(format!("{} · {from} → {to}", wording::title(&screen.shown, lang)));
                screen.seen.signs = signs;
                screen
            }
            _ => return Err(Refusal::bad("`path` is two organisations, or `diff` is two dates")),
        };
        screen.seen.moved = moved;
        Ok(screen)
    }

    fn of(whole: View, sieve: &Sieve, lang: Lang) -> Self {
        let shown = sieve.of(&whole);
        Self { lang, whole, shown, seen: Seen::default(), title: None }
    }
}

/// Who is not shown, and whether what has no date is.
fn without(params: &mut Params, explorer: &Explorer) -> Result<Sieve, Refusal> {
    let dated = match params.text("undated")?.as_deref() {
        None | Some("1") => false,
        Some("0") => true,
        Some(_) => return Err(Refusal::bad("`undated` is 0 or 1")),
    };
    let without = params.list("without");
    let without = without.iter().map(|name| explorer.archive.find(name)).collect::<Result<_, _>>()?;
    Ok(Sieve { dated, without, ..Sieve::default() })
}

/// What a filter takes away; what is left in it chooses the picture.
fn sifted(filter: &mut Filter, sieve: Sieve) -> Sieve {
    Sieve {
        as_of: filter.as_of.take(),
        kinds: std::mem::take(&mut filter.kinds),
        statuses: std::mem::take(&mut filter.statuses),
        areas: std::mem::take(&mut filter.areas),
        min_confidence: filter.min_confidence.take(),
        ..sieve
    }
}

/// Places as `id:x:y`. An id may have colons of its own.
fn moved(places: &[String]) -> Result<BTreeMap<String, [f64; 2]>, Refusal> {
    let place = |text: &String| {
        let mut parts = text.rsplitn(3, ':');
        let mut number = || parts.next()?.parse().ok().filter(|number: &f64| number.abs() <= FARTHEST);
        let (y, x) = (number()?, number()?);
        let id = parts.next().filter(|id| !id.is_empty())?;
        Some((id.to_owned(), [x, y]))
    };
    places.iter().map(|text| place(text).ok_or_else(|| Refusal::bad("`moved` is places as id:x:y"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_an_id_and_two_numbers() {
        let read = |text: &str| moved(&[text.to_owned()]);
        assert_eq!(read("a:b:-3:4.5").unwrap()["a:b"], [-3.0, 4.5]);
        for odd in ["kt:1", "kt:1:x", ":1:2", "kt:NaN:1", "kt:1:inf", "kt:1:1e9"] {
            assert!(read(odd).is_err(), "{odd}");
        }
    }
}
