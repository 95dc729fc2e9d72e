//! Opens a stream: takes off compression and UTF-16, and looks at its head.

use super::{Reason, encoding};
use flate2::bufread::MultiGzDecoder;
use std::io::{self, BufRead, BufReader, Cursor, Read};

/// Bytes at the start of a stream by which its form is told.
const HEAD: usize = 16 * 1024;

/// What binary files start with.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or an Office file)"),
    (b"\x7FELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\xD0\xCF\x11\xE0", "an Office or HWP file"),
    (b"\x1F\x8B", "gzip inside gzip"),
    (b"\x28\xB5\x2F\xFD", "a Zstandard archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xFD7zXZ\0", "an XZ archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
];

/// A stream of text bytes that is not UTF-16 any more and has no byte order mark.
pub(super) struct Input {
    /// The whole stream, the head included.
    pub(super) reader: Box<dyn BufRead + Send>,
    /// Its first bytes.
    pub(super) head: Vec<u8>,
    /// Whether it came through gzip.
    pub(super) gzip: bool,
}

impl Input {
    /// Opens `raw`.
    pub(super) fn open(raw: impl Read + Send + 'static) -> Result<Self, Reason> {
        let (mut head, mut reader) = peek(Box::new(raw));
        let gzip = head.starts_with(b"\x1F\x8B");
        if gzip {
            (head, reader) = peek(Box::new(MultiGzDecoder::new(reader)));
        }
        if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
            return Err(Reason::Binary(name));
        }
        if let Some(encoding) = encoding::utf16_of(&head) {
            (head, reader) = peek(Box::new(encoding::FromUtf16::new(reader, encoding)));
        } else if head.starts_with(b"\xEF\xBB\xBF") {
            head.drain(..3);
            reader.read_exact(&mut [0; 3]).map_err(Reason::Io)?;
        }
        if looks_binary(&head) {
            return Err(Reason::Binary("binary data"));
        }
        Ok(Self { reader, head, gzip })
    }

    /// Reads the rest as one piece of at most `limit` bytes.
    pub(super) fn into_bytes(mut self, limit: usize) -> Result<Vec<u8>, Reason> {
        let mut bytes = Vec::new();
        let most = (limit as u64).saturating_add(1);
        (&mut self.reader).take(most).read_to_end(&mut bytes).map_err(|error| Reason::from_io(error, self.gzip))?;
        if bytes.len() > limit { Err(Reason::TooLong { limit }) } else { Ok(bytes) }
    }
}

/// The head of `raw`, and a reader of all of it. An error after the head is met again where it lies.
fn peek(mut raw: Box<dyn Read + Send>) -> (Vec<u8>, Box<dyn BufRead + Send>) {
    let mut head = Vec::with_capacity(HEAD);
    let result = (&mut raw).take(HEAD as u64).read_to_end(&mut head);
    let rest: Box<dyn Read + Send> = match result {
        Ok(_) => raw,
        Err(error) => Box::new(Failing(Some(error))),
    };
    let reader = BufReader::with_capacity(64 * 1024, Cursor::new(head.clone()).chain(rest));
    (head, Box::new(reader))
}

/// Ends in the error that the stream behind it ended in.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// Whether so many of the bytes are control characters that this is no text.
fn looks_binary(head: &[u8]) -> bool {
    let control = head.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B));
    control.count() * 20 > head.len()
}
