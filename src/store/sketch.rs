//! Sketches of articles: syndicated copies of one text are found without comparing every two.
//!
//! MinHash over runs of three words (Broder 1997) in one permutation (Li, Owen, Zhang 2012), cut into bands (Leskovec,
//! Rajaraman, Ullman, Mining of Massive Datasets, 3.4): texts that share seven runs of ten meet in some band with a
//! chance of 0.98.

/// Numbers of a sketch: a power of two.
const SIZE: usize = 64;
/// Numbers of a band.
const ROWS: usize = 3;
/// Bands of a sketch.
const BANDS: usize = 10;
/// Words of a run.
const RUN: usize = 3;
/// Fewer runs than this say too little.
const LEAST: usize = 12;
/// The share of equal numbers from which two articles are copies of each other, 0..1.
const ALIKE: f64 = 0.7;
/// Stands for a part of the sketch that no run of words falls into.
const NONE: u32 = u32::MAX;

/// What is left of a text to tell whether another is nearly the same: of each of 64 parts, into which its runs of words
/// fall by their digests, the least. Empty for a short text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sketch(Vec<u32>);

impl Sketch {
    /// That of a text.
    ///
    /// # Complexity
    /// O(n) for n bytes.
    pub fn of(text: &str) -> Self {
        let words: Vec<u64> = text.split_whitespace().map(|word| hash(word.bytes())).collect();
        if words.len() < LEAST + RUN {
            return Self::default();
        }
        let mut least = vec![NONE; SIZE];
        for run in words.windows(RUN) {
            let run = run.iter().fold(0u64, |sum, word| sum.rotate_left(21).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ word);
            let run = mixed(run);
            let part = &mut least[(run % SIZE as u64) as usize];
            *part = (*part).min((run >> 32) as u32);
        }
        Self(least)
    }

    /// As bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|part| part.to_le_bytes()).collect()
    }

    /// From its bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let parts = bytes.chunks_exact(4).map(|part| u32::from_le_bytes([part[0], part[1], part[2], part[3]]));
        Self(parts.collect())
    }

    /// The digests of its bands: texts that share one may be copies.
    pub fn bands(&self) -> impl Iterator<Item = i64> {
        self.0.chunks_exact(ROWS).take(BANDS).enumerate().filter(|(_, band)| band.iter().any(|part| *part != NONE)).map(
            |(at, band)| {
                let bytes = band.iter().flat_map(|part| part.to_le_bytes());
                hash([at as u8].into_iter().chain(bytes)).cast_signed()
            },
        )
    }

    /// Whether the other is that of a copy.
    pub fn is_like(&self, other: &Self) -> bool {
        let both = || self.0.iter().zip(&other.0).filter(|(one, other)| (**one, **other) != (NONE, NONE));
        let equal = both().filter(|(one, other)| one == other).count();
        equal > 0 && self.0.len() == other.0.len() && equal as f64 >= ALIKE * both().count() as f64
    }
}

fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: usize, changed: usize) -> String {
        let word = |at: usize| if at % 97 < changed { format!("다른{at}") } else { format!("낱말{at}") };
        (0..words).map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn copies_with_a_few_words_changed_are_alike_and_share_a_band() {
        let [one, copy, other] = [0, 2, 40].map(|changed| Sketch::of(&text(300, changed)));
        assert!(one.is_like(&copy));
        assert!(one.bands().any(|band| copy.bands().any(|other| other == band)));
        assert!(!one.is_like(&other));
        let short = Sketch::of("짧은 글");
        assert!(!short.is_like(&short), "a short text says too little");
        let few = Sketch::of(&text(20, 0));
        assert!(few.is_like(&few) && !few.is_like(&one), "parts that both leave empty do not count");
        assert_eq!(Sketch::of_bytes(&one.to_bytes()), one);
    }
}
