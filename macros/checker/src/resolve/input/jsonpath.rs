//! Paths into documents: read as `jsonpath_in` does, and given as `jsonpath_out` prints them.
//! <https://www.postgresql.org/docs/15/functions-json.html#FUNCTIONS-SQLJSON-PATH>
//!
//! What is not read (escapes, exponents, regular expressions beyond plain ones) is left undecided, and so is what PostgreSQL refuses.

use super::Input;

/// A value or predicate with what is done to it.
struct Item {
    kind: Kind,
    steps: Vec<Step>,
    /// It stands in parentheses.
    enclosed: bool,
}

enum Kind {
    /// `$`, `@`, `last`, `null`, `true`, `false`, a string, a variable: as it is printed.
    Plain(String),
    Number(String),
    Operation(&'static str, Box<Item>, Box<Item>),
    Sign(char, Box<Item>),
    Not(Box<Item>),
    IsUnknown(Box<Item>),
    Exists(Box<Item>),
    Regex(Box<Item>, String),
}

enum Step {
    /// A key, a wildcard, a method: as it is printed.
    Plain(String),
    Elements(Vec<(Item, Option<Item>)>),
    Filter(Item),
}

const COMPARISONS: [(&str, &str); 7] =
    [("==", "=="), ("!=", "!="), ("<>", "!="), ("<=", "<="), (">=", ">="), ("<", "<"), (">", ">")];
const METHODS: [&str; 7] = ["type", "size", "abs", "floor", "ceiling", "double", "keyvalue"];

/// The input function of `jsonpath`.
pub(super) fn read(text: &str) -> Input {
    let mut reader = Reader { rest: text.trim_start_matches(BLANK), depth: 0, subscripts: 0, filters: 0 };
    let strict = reader.word("strict");
    if !strict {
        reader.word("lax");
    }
    let Some(item) = reader.disjunction() else { return Input::Undecided };
    reader.blank();
    if !reader.rest.is_empty() {
        return Input::Undecided;
    }
    let mut printed = String::from(if strict { "strict " } else { "" });
    item.print(&mut printed, true);
    Input::Stored(printed)
}

const BLANK: [char; 5] = [' ', '\t', '\n', '\r', '\u{c}'];

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
    /// `last` means something within.
    subscripts: usize,
    /// `@` means something within.
    filters: usize,
}

impl<'a> Reader<'a> {
    fn blank(&mut self) {
        self.rest = self.rest.trim_start_matches(BLANK);
    }

    fn symbol(&mut self, symbol: &str) -> bool {
        self.blank();
        match self.rest.strip_prefix(symbol) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn next_name(&mut self) -> &'a str {
        self.blank();
        let part = |it: char| it.is_alphanumeric() || it == '_';
        let end = self.rest.find(|it| !part(it)).unwrap_or(self.rest.len());
        let name = self.rest.get(..end).unwrap_or_default();
        if name.starts_with(|first: char| first.is_ascii_digit()) { "" } else { name }
    }

    fn name(&mut self) -> Option<&'a str> {
        let name = self.next_name();
        self.rest = self.rest.get(name.len()..)?;
        (!name.is_empty()).then_some(name)
    }

    fn word(&mut self, word: &str) -> bool {
        let found = self.next_name() == word;
        if found {
            self.rest = self.rest.get(word.len()..).unwrap_or_default();
        }
        found
    }

    /// A string, as it is printed.
    fn string(&mut self) -> Option<String> {
        self.blank();
        let (inner, after) = self.rest.strip_prefix('"')?.split_once('"')?;
        if inner.contains('\\') || inner.chars().any(char::is_control) {
            return None;
        }
        self.rest = after;
        Some(format!("\"{inner}\""))
    }

    fn digits(&mut self) -> Option<&'a str> {
        let end = self.rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(digits)
    }

    fn number(&mut self) -> Option<String> {
        let whole = self.digits().filter(|it| *it == "0" || !it.is_empty() && !it.starts_with('0'))?;
        let mut number = whole.to_owned();
        if let Some(after) = self.rest.strip_prefix('.')
            && after.starts_with(|next: char| next.is_ascii_digit())
        {
            self.rest = after;
            number.push('.');
            number.push_str(self.digits()?);
        }
        let goes_on = |next: char| next.is_alphanumeric() || matches!(next, '_' | '.');
        (!self.rest.starts_with(goes_on) && number.len() < 100).then_some(number)
    }

    fn disjunction(&mut self) -> Option<Item> {
        self.depth += 1;
        if self.depth > 40 {
            return None;
        }
        let mut item = self.conjunction()?;
        while self.symbol("||") {
            item = Item::joined("||", item, self.conjunction()?)?;
        }
        self.depth -= 1;
        Some(item)
    }

    fn conjunction(&mut self) -> Option<Item> {
        let mut item = self.comparison()?;
        while self.symbol("&&") {
            item = Item::joined("&&", item, self.comparison()?)?;
        }
        Some(item)
    }

    fn comparison(&mut self) -> Option<Item> {
        self.blank();
        if self.rest.starts_with('!') && !self.rest.starts_with("!=") {
            self.symbol("!");
            let item = self.primary()?;
            let delimited = item.steps.is_empty() && (item.enclosed || matches!(item.kind, Kind::Exists(_)));
            return (delimited && item.is_predicate()).then(|| Item::of(Kind::Not(Box::new(item))));
        }
        let item = self.sum()?;
        self.blank();
        if self.word("is") {
            let known = item.enclosed && item.is_predicate() && self.word("unknown");
            return known.then(|| Item::of(Kind::IsUnknown(Box::new(item))));
        }
        if self.word("starts") {
            let with = self.word("with") && !item.is_predicate();
            self.blank();
            let initial = match self.rest.starts_with('$') {
                true => self.variable()?,
                false => self.string()?,
            };
            let initial = Item::of(Kind::Plain(initial));
            return with.then(|| Item::operation("starts with", item, initial));
        }
        if self.word("like_regex") {
            let mut pattern = self.string()?;
            let plain = |it: char| {
                it.is_ascii_alphanumeric() || matches!(it, '"' | '^' | '$' | ' ' | '_' | '-' | '@' | '%')
            };
            if !pattern.replace(".*", "").replace(".+", "").chars().all(plain) || item.is_predicate() {
                return None;
            }
            if self.word("flag") {
                pattern = format!("{pattern} flag {}", self.string().filter(|flag| flag == "\"i\"")?);
            }
            return Some(Item::of(Kind::Regex(Box::new(item), pattern)));
        }
        let Some((_, printed)) = COMPARISONS.iter().find(|(sign, _)| self.rest.starts_with(sign)) else {
            return Some(item);
        };
        let (sign, _) = COMPARISONS.iter().find(|(sign, _)| self.rest.starts_with(sign))?;
        self.symbol(sign);
        let right = self.sum()?;
        (!item.is_predicate() && !right.is_predicate()).then(|| Item::operation(printed, item, right))
    }

    fn sum(&mut self) -> Option<Item> {
        let mut item = self.product()?;
        loop {
            let sign = match () {
                () if self.symbol("+") => "+",
                () if self.symbol("-") => "-",
                () => return Some(item),
            };
            item = Item::calculated(sign, item, self.product()?)?;
        }
    }

    fn product(&mut self) -> Option<Item> {
        let mut item = self.signed()?;
        loop {
            let sign = match () {
                () if self.symbol("*") => "*",
                () if self.symbol("/") => "/",
                () if self.symbol("%") => "%",
                () => return Some(item),
            };
            item = Item::calculated(sign, item, self.signed()?)?;
        }
    }

    fn signed(&mut self) -> Option<Item> {
        for sign in ['+', '-'] {
            if !self.symbol(sign.encode_utf8(&mut [0; 4])) {
                continue;
            }
            self.depth += 1;
            let item = (self.depth < 40).then(|| self.signed())??;
            self.depth -= 1;
            if item.is_predicate() {
                return None;
            }
            // A constant is read with its sign.
            return Some(match item {
                Item { kind: Kind::Number(digits), steps, .. } if steps.is_empty() => {
                    let negative = sign == '-' && digits.bytes().any(|it| it.is_ascii_digit() && it != b'0');
                    let digits = match (negative, digits.strip_prefix('-')) {
                        (true, Some(positive)) => positive.to_owned(),
                        (true, None) => format!("-{digits}"),
                        (false, _) => digits,
                    };
                    Item::of(Kind::Number(digits))
                }
                item => Item::of(Kind::Sign(sign, Box::new(item))),
            });
        }
        self.primary()
    }

    fn primary(&mut self) -> Option<Item> {
        self.blank();
        let mut item = if self.symbol("(") {
            let item = self.disjunction()?;
            if !self.symbol(")") {
                return None;
            }
            Item { enclosed: true, ..item }
        } else if self.rest.starts_with('"') {
            Item::of(Kind::Plain(self.string()?))
        } else if self.rest.starts_with('$') {
            Item::of(Kind::Plain(self.variable()?))
        } else if self.rest.starts_with('@') && self.filters > 0 {
            self.symbol("@");
            Item::of(Kind::Plain("@".to_owned()))
        } else if self.rest.starts_with(|next: char| next.is_ascii_digit()) {
            Item::of(Kind::Number(self.number()?))
        } else {
            match self.name()? {
                "exists" => {
                    let open = self.symbol("(");
                    let item = self.disjunction()?;
                    let whole = open && self.symbol(")") && !item.is_predicate();
                    return whole.then(|| Item::of(Kind::Exists(Box::new(item))));
                }
                word @ ("null" | "true" | "false") => Item::of(Kind::Plain(word.to_owned())),
                "last" if self.subscripts > 0 => Item::of(Kind::Plain("last".to_owned())),
                _ => return None,
            }
        };
        let mut first = true;
        while let Some(step) = self.step()? {
            if first && item.enclosed && !item.steps.is_empty() {
                // `($.a).b`: the steps go on.
                item.enclosed = false;
            }
            first = false;
            item.steps.push(step);
        }
        Some(item)
    }

    /// `$` or `$name`, as it is printed.
    fn variable(&mut self) -> Option<String> {
        self.rest = self.rest.strip_prefix('$')?;
        let begins = |next: char| next.is_alphabetic() || next == '_';
        if self.rest.starts_with('"') {
            return Some(format!("${}", self.string()?));
        }
        match self.rest.starts_with(begins) {
            true => Some(format!("$\"{}\"", self.name()?)),
            false if self.rest.starts_with(|next: char| next.is_alphanumeric()) => None,
            false => Some("$".to_owned()),
        }
    }

    fn step(&mut self) -> Option<Option<Step>> {
        if self.symbol(".") {
            self.blank();
            if self.symbol("**") {
                return match self.rest.starts_with('{') {
                    true => None,
                    false => Some(Some(Step::Plain(".**".to_owned()))),
                };
            }
            if self.symbol("*") {
                return Some(Some(Step::Plain(".*".to_owned())));
            }
            if self.rest.starts_with('"') {
                return Some(Some(Step::Plain(format!(".{}", self.string()?))));
            }
            let name = self.name()?;
            if !self.symbol("(") {
                return Some(Some(Step::Plain(format!(".\"{name}\""))));
            }
            let argument = if name == "datetime" && !self.rest.starts_with(')') {
                self.string()?
            } else if METHODS.contains(&name) || name == "datetime" {
                String::new()
            } else {
                return None;
            };
            return self.symbol(")").then(|| Some(Step::Plain(format!(".{name}({argument})"))));
        }
        if self.symbol("[") {
            if self.symbol("*") {
                return self.symbol("]").then(|| Some(Step::Plain("[*]".to_owned())));
            }
            self.subscripts += 1;
            let mut elements = Vec::new();
            loop {
                let from = self.disjunction()?;
                let to = if self.word("to") { Some(self.disjunction()?) } else { None };
                if from.is_predicate() || to.as_ref().is_some_and(Item::is_predicate) {
                    return None;
                }
                elements.push((from, to));
                if !self.symbol(",") {
                    break;
                }
            }
            self.subscripts -= 1;
            return self.symbol("]").then_some(Some(Step::Elements(elements)));
        }
        if self.symbol("?") {
            if !self.symbol("(") {
                return None;
            }
            self.filters += 1;
            let condition = self.disjunction().filter(Item::is_predicate)?;
            self.filters -= 1;
            return self.symbol(")").then_some(Some(Step::Filter(condition)));
        }
        Some(None)
    }
}

impl Item {
    fn of(kind: Kind) -> Item {
        Item { kind, steps: Vec::new(), enclosed: false }
    }

    fn operation(sign: &'static str, left: Item, right: Item) -> Item {
        Item::of(Kind::Operation(sign, Box::new(left), Box::new(right)))
    }

    /// Predicates joined.
    fn joined(sign: &'static str, left: Item, right: Item) -> Option<Item> {
        (left.is_predicate() && right.is_predicate()).then(|| Item::operation(sign, left, right))
    }

    fn calculated(sign: &'static str, left: Item, right: Item) -> Option<Item> {
        (!left.is_predicate() && !right.is_predicate()).then(|| Item::operation(sign, left, right))
    }

    fn is_predicate(&self) -> bool {
        self.steps.is_empty()
            && match &self.kind {
                Kind::Operation(sign, ..) => !matches!(*sign, "+" | "-" | "*" | "/" | "%"),
                Kind::Not(_) | Kind::IsUnknown(_) | Kind::Exists(_) | Kind::Regex(..) => true,
                Kind::Plain(_) | Kind::Number(_) | Kind::Sign(..) => false,
            }
    }

    /// `operationPriority`
    fn priority(&self) -> u8 {
        match &self.kind {
            Kind::Operation(sign, ..) => match *sign {
                "||" => 0,
                "&&" => 1,
                "+" | "-" => 3,
                "*" | "/" | "%" => 4,
                _ => 2,
            },
            Kind::Sign(..) => 5,
            Kind::Plain(_)
            | Kind::Number(_)
            | Kind::Not(_)
            | Kind::IsUnknown(_)
            | Kind::Exists(_)
            | Kind::Regex(..) => 6,
        }
    }

    /// `printJsonPathItem`
    fn print(&self, to: &mut String, enclosed: bool) {
        let (open, close) = if enclosed { ("(", ")") } else { ("", "") };
        let part = |to: &mut String, item: &Item| item.print(to, item.priority() <= self.priority());
        match &self.kind {
            Kind::Plain(text) => to.push_str(text),
            Kind::Number(digits) if self.steps.is_empty() => to.push_str(digits),
            Kind::Number(digits) => to.push_str(&format!("({digits})")),
            Kind::Operation(sign, left, right) => {
                to.push_str(open);
                part(to, left);
                to.push_str(&format!(" {sign} "));
                part(to, right);
                to.push_str(close);
            }
            Kind::Sign(sign, item) => {
                to.push_str(open);
                to.push(*sign);
                part(to, item);
                to.push_str(close);
            }
            Kind::Not(item) => enclose(to, "!(", item, ")"),
            Kind::IsUnknown(item) => enclose(to, "(", item, ") is unknown"),
            Kind::Exists(item) => enclose(to, "exists (", item, ")"),
            Kind::Regex(item, pattern) => {
                to.push_str(open);
                part(to, item);
                to.push_str(&format!(" like_regex {pattern}{close}"));
            }
        }
        for step in &self.steps {
            match step {
                Step::Plain(text) => to.push_str(text),
                Step::Filter(condition) => enclose(to, "?(", condition, ")"),
                Step::Elements(elements) => {
                    for (index, (from, last)) in elements.iter().enumerate() {
                        enclose(to, if index == 0 { "[" } else { "," }, from, "");
                        if let Some(last) = last {
                            enclose(to, " to ", last, "");
                        }
                    }
                    to.push(']');
                }
            }
        }
    }
}

fn enclose(to: &mut String, before: &str, item: &Item, after: &str) {
    to.push_str(before);
    item.print(to, false);
    to.push_str(after);
}
