//! Maps whose keys are digests already.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// A map from 64-bit digests, which need no further hashing.
pub type DigestMap<V> = HashMap<u64, V, BuildHasherDefault<Identity>>;

/// A hasher that takes a digest as it is.
#[derive(Debug, Default, Clone, Copy)]
pub struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
