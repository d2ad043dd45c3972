//! What is not known any more since a statement that could not be seen through: everything that its text names.
//!
//! A later refusal, difference or acceptance that touches what is in doubt is declared; what has nothing to do with it is judged
//! exactly. What cannot be seen through is presumed to have been accepted; but where a statement is refused if what is in doubt is
//! as it seems, PostgreSQL may have refused its script as a whole, and all that the script did is in doubt too. Statements on rows
//! change no catalog and cast no doubt, nor do blocks of code in which no word of DDL stands.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use arcoiris_catalog::{Catalog, Change, Difference, Mark, Object, ObjectId};

use crate::parse;
use crate::refusal::{Refusal, RefusalFact};
use crate::syntax::{Statement, StatementKind};

/// What a statement that cannot be seen through may have done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Rows only.
    Rows,
    /// An extension, which is known by its name alone.
    Extension,
    /// An object of its own, which needs others: what is named after its name cannot be dropped as before.
    NewObject,
    /// Something to a part of an object that is there: a column's default, a constraint.
    Part,
    /// Anything to what it names.
    Named,
    /// Anything to any object that there is.
    Everything,
}

/// What is in doubt. A copy costs nothing until one of the two changes: each transaction keeps one.
#[derive(Debug, Clone, Default)]
pub(super) struct Doubt(Rc<Doubts>);

#[derive(Debug, Clone, Default)]
struct Doubts {
    /// Names of objects that were there: what they are now is not known.
    objects: HashSet<String>,
    /// Other words, which may be names of objects that are there now.
    words: HashSet<String>,
    /// Those of the objects that a script touched which PostgreSQL may have refused as a whole.
    refused: HashSet<String>,
    /// Names of what is made by statements that cannot be seen through.
    made: HashSet<String>,
    /// Names of objects that something may depend on, by the name of that.
    needed: HashMap<String, HashSet<String>>,
    /// Objects of which a part is in doubt, with the words that tell which part.
    parts: Vec<Rc<(HashSet<String>, HashSet<String>)>>,
    /// Objects with lower numbers are all in doubt.
    before: Option<u32>,
}

/// Functions by name, with the text that makes them: what a block that calls one may do.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    texts: HashMap<String, String>,
}

/// Words that tell what kind of object a label is about.
const KINDS: [&str; 20] = [
    "access",
    "aggregate",
    "column",
    "constraint",
    "default",
    "domain",
    "extension",
    "for",
    "foreign",
    "function",
    "index",
    "materialized",
    "of",
    "on",
    "sequence",
    "table",
    "trigger",
    "type",
    "value",
    "view",
];

/// Words of statements that change the catalog.
const DDL: [&str; 17] = [
    "alter", "attach", "cluster", "comment", "create", "detach", "drop", "execute", "grant", "import",
    "into", "reassign", "refresh", "rename", "revoke", "security", "truncate",
];

impl Bodies {
    /// Notes a statement that makes a function.
    pub(super) fn note(&mut self, text: &str) {
        let mut before = String::new();
        for word in words(text).take(8) {
            let makes = matches!(before.as_str(), "function" | "procedure");
            if makes {
                let name = text_after(text, &before);
                // From the body on.
                let body = text.find('$').and_then(|at| text.get(at..)).unwrap_or(text);
                self.texts.insert(name.unwrap_or(word), body.to_lowercase());
                return;
            }
            before = word;
        }
    }

    /// The text with the bodies of the functions that it calls, and of those that they call.
    fn unfold(&self, text: &str) -> String {
        let mut all = text.to_lowercase();
        let mut seen: HashSet<&str> = HashSet::new();
        let mut next = all.clone();
        while !next.is_empty() {
            let mut found = String::new();
            for word in words(&next) {
                if let Some((name, body)) = self.texts.get_key_value(&word)
                    && seen.insert(name)
                {
                    found.push(' ');
                    found.push_str(body);
                }
            }
            all.push_str(&found);
            next = found;
        }
        all
    }
}

/// The last part of the qualified name behind `FUNCTION`.
fn text_after(text: &str, word: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let rest = lower.get(lower.find(word)? + word.len()..)?;
    let name = rest.split('(').next()?;
    words(name).last()
}

impl Doubt {
    /// Whether nothing is in doubt.
    pub(super) fn is_empty(&self) -> bool {
        self.0.objects.is_empty()
            && self.0.words.is_empty()
            && self.0.needed.is_empty()
            && self.0.parts.is_empty()
            && self.0.before.is_none()
    }

    /// A statement could not be seen through.
    pub(super) fn cast(&mut self, reach: Reach, text: &str, bodies: &Bodies, catalog: &Catalog) {
        let doubts = Rc::make_mut(&mut self.0);
        match reach {
            Reach::Rows => return,
            Reach::Everything => {
                doubts.before = doubts.before.max(Some(catalog.next_number()));
            }
            Reach::Extension => {
                // Whether its objects are there is asked of it when they are missing.
                let named = words(text).filter(|word| !is_syntax(word, text) && !parse::is_keyword(word));
                doubts.words.extend(named);
                return;
            }
            Reach::NewObject | Reach::Part | Reach::Named => {}
        }
        let all = bodies.unfold(text);
        doubts.made.extend(made(&all));
        let names = names(catalog);
        if reach == Reach::Part {
            let (objects, others): (HashSet<String>, HashSet<String>) = words(text)
                .filter(|word| !is_syntax(word, text))
                .partition(|word| names.contains(word.as_str()));
            doubts.words.extend(others.iter().cloned());
            doubts.parts.push(Rc::new((objects, others)));
            return;
        }
        let head = match reach {
            // `CREATE OR REPLACE VIEW pos.totals AS …`: up to the name.
            Reach::NewObject => head(text),
            Reach::Rows | Reach::Extension | Reach::Part | Reach::Named | Reach::Everything => usize::MAX,
        };
        let owner = words(text).nth(head.saturating_sub(1)).unwrap_or_default();
        for (index, word) in words(&all).enumerate() {
            if index >= head {
                if names.contains(word.as_str()) {
                    doubts.needed.entry(owner.clone()).or_default().insert(word);
                }
            } else if names.contains(word.as_str()) {
                doubts.objects.insert(word);
            } else {
                doubts.words.insert(word);
            }
        }
    }

    /// What a script did is in doubt.
    pub(super) fn cast_changes(&mut self, changes: &[Change]) {
        let doubts = Rc::make_mut(&mut self.0);
        for change in changes {
            for object in [&change.before, &change.after].into_iter().flatten() {
                // A schema that was granted something is there all the same.
                let stays = matches!(object.as_ref(), Object::Schema(_))
                    && change.before.is_some()
                    && change.after.is_some();
                if !stays {
                    let name = object.name().as_str().to_lowercase();
                    doubts.refused.insert(name.clone());
                    doubts.objects.insert(name);
                }
            }
        }
    }

    /// An object of this name is not there any more, whatever it was: what is made under the name from now on is known.
    pub(super) fn clear(&mut self, name: &str) {
        if self.is_empty() {
            return;
        }
        let doubts = Rc::make_mut(&mut self.0);
        let name = name.to_lowercase();
        for words in [&mut doubts.objects, &mut doubts.words, &mut doubts.refused, &mut doubts.made] {
            words.remove(&name);
        }
        doubts.needed.remove(&name);
        doubts.needed.values_mut().for_each(|words| {
            words.remove(&name);
        });
        for part in &mut doubts.parts {
            if part.0.contains(&name) {
                Rc::make_mut(part).0.remove(&name);
            }
        }
    }

    /// What an object of this name is now is not known.
    pub(super) fn name(&mut self, name: &str) {
        Rc::make_mut(&mut self.0).objects.insert(name.to_lowercase());
    }

    /// Whether a statement that could not be applied makes an object of this name.
    pub(super) fn makes_name(&self, name: &str) -> bool {
        self.0.made.contains(&name.to_lowercase())
    }

    /// Whether a statement that was accepted has to do with what is in doubt.
    pub(super) fn touches(&self, statement: &Statement, text: &str, catalog: &Catalog, mark: Mark) -> bool {
        if self.is_empty() || is_harmless(&statement.kind) {
            return false;
        }
        if self.mentions(text, catalog) {
            return true;
        }
        catalog.changes_since(mark).iter().any(|change| {
            let named = |object: &Object| {
                let name = object.name().as_str().to_lowercase();
                self.0.objects.contains(&name) || self.0.words.contains(&name)
            };
            change.before.as_deref().is_some_and(named) || change.after.as_deref().is_some_and(named)
        })
    }

    /// Whether a text names what a script did which may have been refused.
    pub(super) fn rests_on_refused(&self, text: &str) -> bool {
        !self.0.refused.is_empty() && words(text).any(|word| self.0.refused.contains(&word))
    }

    /// Whether a refusal comes from a statement that could not be applied and makes what is missing.
    pub(super) fn makes(&self, refusal: &Refusal) -> bool {
        let made = |name: &str| words(name).last().is_some_and(|last| self.0.made.contains(&last));
        match &refusal.fact {
            RefusalFact::Unknown { name, .. } => made(name),
            RefusalFact::Other { sqlstate: "42883", message, .. } => {
                message.split('(').rev().skip(1).any(made)
            }
            RefusalFact::UnknownColumn { .. }
            | RefusalFact::Duplicate { .. }
            | RefusalFact::DuplicateColumn { .. }
            | RefusalFact::WrongKind { .. }
            | RefusalFact::Dependents { .. }
            | RefusalFact::PartOf { .. }
            | RefusalFact::Other { .. }
            | RefusalFact::NotModelled { .. }
            | RefusalFact::Opaque { .. }
            | RefusalFact::UndeclaredRole { .. } => false,
        }
    }

    /// Whether a refusal may come from what is in doubt.
    pub(super) fn explains(&self, refusal: &Refusal, text: &str, catalog: &Catalog) -> bool {
        if self.is_empty() {
            return false;
        }
        self.mentions(text, catalog)
            || match &refusal.fact {
                RefusalFact::Unknown { name, .. }
                | RefusalFact::Duplicate { name, .. }
                | RefusalFact::WrongKind { name, .. }
                | RefusalFact::PartOf { name, .. } => self.names(name),
                // A column is in doubt if its table is.
                RefusalFact::UnknownColumn { table, column, .. }
                | RefusalFact::DuplicateColumn { table, column } => match table.as_str() {
                    "" => self.names(column),
                    table => self.names(table),
                },
                RefusalFact::Dependents { name, dependents, .. } => {
                    self.names(name) || dependents.iter().any(|it| self.in_label(&it.words))
                }
                RefusalFact::Other { message, .. } => {
                    message.split('"').skip(1).step_by(2).any(|name| self.names(name))
                        // `function hot_rank(bigint) does not exist`
                        || message.split('(').rev().skip(1).any(|before| self.names(before))
                }
                RefusalFact::NotModelled { .. }
                | RefusalFact::Opaque { .. }
                | RefusalFact::UndeclaredRole { .. } => true,
            }
    }

    /// Whether a difference may come from what is in doubt.
    pub(super) fn explains_difference(&self, difference: &Difference) -> bool {
        if self.is_empty() {
            return false;
        }
        if self.0.before.is_some() {
            return true;
        }
        match difference {
            Difference::Missing { object } | Difference::Unexpected { object } => self.in_label(object),
            Difference::Changed { object, expected, found, .. } => {
                let named = |text: &String| words(text).any(|word| self.0.objects.contains(&word));
                let part = |part: &Rc<(HashSet<String>, HashSet<String>)>| {
                    words(object).any(|word| part.0.contains(&word))
                };
                if self.0.parts.iter().any(part) {
                    return true;
                }
                self.in_label(object) || [expected, found].into_iter().flatten().any(named)
            }
        }
    }

    /// Whether one of the objects of a label is in doubt: `column public.users.email`, `constraint users_pkey on table users`.
    fn in_label(&self, label: &str) -> bool {
        let column = label.starts_with("column ");
        label.split_whitespace().filter(|part| !KINDS.contains(part)).any(|part| {
            let mut parts: Vec<String> = words(part).collect();
            if column && parts.len() > 1 {
                // It is in doubt if its table is.
                parts.pop();
            }
            // The schema alone tells nothing.
            let schema = usize::from(parts.len() > 1);
            parts.iter().skip(schema).any(|name| self.named(name))
        })
    }

    /// Whether a text names an object that is in doubt.
    fn mentions(&self, text: &str, catalog: &Catalog) -> bool {
        let found: Vec<String> = words(text).collect();
        if found.iter().any(|word| self.0.objects.contains(word)) {
            return true;
        }
        let drops = found.iter().any(|word| matches!(word.as_str(), "drop" | "type" | "replace"));
        let needed = || self.0.needed.values().any(|words| found.iter().any(|word| words.contains(word)));
        if drops && needed() {
            return true;
        }
        let shares = |words: &HashSet<String>| found.iter().any(|word| words.contains(word));
        if self.0.parts.iter().any(|part| shares(&part.0) && shares(&part.1)) {
            return true;
        }
        let Some(before) = self.0.before else { return false };
        let found: HashSet<&str> = found.iter().map(String::as_str).collect();
        catalog.iter().any(|(ObjectId(number), object)| {
            // `public` itself is named by many a statement and is what it was.
            let schema = matches!(object.as_ref(), Object::Schema(_));
            number < before && !schema && found.contains(object.name().as_str().to_lowercase().as_str())
        })
    }

    /// The last part of a name.
    fn names(&self, name: &str) -> bool {
        words(name).last().is_some_and(|last| self.named(&last))
    }

    /// A name, or one that PostgreSQL makes up of it: `sales_pkey`, `sales_tip_idx`.
    fn named(&self, name: &str) -> bool {
        let has = |name: &str| self.0.objects.contains(name) || self.0.words.contains(name);
        has(name)
            || is_made_up(name)
                && name.match_indices('_').any(|(index, _)| name.get(..index).is_some_and(has))
    }
}

/// Whether a name ends as those do that PostgreSQL makes up (`ChooseRelationName`): `sales_tip_idx`, `sales_org_id_fkey1`.
fn is_made_up(name: &str) -> bool {
    let name = name.trim_end_matches(|it: char| it.is_ascii_digit());
    ["_pkey", "_key", "_fkey", "_check", "_excl", "_idx", "_seq", "_not_null", "_stat"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// Whether privileges on what belongs to the server are given or taken: `… ON DATABASE …`.
fn is_of_server(text: &str) -> bool {
    let mut words = words(text).skip_while(|word| word != "on").skip(1);
    words.next().is_some_and(|word| matches!(word.as_str(), "database" | "tablespace" | "parameter"))
}

/// What a statement that cannot be applied may have done.
pub(super) fn reach(text: &str, bodies: &Bodies, catalog: &Catalog) -> Reach {
    let first: Vec<String> = words(text).take(4).collect();
    let first: Vec<&str> = first.iter().map(String::as_str).collect();
    match first.as_slice() {
        [
            "insert" | "update" | "delete" | "merge" | "copy" | "vacuum" | "analyze" | "explain" | "show"
            | "listen" | "notify" | "unlisten" | "fetch" | "declare" | "close" | "checkpoint" | "lock",
            ..,
        ] => Reach::Rows,
        ["refresh" | "reindex", ..] => Reach::Rows,
        // What belongs to the server, and the database as a whole: but for what it sets for sessions to come.
        ["create" | "drop" | "comment" | "alter", "database" | "tablespace" | "system", ..]
            if !words(text).any(|word| word == "search_path") =>
        {
            Reach::Rows
        }
        // The privileges are the server's.
        ["grant" | "revoke", ..] if is_of_server(text) => Reach::Rows,
        ["prepare" | "deallocate" | "load" | "move", ..] => Reach::Rows,
        ["create" | "drop" | "alter", "extension", ..] => Reach::Extension,
        ["with" | "select" | "do" | "call" | "values" | "table", ..] => {
            let all = bodies.unfold(text);
            // In single quotation marks a block of code is a string too.
            let plain = if all.contains('$') { code(&all) } else { all.clone() };
            // What stands in a string is run by EXECUTE alone.
            let strings = words(&plain).any(|word| word == "execute");
            let found: HashSet<String> = words(if strings { &all } else { &plain }).collect();
            let has = |word: &str| found.contains(word);
            // `SELECT … INTO` inside code assigns a variable, and `INSERT INTO` makes no table.
            let no_table = !matches!(first.first(), Some(&"select" | &"with")) || has("insert");
            let ddl = DDL.iter().any(|word| has(word) && !(*word == "into" && no_table));
            // A function that no statement of the history made may do anything to what it is given.
            let unseen = calls_unseen(&plain, bodies, catalog);
            match (ddl, unseen) {
                (false, false) => Reach::Rows,
                _ if has("execute")
                    && found.iter().any(|it| it.starts_with("pg_") || it == "information_schema") =>
                {
                    Reach::Everything
                }
                _ => Reach::Named,
            }
        }
        ["create", "or", "replace", "view" | "function" | "procedure" | "trigger" | "rule" | "aggregate"]
        | ["create", "view" | "function" | "procedure" | "trigger" | "policy" | "rule" | "aggregate", ..]
        | ["create", "materialized" | "recursive", "view", ..]
        | ["create", "constraint", "trigger", ..]
        | ["create", "temp" | "temporary", "view", ..] => Reach::NewObject,
        [
            "create",
            "index" | "unique" | "table" | "unlogged" | "type" | "domain" | "sequence" | "statistics",
            ..,
        ]
        | ["comment" | "grant" | "revoke", ..]
        | ["alter", "default" | "sequence" | "domain" | "type" | "index", ..] => Reach::Part,
        ["alter", "table", ..] => {
            let whole = ["rename", "schema", "attach", "detach", "inherit"];
            match words(text).any(|word| whole.contains(&word.as_str())) {
                true => Reach::Named,
                false => Reach::Part,
            }
        }
        _ => Reach::Named,
    }
}

/// Whether a word of a statement is a part of its form and no name: a reserved word, or one that such a statement is made of unless
/// it stands there twice.
fn is_syntax(word: &str, text: &str) -> bool {
    const FORM: [&str; 34] = [
        "add",
        "alter",
        "by",
        "cascade",
        "comment",
        "data",
        "delete",
        "domain",
        "drop",
        "exists",
        "grant",
        "if",
        "include",
        "index",
        "int",
        "integer",
        "key",
        "no",
        "owner",
        "restrict",
        "revoke",
        "schema",
        "sequence",
        "set",
        "statistics",
        "text",
        "timestamp",
        "time",
        "type",
        "update",
        "validate",
        "varchar",
        "with",
        "zone",
    ];
    // `ALTER TABLE "group"`: in quotation marks it is a name whatever it is.
    let quoted = || text.to_lowercase().contains(&format!("\"{word}\""));
    (parse::is_reserved(word) && !quoted())
        || (FORM.contains(&word) && words(text).filter(|other| other == word).count() < 2)
}

/// A text without its comments, and without the strings in single quotation marks; what stands in dollar quotation marks is code.
fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let end = |found: Option<usize>, length: usize| found.map_or(rest.len(), |at| at + length);
        let skipped = if rest.starts_with("--") {
            end(rest.find('\n'), 0)
        } else if rest.starts_with("/*") {
            end(rest.find("*/"), 2)
        } else if next == '\'' {
            let escapes = code.ends_with(['e', 'E']);
            string_length(rest, escapes)
        } else {
            0
        };
        if skipped > 0 {
            code.push(' ');
            rest = rest.get(skipped..).unwrap_or_default();
        } else {
            code.push(next);
            rest = rest.get(next.len_utf8()..).unwrap_or_default();
        }
    }
    code
}

/// The length of the string that a text begins with.
fn string_length(text: &str, escapes: bool) -> usize {
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' if escapes => {
                characters.next();
            }
            '\'' if characters.next_if(|(_, next)| *next == '\'').is_some() => {}
            '\'' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether a text calls something that is neither PostgreSQL's nor known to change nothing: a word with a parenthesis behind it that
/// looks like a function of an extension's or an application's.
fn calls_unseen(text: &str, bodies: &Bodies, catalog: &Catalog) -> bool {
    let tables: HashSet<String> = catalog
        .iter()
        .filter(|(_, object)| matches!(object.as_ref(), Object::Table(_)))
        .map(|(_, object)| object.name().as_str().to_lowercase())
        .collect();
    let known = |word: &str| {
        // `INSERT INTO sales(…)`
        tables.contains(word)
            || parse::is_keyword(word)
            || crate::builtin::functions_of_any(word).next().is_some()
            || crate::builtin::type_fact(word).is_some()
            || bodies.texts.contains_key(word)
    };
    let mut found = false;
    for (index, _) in text.match_indices('(') {
        let before = text.get(..index).unwrap_or_default();
        let word: String = before
            .chars()
            .rev()
            .take_while(|it| it.is_alphanumeric() || *it == '_')
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        found |= !word.is_empty() && !known(&word);
    }
    found
}

/// How many words stand before the end of the name of what a statement makes.
fn head(text: &str) -> usize {
    let before: usize = words(text)
        .take_while(|word| {
            matches!(
                word.as_str(),
                "create"
                    | "or"
                    | "replace"
                    | "view"
                    | "materialized"
                    | "recursive"
                    | "temp"
                    | "temporary"
                    | "function"
                    | "procedure"
                    | "trigger"
                    | "constraint"
                    | "policy"
                    | "rule"
                    | "aggregate"
                    | "if"
                    | "not"
                    | "exists"
            )
        })
        .count();
    // A name may have a schema before it.
    let qualified =
        words(text).nth(before).is_some_and(|word| text.to_lowercase().contains(&format!("{word}.")));
    before + if qualified { 2 } else { 1 }
}

/// The names behind `CREATE …` in a text.
fn made(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut words = words(text).peekable();
    while let Some(word) = words.next() {
        if word != "create" {
            continue;
        }
        while words.next_if(|word| parse::is_keyword(word)).is_some() {}
        // A schema may stand before the name.
        found.extend(words.next());
        found.extend(words.peek().cloned());
    }
    found
}

/// Whether a statement is accepted whatever there is.
fn is_harmless(kind: &StatementKind) -> bool {
    matches!(kind, StatementKind::Set(_) | StatementKind::Transaction(_))
}

/// The names of all objects.
fn names(catalog: &Catalog) -> HashSet<String> {
    catalog
        .iter()
        .filter(|(_, object)| !matches!(object.as_ref(), Object::Schema(_) | Object::Extension(_)))
        .map(|(_, object)| object.name().as_str().to_lowercase())
        .collect()
}

/// Identifiers and keywords, folded.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|character: char| !(character.is_alphanumeric() || character == '_' || character == '$'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}
