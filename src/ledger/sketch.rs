//! Sketches of articles: syndicated copies of one text are found without comparing every two.
//!
//! MinHash over runs of three words (Broder 1997), cut into bands (Leskovec, Rajaraman, Ullman, Mining of Massive
//! Datasets, 3.4): texts that share seven runs of ten meet in some band with a chance of 0.99.

/// Numbers of a sketch.
const SIZE: usize = 64;
/// Numbers of a band.
const ROWS: usize = 4;
/// Words of a run.
const RUN: usize = 3;
/// Fewer runs than this say too little.
const LEAST: usize = 12;
/// The share of equal numbers from which two articles are copies of each other, 0..1.
const ALIKE: f64 = 0.7;

/// The sketch of a text: for each of 64 orders the least of its runs of words. Empty for a short text.
///
/// # Complexity
/// 64 multiplications for each word.
pub(super) fn sketch(text: &str) -> Vec<u32> {
    let words: Vec<u64> = text.split_whitespace().map(|word| hash(word.bytes())).collect();
    if words.len() < LEAST + RUN {
        return Vec::new();
    }
    let mut least = vec![u32::MAX; SIZE];
    for run in words.windows(RUN) {
        let run = run.iter().fold(0u64, |sum, word| sum.rotate_left(21).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ word);
        let (mut order, step) = (mixed(run), mixed(run ^ 0x5851_F42D_4C95_7F2D) | 1);
        for place in &mut least {
            *place = (*place).min((mixed(order) >> 32) as u32);
            order = order.wrapping_add(step);
        }
    }
    least
}

/// The digests of a sketch's bands.
pub(super) fn bands(sketch: &[u32]) -> Vec<u64> {
    let band = |(at, band): (usize, &[u32])| {
        hash([at as u8].into_iter().chain(band.iter().flat_map(|number| number.to_le_bytes())))
    };
    sketch.chunks_exact(ROWS).enumerate().map(band).collect()
}

/// Whether two sketches are those of copies.
pub(super) fn alike(a: &[u32], b: &[u32]) -> bool {
    let equal = a.iter().zip(b).filter(|(a, b)| a == b).count();
    !a.is_empty() && a.len() == b.len() && equal as f64 >= ALIKE * a.len() as f64
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
        let (one, other) = (sketch(&text(300, 0)), sketch(&text(300, 2)));
        assert!(alike(&one, &other));
        assert!(bands(&one).iter().any(|band| bands(&other).contains(band)));
        assert!(!alike(&one, &sketch(&text(300, 40))));
        assert!(!alike(&sketch("짧은 글"), &sketch("짧은 글")), "a short text says too little");
    }
}
