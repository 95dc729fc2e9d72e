//! How colours look to people: contrast, and with the three kinds of colour blindness. For tests of the palette.

use super::theme::colours;
use crate::model::Kind;

type Rgb = [f64; 3];

/// Linear light of `#rrggbb`, each channel 0 to 1.
fn linear(hex: &str) -> Rgb {
    [1, 3, 5].map(|at| {
        let c = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(matrix: [Rgb; 3], v: Rgb) -> Rgb {
    matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

/// WCAG 2.2, "contrast ratio".
fn contrast(a: &str, b: &str) -> f64 {
    let luminance = |hex| {
        let [r, g, b] = linear(hex);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Oklab: distances in it are about as large as people see them. Source: Björn Ottosson, "A perceptual color space for
/// image processing", 2020.
fn oklab(light: Rgb) -> Rgb {
    let cones = times(
        [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        light.map(|c| c.clamp(0.0, 1.0)),
    );
    times(
        [
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ],
        cones.map(f64::cbrt),
    )
}

/// Normal sight, and that of people who lack one sort of cone. Source: Machado, Oliveira and Fernandes, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1.
const SIGHTS: [(&str, [Rgb; 3]); 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

/// Light and dark colour of that name.
fn named(name: &str) -> [&'static str; 2] {
    let all = colours();
    let colour = all.iter().find(|colour| colour.name == name).unwrap_or_else(|| panic!("no {name}"));
    [colour.light, colour.dark]
}

fn kinds(suffix: &str) -> Vec<String> {
    Kind::ALL.iter().map(|kind| format!("{}{suffix}", kind.as_str().replace('_', "-"))).collect()
}

/// Two colours that differ by 0.02 are told apart side by side; lines lie apart, so more is asked.
#[test]
fn people_of_every_sight_tell_all_kinds_apart() {
    for theme in 0..2 {
        for (sight, matrix) in SIGHTS {
            let seen: Vec<Rgb> =
                kinds("").iter().map(|kind| oklab(times(matrix, linear(named(kind)[theme])))).collect();
            let least = if sight == "normal" { 0.09 } else { 0.055 };
            for (nth, a) in seen.iter().enumerate() {
                for (other, b) in seen.iter().enumerate().skip(nth + 1) {
                    let far = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                    assert!(far >= least, "{sight}: {} and {}: {far:.3}", Kind::ALL[nth], Kind::ALL[other]);
                }
            }
        }
    }
}

/// WCAG 2.2, success criterion 1.4.3 (AA): text.
#[test]
fn words_are_legible_on_what_they_stand_on() {
    let words = kinds("-word");
    let on_paper = words.iter().map(String::as_str).chain(["ink", "soft-ink", "alliance-line"]);
    let mut pairs: Vec<(&str, &str)> = on_paper.flat_map(|word| [(word, "paper"), (word, "group")]).collect();
    pairs.extend([("alliance-line", "alliance"), ("paper", "focus"), ("ink", "school"), ("ink", "state")]);
    pairs.push(("ink", "media"));
    for (word, ground) in pairs {
        for theme in 0..2 {
            let found = contrast(named(word)[theme], named(ground)[theme]);
            assert!(found >= 4.5, "{word} on {ground}: {found:.2}");
        }
    }
}

/// WCAG 2.2, success criterion 1.4.11: graphics.
#[test]
fn lines_stand_out_from_the_paper() {
    for name in kinds("").iter().map(String::as_str).chain(["stalled", "focus", "alliance-line"]) {
        for theme in 0..2 {
            let found = contrast(named(name)[theme], named("paper")[theme]);
            assert!(found >= 3.0, "{name}: {found:.2}");
        }
    }
}
