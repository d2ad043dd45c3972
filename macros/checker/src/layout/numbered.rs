//! Names that begin with a version.

use std::cmp::Ordering;

/// The digits at the beginning of a name, and the rest.
pub(super) fn digits(name: &str) -> Option<(&str, &str)> {
    let length = name.bytes().take_while(u8::is_ascii_digit).count();
    (length > 0).then(|| name.split_at(length))
}

/// Whole numbers of any length, compared by value.
pub(super) fn compare(one: &str, other: &str) -> Ordering {
    let (one, other) = (one.trim_start_matches('0'), other.trim_start_matches('0'));
    one.len().cmp(&other.len()).then_with(|| one.cmp(other))
}

/// Versions of numbers with points between them; a number that is missing is 0.
pub(super) fn compare_points(one: &str, other: &str) -> Ordering {
    let parts = |version: &str| -> Vec<String> { version.split(['.', '_']).map(str::to_owned).collect() };
    let (one, other) = (parts(one), parts(other));
    let zero = String::from("0");
    for index in 0..one.len().max(other.len()) {
        let (one, other) = (one.get(index).unwrap_or(&zero), other.get(index).unwrap_or(&zero));
        match compare(one, other) {
            Ordering::Equal => {}
            unequal @ (Ordering::Less | Ordering::Greater) => return unequal,
        }
    }
    Ordering::Equal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_numbers_not_text() {
        assert_eq!(compare("10", "9"), Ordering::Greater);
        assert_eq!(compare("0010", "10"), Ordering::Equal);
        assert_eq!(compare_points("1.2", "1.10"), Ordering::Less);
        assert_eq!(compare_points("1", "1.0.0"), Ordering::Equal);
        assert_eq!(compare_points("1_1", "1.1"), Ordering::Equal);
    }
}
