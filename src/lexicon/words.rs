//! What 700,000 words are: ordinary nouns, persons, places, companies that only the register knows.

use fst::raw::{Fst, Node};

/// A class of words. A word may belong to several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordClass {
    /// An ordinary noun, root or adverb.
    Noun,
    /// A person's name.
    Person,
    /// A place.
    Place,
    /// Another proper noun.
    Proper,
    /// A company of the DART register: a weak hint, as many are ordinary words.
    Company,
    /// A name that several articles of the news corpus use as that of an organisation: `data/news_names.tsv`.
    News,
}

impl WordClass {
    /// The class as a bit of a [`WordClasses`] value.
    pub fn bit(self) -> u64 {
        1 << self as u64
    }
}

/// The classes of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordClasses(u64);

impl WordClasses {
    /// Whether the word belongs to `class`.
    pub fn has(self, class: WordClass) -> bool {
        self.0 & class.bit() != 0
    }
}

/// The word list, a finite-state transducer embedded in the binary.
pub struct Words {
    fst: Fst<&'static [u8]>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({} words)", self.fst.len())
    }
}

/// Built by `data/build/words.rs`; facts from mecab-ko-dic (Apache-2.0) and DART.
static WORDS: &[u8] = include_bytes!("../../data/words.fst");

impl Words {
    /// The built-in list. Costs nothing: the bytes are used as they lie.
    pub fn builtin() -> Self {
        Self { fst: Fst::new(WORDS).expect("data/words.fst is built by data/build/words.rs") }
    }

    /// The classes of exactly this word.
    ///
    /// ```
    /// use tieup::lexicon::{WordClass, Words};
    /// let words = Words::builtin();
    /// assert!(words.classes("기술").has(WordClass::Noun));
    /// assert!(!words.classes("래블업").has(WordClass::Noun));
    /// ```
    pub fn classes(&self, word: &str) -> WordClasses {
        WordClasses(self.fst.get(word.as_bytes()).map_or(0, |output| output.value()))
    }

    /// Calls `found` with the byte length and the classes of each word that `text` begins with, shortest first.
    ///
    /// Cost: one transition for each byte of the longest one.
    pub fn prefixes(&self, text: &str, mut found: impl FnMut(usize, WordClasses)) {
        let mut node: Node<'_> = self.fst.root();
        let mut output = 0;
        for (at, byte) in text.bytes().enumerate() {
            let Some(transition) = node.find_input(byte) else { return };
            let transition = node.transition(transition);
            output += transition.out.value();
            node = self.fst.node(transition.addr);
            if node.is_final() {
                found(at + 1, WordClasses(output + node.final_output().value()));
            }
        }
    }
}
