//! No text breaks the extractor, whatever it holds and however long it is; what it claims can be proved to the byte.
//!
//! `TIEUP_SLOW=1` also runs the inputs that take minutes in a debug build.

#[path = "fuzz/checks.rs"]
mod checks;

use checks::{CHECKS, EXTRACTOR, hold};
use proptest::prelude::*;
use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};
use tieup::{
    Extractor,
    model::{Claim, Document},
    read,
};

/// Whether the slow tests run, too.
fn slow() -> bool {
    let slow = std::env::var_os("TIEUP_SLOW").is_some_and(|value| value == "1");
    if !slow {
        println!("passed over; TIEUP_SLOW=1 runs it");
    }
    slow
}

fn extract(article: &Document) -> Vec<Claim> {
    let claims = EXTRACTOR.extract(article);
    hold(article, &claims);
    claims
}

/// Text that meets names, cues, dates and sums in every order, with anything in between.
fn news() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec![
            "KT", "삼성전자", "카카오", "마이크로소프트(MS)", "현대로보틱스", "LG유플러스", "AI 원팀", "가온로보틱스",
            "‘래블업’", "Microsoft", "Acme Corp.", "우리은행", "서울대", "대상", "박정호 사장", "양사", "3사", "이 회사",
        ]),
        4 => prop::sample::select(vec!["는 ", "은 ", "와 ", "과 ", "·", ", ", "에 ", " 등 ", "의 ", " and ", " with ", "(", ")", "에서 "]),
        4 => prop::sample::select(vec![
            "업무협약을 맺었다", "지분 10%를 인수했다", "500억원을 투자한다", "손잡고", "합작법인을 설립한다", "공급 계약",
            "협력을 논의 중이다", "결렬됐다", "partnership", "acquired", "invested $5 million in", "signed an MOU", "merger",
        ]),
        2 => prop::sample::select(vec![
            "지난 6월 ", "2020년 2월 30일", "내년 ", "3일 ", "99999999999999999999억원", "1000%", "yesterday ", "on June 31", "등록 2020.08.21",
        ]),
        3 => prop::sample::select(vec![". ", "다.", "\n", "\n\n", " ", "”", "“", "\0", "\u{202e}", "\u{200b}", "\u{1100}\u{1161}", "🤝", "\t|\t"]),
        1 => prop::sample::select(vec!["\u{feff}", "가", "a", "0", "％", "㈜", "\u{10ffff}", "\r\n", "<p>", "&amp;", "{\"", "```", "| - |"]),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if std::env::var_os("TIEUP_SLOW").is_some() { 2000 } else { 200 }, ..Default::default() })]

    #[test]
    fn every_claim_can_be_proved(text in news()) {
        extract(&read::text("a", text));
    }

    #[test]
    fn any_string_is_taken(text in any::<String>()) {
        extract(&read::text("a", text));
    }

    #[test]
    fn any_bytes_in_any_form_are_taken(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        text in news(),
        form in prop::sample::select(vec!["a.txt", "a.md", "a.html", "a.jsonl", "a.csv", "a.txt.gz", "a"]),
        at in any::<prop::sample::Index>(),
    ) {
        let mut mixed = text.into_bytes();
        mixed.splice(at.index(mixed.len() + 1).., bytes);
        for article in read::articles(Path::new(form), std::io::Cursor::new(mixed), &Default::default()).flatten() {
            extract(&article);
        }
    }

    #[test]
    fn what_was_extracted_before_changes_nothing(first in news(), second in news()) {
        let (first, second) = (read::text("a", first), read::text("b", second));
        let alone = Extractor::extract(&EXTRACTOR, &second);
        extract(&first);
        prop_assert_eq!(extract(&second), alone);
    }
}

/// The fuzzer itself wants a nightly compiler; here its targets meet the sample articles, whole and damaged.
#[test]
fn every_fuzz_target_takes_the_sample_articles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let mut articles: Vec<Vec<u8>> =
        fs::read_dir(folder).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect();
    articles.push("1KT\u{1f}카카오\u{1f}2020-06\u{1f}“손\u{202e}을\" 잡았다</title>\u{1e}KT\u{1f}카\u{1f}다".into());
    assert!(articles.len() > 20);
    for article in articles {
        // Characters are cut, and what comes first stands last.
        let middle = article.len() / 2 - 1;
        let turned = [&article[middle..], &article[..middle]].concat();
        let holed: Vec<u8> = article.iter().enumerate().map(|(at, byte)| byte ^ u8::from(at % 97 == 50)).collect();
        for (name, _) in CHECKS {
            [&article, &turned, &holed].into_iter().for_each(|bytes| checks::run(name, bytes));
        }
    }
}

#[test]
fn claims_do_not_depend_on_the_thread() {
    let article = read::text(
        "a",
        "KT는 현대로보틱스에 500억원을 투자해 지분 10%를 인수했다고 3일 밝혔다. 양사는 로봇을 함께 개발한다.",
    );
    let here = extract(&article);
    assert!(!here.is_empty());
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| extract(&article))).collect();
        threads.into_iter().for_each(|thread| assert_eq!(thread.join().unwrap(), here));
    });
}

/// The time that a text takes; its claims are held to the rules.
fn time(text: String) -> Duration {
    let article = read::text("a", text);
    let start = Instant::now();
    extract(&article);
    start.elapsed()
}

/// Texts that a quadratic step would stumble over.
fn long(times: usize) -> [String; 6] {
    [
        "가".repeat(times * 12),
        "KT·".repeat(times),
        "KT와 카카오는 업무협약을 맺었다. ".repeat(times / 4),
        "업무협약 ".repeat(times),
        (0..times / 4).map(|at| format!("‘가온{at}’, ")).collect::<String>() + "등은 업무협약을 맺었다.",
        "(".repeat(times * 6),
    ]
}

#[test]
fn twice_the_text_takes_no_more_than_a_few_times_as_long() {
    for (short, twice) in long(1_000).into_iter().zip(long(4_000)) {
        let start: String = short.chars().take(20).collect();
        let (once, more) = (time(short), time(twice));
        // Four times the text: 16 times the time would be quadratic; what lies below 200 ms is noise.
        assert!(more < Duration::from_millis(200).max(once * 12), "{start}…: {once:?}, then {more:?}");
    }
}

#[test]
fn a_line_of_50_mb_is_taken() {
    if !slow() {
        return;
    }
    for (piece, size) in [("가나다라 ", 50 << 20), ("KT와 카카오는 업무협약을 맺었다. ", 4 << 20), ("KT·", 4 << 20)]
    {
        let took = time(piece.repeat(size / piece.len()));
        assert!(took < Duration::from_secs(120), "{piece}: {took:?}");
    }
}
