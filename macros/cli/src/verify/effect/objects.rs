//! Statements that make one set of facts of another, object by object.

use std::collections::BTreeMap;

use arcoiris::rehearsal::Facts;

use super::changes::{self, comment, privileges};

/// Attributes of an object with their values.
pub(super) type Attributes = BTreeMap<String, String>;

/// Kinds whose name has two words or more; the others are the label up to the first blank.
const LONG_KINDS: [&str; 5] =
    ["materialized view", "foreign table", "event trigger", "default privileges", "foreign data wrapper"];

/// Kind and name of an object.
pub(super) fn parted(label: &str) -> (&str, &str) {
    for kind in LONG_KINDS {
        if let Some(name) = label.strip_prefix(kind).and_then(|rest| rest.strip_prefix(' ')) {
            return (kind, name);
        }
    }
    label.split_once(' ').unwrap_or((label, ""))
}

/// Of "sales_pkey on pos.sales" the two names.
pub(super) fn on(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once(" on ")
}

/// In which order kinds of objects are made; they are dropped the other way round.
fn rank(kind: &str) -> usize {
    const ORDER: [&str; 15] = [
        "schema",
        "extension",
        "type",
        "domain",
        "sequence",
        "table",
        "column",
        "function",
        "procedure",
        "constraint",
        "index",
        "view",
        "materialized view",
        "trigger",
        "policy",
    ];
    ORDER.iter().position(|it| *it == kind).unwrap_or(ORDER.len())
}

/// The statements; `None` if something differs for which there is none here.
pub(super) fn statements(before: &Facts, after: &Facts) -> Option<Vec<String>> {
    let mut dropped: Vec<&String> = before.keys().filter(|label| !after.contains_key(*label)).collect();
    let mut made: Vec<&String> = after.keys().filter(|label| !before.contains_key(*label)).collect();
    // A foreign key comes after the keys that it may refer to.
    let foreign = |label: &str| {
        after.get(label).and_then(|it| it.get("definition")).is_some_and(|it| it.starts_with("FOREIGN"))
    };
    made.sort_by_key(|label| (rank(parted(label).0), foreign(label), place(after, label)));
    dropped.sort_by_key(|label| std::cmp::Reverse(rank(parted(label).0)));
    let (mut statements, mut last) = (Vec::new(), Vec::new());
    for label in dropped {
        statements.extend(drop(label, before, after)?);
    }
    for label in made {
        let attributes = after.get(label)?;
        statements.extend(make(label, attributes, before, after)?);
        if let Some(column) = owned_by(attributes) {
            last.push(format!("ALTER SEQUENCE {} OWNED BY {column}", parted(label).1));
        }
        last.extend(privileges(label, None, attributes.get("privileges"))?);
        last.extend(attributes.get("comment").map(|text| comment(label, Some(text))));
        last.extend(attributes.get("owner").map(|role| changes::owner(label, role)));
    }
    for (label, attributes) in after {
        if let Some(old) = before.get(label)
            && old != attributes
        {
            last.extend(changes::changed(label, old, attributes)?);
        }
    }
    statements.extend(last);
    Some(statements)
}

/// The column that a sequence belongs to as a thing of its own.
fn owned_by(attributes: &Attributes) -> Option<&String> {
    attributes.get("owned by").filter(|column| !column.ends_with(" (identity)"))
}

fn place(facts: &Facts, label: &str) -> u32 {
    facts.get(label).and_then(|it| it.get("position")).and_then(|it| it.parse().ok()).unwrap_or_default()
}

/// Whether the label's table is not there (any more, or yet), so that the object goes, or comes, with it.
fn comes_with(name: &str, facts: &Facts) -> bool {
    let table = |kind: &str| facts.contains_key(&format!("{kind} {name}"));
    !["table", "view", "materialized view", "foreign table", "type", "domain"].iter().any(|kind| table(kind))
}

fn drop(label: &str, before: &Facts, after: &Facts) -> Option<Option<String>> {
    let (kind, name) = parted(label);
    let attributes = before.get(label)?;
    Some(match kind {
        "column" => {
            let (table, column) = name.rsplit_once('.')?;
            (!comes_with(table, after)).then(|| format!("ALTER TABLE {table} DROP COLUMN {column}"))
        }
        "constraint" => {
            let (constraint, of) = on(name)?;
            let kind = if after.contains_key(&format!("domain {of}")) { "DOMAIN" } else { "TABLE" };
            (!comes_with(of, after)).then(|| format!("ALTER {kind} {of} DROP CONSTRAINT {constraint}"))
        }
        "trigger" | "policy" | "rule" => {
            let (part, of) = on(name)?;
            (!comes_with(of, after)).then(|| format!("DROP {} {part} ON {of}", kind.to_uppercase()))
        }
        // A key's goes with the constraint, and so does that of a table that is gone.
        "index" => {
            let table = attributes.get("definition").and_then(|it| table_of_index(it));
            table.filter(|table| !comes_with(table, after)).map(|_| format!("DROP INDEX {name}"))
        }
        "sequence" if attributes.contains_key("owned by") => None,
        "schema" | "extension" | "type" | "domain" | "sequence" | "table" | "view" | "materialized view"
        | "foreign table" | "function" | "procedure" | "aggregate" => {
            Some(format!("DROP {} {name}", kind.to_uppercase()))
        }
        _ => return None,
    })
}

/// Of "CREATE UNIQUE INDEX a ON ONLY pos.sales USING btree (tip)" the table.
fn table_of_index(definition: &str) -> Option<&str> {
    let (_, rest) = definition.split_once(" ON ")?;
    let rest = rest.strip_prefix("ONLY ").unwrap_or(rest);
    rest.split_once(" USING ").map(|(table, _)| table)
}

fn make(label: &str, attributes: &Attributes, before: &Facts, after: &Facts) -> Option<Option<String>> {
    let (kind, name) = parted(label);
    let get = |attribute: &str| attributes.get(attribute).map(String::as_str);
    Some(match kind {
        "schema" => Some(format!("CREATE SCHEMA {name}")),
        "extension" => Some(match get("schema") {
            Some(schema) if schema != "public" && schema != "pg_catalog" => {
                format!("CREATE EXTENSION {name} SCHEMA {schema}")
            }
            Some(_) | None => format!("CREATE EXTENSION {name}"),
        }),
        "type" => match get("labels") {
            Some(labels) => Some(format!("CREATE TYPE {name} AS ENUM ({labels})")),
            None if attributes.contains_key("subtype") || attributes.contains_key("shell") => return None,
            None => Some(format!("CREATE TYPE {name} AS ({})", columns(name, after)?)),
        },
        "domain" => {
            let mut text = format!("CREATE DOMAIN {name} AS {}", get("type")?);
            push(&mut text, " COLLATE ", get("collation"));
            push(&mut text, " DEFAULT ", get("default"));
            push(&mut text, " NOT NULL", get("nullability").filter(|it| *it == "not null").map(|_| ""));
            Some(text)
        }
        "sequence" if get("owned by").is_some_and(|it| it.ends_with(" (identity)")) => None,
        "sequence" => Some(sequence(name, attributes)),
        "table" => Some(table(name, attributes, after)?),
        // Made with its table, if that is new as well.
        "column" => {
            let (table, _) = name.rsplit_once('.')?;
            (!comes_with(table, before))
                .then(|| column(name, attributes).map(|it| format!("ALTER TABLE {table} ADD COLUMN {it}")))
                .map_or(Some(None), |it| it.map(Some))?
        }
        "constraint" if attributes.contains_key("inherited") && get("local") == Some("no") => None,
        "constraint" => {
            let (constraint, of) = on(name)?;
            let kind = if after.contains_key(&format!("domain {of}")) { "DOMAIN" } else { "TABLE" };
            Some(format!("ALTER {kind} {of} ADD CONSTRAINT {constraint} {}", get("definition")?))
        }
        "index" if attributes.contains_key("parent") => None,
        "index" => get("definition").map(str::to_owned),
        "view" | "materialized view" => {
            Some(format!("CREATE {} {name} AS {}", kind.to_uppercase(), one_line(get("definition")?)?))
        }
        "trigger" => get("definition").map(str::to_owned),
        "policy" => Some(policy(name, attributes)?),
        "function" | "procedure" => Some(routine(kind, name, attributes)?),
        _ => return None,
    })
}

fn push(text: &mut String, before: &str, value: Option<&str>) {
    if let Some(value) = value {
        text.push_str(before);
        text.push_str(value);
    }
}

fn sequence(name: &str, attributes: &Attributes) -> String {
    let mut text = format!("CREATE SEQUENCE {name}");
    for (words, attribute) in [
        (" AS ", "type"),
        (" INCREMENT ", "increment"),
        (" MINVALUE ", "minimum"),
        (" MAXVALUE ", "maximum"),
        (" START ", "start"),
        (" CACHE ", "cache"),
    ] {
        let usual = match attribute {
            "type" => "bigint",
            "increment" | "minimum" | "start" | "cache" => "1",
            _ => match attributes.get("type").map(String::as_str) {
                Some("integer") => "2147483647",
                Some("smallint") => "32767",
                Some(_) | None => "9223372036854775807",
            },
        };
        push(&mut text, words, attributes.get(attribute).map(String::as_str).filter(|value| *value != usual));
    }
    if attributes.contains_key("cycle") {
        text.push_str(" CYCLE");
    }
    text
}

fn table(name: &str, attributes: &Attributes, after: &Facts) -> Option<String> {
    let get = |attribute: &str| attributes.get(attribute).map(String::as_str);
    let unlogged = if get("persistence") == Some("unlogged") { "UNLOGGED " } else { "" };
    let mut text = match (get("partition of"), get("partition bound")) {
        (Some(parent), Some(bound)) => format!("CREATE {unlogged}TABLE {name} PARTITION OF {parent} {bound}"),
        _ if ["inherits", "of type", "tablespace", "access method"].iter().any(|it| get(it).is_some()) => {
            return None;
        }
        _ => format!("CREATE {unlogged}TABLE {name} ({})", columns(name, after)?),
    };
    push(&mut text, " PARTITION BY ", get("partition key"));
    Some(text)
}

fn columns(table: &str, facts: &Facts) -> Option<String> {
    let prefix = format!("column {table}.");
    let mut columns: Vec<(&String, &Attributes)> = facts
        .iter()
        .filter(|(label, _)| {
            label.starts_with(&prefix)
                && label.rsplit_once('.').is_some_and(|(of, _)| of.len() + 1 == prefix.len())
        })
        .collect();
    columns.sort_by_key(|(label, _)| place(facts, label));
    let texts: Option<Vec<String>> =
        columns.iter().map(|(label, attributes)| column(parted(label).1, attributes)).collect();
    texts.map(|texts| texts.join(", "))
}

/// A column as its table's definition has it.
fn column(name: &str, attributes: &Attributes) -> Option<String> {
    let get = |attribute: &str| attributes.get(attribute).map(String::as_str);
    let (_, short) = name.rsplit_once('.')?;
    let mut text = format!("{short} {}", get("type")?);
    push(&mut text, " COLLATE ", get("collation"));
    match (get("generated"), get("identity"), get("default")) {
        (Some(kind), _, Some(expression)) => {
            text.push_str(&format!(" GENERATED ALWAYS AS ({expression}) {}", kind.to_uppercase()));
        }
        (_, Some(kind), _) => {
            text.push_str(&format!(" GENERATED {} AS IDENTITY", kind.to_uppercase()));
        }
        (_, _, default) => push(&mut text, " DEFAULT ", default),
    }
    if get("nullability") == Some("not null") {
        text.push_str(" NOT NULL");
    }
    Some(text)
}

fn policy(name: &str, attributes: &Attributes) -> Option<String> {
    let get = |attribute: &str| attributes.get(attribute).map(String::as_str);
    let (policy, table) = on(name)?;
    let mut text = format!("CREATE POLICY {policy} ON {table}");
    if get("restrictive").is_some() {
        text.push_str(" AS RESTRICTIVE");
    }
    push(&mut text, " FOR ", get("command").map(str::to_uppercase).as_deref());
    push(&mut text, " TO ", get("roles"));
    for (words, attribute) in [(" USING (", "using"), (" WITH CHECK (", "with check")] {
        if let Some(expression) = get(attribute) {
            text.push_str(&format!("{words}{expression})"));
        }
    }
    Some(text)
}

fn routine(kind: &str, name: &str, attributes: &Attributes) -> Option<String> {
    let get = |attribute: &str| attributes.get(attribute).map(String::as_str);
    if ["file", "cost", "rows", "settings", "support", "window", "leakproof", "parallel"]
        .iter()
        .any(|attribute| get(attribute).is_some())
    {
        return None;
    }
    let (short, _) = name.split_once('(')?;
    let mut text =
        format!("CREATE {} {short}({})", kind.to_uppercase(), get("arguments").unwrap_or_default());
    if kind == "function" {
        push(&mut text, " RETURNS ", get("returns"));
    }
    push(&mut text, " LANGUAGE ", get("language"));
    push(&mut text, " ", get("volatility").map(str::to_uppercase).as_deref());
    push(&mut text, "", get("strict").map(|_| " STRICT"));
    push(&mut text, "", get("security definer").map(|_| " SECURITY DEFINER"));
    let body = get("body")?;
    (!body.contains("$$")).then(|| format!("{text} AS $${body}$$"))
}

/// A query without its line ends; `None` where one of them may belong to a constant or a name.
fn one_line(query: &str) -> Option<String> {
    let query = query.trim().trim_end_matches(';');
    if query.contains('\n') && query.contains(['\'', '"', '$']) {
        return None;
    }
    Some(query.split_whitespace().collect::<Vec<_>>().join(" "))
}
