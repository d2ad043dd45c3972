//! Facts that were looked up once: a history asks for the same few again and again, and unoptimised code is slow to find and
//! to split a line.

use std::cell::RefCell;
use std::thread::LocalKey;

use arcoiris_catalog::FnvMap;

/// What was found, by the words that it was asked for with.
pub(crate) type Memory<T> = RefCell<FnvMap<String, T>>;

/// The value for these words: remembered, or found now.
pub(crate) fn recall<T: Clone + 'static>(
    memory: &'static LocalKey<Memory<T>>,
    words: &[&str],
    find: impl FnOnce() -> T,
) -> T {
    let mut key = String::with_capacity(48);
    for word in words {
        key.push_str(word);
        key.push('\t');
    }
    if let Some(known) = memory.with_borrow(|known| known.get(&key).cloned()) {
        return known;
    }
    let found = find();
    memory.with_borrow_mut(|known| known.insert(key, found.clone()));
    found
}
