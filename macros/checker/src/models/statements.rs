//! The statements that make what a model describes.

use arcoiris_catalog::Name;

use super::description::{
    CheckModel, ColumnModel, DomainModel, EnumModel, IndexModel, KeyModel, ReferenceModel, TableModel, Value,
    qualified,
};
use super::items::Place;
use super::written::Written;

/// `CREATE TYPE … AS ENUM`
pub(super) fn create_enum(it: &EnumModel) -> Written {
    let mut text = Written::new(&format!("CREATE TYPE {} AS ENUM (", it.item.qualified()));
    for (index, label) in it.labels.iter().enumerate() {
        if index > 0 {
            text.push(", ");
        }
        text.part(label.anchor, None, |text| text.push(&literal(&label.text)));
    }
    text.push(")");
    text
}

/// `CREATE DOMAIN`, under another name if the domain is only to be compared. Its constraints have their names either way.
pub(super) fn create_domain(it: &DomainModel, name: &str, ty: &str) -> Written {
    let mut text = Written::new(&format!("CREATE DOMAIN {} AS ", qualified(&it.item.schema, name)));
    text.part(it.ty.anchor, None, |text| text.push(ty));
    if let Some(default) = &it.default {
        text.push(" DEFAULT ");
        text.expression(default.anchor, None, &default.text);
    }
    if it.not_null {
        text.push(" NOT NULL");
    }
    for (index, check) in it.checks.iter().enumerate() {
        let number = if index > 0 { index.to_string() } else { String::new() };
        let made_up = format!("{}_check{number}", it.item.name);
        let constraint = Name::new(check.name.as_deref().unwrap_or(&made_up));
        text.push(&format!(" CONSTRAINT {constraint} CHECK "));
        text.expression(check.anchor, None, &check.expression);
    }
    text
}

/// `CREATE TYPE … AS (…)`
pub(super) fn create_composite(name: &str, columns: &[(usize, &ColumnModel, String)]) -> Written {
    let mut text = Written::new(&format!("CREATE TYPE {name} AS ("));
    for (index, (place, column, ty)) in columns.iter().enumerate() {
        text.push(if index > 0 { ", " } else { "" });
        text.part(column.anchor, Some(*place), |text| {
            text.push(&format!("{} ", Name::new(&column.name)));
            type_and_collation(text, *place, column, ty);
        });
    }
    text.push(")");
    text
}

/// `CREATE TABLE` with the columns alone.
pub(super) fn create_table(name: &str, columns: &[(usize, &ColumnModel, String)]) -> Written {
    let mut text = Written::new(&format!("CREATE TABLE {name} ("));
    for (index, (place, column, ty)) in columns.iter().enumerate() {
        text.push(if index > 0 { ",\n    " } else { "\n    " });
        text.part(column.anchor, Some(*place), |text| definition(text, *place, column, ty));
    }
    text.push("\n)");
    text
}

fn type_and_collation(text: &mut Written, place: usize, column: &ColumnModel, ty: &str) {
    text.part(column.ty.anchor, Some(place), |text| text.push(ty));
    if let Some(collation) = &column.collation {
        text.push(" COLLATE ");
        let quoted = collation.text.contains(['.', '"']);
        let name = if quoted { collation.text.clone() } else { Name::new(&collation.text).to_string() };
        text.part(collation.anchor, Some(place), |text| text.push(&name));
    }
}

fn definition(text: &mut Written, place: usize, column: &ColumnModel, ty: &str) {
    let serial = match (&column.value, ty) {
        (Value::Serial, "smallint") => Some("smallserial"),
        (Value::Serial, "integer") => Some("serial"),
        (Value::Serial, "bigint") => Some("bigserial"),
        (
            Value::Serial | Value::None | Value::Default(_) | Value::Generated(_) | Value::Identity { .. },
            _,
        ) => None,
    };
    text.push(&format!("{} ", Name::new(&column.name)));
    type_and_collation(text, place, column, serial.unwrap_or(ty));
    match &column.value {
        Value::None | Value::Serial => {}
        Value::Default(default) => {
            text.push(" DEFAULT ");
            text.expression(default.anchor, Some(place), &default.text);
        }
        Value::Generated(expression) => {
            text.push(" GENERATED ALWAYS AS ");
            text.expression(expression.anchor, Some(place), &expression.text);
            text.push(" STORED");
        }
        Value::Identity { by_default } => {
            let when = if *by_default { "BY DEFAULT" } else { "ALWAYS" };
            text.push(&format!(" GENERATED {when} AS IDENTITY"));
        }
    }
    if !column.nullable {
        text.push(" NOT NULL");
    }
}

/// `ALTER TABLE … ADD PRIMARY KEY`, or `UNIQUE`
pub(super) fn add_key(table: &TableModel, it: &KeyModel) -> Written {
    let word = match (it.primary, it.nulls_not_distinct) {
        (true, _) => "PRIMARY KEY",
        (false, false) => "UNIQUE",
        (false, true) => "UNIQUE NULLS NOT DISTINCT",
    };
    Written::new(&format!(
        "{}{word} ({}){}",
        add(table, it.name.as_deref()),
        names(&it.columns),
        it.deferral.sql()
    ))
}

/// `ALTER TABLE … ADD CHECK`
pub(super) fn add_check(table: &TableModel, it: &CheckModel) -> Written {
    let mut text = Written::new(&format!("{}CHECK ", add(table, it.name.as_deref())));
    text.expression(it.anchor, None, &it.expression);
    text
}

/// `ALTER TABLE … ADD FOREIGN KEY`
pub(super) fn add_reference(table: &TableModel, it: &ReferenceModel, target: &Place) -> Written {
    let mut text = format!(
        "{}FOREIGN KEY ({}) REFERENCES {}",
        add(table, it.name.as_deref()),
        names(&it.columns),
        qualified(&target.0, &target.1)
    );
    if !it.referenced.is_empty() {
        text.push_str(&format!(" ({})", names(&it.referenced)));
    }
    for (word, action) in [("UPDATE", &it.on_update), ("DELETE", &it.on_delete)] {
        if let Some(action) = action {
            text.push_str(&format!(" ON {word} {}", action.to_uppercase()));
        }
    }
    text.push_str(it.deferral.sql());
    Written::new(&text)
}

/// `CREATE INDEX`
pub(super) fn create_index(table: &TableModel, it: &IndexModel) -> Written {
    let unique = if it.unique { "UNIQUE " } else { "" };
    let name = it.name.as_ref().map(|name| format!("{} ", Name::new(name))).unwrap_or_default();
    let mut text = Written::new(&format!("CREATE {unique}INDEX {name}ON {} ", table.item.qualified()));
    text.part(it.anchor, None, |text| text.push(&it.definition));
    text
}

/// `COMMENT ON`
pub(super) fn comment(kind: &str, name: &str, comment: Option<&str>) -> Written {
    let words = comment.map_or("NULL".to_owned(), literal);
    Written::new(&format!("COMMENT ON {kind} {name} IS {words}"))
}

fn add(table: &TableModel, name: Option<&str>) -> String {
    let constraint = name.map(|name| format!("CONSTRAINT {} ", Name::new(name))).unwrap_or_default();
    format!("ALTER TABLE {} ADD {constraint}", table.item.qualified())
}

fn names(columns: &[String]) -> String {
    columns.iter().map(|column| Name::new(column).to_string()).collect::<Vec<_>>().join(", ")
}

/// A string constant, whatever `standard_conforming_strings` is: with backslashes it is an escape string.
fn literal(text: &str) -> String {
    let quoted = text.replace('\'', "''");
    if text.contains('\\') { format!("E'{}'", quoted.replace('\\', "\\\\")) } else { format!("'{quoted}'") }
}
