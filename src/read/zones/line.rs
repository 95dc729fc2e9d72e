//! What one line is, seen by itself.

use super::markers::{MARKERS, Sign};
use crate::read::date;
use memchr::memmem;

/// Lines longer than this are paragraphs, and no marker makes them anything else.
pub(super) const LONG: usize = 300;

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// What one line seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Blank,
    /// At least one whole sentence.
    Sentence,
    /// Words that are no sentence: a headline, a subheading, a wrapped line.
    Words,
    /// The same after a bullet or a number.
    Bullet,
    Navigation,
    Byline,
    /// A date with its weekday and nothing else, as pages show the day on which they are looked at.
    Today,
    Caption,
    Footer,
    /// A headline with a time stuck to it.
    Stamped,
    /// What stands above links to other articles.
    OpensRelated,
    /// What stands above comments.
    OpensComment,
}

/// What `line` seems to be.
pub(super) fn sort(line: &str) -> Sort {
    let line = line.trim();
    if line.is_empty() {
        return Sort::Blank;
    }
    if line.len() > LONG {
        return Sort::Sentence;
    }
    let sentence = is_sentence(line);
    let signs = MARKERS.of_line(line);
    if signs.has(Sign::Footer) && !sentence {
        return Sort::Footer;
    }
    if line.starts_with(['▲', '△', '▼', '▽']) && is_caption(line, sentence) {
        return Sort::Caption;
    }
    if sentence {
        return if signs.has(Sign::Caption) && shows(line) { Sort::Caption } else { Sort::Sentence };
    }
    if signs.has(Sign::Comment) {
        return Sort::OpensComment;
    }
    if signs.has(Sign::Related) {
        return Sort::OpensRelated;
    }
    if let Some(sort) = dated(line, signs.has(Sign::Byline)) {
        return sort;
    }
    if signs.has(Sign::Navigation) || !line.contains(char::is_alphanumeric) {
        return Sort::Navigation;
    }
    // Where words stand before `[가온일보 홍길동 기자]`, only the bracket is a byline.
    let bracketed = line.find('[').is_some_and(|at| at > 0);
    if signs.has(Sign::Byline) && line.len() <= 100 && !bracketed || is_address(line) || is_english_byline(line) {
        return Sort::Byline;
    }
    if signs.has(Sign::Caption) {
        return Sort::Caption;
    }
    if has_bullet(line) { Sort::Bullet } else { Sort::Words }
}

/// Whether a line holds a whole sentence, Korean or English.
pub(super) fn is_sentence(line: &str) -> bool {
    let open = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '>');
    let end = line.trim_end_matches(open);
    if end.ends_with(['.', '?', '!']) {
        let words = end.trim_end_matches(['.', '?', '!']);
        if words.ends_with(['다', '요', '죠', '까', '함', '음', '임', '됨']) {
            return true;
        }
        return words.split_whitespace().count() >= 7;
    }
    // A sentence with something after it on the line: a reporter's name, a source.
    !line.is_ascii() && ["다.", "요."].iter().any(|end| memmem::find(line.as_bytes(), end.as_bytes()).is_some())
}

/// Whether a line that starts with ▲ is a caption and not an item of a list.
fn is_caption(line: &str, sentence: bool) -> bool {
    line.matches(['▲', '△', '▼', '▽']).count() == 1 && (!sentence || shows(line))
}

/// Whether a sentence tells what a picture shows.
fn shows(line: &str) -> bool {
    let end = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    ["있다", "모습이다", "있습니다", "모습입니다"].iter().any(|verb| {
        // The source of the picture may follow.
        end.ends_with(verb) || line.rfind(verb).is_some_and(|at| line.len() - at < 60)
    })
}

/// What a line is by its date, if it has one and hardly anything else.
fn dated(line: &str, byline: bool) -> Option<Sort> {
    let found = date::next(line, 0)?;
    let (before, after) = (&line[..found.start], &line[found.end..]);
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    if MARKERS.label_before(before).is_some() || byline {
        return (line.len() <= 160).then_some(Sort::Byline);
    }
    let clock = after.trim_start_matches([' ', '/', '|', ',', '.', 'T']);
    let timed = clock.starts_with(|c: char| c.is_ascii_digit())
        && clock.len() > 4
        && clock.bytes().take(6).any(|byte| byte == b':');
    let weekday = after.contains("요일") || WEEKDAYS.iter().any(|day| before.contains(day));
    // `… until Aug 31, 1987.` is the end of a sentence that was wrapped.
    let wrapped =
        after.starts_with('.') && found.start < line.len() && line[found.start..].starts_with(char::is_alphabetic);
    match (letters(before) + letters(after), timed) {
        (0..=9, false) if weekday => Some(Sort::Today),
        // Room for a weekday in brackets, 오전, PM and a time zone.
        (0..=6, _) if !wrapped => Some(Sort::Byline),
        (_, true) if letters(before) == 0 || letters(after) == 0 => Some(Sort::Stamped),
        _ => None,
    }
}

/// An e-mail address, perhaps with a name.
fn is_address(line: &str) -> bool {
    line.len() <= 100
        && line.split_whitespace().count() <= 5
        && line.split_once('@').is_some_and(|(name, host)| {
            name.ends_with(|c: char| c.is_ascii_alphanumeric())
                && host.contains('.')
                && host.starts_with(|c: char| c.is_ascii_alphanumeric())
        })
}

/// `By Jane Roe and John Doe`.
fn is_english_byline(line: &str) -> bool {
    line.strip_prefix("By ").is_some_and(|names| {
        let mut words = names.split([' ', ',']).filter(|word| !word.is_empty());
        names.len() <= 60 && words.all(|word| word == "and" || word.starts_with(|c: char| c.is_uppercase()))
    })
}

fn has_bullet(line: &str) -> bool {
    if line.starts_with(['•', '·', '∙', '-', '*', '▶', '▷', '■', '□', '◆', '◇', '○', '●', '※', '└', 'ㆍ'])
    {
        return true;
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && line[digits..].starts_with(['.', ')']) && line[digits + 1..].starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_apart() {
        for (line, sort_of) in [
            ("  ", Sort::Blank),
            ("가온전자가 나루은행과 업무협약을 맺었다.", Sort::Sentence),
            ("“함께 시장을 열겠다”고 말했다. [가온일보 홍길동 기자]", Sort::Sentence),
            ("Gaon Electronics said on Monday that it would team up with Naru Bank.", Sort::Sentence),
            ("가온전자, 나루은행과 손잡는다", Sort::Words),
            ("1. 다래물산, 새 공장 짓는다", Sort::Bullet),
            ("• 서울 7℃", Sort::Navigation),
            ("|", Sort::Navigation),
            ("홍길동 기자 hong@gaon.example", Sort::Byline),
            ("hong@gaon.example", Sort::Byline),
            ("By Jane Roe and John Doe", Sort::Byline),
            ("By leveraging the new platform,", Sort::Words),
            ("등록 2021.03.04 09:00", Sort::Byline),
            ("2021-03-04  /  09:00:11", Sort::Byline),
            ("March 4, 2021", Sort::Byline),
            ("Mar 4, 2021. Agency", Sort::Words),
            ("Thursday, March 4, 2021", Sort::Today),
            ("매출 줄어든 다래물산[가온일보 홍길동 기자]", Sort::Words),
            ("2021년 3월 4일 목요일", Sort::Today),
            ("다래물산, 마루건설과 합작 2021-03-04 09:00:11", Sort::Stamped),
            ("2021-03-04 09:00:11다래물산, 마루건설과 합작", Sort::Stamped),
            ("▲ 홍길동 가온전자 대표(왼쪽), 성춘향 나루은행장", Sort::Caption),
            ("▲ 두 회사 대표가 협약을 맺고 기념사진을 찍고 있다.", Sort::Caption),
            ("▲ 가온전자는 다래물산에 배터리를 공급하기로 했다.", Sort::Sentence),
            ("▲전기차 ▲배터리 ▲로봇", Sort::Words),
            ("사진=가온전자", Sort::Caption),
            ("홍길동 가온전자 대표이사 사장.", Sort::Caption),
            ("관련기사", Sort::OpensRelated),
            ("댓글 3", Sort::OpensComment),
            ("대표전화 : 02-000-0000", Sort::Footer),
            ("저작권자 ⓒ 가온일보, 무단전재 및 재배포 금지", Sort::Footer),
            ("가온일보는 나루닷컴이 기사를 무단 전재했다며 소송을 냈다.", Sort::Sentence),
        ] {
            assert_eq!(sort(line), sort_of, "{line}");
        }
    }
}
