//! What each part of a text is: headline, body, byline, caption, menu, links to other articles, comments, footer.
//!
//! A sentence that is wrongly hidden costs ties, and one that is wrongly kept costs little: in doubt a line is body.

mod inline;
mod line;
mod markers;
mod sections;

pub(super) use markers::{MARKERS, Sign};

use crate::model::{Span, Zone, ZoneKind};
use line::Sort;

/// A line of the text on its way to become part of a zone.
struct Line<'a> {
    /// First byte, and one past the line's end or newline.
    span: Span,
    /// Without white space around it.
    text: &'a str,
    sort: Sort,
    kind: Option<ZoneKind>,
}

/// The zones of `text`, sorted and covering it.
///
/// `title` is the headline where it is known apart from the text. `known` are zones that the source marks as such.
pub(super) fn find(text: &str, title: Option<&str>, known: &[Zone]) -> Vec<Zone> {
    let mut lines = split(text);
    let mut zones = known.iter().peekable();
    for line in &mut lines {
        while zones.next_if(|zone| zone.span.end <= line.span.start).is_some() {}
        if let Some(zone) = zones.peek().filter(|zone| zone.span.start <= line.span.start) {
            // Around an article stand menus, and between them who wrote it and when.
            let byline = zone.kind == ZoneKind::Navigation && line.sort == Sort::Byline;
            line.kind = (!byline).then_some(zone.kind);
        }
    }
    sections::head(&mut lines, title);
    sections::tail(&mut lines);
    let mut zones = Zones::default();
    let mut near_start = 3;
    for line in &lines {
        match line.kind.unwrap_or(ZoneKind::Body) {
            ZoneKind::Body if line.sort == Sort::Blank => zones.push(line.span.end, None),
            ZoneKind::Body => {
                let whole = &text[line.span.start..line.span.end];
                for (start, end, copyright) in inline::parts(whole.trim_end_matches('\n'), near_start > 0) {
                    zones.push(line.span.start + start, Some(ZoneKind::Body));
                    let kind = if copyright { ZoneKind::Footer } else { ZoneKind::Byline };
                    zones.push(line.span.start + end, Some(kind));
                }
                let rest = &text[zones.end().max(line.span.start)..line.span.end];
                zones.push(line.span.end, (!rest.trim().is_empty()).then_some(ZoneKind::Body));
                near_start -= i32::from(near_start > 0);
            }
            kind => zones.push(line.span.end, Some(kind)),
        }
    }
    zones.done
}

/// The headline among `zones`.
pub(super) fn title(text: &str, zones: &[Zone]) -> Option<String> {
    let zone = zones.iter().find(|zone| zone.kind == ZoneKind::Title)?;
    let line = zone.span.of(text)?.trim().lines().next()?;
    Some(line.trim_start_matches('#').trim().to_owned())
}

/// The lines of `text`; a line that is only part of a zone starts right after a newline.
fn split(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let span = Span::new(start, start + line.len());
        start = span.end;
        Line { span, text: line.trim(), sort: line::sort(line), kind: None }
    });
    lines.collect()
}

/// Zones that are pushed from the start of the text to its end.
#[derive(Default)]
struct Zones {
    done: Vec<Zone>,
}

impl Zones {
    /// Where the last zone ends.
    fn end(&self) -> usize {
        self.done.last().map_or(0, |zone| zone.span.end)
    }

    /// The text up to `end` is `kind`, or what the text before it is.
    fn push(&mut self, end: usize, kind: Option<ZoneKind>) {
        let start = self.end();
        if end <= start {
            return;
        }
        match self.done.last_mut() {
            Some(last) if kind.is_none_or(|kind| kind == last.kind) => last.span.end = end,
            _ => self.done.push(Zone { span: Span::new(start, end), kind: kind.unwrap_or(ZoneKind::Body) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kinds(text: &str) -> Vec<(ZoneKind, &str)> {
        find(text, None, &[]).into_iter().map(|zone| (zone.kind, zone.span.of(text).unwrap().trim())).collect()
    }

    #[test]
    fn a_saved_page_is_taken_apart() {
        let page = "\
2024년 03월 28일 목요일\n\n  • 서울 7℃\n  • 부산 9℃\n\n가온전자, 나루은행과 손잡는다\n\n가온전자, 나루은행과 손잡는다\n
등록 2021.03.04 16:10\n\n홍길동\n\n  기자\n\n사진=가온전자.\n
가온전자가 나루은행과 업무협약을 맺었다고 4일 밝혔다.\n
두 회사는 결제 서비스를 함께 개발한다. [가온일보 홍길동 기자]\n
이 기사는 꼭!\n\n  1. 다래물산, 마루건설과 합작\n  2. 마루건설 주가 급등\n
이 기사의 댓글 1개\n\n나그네 | 2021-03-09 00:21:15\n잘 되었으면 좋겠습니다.\n  • 인기기사\n
  • 서울특별시 어느구 어느로 1\n  • 대표전화 : 02-000-0000\n  • 발행인 : 아무개\n  • 편집인 : 아무개\n어느소프트";
        assert_eq!(
            kinds(page),
            [
                (ZoneKind::Navigation, "2024년 03월 28일 목요일\n\n  • 서울 7℃\n  • 부산 9℃"),
                (ZoneKind::Title, "가온전자, 나루은행과 손잡는다\n\n가온전자, 나루은행과 손잡는다"),
                (ZoneKind::Byline, "등록 2021.03.04 16:10\n\n홍길동\n\n  기자"),
                (ZoneKind::Caption, "사진=가온전자."),
                (
                    ZoneKind::Body,
                    "가온전자가 나루은행과 업무협약을 맺었다고 4일 밝혔다.\n\n두 회사는 결제 서비스를 함께 개발한다."
                ),
                (ZoneKind::Byline, "[가온일보 홍길동 기자]"),
                (ZoneKind::Related, "이 기사는 꼭!\n\n  1. 다래물산, 마루건설과 합작\n  2. 마루건설 주가 급등"),
                (ZoneKind::Comment, "이 기사의 댓글 1개\n\n나그네 | 2021-03-09 00:21:15\n잘 되었으면 좋겠습니다."),
                (ZoneKind::Related, "• 인기기사"),
                (
                    ZoneKind::Footer,
                    "• 서울특별시 어느구 어느로 1\n  • 대표전화 : 02-000-0000\n  • 발행인 : 아무개\n  • 편집인 : 아무개\n어느소프트"
                ),
            ]
        );
    }

    #[test]
    fn body_goes_on_after_a_box_of_links_and_a_word_about_comments() {
        let first = "가온전자가 나루은행과 업무협약을 맺었다고 4일 밝혔다. ".repeat(3);
        let text = format!("{first}\n관련기사\n다래물산 합작 추진\n{first}\n댓글\n{first}\n{first}\n{first}");
        let hidden: Vec<_> = kinds(&text).into_iter().filter(|(kind, _)| *kind != ZoneKind::Body).collect();
        assert_eq!(hidden, [(ZoneKind::Related, "관련기사\n다래물산 합작 추진"), (ZoneKind::Navigation, "댓글")]);
    }

    #[test]
    fn headlines_with_times_stuck_to_them_are_links() {
        let text = "가온전자, 나루은행과 손잡는다\n가온전자가 나루은행과 협약을 맺었다.\n다래물산 합작 추진\n\
                    2024-11-21 18:08:05마루건설 주가 급등\n2024-11-21 17:53:07소라상사 흑자 전환\n2024-11-21 17:51:41";
        assert_eq!(kinds(text)[2].0, ZoneKind::Related);
        assert!(kinds(text)[2].1.starts_with("다래물산"));
        assert_eq!(kinds(text).len(), 3);
    }

    #[test]
    fn a_text_without_a_headline_has_none() {
        assert_eq!(title("x", &find("가온전자가 나루은행과 협약을 맺었다.", None, &[])), None);
        let wrapped =
            "Gaon Electronics and Naru Bank of the\nsouth said on Monday they would team\nup. They said no more.";
        assert_eq!(kinds(wrapped), [(ZoneKind::Body, wrapped)]);
    }

    proptest! {
        #[test]
        fn zones_cover_any_text(text in "([가-힣a-zA-Z0-9 .\\[\\]()=@▲ⓒ•-]{0,40}(\n|기자|다\\.|관련기사|댓글|2021-03-04 11:11:11|저작권자)){0,12}", known in any::<bool>()) {
            let zones = find(&text, known.then_some("가온"), &[]);
            let mut at = 0;
            for zone in &zones {
                prop_assert_eq!(zone.span.start, at);
                prop_assert!(zone.span.of(&text).is_some_and(|part| !part.is_empty()));
                at = zone.span.end;
            }
            prop_assert_eq!(at, text.len());
        }
    }
}
