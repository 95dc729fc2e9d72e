//! What a page says of itself: headline, day, address, outlet.

use super::page::Block;
use crate::model::PartialDate;
use crate::read::date;
use html5gum::{HtmlString, StartTag};
use serde_json::Value;

/// Signs between a headline and the name of the site.
const SEPARATORS: [&str; 8] = [" | ", " - ", " – ", " — ", " :: ", " < ", " : ", "|"];

/// Metadata as it is met.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    og_title: Option<String>,
    ld_title: Option<String>,
    title: String,
    /// Days with the rank of the place that tells them: a lower one is more to be believed.
    days: Vec<(u8, PartialDate)>,
    pub(super) url: Option<String>,
    pub(super) site: Option<String>,
    reading: Reading,
    script: String,
}

/// What the text that follows belongs to.
#[derive(Debug, Default, PartialEq, Eq)]
enum Reading {
    #[default]
    Page,
    Title,
    LinkedData,
}

impl Metadata {
    /// Looks at the start of an element.
    pub(super) fn element(&mut self, tag: &StartTag<()>) {
        let value =
            |key: &str| tag.attributes.get(key.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned());
        match &tag.name[..] {
            b"title" if self.title.is_empty() => self.reading = Reading::Title,
            b"script" if value("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) => {
                self.reading = Reading::LinkedData;
            }
            b"link" if value("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.url = value("href").filter(|url| url.starts_with("http")).or(self.url.take());
            }
            b"time" => self.day(3, value("datetime")),
            _ if tag.attributes.contains_key(&b"data-date-time"[..]) => self.day(3, value("data-date-time")),
            _ => {}
        }
        if value("itemprop").is_some_and(|name| name.eq_ignore_ascii_case("datepublished")) {
            self.day(1, value("content").or_else(|| value("datetime")));
        }
        if tag.name[..] == b"meta"[..]
            && let Some(name) = value("property").or_else(|| value("name"))
            && let Some(content) = value("content").filter(|content| !content.trim().is_empty())
        {
            self.meta(&name.trim().to_ascii_lowercase(), content);
        }
    }

    fn meta(&mut self, name: &str, content: String) {
        let first = |slot: &mut Option<String>, content: String| {
            slot.get_or_insert_with(|| folded(&content));
        };
        match name {
            "og:title" => first(&mut self.og_title, content),
            "og:site_name" => first(&mut self.site, content),
            "og:url" => first(&mut self.url, content),
            "article:published_time" | "og:article:published_time" | "og:published_time" => self.day(0, Some(content)),
            "date" | "pubdate" | "publishdate" | "publish-date" | "published_time" | "article:published"
            | "datepublished" | "dc.date" | "dc.date.issued" | "dcterms.created" | "sailthru.date"
            | "parsely-pub-date" | "article.published" | "nextid:published" | "dd:published_time" => {
                self.day(2, Some(content))
            }
            _ => {}
        }
    }

    fn day(&mut self, rank: u8, text: Option<String>) {
        self.days.extend(text.and_then(|text| date::published(&text)).map(|day| (rank, day)));
    }

    /// Looks at text, wherever it stands.
    pub(super) fn text(&mut self, text: &str) {
        match self.reading {
            Reading::Title if self.title.len() < 2_000 => self.title.push_str(text),
            Reading::LinkedData => self.script.push_str(text),
            Reading::Page | Reading::Title => {}
        }
    }

    /// Looks at the end of an element.
    pub(super) fn close(&mut self, name: &HtmlString) {
        if self.reading == Reading::LinkedData && name[..] == b"script"[..] {
            let script = std::mem::take(&mut self.script);
            if let Ok(data) = serde_json::from_str(&script) {
                self.linked_data(&data);
            }
        }
        if matches!(&name[..], b"script" | b"title") {
            self.reading = Reading::Page;
        }
    }

    /// The first headline and day of an article in schema.org data. serde_json keeps the depth below 128.
    fn linked_data(&mut self, data: &Value) {
        match data {
            Value::Array(items) => items.iter().for_each(|item| self.linked_data(item)),
            Value::Object(fields) => {
                if let Some(Value::String(day)) = fields.get("datePublished") {
                    self.day(1, Some(day.clone()));
                    if let Some(Value::String(headline)) = fields.get("headline") {
                        self.ld_title.get_or_insert_with(|| folded(headline));
                    }
                }
                fields.values().for_each(|value| self.linked_data(value));
            }
            _ => {}
        }
    }

    /// The day of publication: of those told in the best place, the first.
    pub(super) fn published(&self) -> Option<PartialDate> {
        self.days.iter().min_by_key(|(rank, _)| *rank).map(|&(_, day)| day)
    }

    /// The headline, without the name of the site.
    pub(super) fn title(&self, blocks: &[Block]) -> Option<String> {
        let whole = folded(&self.title);
        let shown = || {
            let headings = || blocks.iter().filter(|block| block.heading && block.kind.is_none()).take(20);
            if whole.is_empty() {
                return headings().find(|block| block.text.len() >= 8).map(|block| block.text.clone());
            }
            // A site's name is often a heading too, and stands in the title as well; the headline is longer.
            let both = headings().filter(|block| block.text.len() >= 8 && whole.contains(&block.text));
            both.max_by_key(|block| block.text.len()).map(|block| block.text.clone())
        };
        let title =
            self.og_title.clone().or_else(|| self.ld_title.clone()).or_else(shown).unwrap_or_else(|| whole.clone());
        let title = self.without_site(&title);
        (!title.is_empty()).then(|| title.to_owned())
    }

    fn without_site<'a>(&self, title: &'a str) -> &'a str {
        let cut = SEPARATORS.iter().filter_map(|separator| Some((title.rfind(separator)?, separator.len()))).max();
        if let Some((at, width)) = cut
            && let Some(site) = &self.site
            && (title[at + width..].contains(site.as_str()) || site.contains(title[at + width..].trim()))
        {
            return title[..at].trim();
        }
        if self.og_title.is_some() {
            return title;
        }
        match cut {
            // A site's name is short, and a headline is not.
            Some((at, _)) if at >= 15 && title.len() - at <= 50 => title[..at].trim(),
            _ => title,
        }
    }
}

/// Text with white space folded.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::read::html;

    #[test]
    fn the_headline_loses_the_name_of_the_site() {
        for head in [
            "<title>가온전자, 나루은행과 손잡는다 | 가온일보</title>",
            "<title>가온전자, 나루은행과 손잡는다 &lt; 경제 - 가온일보</title><h1>가온일보</h1><h1>가온전자, 나루은행과 손잡는다</h1>",
            "<meta property=og:site_name content=가온일보><meta property=og:title content='가온전자, 나루은행과 손잡는다 - 가온일보 경제'>",
            "<script type='application/ld+json'>{\"@graph\": [{\"datePublished\": \"2021-03-04\", \"headline\": \"가온전자, 나루은행과 손잡는다\"}]}</script>",
        ] {
            assert_eq!(html("p", head).title.as_deref(), Some("가온전자, 나루은행과 손잡는다"), "{head}");
        }
        assert_eq!(html("p", "<p>a").title, None);
    }

    #[test]
    fn the_best_place_tells_the_day() {
        for page in [
            "<time datetime=2020-01-01></time><meta property=article:published_time content=2021-03-04T00:10:00Z>",
            "<meta name=date content=2020-01-01><script type=application/ld+json>[{\"datePublished\": \"2021-03-04T09:00:00\"}]</script>",
            "<time datetime='2021-03-04 09:00'>",
            "<span itemprop=datePublished content=20210304></span>",
            "<title>가온전자, 나루은행과 손잡는다</title><div>입력 2021.03.04 09:00 <div>수정 2021.03.05 09:00</div></div><p>가온전자가 나섰다.",
        ] {
            assert_eq!(html("p", page).published.map(|day| day.to_string()).as_deref(), Some("2021-03-04"), "{page}");
        }
    }
}
