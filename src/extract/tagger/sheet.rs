//! A sentence laid out for tagging: characters, words, and what the lists say of each place.

use crate::{
    lexicon::{Lexicon, WordClass},
    model::{DigestMap, Span},
};

const PAD: char = '\u{0}';
/// How far the features look to either side.
const MARGIN: usize = 2;
/// Lists whose matches are features: three sorts of gazetteer names, ambiguous names, six word classes.
const LISTS: usize = 10;
const COMPANY: usize = 0;
const SCHOOL: usize = 1;
const STATE: usize = 2;
const AMBIGUOUS: usize = 3;

/// One sentence and all that the features are made of.
#[derive(Debug, Default)]
pub struct Sheet {
    chars: Vec<char>,
    /// What the features see of each character, with [`MARGIN`] more on either side.
    codes: Vec<u64>,
    /// Byte offset of each character and of the end.
    bytes: Vec<u32>,
    types: Vec<u8>,
    /// `types` with [`MARGIN`] more on either side.
    shapes: Vec<u8>,
    /// For each character: bits of lists whose match begins, goes on, or has just ended here.
    lists: Vec<u32>,
    /// Length in characters of the longest match that begins here, by list.
    lengths: Vec<[u8; LISTS]>,
    /// Index of the word (eojeol) that each character belongs to; blanks belong to none.
    word_of: Vec<u32>,
    words: Vec<(u32, u32)>,
    /// Digests of parts of each word: its last three letters, its first two and three, all of it.
    parts: Vec<[u64; 4]>,
    /// Names that the gazetteer is sure of, as byte spans.
    listed: Vec<Span>,
    /// Characters since the quotation mark that is open here; 0 outside, capped.
    quoted: Vec<u8>,
    /// What the word list says of beginnings of strings that were met before: most words come again and again.
    met: DigestMap<[u8; CLASSES.len()]>,
}

/// Strings to keep in mind; a few megabytes.
const MOST_MET: usize = 1 << 18;

/// The classes of the word list that are features, in the order of their lists.
const CLASSES: [WordClass; 6] =
    [WordClass::Noun, WordClass::Person, WordClass::Place, WordClass::Proper, WordClass::Company, WordClass::News];

/// Names that a tagger in training must not see in the lists, lest it come to rely on lists that know its articles
/// better than others.
pub struct Hidden<'h> {
    /// Whether a name of the gazetteer is hidden.
    pub listed: &'h dyn Fn(&str) -> bool,
    /// Whether a name that the news uses is hidden.
    pub news: &'h dyn Fn(&str) -> bool,
}

const NO_WORD: u32 = u32::MAX;

fn type_of(c: char) -> u8 {
    match c {
        '가'..='힣' => b'H',
        'A'..='Z' => b'A',
        'a'..='z' => b'a',
        '0'..='9' => b'0',
        '‘' | '“' => b'<',
        '’' | '”' => b'>',
        '∙' | '·' | 'ㆍ' | '・' => b'.',
        PAD => b'^',
        _ if c.is_whitespace() => b'_',
        _ if c.is_ascii_punctuation() => c as u8,
        _ if c.is_alphabetic() => b'h',
        _ => b'o',
    }
}

fn is_letter(kind: u8) -> bool {
    matches!(kind, b'H' | b'A' | b'a' | b'0' | b'h')
}

impl Sheet {
    /// Number of characters.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether the sentence is empty.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// Byte offset of a character; of the end for `len()`.
    pub fn byte(&self, at: usize) -> usize {
        self.bytes[at] as usize
    }

    /// The character at an index.
    pub fn char(&self, at: usize) -> char {
        self.chars[at]
    }

    /// Lays out a sentence, without the names that are `hidden`.
    pub fn fill(&mut self, sentence: &str, lexicon: &Lexicon, hidden: Option<&Hidden<'_>>) {
        self.chars.clear();
        self.bytes.clear();
        for (at, c) in sentence.char_indices() {
            self.chars.push(c);
            self.bytes.push(at as u32);
        }
        self.bytes.push(sentence.len() as u32);
        self.types.clear();
        self.types.extend(self.chars.iter().map(|c| type_of(*c)));
        let margin = || std::iter::repeat_n(1, MARGIN);
        self.codes.clear();
        self.codes.extend(margin().chain(self.chars.iter().map(|c| u64::from(*c as u32) + 2)).chain(margin()));
        let margin = || std::iter::repeat_n(b'^', MARGIN);
        self.shapes.clear();
        self.shapes.extend(margin().chain(self.types.iter().copied()).chain(margin()));
        self.split_words();
        self.mark_quotes();
        self.look_up(sentence, lexicon, hidden);
    }

    fn split_words(&mut self) {
        self.words.clear();
        self.word_of.clear();
        for (at, kind) in self.types.iter().enumerate() {
            if *kind == b'_' {
                self.word_of.push(NO_WORD);
                continue;
            }
            if at == 0 || self.types[at - 1] == b'_' {
                self.words.push((at as u32, at as u32));
            }
            let word = self.words.len() - 1;
            self.words[word].1 = at as u32 + 1;
            self.word_of.push(word as u32);
        }
        self.parts.clear();
        for word in 0..self.words.len() {
            let span = self.words[word];
            self.parts.push(self.parts_of(span));
        }
    }

    /// Digests of the last three letters of a word, its first two and three, all of it up to [`WHOLE`] letters.
    fn parts_of(&self, span: (u32, u32)) -> [u64; 4] {
        let (from, to) = (span.0 as usize, span.1 as usize);
        let (mut first2, mut first3, mut all) = (FIRST, FIRST, FIRST);
        for (at, c) in self.chars[from..to.min(from + WHOLE)].iter().enumerate() {
            all = mix(all, u64::from(*c as u32));
            match at {
                0 | 1 => (first2, first3) = (all, all),
                2 => first3 = all,
                _ => {}
            }
        }
        [if to - from <= 3 { all } else { self.part(to - 3, to) }, first2, first3, all]
    }

    /// Names that the gazetteer is sure of, as byte spans of the sentence.
    pub fn listed(&self) -> &[Span] {
        &self.listed
    }

    fn mark_quotes(&mut self) {
        self.quoted.clear();
        let mut open = None;
        for (at, c) in self.chars.iter().enumerate() {
            match c {
                '‘' | '“' => open = Some(at),
                '’' | '”' if open.is_none() => open = Some(at),
                '’' | '”' => open = None,
                '\'' | '"' => open = if open.is_some() { None } else { Some(at) },
                _ => {}
            }
            self.quoted.push(open.map_or(0, |from| (at - from).min(20) as u8));
        }
    }

    fn look_up(&mut self, sentence: &str, lexicon: &Lexicon, hidden: Option<&Hidden<'_>>) {
        let n = self.chars.len();
        self.listed.clear();
        self.lists.clear();
        self.lists.resize(n, 0);
        self.lengths.clear();
        self.lengths.resize(n, [0; LISTS]);
        for at in 0..n {
            let starts = is_letter(self.types[at])
                && (at == 0
                    || !is_letter(self.types[at - 1])
                    || (self.types[at] != self.types[at - 1] && self.types[at] != b'0'));
            if !starts {
                continue;
            }
            let rest = &sentence[self.bytes[at] as usize..];
            let mut longest = [0usize; LISTS];
            for name in lexicon.gazetteer.names_at(rest) {
                let surface = &rest[..name.len];
                if hidden.is_some_and(|hidden| (hidden.listed)(surface)) || (surface.len() < 6 && !surface.is_ascii()) {
                    continue;
                }
                if !name.ambiguous && surface.len() >= 2 {
                    let start = self.bytes[at] as usize;
                    self.listed.push(Span::new(start, start + name.len));
                }
                let list = match lexicon.gazetteer.at(name.owner).kind {
                    _ if name.ambiguous => AMBIGUOUS,
                    kind if kind.is_school() => SCHOOL,
                    kind if kind.is_state() => STATE,
                    _ => COMPANY,
                };
                longest[list] = longest[list].max(name.len);
            }
            let word_end = self.words[self.word_of[at] as usize].1;
            let until = &sentence[..self.bytes[word_end as usize] as usize];
            let lengths = self.words_at(lexicon, until, at, word_end, hidden);
            for (class, length) in lengths.into_iter().enumerate() {
                longest[AMBIGUOUS + 1 + class] = usize::from(length);
            }
            for (list, len) in longest.into_iter().enumerate().filter(|(_, len)| *len > 0) {
                let end = self.bytes[at] as usize + len;
                self.lists[at] |= 1 << (list * 3);
                let mut next = at + 1;
                while next < n && (self.bytes[next] as usize) < end {
                    self.lists[next] |= 1 << (list * 3 + 1);
                    next += 1;
                }
                self.lengths[at][list] = (next - at).min(9) as u8;
                if next < n {
                    self.lists[next] |= 1 << (list * 3 + 2);
                }
            }
        }
    }

    /// Bytes of the longest word of each class that the rest of a word begins with.
    fn words_at(
        &mut self,
        lexicon: &Lexicon,
        until: &str,
        at: usize,
        word_end: u32,
        hidden: Option<&Hidden<'_>>,
    ) -> [u8; CLASSES.len()] {
        let word = self.word_of[at] as usize;
        let whole = self.words[word].0 as usize == at && word_end as usize - at <= WHOLE;
        let digest = if whole { self.parts[word][3] } else { self.part(at, word_end as usize) };
        if let Some(lengths) = self.met.get(&digest).filter(|_| hidden.is_none()) {
            return *lengths;
        }
        let mut lengths = [0; CLASSES.len()];
        let rest = &until[self.bytes[at] as usize..];
        lexicon.words.prefixes(rest, |len, found| {
            let unseen = hidden.is_some_and(|hidden| found.has(WordClass::News) && (hidden.news)(&rest[..len]));
            for (length, class) in lengths.iter_mut().zip(CLASSES) {
                if found.has(class) && !(unseen && class == WordClass::News) {
                    *length = len.min(u8::MAX.into()) as u8;
                }
            }
        });
        if self.met.len() >= MOST_MET {
            self.met.clear();
        }
        self.met.insert(digest, lengths);
        lengths
    }

    /// Digest of the characters `from..to`.
    fn part(&self, from: usize, to: usize) -> u64 {
        self.chars[from..to].iter().fold(FIRST, |digest, c| mix(digest, u64::from(*c as u32)))
    }

    /// Hands on the hashed features of the character at `at`, 24 bits each.
    #[inline]
    pub fn features(&self, at: usize, mut each: impl FnMut(u32)) {
        let mut add = |template: usize, value: u64| each((mix(SEEDS[template], value) >> 40) as u32);
        let [c0, c1, c2, c3, c4] = self.codes[at..at + 2 * MARGIN + 1].try_into().expect("a margin on either side");
        add(0, 0);
        add(1, c2);
        add(2, c1);
        add(3, c3);
        add(4, c0);
        add(5, c4);
        let (here, back) = (mix(c2, c3), mix(c1, c2));
        add(6, back);
        add(7, here);
        add(8, mix(c3, c4));
        add(10, mix(back, c3));
        add(11, mix(here, c4));
        let around = &self.shapes[at..at + 2 * MARGIN + 1];
        add(16, around.iter().rev().fold(0, |shape, kind| shape << 8 | u64::from(*kind)));
        self.list_features(at, &mut add);
        let quoted = u64::from(self.quoted[at]);
        add(40, quoted.min(2) + 10 * u64::from(quoted > 12));
        let word = self.word_of[at];
        if word == NO_WORD {
            return;
        }
        let span = self.words[word as usize];
        let [last3, _, _, all] = self.parts[word as usize];
        let (into, left) = (at as u32 - span.0, span.1 - at as u32 - 1);
        add(18, u64::from(into.min(4)));
        add(19, u64::from(left.min(5)));
        add(21, last3);
        let rest = if left <= 3 { self.part(at + 1, span.1 as usize) } else { 3 };
        add(23, rest);
        add(24, mix(rest, c2));
        add(41, mix(all, u64::from(into)));
        if let Some([last3, _, _, all]) = (word as usize).checked_sub(1).map(|word| self.parts[word]) {
            add(25, mix(last3, u64::from(into.min(2))));
            add(27, mix(all, u64::from(into == 0)));
        }
        if let Some([_, first2, first3, _]) = self.parts.get(word as usize + 1) {
            add(28, mix(*first2, u64::from(left.min(2))));
            add(29, mix(*first3, u64::from(left.min(2))));
        }
    }

    #[inline]
    fn list_features(&self, at: usize, add: &mut impl FnMut(usize, u64)) {
        let here = self.lists[at];
        add(32, u64::from(here));
        let mut bits = here;
        while bits != 0 {
            let bit = bits.trailing_zeros() as usize;
            bits &= bits - 1;
            let length = if bit.is_multiple_of(3) { u64::from(self.lengths[at][bit / 3]) } else { 0 };
            add(33, bit as u64 * 16 + length);
        }
        add(36, mix(u64::from(here), self.lists.get(at + 1).map_or(99, |next| u64::from(*next))));
    }
}

/// A digest to begin each feature template with.
const SEEDS: [u64; 42] = {
    let mut seeds = [0; 42];
    let mut template = 0;
    while template < seeds.len() {
        seeds[template] = mix(0x51, template as u64);
        template += 1;
    }
    seeds
};

/// Letters of a word that its digest takes in.
const WHOLE: usize = 12;

/// What a digest of characters begins with.
const FIRST: u64 = 7;

#[inline(always)]
const fn mix(digest: u64, value: u64) -> u64 {
    let mixed = (digest ^ value.wrapping_mul(0xff51_afd7_ed55_8ccd)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 31)
}
