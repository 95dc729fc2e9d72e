//! The words of `data/zones.txt` by which lines and HTML elements are told apart.

use daachorse::DoubleArrayAhoCorasick;
use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

const DATA: &str = include_str!("../../../data/zones.txt");

/// What a marker tells of the line or element that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::read) enum Sign {
    /// The element that holds the article (HTML only).
    Article,
    Byline,
    Caption,
    Comment,
    Footer,
    Modified,
    Navigation,
    Published,
    Related,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Class,
    Ends,
    Label,
    Line,
    Names,
    Part,
    Starts,
    Within,
}

/// Several signs at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::read) struct Signs(u16);

impl Signs {
    /// Whether `sign` is among them.
    pub(in crate::read) fn has(self, sign: Sign) -> bool {
        self.0 & (1 << sign as u16) != 0
    }

    fn add(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u16;
    }
}

/// All markers, ready to be looked for.
pub(in crate::read) struct Markers {
    in_lines: DoubleArrayAhoCorasick<usize>,
    /// What the words of each number tell, by place.
    entries: Vec<Vec<(Sign, Place)>>,
    classes: HashMap<&'static str, Sign>,
    class_parts: HashMap<&'static str, Sign>,
}

/// The markers of `data/zones.txt`.
pub(in crate::read) static MARKERS: LazyLock<Markers> = LazyLock::new(|| {
    let rows = rows().collect::<Result<Vec<_>, _>>().expect("data/zones.txt is tested");
    let all = |place| rows.iter().filter(move |row| row.1 == place).map(|&(sign, _, words)| (words, sign)).collect();
    let (classes, class_parts) = (all(Place::Class), all(Place::Part));
    let mut lines = BTreeMap::<_, Vec<_>>::new();
    for &(sign, place, words) in rows.iter().filter(|row| !matches!(row.1, Place::Class | Place::Part)) {
        lines.entry(words).or_default().push((sign, place));
    }
    let in_lines = DoubleArrayAhoCorasick::new(lines.keys()).expect("data/zones.txt is tested");
    Markers { in_lines, entries: lines.into_values().collect(), classes, class_parts }
});

/// The rows of the data file, or what is wrong with one.
fn rows() -> impl Iterator<Item = Result<(Sign, Place, &'static str), String>> {
    DATA.lines().zip(1..).filter(|(line, _)| !line.starts_with('#') && !line.is_empty()).map(|(line, number)| {
        let mut cells = line.split('\t');
        let row =
            (|| Some((sign(cells.next()?)?, place(cells.next()?)?, cells.next().filter(|words| !words.is_empty())?)))();
        row.filter(|_| cells.next().is_none()).ok_or_else(|| format!("data/zones.txt:{number}: `{line}`"))
    })
}

fn sign(name: &str) -> Option<Sign> {
    Some(match name {
        "article" => Sign::Article,
        "byline" => Sign::Byline,
        "caption" => Sign::Caption,
        "comment" => Sign::Comment,
        "footer" => Sign::Footer,
        "modified" => Sign::Modified,
        "navigation" => Sign::Navigation,
        "published" => Sign::Published,
        "related" => Sign::Related,
        _ => return None,
    })
}

fn place(name: &str) -> Option<Place> {
    Some(match name {
        "class" => Place::Class,
        "ends" => Place::Ends,
        "label" => Place::Label,
        "line" => Place::Line,
        "names" => Place::Names,
        "part" => Place::Part,
        "starts" => Place::Starts,
        "within" => Place::Within,
        _ => return None,
    })
}

impl Markers {
    /// The signs of one short line, without a label that stands before a date.
    pub(in crate::read) fn of_line(&self, line: &str) -> Signs {
        let line = line.trim().to_ascii_lowercase();
        let (start, end) = core(&line);
        let mut signs = Signs::default();
        for found in self.in_lines.find_overlapping_iter(&line) {
            let at_start = found.start() == start || found.start() == 0;
            let at_end = found.end() == end || found.end() == line.len();
            // 글 is not the start of 글로벌.
            let whole = !line[..found.end()].ends_with(char::is_alphanumeric)
                || !line[found.end()..].starts_with(char::is_alphanumeric);
            for &(sign, place) in &self.entries[found.value()] {
                let holds = match place {
                    Place::Within => true,
                    Place::Starts => at_start && whole,
                    Place::Ends => at_end,
                    Place::Line => found.start() == start && found.end() == end,
                    Place::Names => at_end && (2..=4).contains(&line[..found.start()].split_whitespace().count()),
                    Place::Label | Place::Class | Place::Part => false,
                };
                if holds {
                    signs.add(sign);
                }
            }
        }
        signs
    }

    /// Whether the text right before a date says that the article was published or modified then.
    pub(in crate::read) fn label_before(&self, text: &str) -> Option<Sign> {
        let text = text.trim_end_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        let ending = self
            .in_lines
            .find_overlapping_iter(&text)
            .filter(|found| found.end() == text.len() && !text[..found.start()].ends_with(char::is_alphanumeric));
        // The longest label tells most: 최종수정, not 수정.
        let longest = ending.min_by_key(|found| found.start())?;
        self.entries[longest.value()].iter().find(|(_, place)| *place == Place::Label).map(|&(sign, _)| sign)
    }

    /// The sign that the class or id of an HTML element gives, where one of its names is known.
    pub(in crate::read) fn of_class(&self, names: &str) -> Option<Sign> {
        let names = names.to_ascii_lowercase();
        let whole = names.split_ascii_whitespace().find_map(|name| self.classes.get(name));
        whole.or_else(|| names.split([' ', '-', '_']).find_map(|part| self.class_parts.get(part))).copied()
    }
}

/// The part of a line between bullets, numbers, brackets before it and counts, brackets, signs after it.
fn core(line: &str) -> (usize, usize) {
    let mark = |c: char| !c.is_alphanumeric();
    let mut end = line.trim_end_matches(mark).len();
    let counted = line[..end].strip_suffix(['개', '건']).unwrap_or(&line[..end]);
    let words = counted.trim_end_matches(|c: char| c.is_ascii_digit());
    if words.len() < counted.len() && words.ends_with(mark) {
        end = words.trim_end_matches(mark).len();
    }
    let start = line[..end].len() - line[..end].trim_start_matches(mark).len();
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_sorted_unique_and_well_formed() {
        let lines: Vec<_> = DATA.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.is_sorted_by(|a, b| a < b), "sorted, without doubles");
        for row in rows() {
            let (_, _, words) = row.unwrap();
            assert_eq!(words, words.trim().to_ascii_lowercase());
        }
    }

    #[test]
    fn bullets_brackets_and_counts_do_not_matter() {
        for line in ["댓글 3", "  • 댓글(12)", "[댓글]", "■ 댓글 3개 >", "이 기사의 댓글 1개"] {
            assert!(MARKERS.of_line(line).has(Sign::Comment), "{line}");
        }
        assert!(!MARKERS.of_line("댓글 조작 사건").has(Sign::Comment));
        assert!(MARKERS.of_line("▶ 관련기사").has(Sign::Related));
    }

    #[test]
    fn a_word_counts_only_in_its_place() {
        assert!(MARKERS.of_line("가온일보 홍길동 기자").has(Sign::Byline));
        assert!(!MARKERS.of_line("기자 회견장").has(Sign::Byline));
        assert!(MARKERS.of_line("저작권자 ⓒ 가온일보").has(Sign::Footer));
        assert!(MARKERS.of_line("홍길동 가온전자 사장.").has(Sign::Caption));
        assert!(!MARKERS.of_line("함께 걷는 길 위에서 만난 가온전자 사장").has(Sign::Caption), "a headline");
        assert!(!MARKERS.of_line("가온전자 사장").has(Sign::Caption), "a name and a company come before a title");
    }

    #[test]
    fn labels_stand_right_before_the_date() {
        assert_eq!(MARKERS.label_before("• 등록 "), Some(Sign::Published));
        assert_eq!(MARKERS.label_before("홍길동 기자 | 최종수정 :"), Some(Sign::Modified));
        assert_eq!(MARKERS.label_before("Last updated: "), Some(Sign::Modified));
        assert_eq!(MARKERS.label_before("재입력"), None);
    }

    #[test]
    fn classes_count_as_whole_names() {
        assert_eq!(MARKERS.of_class("wrap Footer"), Some(Sign::Footer));
        assert_eq!(MARKERS.of_class("football"), None);
        assert_eq!(MARKERS.of_class("news_comment-list"), Some(Sign::Comment));
    }
}
