//! Where sentences begin and end, in text that has lost blanks and paragraph breaks.
//!
//! One pass over the bytes stops only at the few that can matter (`.`, `?`, `!`, newline, quotation marks)
//! and asks [`ends`] about the full stops among them.

use super::ends;
use crate::model::Span;

/// A quotation longer than this is split like other text: its closing mark is more likely another's.
const LONGEST_QUOTE: usize = 1_500;
/// No sentence is longer than this, so that later stages may be quadratic in a sentence.
const LONGEST_SENTENCE: usize = 4_000;

/// The sentences of `text` within `span`, in order, without the blanks around them.
///
/// A newline ends a sentence, except where English text was wrapped at a fixed width. Quotations stay whole.
/// A `span` that cuts a character is widened to it. What is not blank lies in exactly one sentence.
///
/// ```
/// use tieup::{language::sentences, model::Span};
/// let text = "두 회사는 손잡았다고 밝혔다.한편 매출은 3.5% 늘었다.";
/// let found = sentences(text, Span::new(0, text.len()));
/// assert_eq!(found[1].of(text), Some("한편 매출은 3.5% 늘었다."));
/// ```
///
/// # Complexity
///
/// Linear in the length of the span.
pub fn sentences(text: &str, span: Span) -> Vec<Span> {
    let end = ceil(text, span.end);
    let mut start = floor(text, span.start.min(end));
    let text = &text[..end];
    let bytes = text.as_bytes();
    let mut found = Vec::with_capacity((end - start) / 150 + 1);
    let mut at = start;
    while let Some(step) = bytes[at..].iter().position(|&b| MATTERS[usize::from(b)]) {
        at += step;
        let cut = match bytes[at] {
            b'\n' => {
                at += 1;
                ends::newline_breaks(text, start, at - 1).then_some(at)
            }
            b'.' | b'?' | b'!' => {
                let cut = ends::stop(text, start, at);
                let run = bytes[at..].iter().take_while(|b| matches!(b, b'.' | b'?' | b'!')).count();
                at = cut.unwrap_or(at + run);
                cut
            }
            _ => match Mark::at(bytes, at) {
                Some(mark) if mark.opens(text, start, at) => match mark.close(text, start, at) {
                    Some(close) => {
                        at = close;
                        ends::after_quote(text, close - mark.len(), close).then_some(close)
                    }
                    None => {
                        at += mark.len();
                        None
                    }
                },
                _ => {
                    at += if bytes[at] == b'"' { 1 } else { 3 };
                    None
                }
            },
        };
        if let Some(cut) = cut {
            push(&mut found, text, start, cut);
            start = cut;
        }
    }
    push(&mut found, text, start, end);
    found
}

/// Bytes that may end a sentence or open a quotation; 0xE2 leads the curly marks and few other characters.
static MATTERS: [bool; 256] = {
    let mut matters = [false; 256];
    matters[b'.' as usize] = true;
    matters[b'?' as usize] = true;
    matters[b'!' as usize] = true;
    matters[b'\n' as usize] = true;
    matters[b'"' as usize] = true;
    matters[0xE2] = true;
    matters
};

/// A double quotation mark that can open.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    /// `"`, which opens and closes.
    Straight,
    /// `“`, closed by `”`.
    Curly,
}

impl Mark {
    fn at(bytes: &[u8], at: usize) -> Option<Self> {
        match bytes[at] {
            b'"' => Some(Self::Straight),
            _ if bytes[at..].starts_with("“".as_bytes()) => Some(Self::Curly),
            _ => None,
        }
    }

    fn len(self) -> usize {
        match self {
            Self::Straight => 1,
            Self::Curly => 3,
        }
    }

    /// Whether the mark opens. A straight one glued to the word before it is a closing mark whose opening
    /// one was lost, as in a headline that runs into the text; pairing it would turn all later pairs inside out.
    fn opens(self, text: &str, start: usize, at: usize) -> bool {
        self == Self::Curly
            || !text[start..at]
                .chars()
                .next_back()
                .is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '%' | '.' | '?' | '!' | '’' | '…'))
    }

    /// One past the mark that closes the one at `open`, where it is near and in the same paragraph.
    fn close(self, text: &str, start: usize, open: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let from = open + self.len();
        let limit = bytes.len().min(from + LONGEST_QUOTE);
        let mut at = from;
        while at < limit {
            match bytes[at] {
                b'\n' if ends::newline_breaks(text, start, at) => return None,
                b'"' if self == Self::Straight => {
                    let blank_before = bytes[at - 1].is_ascii_whitespace();
                    let blank_after = bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
                    return (!blank_before || blank_after).then_some(at + 1);
                }
                0xE2 if self == Self::Curly => {
                    if bytes[at..].starts_with("”".as_bytes()) {
                        return Some(at + 3);
                    }
                    if bytes[at..].starts_with("“".as_bytes()) {
                        return None;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        None
    }
}

/// Adds the text between `start` and `end` without its blanks, in pieces where it is too long for a sentence.
fn push(found: &mut Vec<Span>, text: &str, mut start: usize, end: usize) {
    while end - start > LONGEST_SENTENCE {
        let limit = floor(text, start + LONGEST_SENTENCE);
        let piece = &text.as_bytes()[start..limit];
        let cut = piece
            .iter()
            .rposition(|&b| b.is_ascii_whitespace() || b == b',')
            .filter(|&at| at > LONGEST_SENTENCE / 2)
            .map_or(limit, |at| start + at + 1);
        push_trimmed(found, text, start, cut);
        start = cut;
    }
    push_trimmed(found, text, start, end);
}

fn push_trimmed(found: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let part = &text[start..end];
    let left = part.trim_start();
    let from = end - left.len();
    let kept = left.trim_end();
    if !kept.is_empty() {
        found.push(Span::new(from, from + kept.len()));
    }
}

/// The last character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The first character boundary at or after `at`.
fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text).unwrap()).collect()
    }

    #[test]
    fn korean_sentences_part_where_the_blank_was_lost() {
        for (left, right) in [
            ("가나는 다라와 손잡았다고 밝혔다.", "마바케미칼은 웃었다."),
            ("대표가 이렇게 말했다.", "\"우리는 함께 간다\"고 덧붙였다."),
            ("매각을 검토했다.", "“이어서 하겠다”고 했다."),
            ("공장을 지었다.", "[서울=가나통신]"),
            ("첫 사례이다.", "특히 이번에는 다르다."),
            ("고맙습니다.", "이 자리는 처음입니다."),
            ("공급을 시작했다.", "ⓒ 가나일보"),
            ("협력을 강화한다.", "◆ 새 공장"),
            ("왜 지금인가?", "회사는 답하지 않았다."),
            ("함께 갑시다!", "그는 외쳤다."),
            ("주가가 올랐다(사진).", "이어 내렸다."),
            ("30%를 샀다.", "2일 업계에 따르면 그렇다."),
            ("‘가나’를 내놨다.", "‘다라’도 나온다."),
            ("핵심은 무엇인가.", "“첫째, 협력이다.”"),
            ("\"기쁩니다.\"", "김가나 대표가 말했다."),
            ("기여한다고 했다.", "iM금융은 컸다."),
        ] {
            assert_eq!(split(&format!("{left}{right}")), [left, right]);
            assert_eq!(split(&format!("{left} {right}")), [left, right]);
            assert_eq!(split(&format!("{left}\n\n{right}\n")), [left, right]);
        }
    }

    #[test]
    fn stops_inside_words_do_not_part() {
        for whole in [
            "매출은 3.5% 늘어 2020.08.21 기준 1.2조원이다",
            "미국 U.S. Steel과 K.H. Kim 대표가 만났다.",
            "www.ganada.com에서 Ganada Inc.와 Dara Co., Ltd.의 소식을 본다.",
            "등록 2020. 8. 21. 오후 4시에 했다.",
            "가나합니다.com의 대표가 왔다.",
            "글쎄... 그렇다면 좋다.",
            "정치.경제 분야에서 투자.유치를 한다.",
            "1. 가나는 다라를 샀다.",
            "협약에는 △가나 △다라 △마바가 담겼다.",
            "The deal (No. 5) closed at 9.30 a.m. in Seoul, Ganada Corp. said.",
            "Ganada Inc. Chairman J. D. Kim met Mr. Lee vs. Dr. Park in the U.S. Senate.",
            "Yahoo! Japan은 참여한다.",
        ] {
            assert_eq!(split(whole), [whole]);
        }
    }

    #[test]
    fn quotations_stay_whole_with_who_said_it() {
        for whole in [
            "“시장이 커졌다. 함께 간다. 그뿐이다”라고 김 대표는 말했다.",
            "김 대표는 \"시장이 커졌다. 함께 간다\"며 \"기쁘다. 정말이다\"라고 했다.",
            "\"We grew. We hired. We won,\" he said.",
            "‘어디로 가나?’라는 물음에 답했다.",
            "“함께 갑니다.”라고 했다.",
        ] {
            assert_eq!(split(whole), [whole]);
        }
        assert_eq!(split("“함께 간다.” 김 대표의 말이다."), ["“함께 간다.”", "김 대표의 말이다."]);
        assert_eq!(split("\"We grew.\" The firm hired."), ["\"We grew.\"", "The firm hired."]);
        let long = format!("“{}", "아주 길다. ".repeat(200));
        assert!(split(&long).len() > 100);
    }

    #[test]
    fn a_lost_opening_mark_spoils_only_itself() {
        assert_eq!(
            split("새 사업 본격화\"가나 대표가 말했다. \"하나다. 둘이다\"라고 했다. 끝이다."),
            ["새 사업 본격화\"가나 대표가 말했다.", "\"하나다. 둘이다\"라고 했다.", "끝이다."]
        );
    }

    #[test]
    fn english_parts_at_capitals_only() {
        assert_eq!(
            split("It bought the firm in 1987. The price was 5.5 mln dlrs. It is based in the U.S. The end.").len(),
            4
        );
        assert_eq!(
            split("They signed the agreement.The firm agreed."),
            ["They signed the agreement.", "The firm agreed."]
        );
    }

    #[test]
    fn wrapped_english_lines_are_joined_and_korean_ones_are_not() {
        let wrapped = "Ganada Industries said it has agreed to acquire all of Dara\nHoldings for 30 mln dlrs, and that the\nboard approved.\nShareholders meet in May.";
        assert_eq!(split(wrapped).len(), 2);
        assert_eq!(
            split("가나전자, 다라와 손잡고 로봇 사업에\n나선다"),
            ["가나전자, 다라와 손잡고 로봇 사업에", "나선다"]
        );
        assert_eq!(
            split("Shr 12 cts vs 10 cts\nNet 1.2 mln vs 900,000"),
            ["Shr 12 cts vs 10 cts", "Net 1.2 mln vs 900,000"]
        );
        assert_eq!(
            split("GANADA BUYS DARA FOR THIRTY MILLION DOLLARS IN CASH\nGanada bought Dara."),
            ["GANADA BUYS DARA FOR THIRTY MILLION DOLLARS IN CASH", "Ganada bought Dara."]
        );
    }

    #[test]
    fn endless_text_is_cut() {
        for endless in ["가".repeat(100_000), "가나 ".repeat(50_000), "“가".repeat(50_000), "\" ".repeat(100_000)]
        {
            assert!(sentences(&endless, Span::new(0, endless.len())).iter().all(|s| s.len() <= LONGEST_SENTENCE));
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_or_doubled(
            text in r#"([가-나다.?!"“”’) \nA-Za-z0-9…△ⓒ\u{2028}\u{a0}]|다\.|\. ){0,120}"#,
            a in 0usize..400, b in 0usize..400,
        ) {
            let (a, b) = (a.min(text.len()), b.min(text.len()));
            let span = Span::new(floor(&text, a.min(b)), ceil(&text, a.max(b)));
            let mut at = span.start;
            for sentence in sentences(&text, span) {
                prop_assert!(sentence.start >= at && sentence.end <= span.end);
                prop_assert!(text[at..sentence.start].trim().is_empty());
                let inner = sentence.of(&text).unwrap();
                prop_assert!(!inner.is_empty() && inner.trim() == inner);
                at = sentence.end;
            }
            prop_assert!(text[at..span.end].trim().is_empty());
        }

        #[test]
        fn any_span_of_any_text_is_taken(text in "\\PC{0,60}", a in 0usize..300, b in 0usize..300) {
            sentences(&text, Span::new(a.min(b), a.max(b)));
        }
    }
}
