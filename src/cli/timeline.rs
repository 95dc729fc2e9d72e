//! `tieup timeline`: what happened to a company's ties, and when?

use super::{
    args::{Filters, Format, From, Output},
    company::Companies,
    failure::{Failure, Outcome},
    material::{self, Linked},
    partners,
    picture::{self, Looks, Picture},
    sink::{Part, Sink},
    table::{Cell, Sheet},
    wording,
};
use crate::{
    draw,
    model::{Citation, DocId},
    query::{self, Dated, Timeline as Answer},
};

/// Tell what happened to a company's ties, in order of time.
///
/// Ties begun, changed and ended; who joined or left the alliances that it is in. An event without a date of its own
/// stands at its first report. `-o FILE.svg` (or .png, .pdf) draws it: a lane for each partner, a bar where only the month or year is
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
    #[command(flatten)]
    looks: Looks,
    #[command(flatten)]
    output: Output,
}

impl Timeline {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let told = self.output.output.as_deref().filter(|_| self.output.format.is_none()).and_then(Picture::told_by);
        let picture = told.filter(|picture| matches!(picture, Picture::Svg | Picture::Png | Picture::Pdf));
        match picture {
            Some(picture) => self.looks.fit(picture)?,
            None => drop(self.output.format_or(Format::Table)?),
        }
        let sources = &self.from.sources;
        let Linked { graph, citations, tally } = match picture {
            Some(_) => material::linked_graph(sources)?,
            None => {
                let (graph, tally) = material::graph_around(sources, std::slice::from_ref(&self.company))?;
                Linked { graph, citations: Vec::new(), tally }
            }
        };
        let id = Companies::of(&graph).find(&self.company)?;
        let filter = self.filters.filter();
        let timeline = query::timeline(&filter.apply(&graph), &id, filter.as_of);
        if timeline.events.is_empty() {
            return Err(partners::none_left(&graph, &filter, &id));
        }
        match picture {
            Some(picture) => self.draw(&timeline, picture, citations)?,
            None => {
                let mut sink = Sink::open(&self.output, Format::Table)?;
                sink.answer(&timeline, &timeline.events, &[Part::Sheet(sheet(&timeline))])?;
                sink.finish()?;
            }
        }
        Ok(tally.outcome())
    }

    fn draw(self, timeline: &Answer, picture: Picture, citations: Vec<(DocId, Citation)>) -> Result<(), Failure> {
        let svg = draw::timeline(timeline, &self.looks.options(picture, citations));
        let bytes = self.looks.print(svg, picture)?;
        picture::write(&bytes, picture, self.output.output.as_deref(), || format!("{} events", timeline.events.len()))
    }
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
