//! Which two characters some string of a list begins with: most places of a text begin none.

const BITS: u32 = 18;

/// A bit for each digest of two characters, in 32 kilobytes.
#[derive(Debug, Clone)]
pub(super) struct Beginnings(Box<[u64; 1 << (BITS - 6)]>);

impl Default for Beginnings {
    fn default() -> Self {
        Self(Box::new([0; 1 << (BITS - 6)]))
    }
}

impl Beginnings {
    /// Notes the digest of two characters. Only its upper bits count.
    pub fn add(&mut self, digest: u64) {
        let bit = bit(digest);
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    /// Whether a string may begin so; `false` is certain.
    pub fn may(&self, digest: u64) -> bool {
        let bit = bit(digest);
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }
}

fn bit(digest: u64) -> usize {
    (digest >> (64 - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_may_begin() {
        let mut beginnings = Beginnings::default();
        let (one, other) = (3 << 60, 5 << 60);
        beginnings.add(one);
        assert!(beginnings.may(one) && !beginnings.may(other));
    }
}
