//! Sorted lines of tab-separated fields, and how one is found among them.

use std::cell::RefCell;
use std::cmp::Ordering;

use arcoiris_catalog::FnvMap;

/// The fields of a line; `None` if they are not so many.
pub(crate) fn fields<const N: usize>(line: &'static str) -> Option<[&'static str; N]> {
    let mut found = [""; N];
    let mut rest = line;
    for (index, field) in found.iter_mut().enumerate() {
        match rest.find('\t') {
            Some(tab) if index + 1 < N => {
                (*field, rest) = (rest.get(..tab)?, rest.get(tab + 1..)?);
            }
            Some(_) => return None,
            None if index + 1 == N => *field = rest,
            None => return None,
        }
    }
    Some(found)
}

/// The lines whose first fields are these, in order.
pub(crate) fn lines_starting(text: &'static str, key: &[&str]) -> impl Iterator<Item = &'static str> + use<> {
    let mut prefix = String::with_capacity(48);
    for part in key {
        prefix.push_str(part);
        prefix.push('\t');
    }
    let first = first_line(text, &prefix);
    let rest = text.get(first..).unwrap_or_default();
    rest.split_terminator('\n').take_while(move |line| line.as_bytes().starts_with(prefix.as_bytes()))
}

/// Where the first line starts that is not before `prefix`; remembered, since a history asks for the same few facts again
/// and again.
fn first_line(text: &'static str, prefix: &str) -> usize {
    thread_local! {
        static FOUND: RefCell<FnvMap<String, Vec<(usize, usize)>>> = RefCell::default();
    }
    let address = text.as_ptr().addr();
    FOUND.with_borrow_mut(|found| {
        let known = found.get(prefix).and_then(|places| places.iter().find(|(of, _)| *of == address));
        if let Some((_, first)) = known {
            return *first;
        }
        let first = lower_bound(text, prefix.as_bytes());
        found.entry(prefix.to_owned()).or_default().push((address, first));
        first
    })
}

/// Where the first line starts that is not before `prefix`.
fn lower_bound(text: &str, prefix: &[u8]) -> usize {
    let bytes = text.as_bytes();
    let (mut low, mut high) = (0, text.len());
    // Both always stand at the start of a line, or at the end.
    while low < high {
        let middle = low + (high - low) / 2;
        let start = text.get(low..middle).and_then(|part| part.rfind('\n')).map_or(low, |at| low + at + 1);
        let end = text.get(start..high).and_then(|part| part.find('\n')).map_or(high, |at| start + at + 1);
        let line = bytes.get(start..end).unwrap_or_default();
        let line = line.get(..line.len().min(prefix.len())).unwrap_or_default();
        match line.cmp(prefix) {
            Ordering::Less => low = end,
            Ordering::Equal | Ordering::Greater => high = start,
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::{fields, lines_starting};

    const TEXT: &str = "a\t1\nab\t2\nab\t3\nb\t4\n";

    #[test]
    fn every_line_with_the_key_is_found_and_no_other() {
        let found = |key: &str| lines_starting(TEXT, &[key]).collect::<Vec<_>>();
        assert_eq!(found("a"), ["a\t1"]);
        assert_eq!(found("ab"), ["ab\t2", "ab\t3"]);
        assert_eq!(found("b"), ["b\t4"]);
        assert!(found("aa").is_empty());
        assert!(found("c").is_empty());
        assert!(found("").is_empty());
    }

    #[test]
    fn a_line_with_another_number_of_fields_is_none() {
        assert_eq!(fields::<2>("a\tb"), Some(["a", "b"]));
        assert_eq!(fields::<2>("a"), None);
        assert_eq!(fields::<2>("a\tb\tc"), None);
    }
}
