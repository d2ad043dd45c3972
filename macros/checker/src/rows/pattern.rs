//! Regular expressions over known texts, as far as they are the usual ones: what POSIX gives another meaning than expected, or
//! hangs on the collation, is not looked into. <https://www.postgresql.org/docs/15/functions-matching.html#POSIX-SYNTAX-DETAILS>

/// How many steps a match may take.
const MOST_STEPS: usize = 100_000;

/// A part of a pattern.
#[derive(Debug, Clone)]
enum Part {
    One(Class),
    Begin,
    End,
    Group(Vec<Vec<Part>>),
    Repeat(Box<Part>, usize, Option<usize>),
}

/// Letters.
#[derive(Debug, Clone)]
enum Class {
    Any,
    Letter(char),
    Set { ranges: Vec<(char, char)>, negated: bool },
}

/// Whether a text matches a pattern, as `~` says, or `~*` if `insensitive`; `None` where that is not told here.
pub(crate) fn matches(text: &str, pattern: &str, insensitive: bool) -> Option<bool> {
    if !text.is_ascii() || !pattern.is_ascii() || text.contains('\n') || pattern.starts_with("***") {
        return None;
    }
    let (text, pattern) = match insensitive {
        // A backslash would mean something else in small letters.
        true if pattern.contains('\\') || pattern.contains("[:") => return None,
        true => (text.to_ascii_lowercase(), pattern.to_ascii_lowercase()),
        false => (text.to_owned(), pattern.to_owned()),
    };
    let mut reader = Reader { rest: pattern.chars().collect(), at: 0 };
    let alternatives = reader.alternatives()?;
    if reader.at < reader.rest.len() {
        return None;
    }
    let text: Vec<char> = text.chars().collect();
    let mut steps = 0;
    let whole = [Part::Group(alternatives)];
    for from in 0..=text.len() {
        let mut matcher = Matcher { text: &text, steps: &mut steps };
        if matcher.rest(&whole, from, &mut |_, _| true) {
            return Some(true);
        }
        if steps > MOST_STEPS {
            return None;
        }
    }
    Some(false)
}

/// A `SIMILAR TO` pattern as a regular expression; `None` with an escape.
pub(crate) fn similar(pattern: &str) -> Option<String> {
    if pattern.contains(['\\', '"', '^', '$', '.']) {
        return None;
    }
    Some(format!("^(?:{})$", pattern.replace('%', ".*").replace('_', ".")))
}

struct Reader {
    rest: Vec<char>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.rest.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += 1;
        Some(letter)
    }

    fn takes(&mut self, letter: char) -> bool {
        let is = self.peek() == Some(letter);
        self.at += usize::from(is);
        is
    }

    fn alternatives(&mut self) -> Option<Vec<Vec<Part>>> {
        let mut found = vec![self.sequence()?];
        while self.takes('|') {
            found.push(self.sequence()?);
        }
        Some(found)
    }

    fn sequence(&mut self) -> Option<Vec<Part>> {
        let mut parts = Vec::new();
        while let Some(letter) = self.peek().filter(|letter| !matches!(letter, '|' | ')')) {
            self.at += 1;
            let part = match letter {
                '^' => Part::Begin,
                '$' => Part::End,
                '.' => Part::One(Class::Any),
                '[' => Part::One(self.set()?),
                '(' => {
                    if self.takes('?') && !self.takes(':') {
                        return None;
                    }
                    let inner = self.alternatives()?;
                    if !self.takes(')') {
                        return None;
                    }
                    Part::Group(inner)
                }
                '\\' => Part::One(self.escaped()?),
                '*' | '+' | '?' | '{' => return None,
                letter => Part::One(Class::Letter(letter)),
            };
            parts.push(self.repeated(part)?);
        }
        Some(parts)
    }

    fn repeated(&mut self, part: Part) -> Option<Part> {
        let (least, most) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => {
                self.at += 1;
                let least = self.number()?;
                let most = match self.takes(',') {
                    false => Some(least),
                    true if self.peek() == Some('}') => None,
                    true => Some(self.number()?),
                };
                if self.peek() != Some('}') || most.is_some_and(|most| most < least) {
                    return None;
                }
                (least, most)
            }
            _ => return Some(part),
        };
        self.at += 1;
        // Whether it is greedy does not matter to whether it matches.
        self.takes('?');
        let again = matches!(self.peek(), Some('*' | '+' | '?' | '{'));
        let anchor = matches!(part, Part::Begin | Part::End);
        (!again && !anchor).then(|| Part::Repeat(Box::new(part), least, most))
    }

    fn number(&mut self) -> Option<usize> {
        let mut digits = String::new();
        while let Some(digit) = self.peek().filter(char::is_ascii_digit) {
            digits.push(digit);
            self.at += 1;
        }
        digits.parse().ok().filter(|number| *number <= 255)
    }

    /// Behind a backslash.
    fn escaped(&mut self) -> Option<Class> {
        let set = |ranges: &[(char, char)], negated| Class::Set { ranges: ranges.to_vec(), negated };
        const WORD: &[(char, char)] = &[('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')];
        const SPACE: &[(char, char)] = &[(' ', ' '), ('\t', '\r')];
        Some(match self.next()? {
            'd' => set(&[('0', '9')], false),
            'D' => set(&[('0', '9')], true),
            'w' => set(WORD, false),
            'W' => set(WORD, true),
            's' => set(SPACE, false),
            'S' => set(SPACE, true),
            letter if letter.is_ascii_punctuation() || letter == ' ' => Class::Letter(letter),
            _ => return None,
        })
    }

    /// Behind `[`.
    fn set(&mut self) -> Option<Class> {
        let negated = self.takes('^');
        let mut ranges = Vec::new();
        let mut first = true;
        loop {
            let letter = self.next()?;
            match letter {
                ']' if !first => return Some(Class::Set { ranges, negated }),
                '[' if self.peek() == Some(':') => {
                    let rest: String = self.rest.iter().skip(self.at).collect();
                    let (name, _) = rest.get(1..)?.split_once(":]")?;
                    self.at += name.len() + 3;
                    ranges.extend_from_slice(match name {
                        "alpha" => &[('a', 'z'), ('A', 'Z')],
                        "digit" => &[('0', '9')],
                        "alnum" => &[('a', 'z'), ('A', 'Z'), ('0', '9')],
                        "lower" => &[('a', 'z')],
                        "upper" => &[('A', 'Z')],
                        "space" => &[(' ', ' '), ('\t', '\r')],
                        _ => return None,
                    });
                }
                '[' if matches!(self.peek(), Some('.' | '=')) => return None,
                '\\' => match self.escaped()? {
                    Class::Letter(letter) => ranges.push((letter, letter)),
                    Class::Set { ranges: inner, negated: false } => ranges.extend(inner),
                    Class::Set { .. } | Class::Any => return None,
                },
                low => {
                    let ends = self.rest.get(self.at + 1).is_none_or(|next| *next == ']');
                    if self.peek() == Some('-') && !ends {
                        self.at += 1;
                        let high = self.next().filter(|high| !matches!(high, '[' | '\\'))?;
                        if high < low {
                            return None;
                        }
                        ranges.push((low, high));
                    } else {
                        ranges.push((low, low));
                    }
                }
            }
            first = false;
        }
    }
}

struct Matcher<'m> {
    text: &'m [char],
    steps: &'m mut usize,
}

/// What is to match behind what has.
type Then<'t> = dyn FnMut(&mut Matcher<'_>, usize) -> bool + 't;

impl Matcher<'_> {
    fn rest(&mut self, parts: &[Part], at: usize, then: &mut Then<'_>) -> bool {
        *self.steps += 1;
        if *self.steps > MOST_STEPS {
            return false;
        }
        let Some((part, behind)) = parts.split_first() else { return then(self, at) };
        self.part(part, at, &mut |matcher, at| matcher.rest(behind, at, then))
    }

    fn part(&mut self, part: &Part, at: usize, then: &mut Then<'_>) -> bool {
        match part {
            Part::One(class) => {
                self.text.get(at).is_some_and(|letter| class.has(*letter)) && then(self, at + 1)
            }
            Part::Begin => at == 0 && then(self, at),
            Part::End => at == self.text.len() && then(self, at),
            Part::Group(alternatives) => alternatives.iter().any(|parts| self.rest(parts, at, then)),
            Part::Repeat(part, least, most) => self.repeat(part, (*least, *most), at, then),
        }
    }

    fn repeat(
        &mut self,
        part: &Part,
        (least, most): (usize, Option<usize>),
        at: usize,
        then: &mut Then<'_>,
    ) -> bool {
        *self.steps += 1;
        if *self.steps > MOST_STEPS {
            return false;
        }
        let less = (least.saturating_sub(1), most.map(|most| most.saturating_sub(1)));
        let more = most != Some(0)
            && self.part(part, at, &mut |matcher, next| {
                // What matches nothing need not match again.
                (next > at || least > 0) && matcher.repeat(part, less, next, then)
            });
        more || least == 0 && then(self, at)
    }
}

impl Class {
    fn has(&self, letter: char) -> bool {
        match self {
            Class::Any => true,
            Class::Letter(own) => *own == letter,
            Class::Set { ranges, negated } => {
                ranges.iter().any(|(low, high)| (*low..=*high).contains(&letter)) != *negated
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{matches, similar};

    #[test]
    fn the_usual_patterns_match_as_on_the_server() {
        let check = |text: &str, pattern: &str, expected: Option<bool>| {
            assert_eq!(matches(text, pattern, false), expected, "{text:?} ~ {pattern:?}");
        };
        check("x@y.z", "^[^@]+@[^@]+$", Some(true));
        check("nope", "^[^@]+@[^@]+$", Some(false));
        check("a-b_c", "^[a-z0-9]+(?:[-_][a-z0-9]+)*$", Some(true));
        check("a--b", "^[a-z0-9]+(-[a-z0-9]+)*$", Some(false));
        check("#a0b1c2", "^#[0-9a-fA-F]{6}$", Some(true));
        check("#a0b1c", "^#[0-9a-fA-F]{6}$", Some(false));
        check("ab1", r"^\w+\d$", Some(true));
        check("abc", "b", Some(true));
        check("abc", "^(a|b)c", Some(false));
        check("x]", "[]x]]", Some(true));
        check("aaa", "^(a*)*$", Some(true));
        check("a", "(?=a)", None);
        check("a", r"\m", None);
        check("é", "é", None);
        assert_eq!(matches("ABC", "^[a-z]+$", true), Some(true));
        assert_eq!(similar("[a-z]{3}%").as_deref(), Some("^(?:[a-z]{3}.*)$"));
    }
}
