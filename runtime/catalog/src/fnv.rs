//! A hash for maps whose keys nobody chooses to hurt us.
//!
//! The checker runs unoptimised inside `cargo build`, where the standard library's SipHash takes microseconds a key; FNV-1a is
//! a multiplication a byte. <https://datatracker.ietf.org/doc/draft-eastlake-fnv/>

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map that hashes with FNV-1a.
pub type FnvMap<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;

/// FNV-1a with 64 bits; whole words are taken at once.
#[derive(Debug, Clone)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(0x0100_0000_01b3);
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.mix(u64::from(*byte));
        }
    }
    fn write_u8(&mut self, word: u8) {
        self.mix(u64::from(word));
    }
    fn write_u32(&mut self, word: u32) {
        self.mix(u64::from(word));
    }
    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }
    fn write_usize(&mut self, word: usize) {
        self.mix(word as u64);
    }
    fn write_isize(&mut self, word: isize) {
        self.mix(word as u64);
    }
    fn finish(&self) -> u64 {
        // The map takes the table's place from the low bits and a tag from the high ones: spread small keys over both.
        self.0 ^ (self.0 >> 32)
    }
}
