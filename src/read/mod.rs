//! Bytes → [`Document`](crate::model::Document): plain text, Markdown, HTML, JSONL, JSON and CSV, also compressed,
//! in UTF-8, UTF-16 or CP949.
//!
//! [`open()`] streams the articles of files and folders; a thing that cannot be read is an `Err` in its place, and the
//! run goes on. [`text`], [`markdown`] and [`html`] turn one text that is already in memory into a document.
//!
//! ```
//! use tieup::{model::ZoneKind, read};
//! let article = read::text("a.txt", "가온전자, 나루은행과 손잡는다\n등록 2021.03.04 09:00\n가온전자가 나루은행과 협약을 맺었다.");
//! assert_eq!(article.title.as_deref(), Some("가온전자, 나루은행과 손잡는다"));
//! assert_eq!(article.published.unwrap().to_string(), "2021-03-04");
//! assert_eq!(article.zone_at(article.text.len() - 1), ZoneKind::Body);
//! ```

mod article;
mod date;
mod encoding;
mod error;
mod folder;
mod format;
mod html;
mod input;
mod json;
mod json_lines;
mod lang;
mod lines;
mod markdown;
mod record;
mod sources;
mod table;
mod zones;

pub use article::text;
pub use date::published;
pub use error::{ReadError, Reason};
pub use format::{Format, looks_like_claims};
pub use html::html;
pub use markdown::markdown;
pub use sources::{Articles, Options, Sources, articles, open};
