//! The regular expressions that scripts have in conditions on names: letters, `^`, `$`, `.`, `*`, `+`, `?`, classes, alternatives.
//! Whatever else PostgreSQL's have is not answered. <https://www.postgresql.org/docs/15/functions-matching.html#FUNCTIONS-POSIX-REGEXP>

/// One thing to match.
#[derive(Debug, Clone)]
enum Atom {
    Letter(char),
    Any,
    Class { negated: bool, ranges: Vec<(char, char)> },
    Start,
    End,
    Group(Vec<Vec<Piece>>),
}

/// An atom and how often.
#[derive(Debug, Clone)]
struct Piece {
    atom: Atom,
    least: usize,
    most: usize,
}

/// Whether a text matches; `None` for an expression that is not understood, or takes too long.
pub(super) fn matches(pattern: &str, text: &str) -> Option<bool> {
    let letters: Vec<char> = pattern.chars().collect();
    let mut at = 0;
    let alternatives = alternatives(&letters, &mut at, 0)?;
    if at != letters.len() {
        return None;
    }
    let text: Vec<char> = text.chars().collect();
    let mut steps = 20_000usize;
    for start in 0..=text.len() {
        for branch in &alternatives {
            if run(branch, 0, &text, start, &mut steps, &mut |_, _| Some(true))? {
                return Some(true);
            }
        }
    }
    Some(false)
}

fn alternatives(letters: &[char], at: &mut usize, depth: usize) -> Option<Vec<Vec<Piece>>> {
    if depth > 10 {
        return None;
    }
    let mut found = vec![Vec::new()];
    while let Some(letter) = letters.get(*at) {
        let atom = match letter {
            ')' if depth > 0 => break,
            '|' => {
                found.push(Vec::new());
                *at += 1;
                continue;
            }
            '(' => {
                *at += 1;
                if letters.get(*at) == Some(&'?') {
                    if letters.get(*at + 1) != Some(&':') {
                        return None;
                    }
                    *at += 2;
                }
                let inner = alternatives(letters, at, depth + 1)?;
                if letters.get(*at) != Some(&')') {
                    return None;
                }
                Atom::Group(inner)
            }
            '[' => class(letters, at)?,
            '^' => Atom::Start,
            '$' => Atom::End,
            '.' => Atom::Any,
            '\\' => {
                *at += 1;
                match letters.get(*at)? {
                    'd' => Atom::Class { negated: false, ranges: vec![('0', '9')] },
                    escaped if !escaped.is_ascii_alphanumeric() => Atom::Letter(*escaped),
                    _ => return None,
                }
            }
            '*' | '+' | '?' | '{' | ')' => return None,
            letter => Atom::Letter(*letter),
        };
        *at += 1;
        let (least, most) = match letters.get(*at) {
            Some('*') => (0, usize::MAX),
            Some('+') => (1, usize::MAX),
            Some('?') => (0, 1),
            Some('{') => return None,
            _ => (1, 1),
        };
        if (least, most) != (1, 1) {
            *at += 1;
            if letters.get(*at) == Some(&'?') {
                // Whether it is greedy changes no answer.
                *at += 1;
            }
        }
        found.last_mut()?.push(Piece { atom, least, most });
    }
    Some(found)
}

fn class(letters: &[char], at: &mut usize) -> Option<Atom> {
    *at += 1;
    let negated = letters.get(*at) == Some(&'^');
    *at += usize::from(negated);
    let mut ranges = Vec::new();
    let first = *at;
    loop {
        let letter = *letters.get(*at)?;
        if letter == ']' && *at > first {
            return Some(Atom::Class { negated, ranges });
        }
        if matches!(letter, '[' | '\\') {
            return None;
        }
        let range = letters.get(*at + 1) == Some(&'-') && letters.get(*at + 2).is_some_and(|it| *it != ']');
        if range {
            ranges.push((letter, *letters.get(*at + 2)?));
            *at += 3;
        } else {
            ranges.push((letter, letter));
            *at += 1;
        }
    }
}

type Rest<'r> = &'r mut dyn FnMut(usize, &mut usize) -> Option<bool>;

/// Matches the pieces from `index` on at `place`, then the rest.
fn run(
    pieces: &[Piece],
    index: usize,
    text: &[char],
    place: usize,
    steps: &mut usize,
    rest: Rest<'_>,
) -> Option<bool> {
    *steps = steps.checked_sub(1)?;
    let Some(piece) = pieces.get(index) else { return rest(place, steps) };
    repeat(pieces, index, piece, 0, text, place, steps, rest)
}

#[expect(clippy::too_many_arguments, reason = "the state of a backtracking matcher")]
fn repeat(
    pieces: &[Piece],
    index: usize,
    piece: &Piece,
    count: usize,
    text: &[char],
    place: usize,
    steps: &mut usize,
    rest: Rest<'_>,
) -> Option<bool> {
    *steps = steps.checked_sub(1)?;
    if count >= piece.least && run(pieces, index + 1, text, place, steps, rest)? {
        return Some(true);
    }
    if count >= piece.most {
        return Some(false);
    }
    let one = |letter: Option<&char>| match (&piece.atom, letter) {
        (Atom::Letter(wanted), Some(letter)) => wanted == letter,
        (Atom::Any, Some(_)) => true,
        (Atom::Class { negated, ranges }, Some(letter)) => {
            ranges.iter().any(|(from, to)| from <= letter && letter <= to) != *negated
        }
        _ => false,
    };
    match &piece.atom {
        Atom::Start => {
            if place == 0 && count == 0 {
                return run(pieces, index + 1, text, place, steps, rest);
            }
            Some(false)
        }
        Atom::End => {
            if place == text.len() && count == 0 {
                return run(pieces, index + 1, text, place, steps, rest);
            }
            Some(false)
        }
        Atom::Group(branches) => {
            for branch in branches {
                let mut after = |end: usize, steps: &mut usize| {
                    if end == place {
                        // What matches nothing is repeated no further.
                        return run(pieces, index + 1, text, end, steps, rest);
                    }
                    repeat(pieces, index, piece, count + 1, text, end, steps, rest)
                };
                if run(branch, 0, text, place, steps, &mut after)? {
                    return Some(true);
                }
            }
            Some(false)
        }
        Atom::Letter(_) | Atom::Any | Atom::Class { .. } => {
            if one(text.get(place)) {
                return repeat(pieces, index, piece, count + 1, text, place + 1, steps, rest);
            }
            Some(false)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn matches_as_postgresql_does() {
        for (pattern, text, expected) in [
            ("^a.c$", "abc", true),
            ("b", "abc", true),
            ("^b", "abc", false),
            ("^(pg_|sql_)", "sql_features", true),
            ("^(pg_|sql_)", "users", false),
            ("a|b$", "xb", true),
            ("^[a-z_]+_[0-9]+$", "part_12", true),
            ("^[^0-9]*$", "part_12", false),
            ("^x(ab)*y$", "xababy", true),
            ("_\\d\\d$", "p_12", true),
            ("colou?r", "color", true),
        ] {
            assert_eq!(matches(pattern, text), Some(expected), "{text} ~ {pattern}");
        }
        assert_eq!(matches("a{2}", "aa"), None);
        assert_eq!(matches("\\w", "a"), None);
    }
}
