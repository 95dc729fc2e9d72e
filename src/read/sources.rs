//! Files, folders and standard input → a stream of articles.

use super::{
    Format, ReadError, Reason, encoding::Decoder, folder, html::html_bytes, input::Input, json::Objects,
    json_lines::JsonLines, markdown, table::Table, text,
};
use crate::model::Document;
use std::{
    collections::VecDeque,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// How to read.
#[derive(Debug, Clone)]
pub struct Options {
    /// The longest line, record or single-article file that is read; what is longer is an error and is not held in
    /// memory. 64 MiB unless told.
    pub max_bytes: usize,
    /// The form of all sources, where their names and first bytes do not tell it.
    pub format: Option<Format>,
}

impl Default for Options {
    fn default() -> Self {
        Self { max_bytes: 64 << 20, format: None }
    }
}

type Items = Box<dyn Iterator<Item = Result<Document, ReadError>> + Send>;
type Files = Box<dyn Iterator<Item = Result<PathBuf, (PathBuf, Reason)>> + Send>;

/// The articles of one stream of bytes.
pub struct Articles(Items);

impl Iterator for Articles {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }
}

/// The articles of one stream: `path` is its name in errors and, by its extension, tells the form.
///
/// Never panics and never stops before the end, whatever the bytes are.
///
/// ```
/// use std::path::Path;
/// let lines = &b"{\"id\": \"a\", \"text\": \"One.\"}\n{\"id\": \n{\"id\": \"c\", \"text\": \"Three.\"}"[..];
/// let read: Vec<_> = tieup::read::articles(Path::new("x.jsonl"), lines, &Default::default()).collect();
/// assert_eq!(read[0].as_ref().unwrap().id.as_str(), "a");
/// assert_eq!(read[1].as_ref().unwrap_err().line, Some(2));
/// assert_eq!(read[2].as_ref().unwrap().id.as_str(), "c");
/// ```
pub fn articles(path: &Path, bytes: impl Read + Send + 'static, options: &Options) -> Articles {
    let failed = |reason| ReadError { path: path.to_owned(), line: None, reason };
    Articles(match Input::open(bytes) {
        Ok(input) => one_stream(path, input, options),
        Err(reason) => Box::new(std::iter::once(Err(failed(reason)))),
    })
}

fn one_stream(path: &Path, input: Input, options: &Options) -> Items {
    let name = name_of(path);
    let limit = options.max_bytes;
    let failed = |reason| ReadError { path: path.to_owned(), line: None, reason };
    match Format::sniff(options.format.or_else(|| Format::of_path(path)), &input.head) {
        Format::JsonLines => Box::new(JsonLines::new(path.to_owned(), name, input, limit)),
        Format::Json => Box::new(Objects::new(path.to_owned(), name, input, limit)),
        Format::Csv(separator) => Box::new(Table::new(path.to_owned(), name, input, separator, limit)),
        Format::Html => {
            let page = input.into_bytes(limit).and_then(|bytes| html_bytes(name, &bytes));
            Box::new(std::iter::once(page.map_err(failed)))
        }
        Format::Markdown => {
            Box::new(std::iter::once(whole_text(input, limit).map(|text| markdown(name, text)).map_err(failed)))
        }
        Format::Text => {
            Box::new(std::iter::once(whole_text(input, limit).map(|body| text(name, body)).map_err(failed)))
        }
    }
}

/// The text of a file that is one article.
fn whole_text(input: Input, limit: usize) -> Result<String, Reason> {
    let bytes = input.into_bytes(limit)?;
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Err(Reason::Nul { at });
    }
    let text = match Decoder::default().decode(&bytes).map_err(|at| Reason::Encoding { at })? {
        std::borrow::Cow::Owned(text) => text,
        std::borrow::Cow::Borrowed(_) => String::from_utf8(bytes).map_err(|_| Reason::Encoding { at: 0 })?,
    };
    if text.trim().is_empty() { Err(Reason::Empty) } else { Ok(text) }
}

/// The name that a file's article goes by: its file name, without `.gz`.
fn name_of(path: &Path) -> String {
    if path == Path::new("-") {
        return "stdin".to_owned();
    }
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    name.strip_suffix(".gz").unwrap_or(&name).to_owned()
}

/// The articles of files and folders, one after the other; made by [`open()`].
pub struct Sources {
    options: Options,
    waiting: VecDeque<PathBuf>,
    folder: Option<(PathBuf, Files, bool)>,
    current: Option<Articles>,
    bytes_read: Arc<AtomicU64>,
}

/// Reads the articles of `paths` one after the other: files, folders (recursively, by name), `-` for standard input.
///
/// In folders, hidden files, READMEs, pictures and the like, gold data and JSONL files of claims are passed over.
///
/// # Errors
///
/// Nothing stops the run: each thing that cannot be read is one `Err` among the articles.
///
/// ```no_run
/// for article in tieup::read::open(["articles", "more.jsonl.gz"], Default::default()) {
///     match article {
///         Ok(article) => println!("{}", article.id),
///         Err(error) => eprintln!("{error}"),
///     }
/// }
/// ```
pub fn open<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>, options: Options) -> Sources {
    let waiting = paths.into_iter().map(Into::into).collect();
    Sources { options, waiting, folder: None, current: None, bytes_read: Arc::default() }
}

impl Sources {
    /// The bytes taken from the sources so far, as they lie on disk; for a progress bar.
    pub fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.bytes_read)
    }

    /// Opens what comes next: a file of the folder that is being read, or the next path.
    fn open_next(&mut self) -> Option<Result<(), ReadError>> {
        if let Some((folder, files, found)) = &mut self.folder {
            match files.next() {
                Some(Ok(file)) => {
                    *found = true;
                    return Some(self.open_file(file));
                }
                Some(Err((path, reason))) => {
                    *found = true;
                    return Some(Err(ReadError { path, line: None, reason }));
                }
                None => {
                    let empty =
                        (!*found).then(|| ReadError { path: folder.clone(), line: None, reason: Reason::NoArticles });
                    self.folder = None;
                    return Some(empty.map_or(Ok(()), Err));
                }
            }
        }
        let path = self.waiting.pop_front()?;
        if path == Path::new("-") {
            let counted = self.counted(io::stdin());
            self.current = Some(articles(&path, counted, &self.options));
        } else if path.is_dir() {
            let files = Box::new(folder::files(&path));
            self.folder = Some((path, files, false));
        } else {
            return Some(self.open_file(path));
        }
        Some(Ok(()))
    }

    fn open_file(&mut self, path: PathBuf) -> Result<(), ReadError> {
        match File::open(&path) {
            Ok(file) => {
                self.current = Some(articles(&path, self.counted(file), &self.options));
                Ok(())
            }
            Err(error) => Err(ReadError { path, line: None, reason: Reason::from_io(error, false) }),
        }
    }

    fn counted<R: Read>(&self, inner: R) -> Counted<R> {
        Counted { inner, count: Arc::clone(&self.bytes_read) }
    }
}

impl Iterator for Sources {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.current.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            self.current = None;
            if let Err(error) = self.open_next()? {
                return Some(Err(error));
            }
        }
    }
}

/// A reader that counts the bytes it gives.
struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(out)?;
        self.count.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
