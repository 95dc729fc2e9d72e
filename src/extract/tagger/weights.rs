//! The weights of the name tagger as they lie in a file.

use super::LABELS;
use std::borrow::Cow;

/// Number of hash buckets; a power of two.
pub const BUCKETS: usize = 1 << 18;
const MAGIC: &[u8; 8] = b"tieupn1\n";

/// What a hashed feature says for a name that begins, and for one that goes on.
pub(super) type Row = [u8; 2];

/// Integer weights: for every bucket one for "begins a name" and one for "goes on", relative to "outside".
#[derive(Debug, Clone)]
pub struct Weights {
    table: Cow<'static, [Row]>,
    transitions: [[i32; LABELS]; LABELS],
}

/// Written by `training/names.rs`.
static NAMES: &[u8] = include_bytes!("../../../data/models/names.bin");

impl Weights {
    /// The built-in weights. Costs nothing: the table is used as it lies.
    pub fn builtin() -> Self {
        Self::from_bytes(Cow::Borrowed(NAMES)).expect("data/models/names.bin is written by training/names.rs")
    }

    /// Reads what [`Weights::to_bytes`] wrote; `None` where the bytes are something else.
    pub fn from_bytes(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let head = MAGIC.len() + LABELS * LABELS * 2;
        if bytes.len() != head + BUCKETS * 2 || !bytes.starts_with(MAGIC) {
            return None;
        }
        let mut transitions = [[0; LABELS]; LABELS];
        for (at, pair) in bytes[MAGIC.len()..head].chunks_exact(2).enumerate() {
            transitions[at / LABELS][at % LABELS] = i32::from(i16::from_le_bytes([pair[0], pair[1]]));
        }
        let table = match bytes {
            Cow::Borrowed(bytes) => Cow::Borrowed(bytes[head..].as_chunks().0),
            Cow::Owned(bytes) => Cow::Owned(bytes[head..].as_chunks().0.to_vec()),
        };
        Some(Self { table, transitions })
    }

    /// Rounds trained weights to integers and writes them: magic, transitions as 16-bit, the table as bytes.
    pub fn to_bytes(table: &[[f32; 2]], transitions: &[[f32; LABELS]; LABELS]) -> Vec<u8> {
        assert_eq!(table.len(), BUCKETS, "one row for each bucket");
        let largest = table.iter().flatten().fold(0f32, |most, weight| most.max(weight.abs())).max(1e-6);
        // A few huge weights must not coarsen all others: they are cut off.
        let scale = 127.0 / largest.min(4.0);
        let mut bytes = MAGIC.to_vec();
        for weight in transitions.iter().flatten() {
            bytes.extend(((weight * scale).round().clamp(-32_000.0, 32_000.0) as i16).to_le_bytes());
        }
        bytes.extend(table.iter().flatten().map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8 as u8));
        bytes
    }

    /// The average of several files that [`Weights::to_bytes`] wrote.
    pub fn average(files: &[Vec<u8>]) -> Vec<u8> {
        let Some(first) = files.first() else { return Vec::new() };
        let head = MAGIC.len() + LABELS * LABELS * 2;
        let mean = |sum: i32| (f64::from(sum) / files.len() as f64).round() as i32;
        let mut bytes = MAGIC.to_vec();
        for at in (MAGIC.len()..head).step_by(2) {
            let sum = files.iter().map(|file| i32::from(i16::from_le_bytes([file[at], file[at + 1]]))).sum();
            bytes.extend((mean(sum) as i16).to_le_bytes());
        }
        let table = (head..first.len()).map(|at| files.iter().map(|file| i32::from(file[at] as i8)).sum());
        bytes.extend(table.map(|sum| mean(sum) as i8 as u8));
        bytes
    }

    /// Signed bytes by hashed feature, modulo the number of buckets.
    pub(super) fn table(&self) -> &[Row; BUCKETS] {
        (&*self.table).try_into().expect("from_bytes takes tables of this length only")
    }

    /// What it costs to go from one label to another: rows of `from`.
    pub(super) fn transitions(&self) -> &[[i32; LABELS]; LABELS] {
        &self.transitions
    }
}
