//! Identifiers that look like a mistyped one.

use crate::Revision;

/// At most three revisions whose identifier is near `text`, or whose title holds it, the nearest first.
pub(super) fn similar(text: &str, revisions: &[Revision]) -> Vec<(&'static str, &'static str)> {
    let wanted = text.to_lowercase();
    let limit = 1 + wanted.chars().count() / 4;
    let mut found: Vec<(usize, &Revision)> = revisions
        .iter()
        .filter_map(|revision| {
            let titled = wanted.chars().count() >= 3 && revision.title.to_lowercase().contains(&wanted);
            let far = if titled { 0 } else { distance(&wanted, &revision.id.to_lowercase()) };
            (far <= limit).then_some((far, revision))
        })
        .collect();
    found.sort_by_key(|(far, _)| *far);
    found.into_iter().take(3).map(|(_, revision)| (revision.id, revision.title)).collect()
}

/// Levenshtein's edit distance.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut previous: Vec<usize> = (0..=right.len()).collect();
    for (row, from) in left.chars().enumerate() {
        let mut current = Vec::with_capacity(previous.len());
        let mut last = row + 1;
        current.push(last);
        for ((to, &diagonal), &above) in right.iter().zip(&previous).zip(previous.iter().skip(1)) {
            last = (diagonal + usize::from(from != *to)).min(above + 1).min(last + 1);
            current.push(last);
        }
        previous = current;
    }
    previous.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn edit_distance_counts_single_changes() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("2864583ca021", "2864583ca021"), 0);
        assert_eq!(distance("2864583ca012", "2864583ca021"), 2);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
