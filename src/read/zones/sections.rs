//! What lines are together: the head of a page before the first sentence, and the lists and footers after it.

use super::{Line, line::Sort};
use crate::model::ZoneKind;

/// Decides the lines before and around the first sentence: menus, the headline, who and when.
pub(super) fn head(lines: &mut [Line], title: Option<&str>) {
    let first =
        lines.iter().position(|line| line.sort == Sort::Sentence && line.kind.is_none_or(|k| k == ZoneKind::Body));
    let first = first.unwrap_or(lines.len());
    let (at, sure) = match title {
        Some(_) => (None, true),
        None => headline(lines, first),
    };
    let title = title.or(at.map(|at| lines[at].text)).map(plain).map(str::to_owned);
    if let Some(at) = at {
        before_headline(&mut lines[..at], sure);
    }
    for line in lines.iter_mut().filter(|line| line.kind.is_none() && line.sort != Sort::Blank) {
        // A headline stands again over the text, or as what is said of a picture.
        if title.as_deref().is_some_and(|title| plain(line.text) == title) {
            line.kind = Some(ZoneKind::Title);
        }
    }
    for line in &mut lines[..first] {
        let open = matches!(line.sort, Sort::OpensRelated | Sort::OpensComment | Sort::Navigation);
        if line.kind.is_none() && open {
            line.kind = Some(ZoneKind::Navigation);
        } else if line.kind.is_none() && line.sort == Sort::Today {
            line.kind = Some(ZoneKind::Byline);
        }
    }
    reporter_lines(&mut lines[..first]);
}

/// Lines among which the headline is looked for, and among which it may stand again.
const HEAD: usize = 200;

/// Where the headline is, and whether what stands before it can only be a menu: it stands there twice.
fn headline(lines: &[Line], first: usize) -> (Option<usize>, bool) {
    let fits = |line: &Line| {
        line.sort == Sort::Words && line.kind.is_none() && line.text.len() >= 14 && line.text.contains(' ')
    };
    let candidates = || (0..first.min(HEAD)).filter(|&at| fits(&lines[at]));
    let again = |at: usize| lines[at + 1..].iter().take(HEAD).any(|line| line.text == lines[at].text);
    if let Some(at) = candidates().find(|&at| lines[at].text.len() >= 20 && again(at)) {
        return (Some(at), true);
    }
    let next = |at: usize| lines[at + 1..].iter().find(|line| line.sort != Sort::Blank);
    // A wrapped line goes on in small letters; a text without a sentence has no body to stand over.
    let wraps = |at: usize| next(at).is_none_or(|line| line.text.starts_with(char::is_lowercase));
    (candidates().find(|&at| first < lines.len() && !wraps(at)), false)
}

/// Decides the lines before the headline.
fn before_headline(lines: &mut [Line], sure: bool) {
    let menu = lines.iter().any(|line| matches!(line.sort, Sort::Navigation | Sort::Bullet));
    for line in lines.iter_mut().filter(|line| line.kind.is_none()) {
        line.kind = match line.sort {
            Sort::Bullet | Sort::Navigation | Sort::OpensRelated | Sort::OpensComment => Some(ZoneKind::Navigation),
            Sort::Today if menu => Some(ZoneKind::Navigation),
            Sort::Words if sure || line.text.len() <= 15 => Some(ZoneKind::Navigation),
            _ => None,
        };
    }
}

/// A name on a line of its own above the word 기자.
fn reporter_lines(lines: &mut [Line]) {
    let mut below = false;
    for line in lines.iter_mut().rev().filter(|line| line.sort != Sort::Blank) {
        if below && line.kind.is_none() && line.sort == Sort::Words && line.text.len() <= 20 {
            line.kind = Some(ZoneKind::Byline);
        }
        below = line.text == "기자";
    }
}

/// Decides the lines from the first sentence on, and those that say by themselves what they are.
pub(super) fn tail(lines: &mut [Line]) {
    repeated_captions(lines);
    stamped_links(lines);
    footer(lines);
    let comments = comments(lines);
    let (mut body, mut at) = (0, 0);
    while at < lines.len() {
        let line = &lines[at];
        let end = match line.sort {
            _ if line.kind.is_some() => at + 1,
            Sort::OpensRelated => related(lines, at),
            // More after it than before it: it was a button, and the article goes on.
            Sort::OpensComment if comments[at].1 > body => {
                lines[at].kind = Some(ZoneKind::Navigation);
                at + 1
            }
            Sort::OpensComment => {
                let end = comments[at].0;
                mark(&mut lines[at..end], ZoneKind::Comment);
                end
            }
            sort => {
                body += if matches!(sort, Sort::Sentence | Sort::Words) { line.text.len() } else { 0 };
                lines[at].kind = alone(sort);
                at + 1
            }
        };
        at = end;
    }
}

/// What a line is by itself.
fn alone(sort: Sort) -> Option<ZoneKind> {
    Some(match sort {
        Sort::Navigation | Sort::Today => ZoneKind::Navigation,
        Sort::Byline => ZoneKind::Byline,
        Sort::Caption => ZoneKind::Caption,
        Sort::Footer => ZoneKind::Footer,
        Sort::Stamped => ZoneKind::Related,
        _ => return None,
    })
}

/// Marks the list of links that the line `at` stands over; gives the line after it.
fn related(lines: &mut [Line], at: usize) -> usize {
    let ends =
        |line: &Line| line.kind.is_some() || matches!(line.sort, Sort::Sentence | Sort::OpensComment | Sort::Footer);
    let end = lines[at + 1..].iter().position(ends).map_or(lines.len(), |offset| at + 1 + offset);
    mark(&mut lines[at..end], ZoneKind::Related);
    end
}

/// For each line the end of the comments that it may stand over, and the bytes of sentences up to there.
fn comments(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut below = (lines.len(), 0);
    let mut all = vec![below; lines.len()];
    for (at, line) in lines.iter().enumerate().rev() {
        all[at] = below;
        if line.kind.is_some() || matches!(line.sort, Sort::OpensRelated | Sort::Footer) {
            below = (at, 0);
        } else if line.sort == Sort::Sentence {
            below.1 += line.text.len();
        }
    }
    all
}

fn mark(lines: &mut [Line], kind: ZoneKind) {
    for line in lines.iter_mut().filter(|line| line.kind.is_none()) {
        line.kind = Some(kind);
    }
}

/// Short lines that stand twice, one after the other: what is said of a picture, beside it and below.
fn repeated_captions(lines: &mut [Line]) {
    let mut before: Option<usize> = None;
    for at in 0..lines.len() {
        if lines[at].sort == Sort::Blank {
            continue;
        }
        if let Some(last) = before
            && lines[at].kind.is_none()
            && lines[last].text == lines[at].text
            && matches!(lines[at].sort, Sort::Words | Sort::Caption)
        {
            lines[last].kind = Some(ZoneKind::Caption);
            lines[at].kind = Some(ZoneKind::Caption);
        }
        before = Some(at);
    }
}

/// Headlines with times stuck to them, two or more; the first one's time stands on the next line.
fn stamped_links(lines: &mut [Line]) {
    let stamped = |line: &Line| line.kind.is_none() && line.sort == Sort::Stamped;
    let Some(start) = lines.iter().position(stamped) else { return };
    if lines.iter().filter(|line| stamped(line)).count() < 2 {
        return;
    }
    let end = lines.iter().rposition(stamped).unwrap_or(start);
    let timed_below = lines[start].text.starts_with(|c: char| c.is_ascii_digit());
    let above = lines[..start].iter().rposition(|line| line.sort != Sort::Blank);
    let start =
        above.filter(|&at| timed_below && lines[at].sort == Sort::Words && lines[at].kind.is_none()).unwrap_or(start);
    let below = lines[end + 1..].iter().take_while(|line| matches!(line.sort, Sort::Byline | Sort::Blank)).count();
    for line in lines[start..=end + below].iter_mut().filter(|line| line.sort != Sort::Sentence && line.kind.is_none())
    {
        line.kind = Some(ZoneKind::Related);
    }
}

/// The publisher's address and rights: from the list that the third mark of it stands in, to the end.
fn footer(lines: &mut [Line]) {
    let mut marks = lines.iter().enumerate().filter(|(_, line)| line.sort == Sort::Footer && line.kind.is_none());
    let Some((first, _)) = marks.next() else { return };
    if marks.count() < 2 {
        return;
    }
    let size = |lines: &[Line]| {
        lines.iter().filter(|line| line.sort == Sort::Sentence).map(|line| line.text.len()).sum::<usize>()
    };
    if size(&lines[first..]) * 2 > size(&lines[..first]) {
        return;
    }
    // The address stands in the same list before the first words that only footers have.
    let listed = lines[..first].iter().rev().take_while(|line| matches!(line.sort, Sort::Bullet | Sort::Blank)).count();
    mark(&mut lines[first - listed..], ZoneKind::Footer);
}

/// A headline without the signs of Markdown.
fn plain(text: &str) -> &str {
    text.trim_start_matches('#').trim()
}
