//! Reading files as people have them: folders, compression, character sets, damage.

use std::{fs, io::Write, path::Path};
use tieup::read::{self, ReadError, Reason};

const ARTICLE: &str = "가온전자, 나루은행과 손잡는다\n\n가온전자는 나루은행과 업무협약을 맺었다고 4일 밝혔다.\n";

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Ids of the articles and texts of the errors, in the order they came.
fn read(path: &Path) -> (Vec<String>, Vec<ReadError>) {
    let (mut ids, mut errors) = (Vec::new(), Vec::new());
    for item in read::open([path], Default::default()) {
        match item {
            Ok(document) => ids.push(document.id.to_string()),
            Err(error) => errors.push(error),
        }
    }
    (ids, errors)
}

#[test]
fn a_folder_is_read_in_the_order_of_names_and_one_bad_file_stops_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    fs::create_dir(at("b")).unwrap();
    fs::create_dir(at(".git")).unwrap();
    fs::write(at(".git/x.txt"), ARTICLE).unwrap();
    fs::write(at("README.md"), "# how").unwrap();
    fs::write(at("logo.png"), b"\x89PNG\0").unwrap();
    fs::write(at("c.txt"), ARTICLE).unwrap();
    fs::write(at("b/a.txt.gz"), gz(ARTICLE.as_bytes())).unwrap();
    fs::write(
        at("a.jsonl"),
        "{\"id\":\"j1\",\"text\":\"본문이다.\"}\n{\"id\":\n\n{\"id\":\"j2\",\"text\":\"본문이다.\"}",
    )
    .unwrap();
    fs::write(at("d.gold.jsonl"), "{\"doc\":\"a\",\"ties\":[]}").unwrap();
    fs::write(at("e.jsonl"), "{\"doc\":\"a\",\"kind\":\"supply\",\"parties\":[]}\n").unwrap();
    fs::write(at("f.pdf"), b"%PDF-1.4\n").unwrap();
    fs::write(at("g.txt"), b" \n").unwrap();

    let (ids, errors) = read(dir.path());
    assert_eq!(ids, ["j1", "j2", "a.txt", "c.txt"]);
    assert_eq!(errors.len(), 3, "{errors:?}");
    assert_eq!((errors[0].path.as_path(), errors[0].line), (at("a.jsonl").as_path(), Some(2)));
    assert!(matches!(errors[0].reason, Reason::Json(_)));
    assert!(matches!(errors[1].reason, Reason::Binary("a PDF")));
    assert!(matches!(errors[2].reason, Reason::Empty));
}

#[test]
fn what_is_not_there_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let (_, errors) = read(&dir.path().join("none.txt"));
    assert!(matches!(errors[..], [ReadError { reason: Reason::Missing, .. }]));
    assert!(errors[0].to_string().ends_with("none.txt: no such file or folder"), "{}", errors[0]);
    let (_, errors) = read(dir.path());
    assert!(matches!(errors[..], [ReadError { reason: Reason::NoArticles, .. }]));
}

#[test]
fn every_character_set_gives_the_same_text() {
    let dir = tempfile::tempdir().unwrap();
    let utf16 = |bom: &[u8], bytes: fn(u16) -> [u8; 2]| {
        [bom.to_vec(), ARTICLE.encode_utf16().flat_map(bytes).collect()].concat()
    };
    let files = [
        ("bom", [b"\xEF\xBB\xBF", ARTICLE.as_bytes()].concat()),
        ("cp949", encoding_rs::EUC_KR.encode(ARTICLE).0.into_owned()),
        ("le", utf16(b"\xFF\xFE", u16::to_le_bytes)),
        ("be", utf16(b"\xFE\xFF", u16::to_be_bytes)),
        ("le-unmarked", utf16(b"", u16::to_le_bytes)),
        ("gz", gz(&utf16(b"\xFF\xFE", u16::to_le_bytes))),
    ];
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::write(&path, bytes).unwrap();
        let all: Vec<_> = read::open([&path], Default::default()).collect();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].as_ref().unwrap().text, ARTICLE, "{name}");
    }
}

#[test]
fn articles_before_a_break_in_gzip_are_given() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("cut.jsonl.gz");
    // Words that do not compress, so that the break lies far behind the first lines.
    let line = |n: u32| format!("{{\"id\":\"{n}\",\"text\":\"{:x}\"}}\n", n.wrapping_mul(2_654_435_761));
    let whole = gz((0..5_000).map(line).collect::<String>().as_bytes());
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let (ids, errors) = read(&path);
    assert!(ids.len() > 1_000, "{}", ids.len());
    assert!(matches!(errors[..], [ReadError { reason: Reason::CutGzip, .. }]), "{errors:?}");

    fs::write(&path, [gz(line(1).as_bytes()), gz(line(2).as_bytes())].concat()).unwrap();
    assert_eq!(read(&path).0, ["1", "2"], "both members are read");

    fs::write(&path, [gz(line(1).as_bytes()), b"rubbish that is no gzip".to_vec()].concat()).unwrap();
    let (ids, errors) = read(&path);
    assert_eq!(ids, ["1"]);
    assert!(matches!(errors[..], [ReadError { reason: Reason::BadGzip(_), .. }]), "{errors:?}");
}

#[test]
fn long_lines_are_read_up_to_the_limit() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("long.jsonl");
    let long = "가".repeat(1 << 20);
    fs::write(&path, format!("{{\"id\":\"long\",\"text\":\"{long}\"}}\n{{\"id\":\"short\",\"text\":\"a\"}}\n"))
        .unwrap();
    assert_eq!(read(&path).0, ["long", "short"]);
    let options = read::Options { max_bytes: 1 << 20, ..Default::default() };
    let all: Vec<_> = read::open([&path], options).collect();
    assert!(matches!(all[0], Err(ReadError { line: Some(1), reason: Reason::TooLong { .. }, .. })));
    assert_eq!(all[1].as_ref().unwrap().id.as_str(), "short");
}

#[test]
fn wrong_bytes_and_nul_are_named_with_their_place() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.jsonl");
    let lines = [
        "{\"id\":\"1\",\"text\":\"좋은 글이다.\"}".as_bytes(),
        b"{\"id\":\"2\",\"text\":\"\xFF\xFE\"}",
        b"{\"id\":\"3\",\"text\":\"a\0b\"}",
        b"{\"id\":\"4\",\"text\":\"a\\u0000b\"}",
        b"{\"id\":\"5\",\"text\":\"end\"}",
    ];
    fs::write(&path, lines.join(&b'\n')).unwrap();
    let (ids, errors) = read(&path);
    assert_eq!(ids, ["1", "5"]);
    assert!(matches!(errors[0], ReadError { line: Some(2), reason: Reason::Encoding { at: 18 }, .. }), "{errors:?}");
    assert!(matches!(errors[1], ReadError { line: Some(3), reason: Reason::Nul { at: 19 }, .. }), "{errors:?}");
    assert!(matches!(errors[2], ReadError { line: Some(4), reason: Reason::Nul { at: 1 }, .. }), "{errors:?}");
}

mod hostile {
    use proptest::prelude::*;
    use std::{io::Cursor, path::Path};
    use tieup::read::{Options, articles};

    const NAMES: [&str; 9] = ["a.txt", "a.md", "a.html", "a.jsonl", "a.json", "a.csv", "a.tsv", "a", "-"];

    /// Reads the bytes as every form; the zones of what is read must cover its text.
    fn read_all(bytes: &[u8]) {
        for name in NAMES {
            for document in articles(Path::new(name), Cursor::new(bytes.to_vec()), &Options::default()).flatten() {
                let mut at = 0;
                for zone in &document.zones {
                    assert_eq!(zone.span.start, at);
                    assert!(zone.span.of(&document.text).is_some());
                    at = zone.span.end;
                }
                assert_eq!(at, document.text.len());
            }
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            read_all(&bytes);
        }

        #[test]
        fn no_damaged_gzip_panics(text in "[가-힣a-z\n{}\":,<>]{0,80}", at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let mut bytes = super::gz(text.as_bytes());
            let at = at.index(bytes.len());
            bytes[at] = byte;
            read_all(&bytes);
            read_all(&bytes[..at]);
        }

        #[test]
        fn no_damaged_article_panics(at in any::<prop::sample::Index>(), bytes in proptest::collection::vec(any::<u8>(), 0..4)) {
            let whole = "{\"id\":\"1\",\"text\":\"가온전자가 [나루일보 홍길동 기자] 2021.03.04 손잡았다. ⓒ 무단전재 재배포 금지\"}\n\
                         id,text\n1,\"가온\"\n<html><body class=article><p>SEOUL, March 3, 2021 (AP) -- \n관련기사\n댓글 1\n▲ 사진=가온";
            let at = at.index(whole.len());
            let mut damaged = whole.as_bytes().to_vec();
            damaged.splice(at..at, bytes);
            read_all(&damaged);
            read_all(&damaged[at..]);
        }
    }

    #[test]
    fn many_markers_take_no_more_than_their_share_of_time() {
        let lines = "댓글\n가온전자가 나섰다.\n관련기사\n2021.03.04\n<p>".repeat(40_000);
        let started = std::time::Instant::now();
        read_all(lines.as_bytes());
        read_all("<div class=comment>".repeat(50_000).as_bytes());
        read_all("가온전자 나루은행 손잡다\n".repeat(50_000).as_bytes());
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }
}
