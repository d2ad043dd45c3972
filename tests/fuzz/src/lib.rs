//! What the fuzz targets share: the words that inputs are made of, and how inputs are changed.
//!
//! Bytes changed at random rarely get past the grammar, so half of the changes are made to whole tokens: taken away, doubled,
//! put elsewhere, replaced by tokens (or statements) of the checker's own cases.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use libfuzzer_sys::fuzzer_mutate;

/// The checker's cases: what the words are taken from.
fn cases() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../macros/checker/tests/cases");
        let mut files = Vec::new();
        sql_files(&folder, &mut files);
        files.sort();
        let mut words = Words::default();
        for file in files {
            let text = fs::read_to_string(file).unwrap_or_default();
            let text: String =
                text.lines().filter(|line| !line.starts_with("--")).flat_map(|it| [it, "\n"]).collect();
            words.tokens.extend(tokens(&text).into_iter().map(str::to_owned));
            words.statements.extend(text.split_inclusive(';').map(str::to_owned));
        }
        words.tokens.sort();
        words.tokens.dedup();
        words
    })
}

#[derive(Default)]
struct Words {
    tokens: Vec<String>,
    statements: Vec<String>,
}

fn sql_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sql_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "sql") {
            found.push(path);
        }
    }
}

/// A text in words, white space, and single characters: coarser than PostgreSQL's, and nothing is lost.
fn tokens(text: &str) -> Vec<&str> {
    let kind = |character: char| match character {
        _ if character.is_alphanumeric() || character == '_' => 0,
        _ if character.is_whitespace() => 1,
        _ => 2,
    };
    let mut found = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, character) in text.char_indices() {
        let it = kind(character);
        if at > start && (last != Some(it) || it == 2) {
            found.push(&text[start..at]);
            start = at;
        }
        last = Some(it);
    }
    if start < text.len() {
        found.push(&text[start..]);
    }
    found
}

/// Numbers that follow one another by xorshift.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

/// Changes an input in place and tells its new length.
pub fn mutate(data: &mut [u8], size: usize, max: usize, seed: u32) -> usize {
    let mut dice = Dice(u64::from(seed) << 1 | 1);
    dice.below(2);
    let text = match std::str::from_utf8(&data[..size]) {
        Ok(text) if dice.below(4) != 0 => text.to_owned(),
        _ => return fuzzer_mutate(data, size, max),
    };
    let words = cases();
    let mut parts: Vec<&str> = tokens(&text);
    for _ in 0..=dice.below(4) {
        let at = dice.below(parts.len());
        let other = dice.below(parts.len());
        match dice.below(8) {
            _ if parts.is_empty() => parts.push(&words.statements[dice.below(words.statements.len())]),
            0 => drop(parts.remove(at)),
            1 => parts.insert(at, parts[other]),
            2 => parts.swap(at, other),
            3 | 4 => parts[at] = &words.tokens[dice.below(words.tokens.len())],
            5 => parts.insert(at, &words.tokens[dice.below(words.tokens.len())]),
            6 => {
                let end = (at + dice.below(12)).min(parts.len());
                drop(parts.drain(at..end));
            }
            _ => {
                let ends: Vec<usize> = (0..parts.len()).filter(|&it| parts[it] == ";").collect();
                let at = ends.get(dice.below(ends.len())).map_or(parts.len(), |end| end + 1);
                parts.insert(at, &words.statements[dice.below(words.statements.len())]);
            }
        }
    }
    let changed = parts.concat();
    let mut end = changed.len().min(max);
    while !changed.is_char_boundary(end) {
        end -= 1;
    }
    data[..end].copy_from_slice(&changed.as_bytes()[..end]);
    end
}

/// A panic of the parser of record is caught where it is called, and is no finding; one that gets as far as the target is.
/// `libfuzzer-sys` would end the process at the first of them.
pub fn let_caught_panics_be() {
    std::panic::set_hook(Box::new(|_| {}));
}
