//! A lock file read, line by line. A line that is not understood is told, never skipped: a merge conflict that was left in
//! the file, a line that was cut, a format of a later version.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Flag, Lock, Sealed};
use crate::problem::Problem;
use crate::source::{Place, Source};
use crate::syntax::Span;

pub(super) fn lock(source: &Arc<Source>) -> (Lock, Vec<Problem>) {
    let mut lock = Lock { source: Arc::clone(source), ..Lock::empty(&source.path) };
    let mut problems = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    let mut version = false;
    let mut head = false;
    let mut start = 0u32;
    for line in source.text.split_inclusive('\n') {
        let length = u32::try_from(line.trim_end().len()).unwrap_or(u32::MAX);
        let span = Span { start, end: start.saturating_add(length) };
        start = start.saturating_add(u32::try_from(line.len()).unwrap_or(u32::MAX));
        let words: Vec<&str> = line.split_whitespace().collect();
        let wrong = match words.as_slice() {
            [] => continue,
            [first, ..] if first.starts_with('#') => continue,
            ["arcoiris", "1"] => {
                version = true;
                continue;
            }
            ["arcoiris", other] => {
                problems.push(
                    damaged(
                        &lock,
                        span,
                        &format!("format {other} of a later arcoiris, which this one cannot read"),
                    )
                    .help("build with the version of arcoiris that sealed the history"),
                );
                return (lock, problems);
            }
            ["head", heads] if !head => {
                head = true;
                lock.head = span;
                lock.heads = heads.split(',').map(str::to_owned).collect();
                continue;
            }
            ["head", ..] => "there is one head",
            ["withdrawn", id] => {
                lock.withdrawn.push(((*id).to_owned(), span));
                continue;
            }
            ["revision", rest @ ..] => match sealed(rest, span) {
                Some(sealed) if !seen.insert(sealed.id.clone()) => "this revision is sealed twice",
                Some(sealed) => {
                    lock.revisions.push(sealed);
                    continue;
                }
                None => "not the line of a sealed revision",
            },
            [first, ..]
                if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
                    .iter()
                    .any(|mark| first.starts_with(mark)) =>
            {
                "a merge conflict that was not resolved"
            }
            _ => "not a line of a lock file",
        };
        problems.push(damaged(&lock, span, wrong));
    }
    if problems.is_empty() {
        whole(&lock, version, &mut problems);
    }
    (lock, problems)
}

/// What no single line shows.
fn whole(lock: &Lock, version: bool, problems: &mut Vec<Problem>) {
    if !version {
        problems.push(damaged(lock, Span::default(), "there is no line `arcoiris 1`"));
    }
    let followed: HashSet<&str> =
        lock.revisions.iter().flat_map(|sealed| &sealed.down_revisions).map(String::as_str).collect();
    let mut heads: Vec<&str> =
        lock.revisions.iter().map(|sealed| sealed.id.as_str()).filter(|id| !followed.contains(id)).collect();
    let mut written: Vec<&str> = lock.heads.iter().map(String::as_str).collect();
    heads.sort_unstable();
    written.sort_unstable();
    if heads != written {
        let label = match heads.as_slice() {
            [] => "no revision is sealed".to_owned(),
            heads => format!("the sealed revisions end in {}", heads.join(", ")),
        };
        problems.push(damaged(lock, lock.head, &label));
    }
}

/// `ID DOWN FLAGS up HASH… down HASH…`
fn sealed(words: &[&str], span: Span) -> Option<Sealed> {
    let [id, down, flags, "up", hashes @ ..] = words else { return None };
    let middle = hashes.iter().position(|word| *word == "down")?;
    let (upgrade, downgrade) = hashes.split_at_checked(middle)?;
    let flag = |word: &str| Flag::ALL.into_iter().find(|flag| flag.word() == word);
    let list = |text: &str, none: &str| -> Vec<String> {
        if text == none { Vec::new() } else { text.split(',').map(str::to_owned).collect() }
    };
    Some(Sealed {
        id: (*id).to_owned(),
        down_revisions: list(down, "base"),
        flags: list(flags, "-").iter().map(|word| flag(word)).collect::<Option<_>>()?,
        upgrade: fingerprints(upgrade)?,
        downgrade: fingerprints(downgrade.get(1..)?)?,
        span,
    })
}

fn fingerprints(words: &[&str]) -> Option<Vec<u64>> {
    words
        .iter()
        .map(|word| if word.len() == 16 { u64::from_str_radix(word, 16).ok() } else { None })
        .collect()
}

fn damaged(lock: &Lock, span: Span, label: &str) -> Problem {
    Problem::new("damaged-lock", format!("`{}` is damaged", lock.source.path))
        .at(Place { source: Arc::clone(&lock.source), span }, label)
        .help("restore it from the repository; if both sides of a merge sealed, take one side and run `arcoiris seal` again")
}
