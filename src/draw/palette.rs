//! The colours of the light theme.
//!
//! Hues are from Okabe & Ito's colour-blind-safe set, darkened until text in them has a contrast of 4.5 to 1 on white.
//! Twelve kinds are more than any set tells apart, so kinds share a hue by family (cooperation blue, equity warm, trade
//! green) and each edge carries its word as well.

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

/// The colour of a kind of tie.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Partnership => "#0a4a86",
        Kind::JointDevelopment => "#1a77ae",
        Kind::Integration => "#00798c",
        Kind::Membership => "#6f4a9e",
        Kind::JointVenture => "#a8447f",
        Kind::Investment => "#c04a00",
        Kind::EquitySwap => "#996a00",
        Kind::Acquisition => "#a61b1b",
        Kind::Supply => "#4b7328",
        Kind::Distribution => "#007a5a",
        Kind::Licensing => "#6b6b00",
        Kind::Support => "#80533a",
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

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let c = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    /// WCAG 2.1, success criterion 1.4.3.
    #[test]
    fn words_in_colour_are_legible_on_paper() {
        for colour in Kind::ALL.iter().map(|k| kind(*k)).chain([INK, SOFT_INK, FOCUS]) {
            let contrast = 1.05 / (luminance(colour) + 0.05);
            assert!(contrast >= 4.5, "{colour} has {contrast:.2}");
        }
    }

    #[test]
    fn no_two_kinds_share_a_colour() {
        let mut colours: Vec<_> = Kind::ALL.iter().map(|k| kind(*k)).collect();
        colours.sort_unstable();
        colours.dedup();
        assert_eq!(colours.len(), Kind::ALL.len());
    }
}
