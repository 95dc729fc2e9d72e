//! What pictures show, how they are laid out, and the filters that keep them small.

use super::{claims, material, tieup};
use predicates::{prelude::*, str::contains};
use std::fs;

/// The picture that these arguments draw.
fn drawn(args: &[&str]) -> String {
    let (dir, path) = material(&claims());
    let out = dir.path().join("out.svg");
    tieup().arg("diagram").arg(&path).args(args).arg("-o").arg(&out).assert().success();
    fs::read_to_string(out).unwrap()
}

#[test]
fn each_layout_draws_what_it_is_about() {
    assert!(drawn(&["--focus", "가온전자"]).contains("class=\"sector"), "one company in focus is `ego`");
    assert!(!drawn(&["--focus", "가온전자", "--depth", "2"]).contains("class=\"sector"));
    assert!(!drawn(&["--focus", "가온전자", "--layout", "network"]).contains("class=\"sector"));
    assert!(drawn(&["--layout", "alliance"]).contains("class=\"rail\""));
    assert!(drawn(&["--layout", "timeline", "--focus", "가온전자"]).contains("→ 투자 협의 중"));
    assert!(drawn(&["--layout", "timeline"]).contains("가입 · 가온전자"));
    let matrix = drawn(&["--layout", "matrix", "--lang", "en"]);
    assert!(matrix.contains("class=\"cell kind-supply") && matrix.contains(">from row to column</text>"));
}

#[test]
fn a_layout_that_cannot_be_says_what_to_give() {
    let (_dir, path) = material(&claims());
    let ask = |args: &[&str]| tieup().arg("diagram").arg(&path).args(args).assert();
    let ego = ["--layout", "ego", "--format", "svg"];
    ask(&ego).code(1).stdout("").stderr(contains("one company in the middle").and(contains("--focus COMPANY")));
    let two = [&ego[..], &["--focus", "가온전자,리온통신"]].concat();
    ask(&two).code(1).stderr(contains("2 are in focus"));
    let known = contains("network").and(contains("ego")).and(contains("alliance")).and(contains("matrix"));
    ask(&["--layout", "tree"]).code(2).stderr(contains("tree").and(known));
    let none = ["--layout", "alliance", "--kind", "supply", "--format", "svg"];
    ask(&none).code(1).stderr(contains("no tie here is a membership"));
    ask(&["--layout", "matrix", "--format", "dot"]).code(2).stderr(contains("--layout is for pictures"));
    ask(&["--layout", "matrix", "--engine", "dot", "--format", "svg"]).code(2).stderr(contains("places networks"));
    ask(&["--top", "0"]).code(2);
}

#[test]
fn an_empty_picture_says_which_filter_emptied_it() {
    let (_dir, path) = material(&claims());
    let ask = |args: &[&str]| tieup().arg("diagram").arg(&path).args(args).assert().code(1).stdout("");
    ask(&["--layout", "matrix", "--since", "2031", "--format", "svg"])
        .stderr(contains("--since 2031 leaves nothing: no tie was made"));
    let backwards = ["--layout", "matrix", "--since", "2021", "--until", "2020"];
    let wrong = tieup().arg("diagram").arg(&path).args(backwards).assert().code(2);
    wrong.stderr(contains("--since 2021 comes after --until 2020"));
    ask(&["--until", "2001", "--since", "2000"]).stderr(contains("--since 2000 --until 2001 leaves nothing"));
    ask(&["--layout", "ego", "--focus", "마루", "--kind", "investment", "--format", "svg"])
        .stderr(contains("--kind investment leaves nothing"));
    ask(&["--top", "1"]).stderr(contains("--top 1 leaves nothing: no tie binds so few"));
}

#[test]
fn a_stretch_of_time_and_the_most_important_are_kept() {
    let since = drawn(&["--since", "2020-06", "--until", "2020-06"]);
    assert!(since.contains("나루은행") && since.contains("리온통신") && !since.contains("마루"));
    let (dir, path) = material(&claims());
    let out = dir.path().join("out.svg");
    let mut command = tieup();
    command.arg("diagram").arg(&path).args(["--top", "3", "-o"]).arg(&out);
    command.assert().success().stderr(contains("3 organisations left out by --top"));
    assert!(fs::read_to_string(out).unwrap().contains("주요 조직만 (3곳 생략)"));
}

#[test]
fn affiliates_become_their_group() {
    use super::claim;
    use serde_json::json;
    let telecom = ("sk-telecom", "SK텔레콤", "partner");
    let hynix = ("sk-hynix", "SK하이닉스", "partner");
    let naru = ("naru", "나루은행", "partner");
    let (dir, path) = material(&[
        claim("a", "partnership", &[telecom, naru], json!({})),
        claim("b", "supply", &[hynix, telecom], json!({})),
    ]);
    let out = dir.path().join("out.svg");
    let mut command = tieup();
    command.arg("diagram").arg(&path).args(["--collapse", "group", "-o"]).arg(&out);
    command.assert().success().stderr(contains("1 tie within groups left out"));
    let text = fs::read_to_string(out).unwrap();
    assert!(text.contains("그룹 안 관계 1건 생략") && !text.contains(">SK텔레콤</text>"));
}

#[test]
fn the_order_of_the_input_changes_no_byte() {
    let mut turned = claims();
    turned.reverse();
    for layout in ["network", "ego", "alliance", "timeline", "matrix"] {
        let draw = |claims: &[serde_json::Value]| {
            let (_dir, path) = material(claims);
            let mut command = tieup();
            command.arg("diagram").arg(&path).args(["--layout", layout, "--focus", "가온전자", "--format", "svg"]);
            command.assert().success().get_output().stdout.clone()
        };
        assert!(draw(&claims()) == draw(&turned), "{layout}");
    }
}
