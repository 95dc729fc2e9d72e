//! Bytes → text: UTF-8, CP949 (of which EUC-KR is a part), UTF-16.

use encoding_rs::{EUC_KR, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::{
    borrow::Cow,
    io::{self, BufRead, Read},
};

/// Decodes the records of one file. What the first record with a letter beyond ASCII is written in, the others are too.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    decided: Option<&'static Encoding>,
}

impl Decoder {
    /// The text of `bytes`, or the offset of the first byte that fits no character set.
    pub(super) fn decode<'a>(&mut self, bytes: &'a [u8]) -> Result<Cow<'a, str>, usize> {
        let utf8 = std::str::from_utf8(bytes);
        if let Ok(text) = utf8
            && self.decided != Some(EUC_KR)
        {
            if !text.is_ascii() {
                self.decided = Some(UTF_8);
            }
            return Ok(Cow::Borrowed(text));
        }
        let at = utf8.err().map_or(0, |error| error.valid_up_to());
        if self.decided == Some(UTF_8) || mostly_utf8(bytes) {
            // A Korean character set would turn one stray byte into a page of wrong syllables.
            return match utf8 {
                Ok(text) => Ok(Cow::Borrowed(text)),
                Err(_) => Err(at),
            };
        }
        match EUC_KR.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) => {
                if !bytes.is_ascii() {
                    self.decided = Some(EUC_KR);
                }
                Ok(text)
            }
            None => Err(good_up_to(EUC_KR, bytes).max(at)),
        }
    }
}

/// The text of one page that names its character set. What is valid UTF-8 is taken as such whatever the page says:
/// browsers save pages anew and leave the name.
pub(super) fn decode_as<'a>(bytes: &'a [u8], label: Option<&str>) -> Result<Cow<'a, str>, usize> {
    let named = label.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|named| !is_unicode(named));
    match (std::str::from_utf8(bytes), named) {
        (Err(error), Some(named)) => named
            .decode_without_bom_handling_and_without_replacement(bytes)
            .ok_or_else(|| good_up_to(named, bytes).max(error.valid_up_to())),
        _ => Decoder::default().decode(bytes),
    }
}

fn is_unicode(encoding: &'static Encoding) -> bool {
    [UTF_8, UTF_16BE, UTF_16LE].contains(&encoding)
}

/// Whether more UTF-8 Hangul than broken bytes is in `bytes`.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        // CP949 text gives two-byte characters by chance, but hardly any of three bytes.
        good += chunk.valid().chars().filter(|c| c.len_utf8() >= 3).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

/// Bytes before the first that `encoding` does not have.
fn good_up_to(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut scratch = String::with_capacity(bytes.len() * 3 + 16);
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut scratch, true);
    match result {
        encoding_rs::DecoderResult::Malformed(length, extra) => read.saturating_sub(usize::from(length + extra)),
        _ => read,
    }
}

/// The UTF-16 that `head` starts with, by its mark or by where its zero bytes lie.
pub(super) fn utf16_of(head: &[u8]) -> Option<&'static Encoding> {
    match head {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Spaces, digits and newlines have a zero half; one in twenty characters is one in every news text.
    if even.max(odd) < head.len() / 40 + 1 {
        return None;
    }
    let guess = if odd > even { UTF_16LE } else { UTF_16BE };
    let whole = &head[..head.len() & !1];
    let mut sample = String::with_capacity(whole.len() * 2);
    let mut decoder = guess.new_decoder_without_bom_handling();
    let (result, _) = decoder.decode_to_string_without_replacement(whole, &mut sample, false);
    let clean = matches!(result, encoding_rs::DecoderResult::InputEmpty) && !sample.contains('\0');
    // Read the wrong way round, or from a program, it would be Chinese characters and signs of all the world.
    let known = sample.chars().filter(|c| c.is_ascii() || matches!(c, '가'..='힣' | '\u{2000}'..='\u{303F}')).count();
    (clean && known * 10 >= sample.chars().count() * 8).then_some(guess)
}

/// Turns a stream of UTF-16 into UTF-8. What is no UTF-16 becomes a byte that is no UTF-8, so that the record it lies
/// in fails by itself.
pub(super) struct FromUtf16<R> {
    inner: R,
    decoder: encoding_rs::Decoder,
    ready: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: BufRead> FromUtf16<R> {
    /// Reads `inner` as `encoding`; a byte order mark is taken off.
    pub(super) fn new(inner: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        Self { inner, decoder, ready: Vec::new(), given: 0, ended: false }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.ready.resize(32 * 1024, 0);
        let input = self.inner.fill_buf()?;
        let last = input.is_empty();
        let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(input, &mut self.ready, last);
        self.inner.consume(read);
        self.ready.truncate(written);
        self.given = 0;
        match result {
            encoding_rs::DecoderResult::Malformed(..) => self.ready.push(0xFF),
            encoding_rs::DecoderResult::InputEmpty => self.ended = last,
            encoding_rs::DecoderResult::OutputFull => {}
        }
        Ok(())
    }
}

impl<R: BufRead> Read for FromUtf16<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() && !self.ended {
            self.refill()?;
        }
        let count = out.len().min(self.ready.len() - self.given);
        out[..count].copy_from_slice(&self.ready[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "가온전자가 나루은행과 업무협약을 맺었다.";

    #[test]
    fn cp949_is_told_from_utf8() {
        let (bytes, ..) = EUC_KR.encode(TEXT);
        assert_eq!(Decoder::default().decode(&bytes).unwrap(), TEXT);
        assert_eq!(Decoder::default().decode(TEXT.as_bytes()).unwrap(), TEXT);
        // 똠 is in CP949 and not in EUC-KR proper.
        let (bytes, ..) = EUC_KR.encode("똠방각하");
        assert_eq!(Decoder::default().decode(&bytes).unwrap(), "똠방각하");
    }

    #[test]
    fn a_stray_byte_in_utf8_is_named_and_not_read_as_korean() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.insert(15, 0xB0);
        assert_eq!(Decoder::default().decode(&bytes), Err(15));
    }

    #[test]
    fn the_first_korean_record_decides_for_the_file() {
        let mut decoder = Decoder::default();
        assert!(decoder.decode(b"plain ascii").is_ok());
        assert!(decoder.decode(TEXT.as_bytes()).is_ok());
        let (korean, ..) = EUC_KR.encode(TEXT);
        assert_eq!(decoder.decode(&korean), Err(0));
    }

    #[test]
    fn bytes_of_no_character_set_are_named() {
        assert_eq!(Decoder::default().decode(b"abc \xFF\xFF\xFF"), Err(4));
    }

    #[test]
    fn utf16_is_known_with_and_without_a_mark() {
        for (encoding, units) in [
            (UTF_16LE, TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
            (UTF_16BE, TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ] {
            assert_eq!(utf16_of(&units), Some(encoding));
            let mut text = String::new();
            FromUtf16::new(&units[..], encoding).read_to_string(&mut text).unwrap();
            assert_eq!(text, TEXT);
        }
        assert_eq!(utf16_of(TEXT.as_bytes()), None);
        assert_eq!(utf16_of(&[0, 1, 2, 0, 0, 7]), None);
    }

    #[test]
    fn half_a_surrogate_pair_is_not_hidden() {
        let mut bytes = Vec::new();
        FromUtf16::new(&[0x41, 0x00, 0x00, 0xD8, 0x42, 0x00][..], UTF_16LE).read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, b"A\xFFB");
    }
}
