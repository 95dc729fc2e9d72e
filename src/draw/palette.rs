//! The colours, those of the light theme first.
//!
//! The twelve kinds were chosen together, by a search that kept each near the hue of its family (cooperation blue, equity
//! warm, trade green) and drove the two most alike apart, as people with normal, red-, green- and blue-blind sight see
//! them. Lines reach a contrast of 3 to 1; words on them have a stronger tone of the same hue, 4.5 to 1 and more.

use crate::model::{Kind, OrgKind};

/// Paper.
pub(super) const PAPER: &str = "#ffffff";
/// Titles and names.
pub(super) const INK: &str = "#1f2933";
/// Captions, legend, secondary text.
pub(super) const SOFT_INK: &str = "#5b6770";
/// The organisation that the question is about.
pub(super) const FOCUS: &str = "#16324f";
/// Outline of ordinary nodes.
pub(super) const OUTLINE: &str = "#9aa5b1";
/// Stalled deals, whatever their kind.
pub(super) const STALLED: &str = "#7b8794";
/// Fill and outline of the box around the members of a group.
pub(super) const GROUP: (&str, &str) = ("#f4f6f8", "#cbd2d9");
/// Fill and outline of an alliance.
pub(super) const ALLIANCE: (&str, &str) = ("#f3ecfa", "#6f4a9e");
/// What a comparison of two dates added.
pub(super) const ADDED: &str = "#136d3f";
/// What it took away.
pub(super) const REMOVED: &str = "#a3303c";
/// What stands otherwise.
pub(super) const CHANGED: &str = "#866a0a";

/// The colour of the lines of a kind.
pub(super) fn kind(kind: Kind) -> &'static str {
    light(kind).0
}

/// The colour of the words of a kind.
pub(super) fn word(kind: Kind) -> &'static str {
    light(kind).1
}

/// Lines and words on light paper.
fn light(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Partnership => ("#4d73ac", "#46699d"),
        Kind::JointDevelopment => ("#1e4e83", "#1d4d81"),
        Kind::Membership => ("#4e1e6d", "#4d1d6b"),
        Kind::JointVenture => ("#6d335c", "#6b325b"),
        Kind::Investment => ("#8d3c01", "#8b3b01"),
        Kind::EquitySwap => ("#8a6c09", "#826608"),
        Kind::Acquisition => ("#cf6973", "#a25159"),
        Kind::Supply => ("#61884f", "#507141"),
        Kind::Distribution => ("#146d3f", "#146b3e"),
        Kind::Licensing => ("#a18910", "#7a6809"),
        Kind::Integration => ("#2b9a94", "#1e7570"),
        Kind::Support => ("#622007", "#611f07"),
    }
}

/// Lines and words on dark paper.
pub(super) fn dark(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Partnership => ("#357fcc", "#6c96d3"),
        Kind::JointDevelopment => ("#78c2f6", "#7fc4f6"),
        Kind::Membership => ("#af8ec8", "#b293ca"),
        Kind::JointVenture => ("#a36794", "#b186a6"),
        Kind::Investment => ("#ba5e45", "#c48173"),
        Kind::EquitySwap => ("#daa62a", "#dbaa41"),
        Kind::Acquisition => ("#feb4b2", "#feb7b5"),
        Kind::Supply => ("#a7c683", "#abc889"),
        Kind::Distribution => ("#52b579", "#5eb880"),
        Kind::Licensing => ("#fce782", "#fce888"),
        Kind::Integration => ("#5efafb", "#68fafb"),
        Kind::Support => ("#db7e42", "#dc8451"),
    }
}

/// Fill and outline of an organisation.
pub(super) fn organization(kind: OrgKind) -> (&'static str, &'static str) {
    match kind {
        OrgKind::Company | OrgKind::Group => (PAPER, OUTLINE),
        OrgKind::University | OrgKind::Institute | OrgKind::Hospital => ("#eef6f1", "#7fa893"),
        OrgKind::Public | OrgKind::Association => ("#fbf4e4", "#bfa66a"),
        OrgKind::Media => ("#eef3fa", "#8aa4c8"),
        OrgKind::Alliance => ALLIANCE,
    }
}
