//! Statements that change an object that is there before and after.

use std::collections::{BTreeMap, BTreeSet};

use arcoiris::rehearsal::Facts;

use super::objects::{Attributes, parted};

/// Where one name is gone and another has come, and all else of the two is equal: renames of tables, else of columns.
pub(super) fn renames(before: &Facts, after: &Facts) -> Vec<String> {
    let gone = |kind: &'static str| {
        before.iter().filter(move |(label, _)| parted(label).0 == kind && !after.contains_key(*label))
    };
    let come = |kind: &'static str| {
        after.iter().filter(move |(label, _)| parted(label).0 == kind && !before.contains_key(*label))
    };
    let mut statements = Vec::new();
    for (old, attributes) in gone("table") {
        let new: Vec<&str> =
            come("table").filter(|(_, it)| *it == attributes).map(|(label, _)| parted(label).1).collect();
        let (schema, _) = parted(old).1.rsplit_once('.').unwrap_or_default();
        let inside =
            |name: &str| name.rsplit_once('.').filter(|(of, _)| *of == schema).map(|(_, it)| it.to_owned());
        if let [name] = new.as_slice()
            && let Some(short) = inside(name)
            && same_columns(parted(old).1, before, name, after)
        {
            statements.push(format!("ALTER TABLE {} RENAME TO {short}", parted(old).1));
        }
    }
    if !statements.is_empty() {
        return statements;
    }
    for (old, attributes) in gone("column") {
        let Some((table, short)) = parted(old).1.rsplit_once('.') else { continue };
        let of_table = |label: &str| parted(label).1.rsplit_once('.').is_some_and(|(of, _)| of == table);
        let new: Vec<&str> = come("column")
            .filter(|(label, it)| of_table(label) && *it == attributes)
            .filter_map(|(label, _)| label.rsplit_once('.').map(|(_, short)| short))
            .collect();
        if let [name] = new.as_slice() {
            statements.push(format!("ALTER TABLE {table} RENAME COLUMN {short} TO {name}"));
        }
    }
    statements
}

fn same_columns(old: &str, before: &Facts, new: &str, after: &Facts) -> bool {
    let columns = |table: &str, facts: &Facts| -> BTreeMap<String, Attributes> {
        let prefix = format!("column {table}.");
        let own = facts
            .iter()
            .filter_map(|(label, it)| Some((label.strip_prefix(&prefix)?.to_owned(), it.clone())));
        own.collect()
    };
    columns(old, before) == columns(new, after)
}

/// What changes an object's attributes; `None` if one of them has no statement here.
pub(super) fn changed(label: &str, old: &Attributes, new: &Attributes) -> Option<Vec<String>> {
    let (kind, name) = parted(label);
    let attributes: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let mut statements = Vec::new();
    for attribute in attributes {
        let (before, after) = (old.get(attribute), new.get(attribute));
        if before == after {
            continue;
        }
        match (attribute.as_str(), kind) {
            // It follows from other columns that came or went.
            ("position", "column") => {}
            ("comment", _) => statements.push(comment(label, after)),
            ("privileges", _) => statements.extend(privileges(label, before, after)?),
            ("owner", _) => statements.push(owner(label, after.map_or("CURRENT_USER", |role| role))),
            ("labels", "type") => statements.extend(labels(name, before?, after?)),
            ("row security", "table") => statements.extend(row_security(name, before, after)),
            ("definition", "constraint") => {
                let (constraint, of) = super::objects::on(name)?;
                statements.push(format!("ALTER TABLE {of} DROP CONSTRAINT {constraint}"));
                statements.push(format!("ALTER TABLE {of} ADD CONSTRAINT {constraint} {}", after?));
            }
            ("definition", "index") => {
                statements.push(format!("DROP INDEX {name}"));
                statements.push(after?.clone());
            }
            ("type" | "nullability" | "default", "column") => {
                let (table, column) = name.rsplit_once('.')?;
                let action = match (attribute.as_str(), after) {
                    ("type", Some(to)) => format!("TYPE {to} USING {column}::{to}"),
                    ("nullability", Some(to)) if to == "not null" => "SET NOT NULL".to_owned(),
                    ("nullability", _) => "DROP NOT NULL".to_owned(),
                    (_, Some(to)) => format!("SET DEFAULT {to}"),
                    (_, None) => "DROP DEFAULT".to_owned(),
                };
                statements.push(format!("ALTER TABLE {table} ALTER COLUMN {column} {action}"));
            }
            _ => return None,
        }
    }
    Some(statements)
}

/// Labels that were added to an enum, each after the one before it.
fn labels(name: &str, before: &str, after: &str) -> Vec<String> {
    let list = |text: &str| -> Vec<String> {
        text.split("', '").map(|it| it.trim_matches('\'').to_owned()).collect()
    };
    let (before, after) = (list(before), list(after));
    let mut statements = Vec::new();
    for (place, label) in after.iter().enumerate() {
        if before.contains(label) {
            continue;
        }
        let last = after.iter().skip(place).all(|it| !before.contains(it));
        let previous = place.checked_sub(1).and_then(|place| after.get(place));
        statements.push(match (previous, before.first()) {
            _ if last => format!("ALTER TYPE {name} ADD VALUE '{label}'"),
            (Some(previous), _) => format!("ALTER TYPE {name} ADD VALUE '{label}' AFTER '{previous}'"),
            (None, Some(first)) => format!("ALTER TYPE {name} ADD VALUE '{label}' BEFORE '{first}'"),
            (None, None) => format!("ALTER TYPE {name} ADD VALUE '{label}'"),
        });
    }
    statements
}

fn row_security(table: &str, before: Option<&String>, after: Option<&String>) -> Vec<String> {
    let has = |value: Option<&String>, word: &str| value.is_some_and(|value| value.contains(word));
    let mut statements = Vec::new();
    for (word, on, off) in [("enabled", "ENABLE", "DISABLE"), ("forced", "FORCE", "NO FORCE")] {
        let (was, is) = (has(before, word), has(after, word));
        if was != is {
            statements.push(format!("ALTER TABLE {table} {} ROW LEVEL SECURITY", if is { on } else { off }));
        }
    }
    statements
}

/// `COMMENT ON`: an object's label is how the statement calls it.
pub(super) fn comment(label: &str, text: Option<&String>) -> String {
    let (kind, name) = parted(label);
    let text = text.map_or("NULL".to_owned(), |text| format!("'{}'", text.replace('\'', "''")));
    format!("COMMENT ON {} {name} IS {text}", kind.to_uppercase())
}

pub(super) fn owner(label: &str, role: &str) -> String {
    let (kind, name) = parted(label);
    format!("ALTER {} {name} OWNER TO {role}", kind.to_uppercase())
}

/// `GRANT` and `REVOKE` between two lists of `aclitem`s. Whoever applies the revisions has all privileges unless it is said
/// otherwise, which is not followed here.
pub(super) fn privileges(
    label: &str,
    before: Option<&String>,
    after: Option<&String>,
) -> Option<Vec<String>> {
    let (kind, name) = parted(label);
    let on = match kind {
        "table" | "view" | "materialized view" | "foreign table" => format!("TABLE {name}"),
        "schema" | "sequence" | "function" | "procedure" | "type" | "domain" => {
            format!("{} {name}", kind.to_uppercase())
        }
        _ if before == after => return Some(Vec::new()),
        _ => return None,
    };
    let (before, after) = (items(before), items(after));
    let mut statements = Vec::new();
    let grantees: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for grantee in grantees.into_iter().filter(|grantee| *grantee != "current_user") {
        let none = String::new();
        let (was, is) = (before.get(grantee).unwrap_or(&none), after.get(grantee).unwrap_or(&none));
        let who = if grantee.is_empty() { "PUBLIC" } else { grantee };
        let words = |letters: &str, without: &str| -> Option<String> {
            let words: Option<Vec<&str>> =
                letters.chars().filter(|it| !without.contains(*it)).map(word).collect();
            words.map(|words| words.join(", "))
        };
        let (granted, revoked) = (words(is, was)?, words(was, is)?);
        if !granted.is_empty() {
            statements.push(format!("GRANT {granted} ON {on} TO {who}"));
        }
        if !revoked.is_empty() {
            statements.push(format!("REVOKE {revoked} ON {on} FROM {who}"));
        }
    }
    Some(statements)
}

/// `app=rw/current_user, reporting=r/current_user` by grantee.
fn items(text: Option<&String>) -> BTreeMap<String, String> {
    let items = text.map(String::as_str).unwrap_or_default().split(", ");
    items
        .filter_map(|item| {
            let (grantee, rest) = item.split_once('=')?;
            let (letters, _) = rest.split_once('/')?;
            Some((grantee.to_owned(), letters.to_owned()))
        })
        .collect()
}

/// <https://www.postgresql.org/docs/15/ddl-priv.html#PRIVILEGE-ABBREVS-TABLE>; a grant option is not followed.
fn word(letter: char) -> Option<&'static str> {
    Some(match letter {
        'r' => "SELECT",
        'a' => "INSERT",
        'w' => "UPDATE",
        'd' => "DELETE",
        'D' => "TRUNCATE",
        'x' => "REFERENCES",
        't' => "TRIGGER",
        'U' => "USAGE",
        'C' => "CREATE",
        'X' => "EXECUTE",
        _ => return None,
    })
}
