//! A catalog's columns, constraints and indexes as Rust says them, for messages that show what to write; `module` has whole modules.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

mod module;

use arcoiris_catalog::mend::Told;
use arcoiris_catalog::{
    Action, Catalog, Column, ConstraintKind, IndexElement, Name, Object, ObjectId, State, TypeBase, TypeKind,
    TypeRef, expression_text, format_type, index_definition, qualified_name,
};

use super::description::Description;
use super::difference::{constraint_columns, read_as};
use super::naming::{snake_case, type_name};
use super::rust_type;

pub use module::module;

/// The Rust type that reads a type, without `Option`; `None` if there is none.
#[must_use]
pub fn rust_type(description: &Description, catalog: &Catalog, ty: &TypeRef) -> Option<String> {
    typed(&|id| described(description, catalog, id), catalog, ty).map(|(rust, _)| rust)
}

/// The model of a type of the history's own; an enum has one, or should.
fn described(description: &Description, catalog: &Catalog, id: ObjectId) -> Option<String> {
    let name = qualified_name(catalog, id);
    let items = description.enums.iter().map(|it| &it.item);
    let mut items = items
        .chain(description.domains.iter().map(|it| &it.item))
        .chain(description.composites.iter().map(|it| &it.item));
    if let Some(item) = items.find(|item| item.qualified() == name) {
        return Some(item.ident.clone());
    }
    match catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Type(it)) if matches!(it.kind, TypeKind::Enum { .. }) => {
            Some(type_name(it.name.as_str()))
        }
        Some(_) | None => None,
    }
}

/// The Rust type that reads a type, without `Option`, and the `#[sql_type]` that it needs if it means another by itself. `model` tells
/// the path of a type's model.
fn typed(
    model: &dyn Fn(ObjectId) -> Option<String>,
    catalog: &Catalog,
    ty: &TypeRef,
) -> Option<(String, Option<String>)> {
    let of = |element: String| if ty.array { format!("Vec<{element}>") } else { element };
    if let TypeBase::User(id) = &ty.base
        && let Some(path) = model(*id)
    {
        return Some((of(path), None));
    }
    let name = read_as(catalog, &ty.base, ty.array)?;
    let known = rust_type::reading(&name)?;
    let usual = known.reads.first() == Some(&name.as_str());
    let plain = usual && ty.modifier == -1 && matches!(ty.base, TypeBase::Builtin(_));
    Some((of(known.path.0.to_owned()), (!plain).then(|| format_type(catalog, ty))))
}

/// The field that a column of the history needs, in one line.
#[must_use]
pub fn field(description: &Description, catalog: &Catalog, column: &Column) -> Option<String> {
    let (ty, written) = typed(&|id| described(description, catalog, id), catalog, &column.ty)?;
    let ty = if column.not_null { ty } else { format!("Option<{ty}>") };
    let mut text = String::new();
    if let Some(written) = written {
        text.push_str(&format!("#[sql_type({written:?})] "));
    }
    let (ident, attribute) = field_name(column.name.as_str());
    text.push_str(&attribute);
    text.push_str(&format!("pub {ident}: {ty}"));
    Some(text)
}

/// A field's name for a column, and the attribute that it needs where that is not the column's own.
fn field_name(column: &str) -> (String, String) {
    let plain = column.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_')
        && !column.starts_with(|it: char| it.is_ascii_digit())
        && !column.is_empty();
    if !plain {
        let mut ident: String =
            snake_case(column).chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '_' }).collect();
        if ident.starts_with(|it: char| it.is_ascii_digit()) || ident.is_empty() {
            ident.insert(0, '_');
        }
        return (ident, format!("#[column({column:?})] "));
    }
    if KEYWORDS.contains(&column) {
        (format!("r#{column}"), String::new())
    } else {
        (column.to_owned(), String::new())
    }
}

/// Rust's strict and reserved keywords that may be raw identifiers (<https://doc.rust-lang.org/reference/keywords.html>).
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The attribute for what the database puts into a column.
#[must_use]
pub(crate) fn value_attribute(told: &Told<'_>, object: &str) -> Option<String> {
    let default = told.get(object, "default");
    match (told.get(object, "identity"), told.get(object, "generated"), default) {
        (Some("always"), _, _) => Some("#[identity]".to_owned()),
        (Some(_), _, _) => Some("#[identity(by_default)]".to_owned()),
        (None, Some(_), Some(expression)) => Some(format!("#[generated({expression:?})]")),
        (None, _, Some(default)) => Some(format!("#[default({default:?})]")),
        (None, _, None) => None,
    }
}

/// The attribute for a constraint or an index of the history: at its field where it is about one column, else as it stands above the
/// struct. A name is given if `named` and it is not the one that PostgreSQL makes up.
#[must_use]
pub fn attribute(catalog: &Catalog, id: ObjectId, named: bool) -> Option<String> {
    let text = above(catalog, id, named)?;
    let columns = match catalog.object(id)?.as_ref() {
        Object::Constraint(it) => constraint_columns(catalog, it)?,
        Object::Index(it) => super::difference::index_columns(catalog, it)?,
        _ => return None,
    };
    let [column] = columns.as_slice() else { return Some(text) };
    let column = words(std::slice::from_ref(column));
    for kind in ["key", "unique", "index", "references"] {
        let separator = if kind == "references" { " -> " } else { "" };
        if let Some(rest) = text.strip_prefix(&format!("#[{kind}({column}{separator}")) {
            return Some(match rest {
                ")]" => format!("#[{kind}]"),
                rest => format!("#[{kind}({}", rest.strip_prefix(", ").unwrap_or(rest)),
            });
        }
    }
    Some(text)
}

/// Columns as an attribute names them.
fn words(columns: &[String]) -> String {
    let word = |column: &String| {
        let (ident, attribute) = field_name(column);
        if attribute.is_empty() { ident } else { format!("{column:?}") }
    };
    columns.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// The attribute above the struct.
fn above(catalog: &Catalog, id: ObjectId, named: bool) -> Option<String> {
    match catalog.object(id)?.as_ref() {
        Object::Constraint(it) => {
            let columns = || constraint_columns(catalog, it).map(|columns| words(&columns));
            let table = match catalog.object(it.of).map(AsRef::as_ref) {
                Some(Object::Table(table)) => Some(table),
                Some(_) | None => None,
            };
            let timing = match (it.deferrable, it.initially_deferred) {
                (false, _) => "",
                (true, false) => ", deferrable",
                (true, true) => ", initially_deferred",
            };
            Some(match &it.kind {
                ConstraintKind::PrimaryKey(_) => format!("#[key({}{timing})]", columns()?),
                ConstraintKind::Unique(key) => {
                    let distinct = match catalog.object(key.index).map(AsRef::as_ref) {
                        Some(Object::Index(index)) if index.nulls_not_distinct => ", nulls_not_distinct",
                        Some(_) | None => "",
                    };
                    format!("#[unique({}{distinct}{timing})]", columns()?)
                }
                ConstraintKind::Check { expression, .. } => {
                    format!("#[check({:?})]", expression_text(catalog, table, expression))
                }
                ConstraintKind::ForeignKey(key) => {
                    let mut text = format!("#[references({} -> ", columns()?);
                    text.push_str(&format!("{:?}", qualified_name(catalog, key.table)));
                    let referred = names_of(catalog, key.table, &key.referenced)?;
                    if Some(&key.referenced) != primary_key(catalog, key.table).as_ref() {
                        text.push_str(&format!("({})", words(&referred)));
                    }
                    for (word, action) in [("on_delete", key.on_delete), ("on_update", key.on_update)] {
                        if let Some(action) = action_words(action) {
                            text.push_str(&format!(", {word} = {action:?}"));
                        }
                    }
                    text.push_str(timing);
                    text.push_str(")]");
                    text
                }
                ConstraintKind::Exclusion { .. } => return None,
            })
        }
        Object::Index(it) => {
            let unique = if it.unique { ", unique" } else { "" };
            let definition = index_definition(catalog, it);
            let (_, rest) = definition.split_once(" USING ")?;
            let plain = it.method.as_str() == "btree"
                && it.predicate.is_none()
                && it.include.is_empty()
                && it.options.is_empty()
                && !it.nulls_not_distinct
                && it.keys.iter().all(|key| {
                    matches!(key.element, IndexElement::Column(_))
                        && key.collation.is_none()
                        && key.operator_class.is_none()
                        && !key.descending
                        && !key.nulls_first
                });
            let body = if plain {
                words(&super::difference::index_columns(catalog, it)?)
            } else {
                format!("{:?}", format!("USING {rest}"))
            };
            let columns: Vec<&str> = it.column_names.iter().map(Name::as_str).collect();
            let table =
                catalog.object(it.table).map(|table| table.name().as_str().to_owned()).unwrap_or_default();
            let usual = it.name.as_str() == format!("{table}_{}_idx", columns.join("_"));
            let name =
                if named && !usual { format!(", name = {:?}", it.name.as_str()) } else { String::new() };
            Some(format!("#[index({body}{unique}{name})]"))
        }
        _ => None,
    }
}

fn action_words(action: Action) -> Option<&'static str> {
    match action {
        Action::NoAction => None,
        Action::Restrict => Some("restrict"),
        Action::Cascade => Some("cascade"),
        Action::SetNull => Some("set null"),
        Action::SetDefault => Some("set default"),
    }
}

fn names_of(catalog: &Catalog, table: ObjectId, numbers: &[i16]) -> Option<Vec<String>> {
    match catalog.object(table)?.as_ref() {
        Object::Table(table) => numbers
            .iter()
            .map(|number| table.column_numbered(*number).map(|column| column.name.as_str().to_owned()))
            .collect(),
        _ => None,
    }
}

/// The columns of a table's primary key.
fn primary_key(catalog: &Catalog, table: ObjectId) -> Option<Vec<i16>> {
    catalog.dependents(table).find_map(|id| match catalog.object(id)?.as_ref() {
        Object::Constraint(it) if it.of == table => match &it.kind {
            ConstraintKind::PrimaryKey(key) => Some(key.columns.clone()),
            _ => None,
        },
        _ => None,
    })
}
