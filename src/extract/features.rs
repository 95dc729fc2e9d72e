//! Features: short strings that say one thing each, kept as digests.

use std::fmt::{self, Write};

/// A set of features.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Features {
    digests: Vec<u64>,
    /// Their text, where somebody asked for it: training and `explain`.
    pub names: Option<Vec<String>>,
    /// Whether the sentence holds a cue.
    pub has_cue: bool,
}

/// The digest under which a weight is found.
pub fn digest(feature: &str) -> u64 {
    let mut state = Digest(0xcbf2_9ce4_8422_2325);
    let _ = state.write_str(feature);
    state.0
}

struct Digest(u64);

impl Write for Digest {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Ok(())
    }
}

impl Features {
    /// An empty set, which keeps the text of its features if `named`.
    pub fn new(named: bool) -> Self {
        Self { names: named.then(Vec::new), ..Self::default() }
    }

    /// Adds one feature.
    pub fn add(&mut self, feature: fmt::Arguments<'_>) {
        let mut state = Digest(0xcbf2_9ce4_8422_2325);
        let _ = state.write_fmt(feature);
        if !self.digests.contains(&state.0) {
            self.digests.push(state.0);
            if let Some(names) = &mut self.names {
                names.push(feature.to_string());
            }
        }
    }

    /// Adds all of another set.
    pub fn merge(&mut self, other: &Features) {
        for digest in &other.digests {
            if !self.digests.contains(digest) {
                self.digests.push(*digest);
            }
        }
        if let (Some(names), Some(others)) = (&mut self.names, &other.names) {
            for name in others {
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
        }
    }

    /// Digests in order of arrival.
    pub fn digests(&self) -> &[u64] {
        &self.digests
    }
}
