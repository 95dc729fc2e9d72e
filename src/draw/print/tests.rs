//! What the files hold, as far as this machine has the fonts for it.

use super::*;
use crate::draw::{SvgOptions, svg};
use crate::model::{Kind, OrgKind};
use crate::query::samples::{Sample, org};
use resvg::usvg::fontdb::Database;
use std::process::Command;

/// A picture of two companies of these names, in English words.
fn picture(a: &str, b: &str) -> String {
    let view = Sample::default()
        .org(org("a", a, OrgKind::Company))
        .org(org("b", b, OrgKind::Company))
        .tie(Kind::Investment, &["a", "b"], |_| {})
        .view(&[]);
    svg(&view, &SvgOptions { lang: crate::model::Lang::En, ..SvgOptions::default() })
}

/// Fonts with Hangul, where there are any.
fn korean() -> Option<Fonts> {
    let fonts = Fonts::system();
    let there = fonts.suffice(&picture("가온", "나루")).is_ok();
    if !there {
        println!("no font with Hangul is installed: passed over");
    }
    there.then_some(fonts)
}

/// The fonts of this machine without those that have Hangul.
fn latin() -> Fonts {
    let mut database = Database::new();
    database.load_system_fonts();
    let faces: Vec<_> = database.faces().map(|face| face.id).collect();
    for face in faces {
        let korean = database.with_face_data(face, |bytes, index| {
            ttf_parser::Face::parse(bytes, index).is_ok_and(|face| face.glyph_index('가').is_some())
        });
        if korean == Some(true) {
            database.remove_face(face);
        }
    }
    Fonts::of(database)
}

fn size_of(svg: &str) -> (f32, f32) {
    let document = roxmltree::Document::parse(svg).unwrap();
    let length = |name| document.root_element().attribute(name).unwrap().parse().unwrap();
    (length("width"), length("height"))
}

#[test]
fn a_png_has_the_size_that_was_asked_for_and_ink_on_it() {
    let Some(fonts) = korean() else { return };
    let svg = picture("가온전자", "나루은행");
    let (width, height) = size_of(&svg);
    for (size, scale) in [(PngSize::Scale(1.5), 1.5), (PngSize::Width(300), 300.0 / width)] {
        let map = tiny_skia::Pixmap::decode_png(&png(&svg, size, &fonts).unwrap()).unwrap();
        assert_eq!(map.width(), (width * scale).round() as u32);
        assert_eq!(map.height(), (height * scale).round() as u32);
        let dark = map.pixels().iter().filter(|pixel| pixel.red() < 128).count();
        assert!(dark > 200 && map.pixels()[0].red() == 255, "{dark}");
    }
}

#[test]
fn other_names_give_other_pixels_so_hangul_is_drawn() {
    let Some(fonts) = korean() else { return };
    // Two unassigned letters would both be the same empty box.
    let drawn = |name: &str| png(&picture(name, "나루"), PngSize::Scale(2.0), &fonts).unwrap();
    assert_ne!(drawn("가온"), drawn("하늘"));
    assert_eq!(drawn("가온"), drawn("가온"));
    assert!(fonts.lacking(&picture("가온 ABC", "나루")).is_empty());
}

#[test]
fn without_a_font_for_hangul_korean_is_refused_and_english_drawn() {
    let fonts = latin();
    let korean = picture("가온", "나루");
    if fonts.database().is_empty() {
        assert!(matches!(png(&korean, PngSize::Scale(1.0), &fonts), Err(PrintError::NoFont)));
        return;
    }
    assert!(matches!(png(&korean, PngSize::Scale(1.0), &fonts), Err(PrintError::NoHangul)));
    assert!(matches!(pdf(&korean, &fonts), Err(PrintError::NoHangul)));
    // In a tooltip, Hangul is not drawn.
    assert!(png(&picture("Gaon", "Naru"), PngSize::Scale(1.0), &fonts).is_ok());
    assert_eq!(fonts.lacking(&korean), ['가', '나', '루', '온']);
}

#[test]
fn no_font_at_all_is_said() {
    let none = Fonts::of(Database::new());
    assert!(matches!(pdf(&picture("A", "B"), &none), Err(PrintError::NoFont)));
}

#[test]
fn a_picture_too_large_for_memory_is_refused() {
    let Some(fonts) = korean() else { return };
    let svg = picture("가온", "나루");
    for size in
        [PngSize::Scale(1e4), PngSize::Scale(0.0), PngSize::Scale(f32::NAN), PngSize::Width(0), PngSize::Scale(-1.0)]
    {
        assert!(matches!(png(&svg, size, &fonts), Err(PrintError::Size { .. })), "{size:?}");
    }
}

#[test]
fn hostile_text_is_printed() {
    let Some(fonts) = korean() else { return };
    let hostile = "\"]]></text><script>alert(1)</script>\\ \u{202e}\0\n가";
    let svg = picture(hostile, &"가나다".repeat(3_000));
    assert!(png(&svg, PngSize::Scale(1.0), &fonts).is_ok() && pdf(&svg, &fonts).is_ok());
}

#[test]
fn the_text_of_a_pdf_is_text() {
    let Some(fonts) = korean() else { return };
    let bytes = pdf(&picture("가온전자", "나루은행"), &fonts).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.pdf");
    std::fs::write(&path, bytes).unwrap();
    match Command::new("pdftotext").arg(&path).arg("-").output() {
        Err(_) => println!("pdftotext (poppler-utils) is not installed: the text of the PDF is not read"),
        Ok(output) => {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            for word in ["가온전자", "나루은행", "investment"] {
                assert!(text.contains(word), "{word} in {text}");
            }
        }
    }
}

#[test]
fn links_of_a_picture_are_links_of_its_page() {
    let Some(fonts) = korean() else { return };
    let view = Sample::default()
        .org(org("a", "가온</a><a href=\"http://evil.example\">", OrgKind::Company))
        .org(org("b", "나루", OrgKind::Company))
        .tie(Kind::Investment, &["a", "b"], |_| {})
        .view(&[]);
    let mut links = crate::draw::Links::default();
    links.add("article".into(), "https://뉴스.example/(a)?b=1&c=2");
    let svg = svg(&view, &SvgOptions { links, ..SvgOptions::default() });
    let (named, addresses) = links::named(&svg);
    assert_eq!(addresses, ["https://%EB%89%B4%EC%8A%A4.example/(a)?b=1&c=2"; 2], "a line and its label");
    assert!(roxmltree::Document::parse(&named).is_ok() && !named.contains("<a "));
    let leads = links::leads(&parsed(&named, &fonts).unwrap(), &addresses);
    let (width, height) = size_of(&svg);
    for place in leads.iter().map(|lead| lead.place) {
        assert!(0.0 < place.left && place.left + 5.0 < place.right && place.right < width);
        assert!(0.0 < place.top && place.top + 5.0 < place.bottom && place.bottom < height);
    }
    let page = pdf(&svg, &fonts).unwrap();
    let found = |what: &[u8]| page.windows(what.len()).filter(|part| *part == what).count();
    assert_eq!((leads.len(), found(b"/Subtype /Link"), found(b"evil")), (2, 2, 0));
    let plain = picture("Gaon", "Naru");
    assert_eq!(links::named(&plain), (plain, Vec::new()));
}
