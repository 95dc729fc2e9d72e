//! `tieup diagram` in its formats: wiring, themes, exit codes, no half files. Looks are tested in the library, the page
//! in tests/browser.rs.

use super::{claims, material, stdout, tieup};
use predicates::{prelude::*, str::contains};
use std::fs;

#[test]
fn a_page_is_one_file_that_asks_for_nothing() {
    let (dir, _) = material(&claims());
    let mut command = tieup();
    command.current_dir(&dir).args(["diagram", "claims.jsonl", "-o", "x.html", "--lang", "en", "--title", "A & <B>"]);
    command.assert().success().stdout("").stderr(contains("x.html: 6 organisations, 4 ties"));
    let page = fs::read_to_string(dir.path().join("x.html")).unwrap();
    assert!(page.contains("<html lang=\"en\">") && page.contains("<h1>A &amp; &lt;B&gt;</h1>"));
    assert!(page.contains("default-src 'none'") && !page.contains("src=\"") && !page.contains("<link"));
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 2, "one file");
    let dark =
        stdout(tieup().current_dir(&dir).args(["diagram", "claims.jsonl", "--format", "html", "--theme", "dark"]));
    assert!(dark.contains("<html lang=\"ko\" data-theme=\"dark\">"));
}

#[test]
fn themes_change_colours_and_nothing_else() {
    let (_dir, path) = material(&claims());
    let drawn = |theme: &str| stdout(tieup().args(["diagram", "--format", "svg", "--theme", theme]).arg(&path));
    let (light, dark, auto) = (drawn("light"), drawn("dark"), drawn("auto"));
    assert!(light.contains("#ffffff") && !dark.contains("#ffffff"));
    assert_eq!(light.len(), dark.len());
    assert!(auto.contains("prefers-color-scheme"));
    assert_eq!(light, stdout(tieup().args(["diagram", "--format", "svg"]).arg(&path)));
    tieup().args(["diagram", "--theme", "blue"]).arg(&path).assert().code(2);
}

#[test]
fn edges_lead_to_the_articles_that_have_an_address() {
    let dir = tempfile::tempdir().unwrap();
    let text = "KT는 신한은행과 블록체인 신사업을 함께 발굴하는 업무협약(MOU)을 맺었다고 8일 밝혔다.";
    let article =
        |id: &str, url: &str| serde_json::json!({"id": id, "text": text, "published": "2018-08-08", "url": url});
    let draw =
        |source: &str, format: &str| stdout(tieup().current_dir(&dir).args(["diagram", source, "--format", format]));
    fs::write(dir.path().join("good.jsonl"), article("a", "https://news.example/a").to_string()).unwrap();
    fs::write(dir.path().join("bad.jsonl"), article("a", "javascript:alert(1)").to_string()).unwrap();
    assert!(draw("good.jsonl", "svg").contains("href=\"https://news.example/a\""));
    assert!(draw("good.jsonl", "html").contains("\"url\":\"https://news.example/a\""));
    assert!(!draw("bad.jsonl", "svg").contains("javascript") && !draw("bad.jsonl", "html").contains("javascript:"));
    // A ledger keeps the addresses.
    tieup().current_dir(&dir).args(["add", "good.jsonl", "--db", "x.db"]).assert().success();
    assert!(draw("x.db", "svg").contains("href=\"https://news.example/a\""));
}

#[cfg(feature = "picture")]
#[test]
fn png_and_pdf_are_written_whole_or_with_a_reason_not_at_all() {
    let (dir, _) = material(&claims());
    let draw = |args: &[&str]| {
        let mut command = tieup();
        command.current_dir(&dir).args(["diagram", "claims.jsonl"]).args(args);
        command
    };
    let there = draw(&["-o", "x.png", "--width", "640"]).output().unwrap();
    if there.status.success() {
        let png = fs::read(dir.path().join("x.png")).unwrap();
        assert!(png.starts_with(b"\x89PNG"));
        assert_eq!(u32::from_be_bytes(png[16..20].try_into().unwrap()), 640);
        draw(&["-o", "x.pdf", "--theme", "dark"]).assert().success();
        assert!(fs::read(dir.path().join("x.pdf")).unwrap().starts_with(b"%PDF-"));
        draw(&["-o", "y.png", "--scale", "99"]).assert().code(1).stderr(contains("--scale"));
    } else {
        println!("no font with Hangul is installed: {}", String::from_utf8_lossy(&there.stderr));
    }
    draw(&["-o", "y.png", "--scale", "2", "--width", "9"]).assert().code(2);
    draw(&["-o", "y.svg", "--scale", "2"]).assert().code(2).stderr(contains("for PNG"));
    let none = dir.path().join("no-fonts");
    fs::create_dir(&none).unwrap();
    for name in ["y.png", "y.pdf"] {
        let said = contains("no font is installed").and(contains("fonts-nanum"));
        draw(&["-o", name]).env("TIEUP_FONTS", &none).assert().code(1).stderr(said);
    }
    assert!(!dir.path().join("y.png").exists() && !dir.path().join("y.pdf").exists());
}

#[cfg(feature = "picture")]
#[test]
fn a_timeline_is_printed_too() {
    let (dir, _) = material(&claims());
    let mut command = tieup();
    command.current_dir(&dir).args(["timeline", "gaon", "--from", "claims.jsonl", "--theme", "dark", "-o", "x.png"]);
    let output = command.output().unwrap();
    if !output.status.success() {
        assert!(String::from_utf8_lossy(&output.stderr).contains("Hangul"));
        return;
    }
    assert!(fs::read(dir.path().join("x.png")).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn an_unknown_extension_is_told_the_known_ones_and_nothing_is_left_behind() {
    let (dir, _) = material(&claims());
    let draw = |output: &str| {
        let mut command = tieup();
        command.current_dir(&dir).args(["diagram", "claims.jsonl", "-o", output]);
        command
    };
    draw("x.bmp").assert().code(2).stderr(contains(".svg, .html, .png, .pdf, .dot, .gv and .mmd"));
    for output in ["none/x.html", "none/x.svg"] {
        draw(output).assert().code(1).stderr(contains("cannot be written"));
    }
    fs::create_dir(dir.path().join("folder.html")).unwrap();
    draw("folder.html").assert().code(1).stderr(contains("folder"));
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 2);
}
