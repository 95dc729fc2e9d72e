//! Composes the stages: a document in, its claims out.

use crate::{
    extract::{
        self, Article, Explanation, Gate, Scorer,
        tagger::{Tagger, Weights},
    },
    lexicon::Lexicon,
    model::{Claim, Document, Lang},
};
use std::{cell::RefCell, collections::BTreeSet, sync::OnceLock};

/// Claims that are less likely than this are not made, unless asked for: cross-validation finds four of five right.
fn floor_of(lang: Lang) -> f64 {
    match lang {
        Lang::Ko => 0.55,
        Lang::En => 0.58,
    }
}

thread_local! {
    /// Buffers of the tagger; one extractor serves any number of threads.
    static TAGGER: RefCell<Tagger> = RefCell::default();
}

/// Turns articles into claims. Built once, then used from any number of threads.
///
/// ```
/// use tieup::{Extractor, read};
///
/// let article = read::text("1.txt", "가온로봇은 21일 카카오와 업무협약을 체결했다고 밝혔다.");
/// for claim in Extractor::new().extract(&article) {
///     println!("{}: {}", claim.kind, claim.evidence[0].quote);
/// }
/// ```
#[derive(Debug)]
pub struct Extractor {
    lexicon: Lexicon,
    names: Weights,
    ko: OnceLock<(Scorer, Gate)>,
    en: OnceLock<(Scorer, Gate)>,
    floor: Option<f64>,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

impl Extractor {
    /// An extractor with the built-in lexicon and weights.
    pub fn new() -> Self {
        Self::with_lexicon(Lexicon::builtin())
    }

    /// An extractor with a lexicon of one's own: the built-in one with a gazetteer laid over it, say.
    pub fn with_lexicon(lexicon: Lexicon) -> Self {
        Self { lexicon, names: Weights::builtin(), ko: OnceLock::new(), en: OnceLock::new(), floor: None }
    }

    /// Makes every claim that is at least this likely, 0..1; by default 0.55 in Korean and 0.58 in English.
    pub fn floor(mut self, floor: f64) -> Self {
        self.floor = Some(floor);
        self
    }

    /// What the extractor knows.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The claims that one article makes, in the order of their evidence.
    pub fn extract(&self, document: &Document) -> Vec<Claim> {
        let (scorer, gate) = self.models(document.lang);
        let floor = self.floor.unwrap_or_else(|| floor_of(document.lang));
        TAGGER.with_borrow_mut(|tagger| {
            extract::claims(document, &self.lexicon, &self.names, scorer, gate, tagger, floor)
        })
    }

    /// Every form in which the article names an organisation that was found, also one without any tie.
    ///
    /// ```
    /// use tieup::{Extractor, read};
    ///
    /// let article = read::text("1.txt", "KT는 21일 카카오와 업무협약을 체결했다고 밝혔다.");
    /// assert!(Extractor::new().surfaces(&article).contains("카카오"));
    /// ```
    pub fn surfaces(&self, document: &Document) -> BTreeSet<String> {
        self.lay_out(document).entities.into_iter().flat_map(|entity| entity.surfaces).collect()
    }

    /// Why a claim was made that the article makes; `None` where the article does not speak of its parties.
    ///
    /// ```
    /// use tieup::{Extractor, read};
    ///
    /// let extractor = Extractor::new();
    /// let article = read::text("1.txt", "KT는 21일 카카오와 업무협약을 체결했다고 밝혔다.");
    /// let claim = &extractor.extract(&article)[0];
    /// let explanation = extractor.explain(&article, claim).unwrap();
    /// for feature in explanation.pairs[0].tie.strongest(3) {
    ///     println!("{:+.2}  {}", feature.weight, feature.feature);
    /// }
    /// ```
    pub fn explain(&self, document: &Document, claim: &Claim) -> Option<Explanation> {
        let (scorer, _) = self.models(document.lang);
        extract::explain(document, &self.lay_out(document), claim, &self.lexicon, scorer)
    }

    fn lay_out(&self, document: &Document) -> Article {
        let (_, gate) = self.models(document.lang);
        TAGGER.with_borrow_mut(|tagger| extract::lay_out(document, &self.lexicon, &self.names, gate, tagger, None))
    }

    /// The weights of a language, read when its first article comes.
    fn models(&self, lang: Lang) -> &(Scorer, Gate) {
        let cues = &self.lexicon.cues(lang).ties;
        let (models, scorer): (_, fn() -> Scorer) = match lang {
            Lang::Ko => (&self.ko, Scorer::korean),
            Lang::En => (&self.en, Scorer::english),
        };
        models.get_or_init(|| {
            let scorer = scorer();
            let gate = Gate::new(cues, &scorer);
            (scorer, gate)
        })
    }
}
