//! A place in a text from which words and numbers are read; the hand-written scanners of this room share it.

/// A place in a text. Copied to look ahead, so that a failed reading leaves the original where it was.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    /// Bytes read so far.
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    /// A cursor at byte `at`, which must lie at a character boundary.
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// What is not yet read.
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// What was read, or skipped.
    pub(super) fn before(&self) -> &'t str {
        &self.text[..self.at]
    }

    /// The next character.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Skips at most two blanks: text from the web doubles them, but a column of a table is no phrase.
    pub(super) fn blanks(&mut self) {
        for _ in 0..2 {
            if let Some(blank) = self.peek().filter(|c| matches!(c, ' ' | '\t' | '\n' | '\u{a0}')) {
                self.at += blank.len_utf8();
            }
        }
    }

    /// Reads `word` if it comes next.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// Reads the first of `words` that comes next, and says which.
    pub(super) fn eat_any(&mut self, words: &[&str]) -> Option<usize> {
        words.iter().position(|word| self.eat(word))
    }

    /// Reads ASCII digits, if there are between 1 and `most` of them.
    pub(super) fn digits(&mut self, most: usize) -> Option<&'t str> {
        let len = self.rest().bytes().take(most + 1).take_while(u8::is_ascii_digit).count();
        let digits = &self.rest()[..len];
        (1..=most).contains(&len).then(|| {
            self.at += len;
            digits
        })
    }

    /// Reads a number of at most four digits.
    pub(super) fn number(&mut self) -> Option<u16> {
        self.digits(4)?.parse().ok()
    }

    /// Reads a number with its unit; of a range, `4~7일`, the first number.
    pub(super) fn number_of(&mut self, unit: &str) -> Option<u16> {
        let mut look = *self;
        let number = look.number()?;
        if look.eat_any(&["~", "∼", "-", "–", "·"]).is_some() {
            look.number()?;
        }
        look.eat(unit).then(|| {
            *self = look;
            number
        })
    }

    /// The ASCII letters that come next, unread.
    pub(super) fn word_ahead(mut self) -> &'t str {
        self.word()
    }

    /// Reads the ASCII letters that come next.
    pub(super) fn word(&mut self) -> &'t str {
        let len = self.rest().bytes().take_while(u8::is_ascii_alphabetic).count();
        let word = &self.rest()[..len];
        self.at += len;
        word
    }
}
