//! `tieup timeline`: what happened to a company's ties, and when?

use super::{
    args::{Filters, Format, From, Output},
    company::Companies,
    diagram::Language,
    failure::{Failure, Outcome, note},
    file::WholeFile,
    material, partners,
    sink::{Part, Sink, cannot_write},
    table::{Cell, Sheet},
    wording,
};
use crate::{
    draw::{self, SvgOptions},
    query::{self, Dated, Timeline as Answer},
};
use std::path::Path;

/// Tell what happened to a company's ties, in order of time.
///
/// Ties begun, changed and ended; who joined or left the alliances that it is in. An event without a date of its own
/// stands at its first report. `-o FILE.svg` draws it: a lane for each partner, a bar where only the month or year is
/// known.
///
/// As everywhere, --as-of leaves out ties that had ended by then; --known-by keeps them.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup timeline KT --from articles/
  tieup timeline KT --from claims.jsonl --kind investment,acquisition -o kt.svg
  tieup timeline \"AI 원팀\" --from articles/ --known-by 2020-06 --format jsonl")]
pub struct Timeline {
    /// The company or alliance, by any of its names in either language, or its id.
    #[arg(value_name = "COMPANY")]
    company: String,
    #[command(flatten)]
    from: From,
    #[command(flatten)]
    filters: Filters,
    /// The language of the picture.
    #[arg(long, value_name = "LANG", default_value = "ko", help_heading = "Picture")]
    lang: Language,
    /// A title above the picture.
    #[arg(long, value_name = "TEXT", help_heading = "Picture")]
    title: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl Timeline {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let picture = self.output.output.clone().filter(|path| self.output.format.is_none() && is_svg(path));
        if picture.is_none() {
            self.output.format_or(Format::Table)?;
        }
        let (graph, tally) = material::graph_around(&self.from.sources, std::slice::from_ref(&self.company))?;
        let id = Companies::of(&graph).find(&self.company)?;
        let filter = self.filters.filter();
        let timeline = query::timeline(&filter.apply(&graph), &id, filter.as_of);
        if timeline.events.is_empty() {
            return Err(partners::none_left(&graph, &filter, &id));
        }
        match picture {
            Some(path) => self.draw(&timeline, &path)?,
            None => {
                let mut sink = Sink::open(&self.output, Format::Table)?;
                sink.answer(&timeline, &timeline.events, &[Part::Sheet(sheet(&timeline))])?;
                sink.finish()?;
            }
        }
        Ok(tally.outcome())
    }

    fn draw(self, timeline: &Answer, path: &Path) -> Result<(), Failure> {
        let options = SvgOptions { lang: self.lang.lang(), title: self.title };
        let picture = draw::timeline(timeline, &options);
        WholeFile::write_to(path, picture.as_bytes()).map_err(|error| cannot_write(path, &error))?;
        note(format!("{}: {} events", path.display(), timeline.events.len()));
        Ok(())
    }
}

fn is_svg(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("svg"))
}

fn sheet(timeline: &Answer) -> Sheet {
    let row = |event: &Dated| {
        let change = &event.change;
        vec![
            Cell::date(change.when),
            Cell::date(change.reported),
            Cell::plain(wording::change(event)),
            Cell::bold(wording::with(&timeline.company, event)),
            Cell::plain(wording::tie_of(change)),
            Cell::plain(&change.quote),
        ]
    };
    Sheet {
        title: Some(format!("Timeline of {}: {}", timeline.company.name, timeline.events.len())),
        header: vec!["when", "reported", "event", "with", "tie", "quote"],
        rows: timeline.events.iter().map(row).collect(),
        quotes: true,
    }
}
