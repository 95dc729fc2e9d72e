//! A saved web page → [`Document`]: the text that a reader sees, line by line, and what each line is by its element.
//!
//! Nothing of the page is run or fetched.

mod metadata;
mod page;
mod region;

use super::{Reason, article::Parts, encoding};
use crate::model::{Document, Span, Zone};
use page::Page;

/// The article of a saved page. The text is the headline, a newline, and the visible text block by block.
///
/// The headline, day, address and outlet come from the page's metadata where it has them.
///
/// ```
/// use tieup::{model::ZoneKind, read};
/// let page = "<title>가온전자, 나루은행과 손잡는다 | 가온일보</title>
///     <nav><a href=/>홈</a></nav>
///     <article><time datetime='2021-03-04T09:00:00+09:00'></time>
///     <p>가온전자가 나루은행과 <b>업무협약</b>을 맺었다.</p></article>";
/// let article = read::html("page.html", page);
/// assert_eq!(article.title.as_deref(), Some("가온전자, 나루은행과 손잡는다"));
/// assert_eq!(article.published.unwrap().to_string(), "2021-03-04");
/// let at = article.text.find("가온전자가 나루은행과 업무협약을 맺었다.").unwrap();
/// assert_eq!(article.zone_at(at), ZoneKind::Body);
/// ```
pub fn html(id: impl Into<String>, page: &str) -> Document {
    let Page { meta, mut blocks } = Page::read(page);
    let title = meta.title(&blocks);
    if let Some(title) = &title {
        // The headline stands before everything; its place in the page would only say it twice.
        blocks.retain(|block| !(block.heading && block.text == *title));
    }
    let kinds = region::kinds(&blocks);
    let mut body = String::with_capacity(blocks.iter().map(|block| block.text.len() + 1).sum());
    let mut known = Vec::new();
    for (block, kind) in blocks.iter().zip(kinds) {
        let start = body.len();
        body.push_str(&block.text);
        body.push('\n');
        if let Some(kind) = kind {
            known.push(Zone { span: Span::new(start, body.len()), kind });
        }
    }
    body.truncate(body.trim_end_matches('\n').len());
    Parts {
        id: id.into(),
        title,
        published: meta.published(),
        url: meta.url,
        source: meta.site,
        lang: None,
        body,
        known,
        headline: None,
    }
    .into_document()
}

/// The article of a page as bytes, in the character set that they show or the page names.
pub(super) fn html_bytes(id: String, bytes: &[u8]) -> Result<Document, Reason> {
    // NUL characters are left out with the other controls, as browsers do.
    let label = charset(bytes);
    let page = encoding::decode_as(bytes, label.as_deref()).map_err(|at| Reason::Encoding { at })?;
    let document = html(id, &page);
    // A title that was found in the text may stand further down.
    let body = document.title.as_deref().and_then(|title| document.text.strip_prefix(title)).unwrap_or(&document.text);
    if body.trim().is_empty() { Err(Reason::Empty) } else { Ok(document) }
}

/// The character set that a `<meta>` at the start of a page names.
fn charset(bytes: &[u8]) -> Option<String> {
    let head = bytes[..bytes.len().min(4096)].to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset=")? + "charset=".len();
    let rest = head[at..].trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte))?;
    String::from_utf8(rest[..end].to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ZoneKind;
    use proptest::prelude::*;

    fn kinds(document: &Document) -> Vec<(ZoneKind, &str)> {
        document.zones.iter().map(|zone| (zone.kind, zone.span.of(&document.text).unwrap().trim())).collect()
    }

    const BODY: &str = "가온전자가 나루은행과 업무협약을 맺었다고 4일 밝혔다. 두 회사는 결제 서비스를 함께 개발하고, \
                        내년에는 해외 시장에도 함께 나아가기로 뜻을 모았다.";

    #[test]
    fn a_page_is_taken_apart_by_its_elements() {
        let page = format!(
            "<!doctype html><html><head><meta property='og:title' content='가온전자, 나루은행과 손잡는다'>
             <meta property='og:site_name' content='가온일보'><meta property=article:published_time content='2021-03-04T09:00:00+09:00'>
             <link rel=canonical href='https://gaon.example/1'><style>p {{}}</style><script>var x = '<p>no</p>';</script></head>
             <body><header><ul class=gnb><li><a href=/a>정치</a><li><a href=/b>경제</a></ul></header>
             <h1>가온전자, 나루은행과 손잡는다</h1><div class=byline>홍길동 기자</div>
             <div id=articleBody><p>{BODY}</p><figure><img><figcaption>두 회사 대표가 악수하고 있다</figcaption></figure>
             <p>한편&nbsp;다래물산은<br>마루건설과 &lt;합작&gt;한다.</p>
             <p class=copyright>ⓒ 가온일보</p></div>
             <aside class=related><a href=/c>다래물산 합작</a></aside>
             <div class='comment-wrap'><p>소라상사도 가온전자와 손잡았으면 좋겠다.</p></div>
             <footer>대표전화 02-000-0000</footer></body></html>"
        );
        let document = html("p.html", &page);
        assert_eq!(
            kinds(&document),
            [
                (ZoneKind::Title, "가온전자, 나루은행과 손잡는다"),
                (ZoneKind::Navigation, "정치\n경제"),
                (ZoneKind::Byline, "홍길동 기자"),
                (ZoneKind::Body, BODY),
                (ZoneKind::Caption, "두 회사 대표가 악수하고 있다"),
                (ZoneKind::Body, "한편 다래물산은\n마루건설과 <합작>한다."),
                (ZoneKind::Footer, "ⓒ 가온일보"),
                (ZoneKind::Related, "다래물산 합작"),
                (ZoneKind::Comment, "소라상사도 가온전자와 손잡았으면 좋겠다."),
                (ZoneKind::Footer, "대표전화 02-000-0000"),
            ]
        );
        assert_eq!(document.published.unwrap().to_string(), "2021-03-04");
        assert_eq!(
            (document.source.as_deref(), document.url.as_deref()),
            (Some("가온일보"), Some("https://gaon.example/1"))
        );
    }

    #[test]
    fn a_page_without_known_names_is_taken_apart_by_its_links() {
        let links = "<li><a href=x>다래물산, 마루건설과 합작</a></li>".repeat(3);
        let page = format!(
            "<title>가온전자, 나루은행과 손잡는다 - 가온일보</title><div><ul>{links}</ul><div>{BODY}</div><ul>{links}</ul></div>"
        );
        let found = html("p.html", &page);
        let kinds: Vec<_> = kinds(&found).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [ZoneKind::Title, ZoneKind::Navigation, ZoneKind::Body, ZoneKind::Related]);
    }

    #[test]
    fn names_that_hide_everything_are_not_believed() {
        let page = format!("<body><div class='footer'><h1>x</h1><p>{BODY}</p></div></body>");
        let document = html("p.html", &page);
        assert_eq!(document.zone_at(document.text.find(BODY).unwrap()), ZoneKind::Body);
    }

    #[test]
    fn the_character_set_is_seen_or_named() {
        let page = |label: &str| format!("<html><head><meta charset=\"{label}\"></head><body><p>{BODY}</p>");
        let korean = encoding_rs::EUC_KR.encode(&page("euc-kr")).0.into_owned();
        assert_eq!(html_bytes("p".into(), &korean).unwrap().text, BODY);
        // Saved again as UTF-8 by a browser that left the label.
        assert_eq!(html_bytes("p".into(), page("euc-kr").as_bytes()).unwrap().text, BODY);
        let western = b"<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>Gaon\x92s bank";
        assert_eq!(html_bytes("p".into(), western).unwrap().text, "Gaon’s bank");
        assert_eq!(html_bytes("p".into(), b"<p>Ga\0on").unwrap().text, "Gaon");
        assert!(matches!(html_bytes("p".into(), b"<html><script>1</script>"), Err(Reason::Empty)));
    }

    #[test]
    fn a_title_found_below_the_first_line_is_not_counted_off_the_body() {
        let page = "<p>가나</p><h4>다</h4><ul><li>Alpe3rot Purns 2공동 특허ights</li><li>Ten biotech in 2023</li>(AI) 앞에서는 \
                    한편이 됐다.";
        let document = html_bytes("p".into(), page.as_bytes()).unwrap();
        assert!(document.text.starts_with("가나\n다\n"), "{}", document.text);
    }

    proptest! {
        #[test]
        fn no_page_panics(page in "(<(/)?(p|div|script|nav|title|h1|a|br|article|meta|li|td)( (class|id|style|content|property)=\"?[a-z:;-]{0,12}\"?)?>|[ 가-힣a-z.&;]{0,9}){0,30}") {
            let document = html("p", &page);
            prop_assert_eq!(document.zones.last().map_or(0, |zone| zone.span.end), document.text.len());
        }

        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = html_bytes("p".into(), &bytes);
        }
    }
}
