//! All that is worth knowing of many articles: in all, by language, by kind, by confidence.

use super::{
    calibration::{Bin, calibration},
    gold::GoldArticle,
    judge::{Judged, judge},
    mentions::{MentionRecall, mention_recall},
    rounded,
    score::Score,
    share,
};
use crate::model::{Claim, Kind, Lang};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The least confidences of [`Report::thresholds`].
pub const THRESHOLDS: [f64; 6] = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/// An article of gold and what was made of it.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What a careful reader finds.
    pub gold: GoldArticle,
    /// What was claimed.
    pub claims: Vec<Claim>,
    /// The language of the article; `None` where the article itself was not at hand.
    pub lang: Option<Lang>,
    /// Every surface form that was found as a mention; `None` where the article was not at hand.
    pub surfaces: Option<BTreeSet<String>>,
}

impl Reading {
    /// Holds the claims that are at least `floor` sure (0..1) against gold.
    pub fn judge(&self, floor: f64) -> Judged<'_> {
        judge(&self.gold, self.claims.iter().filter(|claim| claim.confidence >= floor))
    }

    fn mentions(&self) -> MentionRecall {
        self.surfaces.as_ref().map_or_else(MentionRecall::default, |found| mention_recall(&self.gold, found))
    }
}

/// What was counted over some articles.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Total {
    /// Number of articles.
    pub articles: usize,
    /// Their pairs.
    #[serde(flatten)]
    pub score: Score,
    /// Their organisations.
    pub mentions: MentionRecall,
}

impl Total {
    fn add(&mut self, reading: &Reading, judged: &Judged<'_>) {
        self.articles += 1;
        self.score += Score::of(judged);
        self.mentions += reading.mentions();
    }
}

/// The articles of one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfLanguage {
    /// `ko` or `en`.
    pub language: &'static str,
    /// What was counted.
    #[serde(flatten)]
    pub total: Total,
}

/// The pairs of one kind. A pair with ties of two kinds counts for each.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OfKind {
    /// The kind of the gold ties.
    pub kind: Kind,
    /// Pairs that ties of this kind require.
    pub required: usize,
    /// Those of them that were claimed, as whatever kind.
    pub found: usize,
    /// Those that were claimed as this kind.
    pub named: usize,
    /// Spurious pairs that were claimed as this kind.
    pub spurious: usize,
    /// The share of `required` that was found, 0..1.
    pub recall: f64,
}

/// The claims above a confidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AtLeast {
    /// The least confidence, 0..1.
    pub confidence: f64,
    /// What is left.
    #[serde(flatten)]
    pub score: Score,
}

/// All figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// All articles.
    #[serde(flatten)]
    pub all: Total,
    /// Articles by their language, where it is known.
    pub languages: Vec<OfLanguage>,
    /// Pairs by the kind of the gold tie, in the order of the guide.
    pub kinds: Vec<OfKind>,
    /// What a higher bar would leave; of all claims, whatever the floor of the rest.
    pub thresholds: Vec<AtLeast>,
    /// Claimed pairs by their confidence.
    pub calibration: Vec<Bin>,
}

impl Report {
    /// Counts the claims that are at least `floor` sure (0..1).
    ///
    /// ```
    /// use tieup::eval::{GoldReader, Reading, Report};
    ///
    /// let gold = r#"{"doc": "a", "ties": [{"kind": "supply", "status": "agreed", "parties": [["A"], ["B"]]}]}"#;
    /// let gold = GoldReader::new("gold", gold.as_bytes()).next().unwrap().unwrap();
    /// let nothing = Reading { gold, claims: Vec::new(), lang: None, surfaces: None };
    /// assert_eq!(Report::of(&[nothing], 0.0).all.score.missed, 1);
    /// ```
    pub fn of(readings: &[Reading], floor: f64) -> Self {
        let judged: Vec<Judged<'_>> = readings.iter().map(|reading| reading.judge(floor)).collect();
        let mut all = Total::default();
        let mut languages = BTreeMap::<Lang, Total>::new();
        for (reading, judged) in readings.iter().zip(&judged) {
            all.add(reading, judged);
            if let Some(lang) = reading.lang {
                languages.entry(lang).or_default().add(reading, judged);
            }
        }
        let languages = languages.into_iter().map(|(lang, total)| OfLanguage { language: code(lang), total });
        Self {
            all,
            languages: languages.collect(),
            kinds: Kind::ALL.iter().filter_map(|kind| of_kind(*kind, &judged)).collect(),
            thresholds: THRESHOLDS.iter().map(|least| at_least(*least, readings)).collect(),
            calibration: calibration(&judged),
        }
    }
}

fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Ko => "ko",
        Lang::En => "en",
    }
}

fn of_kind(kind: Kind, judged: &[Judged<'_>]) -> Option<OfKind> {
    let (mut required, mut found, mut named, mut spurious) = (0, 0, 0, 0);
    for article in judged {
        let asks = |pair: &&super::Verdict<'_>| pair.asked.iter().any(|tie| tie.kind == kind);
        let says = |pair: &&super::Verdict<'_>| pair.told.iter().any(|claim| claim.kind == kind);
        let right: Vec<_> = article.right.iter().filter(asks).collect();
        required += right.len() + article.missed.iter().filter(asks).count();
        found += right.len();
        named += right.iter().copied().filter(says).count();
        spurious += article.spurious.iter().filter(says).count();
    }
    (required + spurious > 0).then(|| OfKind {
        kind,
        required,
        found,
        named,
        spurious,
        recall: rounded(share(found, required)),
    })
}

fn at_least(confidence: f64, readings: &[Reading]) -> AtLeast {
    let mut score = Score::default();
    readings.iter().for_each(|reading| score += Score::of(&reading.judge(confidence)));
    AtLeast { confidence, score }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        eval::samples::{gold, tie, told},
        model::Kind::{Acquisition, Investment, Partnership, Supply},
    };

    fn readings() -> Vec<Reading> {
        let surfaces = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect());
        vec![
            Reading {
                gold: gold(vec![tie(Supply, &["A", "B"]), tie(Investment, &["A", "B"]), tie(Partnership, &["A", "C"])]),
                claims: vec![told(Supply, &["A", "B"], 0.95), told(Acquisition, &["A", "D"], 0.55)],
                lang: Some(Lang::Ko),
                surfaces: surfaces(&["A", "B", "D"]),
            },
            Reading {
                gold: gold(vec![tie(Supply, &["A", "B"])]),
                claims: vec![told(Supply, &["A", "B"], 0.6)],
                lang: Some(Lang::En),
                surfaces: surfaces(&["A", "B"]),
            },
        ]
    }

    #[test]
    fn languages_add_up_to_all() {
        let report = Report::of(&readings(), 0.0);
        let [ko, en] = &report.languages[..] else { panic!("{report:?}") };
        assert_eq!((ko.language, en.language, report.all.articles), ("ko", "en", 2));
        assert_eq!((ko.total.score.missed, en.total.score.missed, report.all.score.missed), (1, 0, 1));
        assert_eq!(report.all.mentions, MentionRecall { organizations: 5, found: 4 });
    }

    #[test]
    fn a_pair_counts_for_each_of_its_kinds() {
        let kinds = Report::of(&readings(), 0.0).kinds;
        let row = |kind| {
            let row = kinds.iter().find(|row| row.kind == kind).unwrap();
            (row.required, row.found, row.named, row.spurious)
        };
        assert_eq!((row(Supply), row(Investment)), ((2, 2, 2, 0), (1, 1, 0, 0)));
        assert_eq!((row(Partnership), row(Acquisition)), ((1, 0, 0, 0), (0, 0, 0, 1)));
        assert_eq!(kinds.len(), 4);
    }

    #[test]
    fn a_floor_holds_for_all_but_the_thresholds() {
        let report = Report::of(&readings(), 0.9);
        assert_eq!((report.all.score.right, report.all.score.spurious, report.calibration.len()), (1, 0, 1));
        let left: Vec<_> = report.thresholds.iter().map(|row| (row.score.right, row.score.spurious)).collect();
        assert_eq!(left, [(2, 1), (2, 0), (1, 0), (1, 0), (1, 0), (1, 0)]);
    }
}
