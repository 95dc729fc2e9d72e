//! Lines of a stream of any length, with a limit on what is held of one.

use memchr::memchr;
use std::io::{self, BufRead};

/// What the next line of a stream is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A line that lies in the buffer.
    Whole,
    /// A line over the limit; it was passed over.
    TooLong,
}

/// Reads lines and counts them.
pub(super) struct Lines<R> {
    inner: R,
    limit: usize,
    /// The number of the line that was read last, counted from 1.
    pub(super) number: u64,
    /// The line that was read last, without its end.
    pub(super) buffer: Vec<u8>,
    /// Whether that line ended in a carriage return and a newline.
    pub(super) carriage_return: bool,
}

impl<R: BufRead> Lines<R> {
    /// Reads lines of at most `limit` bytes from `inner`.
    pub(super) fn new(inner: R, limit: usize) -> Self {
        Self { inner, limit, number: 0, buffer: Vec::new(), carriage_return: false }
    }

    /// Reads the next line; `None` at the end.
    pub(super) fn advance(&mut self) -> io::Result<Option<Line>> {
        self.buffer.clear();
        // One long line must not hold its memory for the rest of the run.
        self.buffer.shrink_to(1 << 20);
        self.number += 1;
        let (mut started, mut too_long) = (false, false);
        loop {
            let chunk = self.inner.fill_buf()?;
            if chunk.is_empty() {
                break;
            }
            started = true;
            let end = memchr(b'\n', chunk);
            let taken = end.unwrap_or(chunk.len());
            too_long |= self.buffer.len() + taken > self.limit;
            if too_long {
                self.buffer = Vec::new();
            } else {
                self.buffer.extend_from_slice(&chunk[..taken]);
            }
            self.inner.consume(taken + usize::from(end.is_some()));
            if end.is_some() {
                break;
            }
        }
        if !started {
            return Ok(None);
        }
        self.carriage_return = self.buffer.last() == Some(&b'\r');
        if self.carriage_return {
            self.buffer.pop();
        }
        Ok(Some(if too_long { Line::TooLong } else { Line::Whole }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    #[test]
    fn long_lines_are_passed_over_and_counted() {
        let stream = BufReader::with_capacity(3, &b"one\r\n0123456789\n\nlast"[..]);
        let mut lines = Lines::new(stream, 5);
        let mut seen = Vec::new();
        while let Some(line) = lines.advance().unwrap() {
            seen.push((line, lines.number, String::from_utf8(lines.buffer.clone()).unwrap()));
        }
        let whole = |number, text: &str| (Line::Whole, number, text.to_owned());
        assert_eq!(seen, [whole(1, "one"), (Line::TooLong, 2, String::new()), whole(3, ""), whole(4, "last")]);
    }
}
