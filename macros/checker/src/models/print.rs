//! A catalog's tables and types as the Rust items that describe them: for messages that show what to write, and for whole modules
//! (`arcoiris models`).
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use arcoiris_catalog::{
    Action, Catalog, Column, ConstraintKind, Identity, IndexElement, Name, Object, ObjectId, State, Table,
    TypeBase, TypeKind, TypeRef, expression_text, format_type, index_definition, qualified_name,
};

use super::description::Description;
use super::difference::{constraint_columns, read_as};
use super::naming::{snake_case, struct_name, table_name, type_name};
use super::rust_type;
use arcoiris_catalog::mend::Told;

/// The Rust type that reads a type, without `Option`; `None` if there is none.
#[must_use]
pub fn rust_type(description: &Description, catalog: &Catalog, ty: &TypeRef) -> Option<String> {
    let element = element(description, catalog, ty)?;
    Some(if ty.array { format!("Vec<{element}>") } else { element })
}

fn element(description: &Description, catalog: &Catalog, ty: &TypeRef) -> Option<String> {
    if let TypeBase::User(id) = &ty.base {
        let name = qualified_name(catalog, *id);
        let items = description.enums.iter().map(|it| &it.item);
        let items = items
            .chain(description.domains.iter().map(|it| &it.item))
            .chain(description.composites.iter().map(|it| &it.item));
        if let Some(item) = items.into_iter().find(|item| item.qualified() == name) {
            return Some(item.ident.clone());
        }
        match catalog.object(*id).map(AsRef::as_ref) {
            Some(Object::Type(it)) if matches!(it.kind, TypeKind::Enum { .. }) => {
                return Some(type_name(it.name.as_str()));
            }
            Some(_) | None => {}
        }
    }
    let name = read_as(catalog, &ty.base, ty.array)?;
    let known = rust_type::reading(&name)?;
    Some(known.path.0.to_owned())
}

/// The `#[sql_type]` that a column needs, if its Rust type means another by itself.
#[must_use]
pub fn sql_type(catalog: &Catalog, ty: &TypeRef) -> Option<String> {
    let written = format_type(catalog, ty);
    if let TypeBase::User(id) = &ty.base
        && let Some(Object::Type(it)) = catalog.object(*id).map(AsRef::as_ref)
        && matches!(it.kind, TypeKind::Enum { .. })
    {
        return None;
    }
    let name = read_as(catalog, &ty.base, ty.array)?;
    let usual = rust_type::reading(&name).is_some_and(|it| it.reads.first() == Some(&name.as_str()));
    let plain = usual && ty.modifier == -1 && matches!(ty.base, TypeBase::Builtin(_));
    (!plain).then_some(written)
}

/// The field that a column of the history needs, in one line.
#[must_use]
pub fn field(description: &Description, catalog: &Catalog, column: &Column) -> Option<String> {
    let ty = rust_type(description, catalog, &column.ty)?;
    let ty = if column.not_null { ty } else { format!("Option<{ty}>") };
    let mut text = String::new();
    if let Some(written) = sql_type(catalog, &column.ty) {
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

/// The models of a schema's tables and types, as a module.
#[must_use]
pub fn module(catalog: &Catalog, schema: &str) -> String {
    let Some(id) = catalog.find(arcoiris_catalog::Namespace::Schema, None, &Name::new(schema)) else {
        return String::new();
    };
    let mut items: Vec<(String, String)> = Vec::new();
    for (object_id, object) in catalog.iter() {
        match object.as_ref() {
            Object::Type(it) if it.schema == id && it.extension.is_none() => {
                if let TypeKind::Enum { labels } = &it.kind {
                    items.push((format!("0{}", it.name.as_str()), an_enum(it.name.as_str(), labels)));
                }
            }
            Object::Table(it) if it.schema == id && is_a_table(it) => {
                items.push((format!("1{}", it.name.as_str()), a_struct(catalog, object_id, it)));
            }
            _ => {}
        }
    }
    items.sort();
    let body: Vec<String> = items.into_iter().map(|(_, text)| text).collect();
    let (ident, _) = field_name(schema);
    format!("#[arcoiris::models(schema = {schema:?})]\npub mod {ident} {{\n{}}}\n", body.join("\n"))
}

fn is_a_table(it: &Table) -> bool {
    match it.kind {
        arcoiris_catalog::TableKind::Ordinary
        | arcoiris_catalog::TableKind::Partitioned
        | arcoiris_catalog::TableKind::Foreign => it.partition_bound.is_none(),
        arcoiris_catalog::TableKind::View
        | arcoiris_catalog::TableKind::MaterializedView
        | arcoiris_catalog::TableKind::Composite => false,
    }
}

fn an_enum(name: &str, labels: &[String]) -> String {
    let ident = type_name(name);
    let mut text = String::from("    #[derive(Debug, Clone, Copy, PartialEq, Eq)]\n");
    if snake_case(&ident) != name {
        text.push_str(&format!("    #[sql_name({name:?})]\n"));
    }
    text.push_str(&format!("    pub enum {ident} {{\n"));
    for label in labels {
        let variant = type_name(label);
        if snake_case(&variant) != *label {
            text.push_str(&format!("        #[label({label:?})]\n"));
        }
        text.push_str(&format!("        {variant},\n"));
    }
    text.push_str("    }\n");
    text
}

fn a_struct(catalog: &Catalog, id: ObjectId, it: &Table) -> String {
    let ident = struct_name(it.name.as_str());
    let mut above: Vec<String> = Vec::new();
    let mut of_columns: std::collections::BTreeMap<i16, Vec<String>> = std::collections::BTreeMap::new();
    if table_name(&ident) != it.name.as_str() {
        above.push(format!("#[table({:?})]", it.name.as_str()));
    }
    let mut parts: Vec<ObjectId> = catalog.dependents(id).collect();
    parts.sort();
    parts.dedup();
    for part in parts {
        let Some(object) = catalog.object(part) else { continue };
        match object.as_ref() {
            Object::Constraint(constraint) if constraint.of == id => {
                let text = attribute(catalog, part, true);
                let text = text.map(|text| {
                    with_name(text, it, &constraint.name, constraint_columns(catalog, constraint))
                });
                place(&mut above, &mut of_columns, text, constraint_columns(catalog, constraint), it);
            }
            Object::Index(index) if index.table == id && index.constraint.is_none() => {
                let columns = super::difference::index_columns(catalog, index);
                place(&mut above, &mut of_columns, attribute(catalog, part, true), columns, it);
            }
            _ => {}
        }
    }
    let mut fields = String::new();
    for column in &it.columns {
        let mut attributes = of_columns.remove(&column.number).unwrap_or_default();
        if let Some(written) = sql_type(catalog, &column.ty) {
            attributes.push(format!("#[sql_type({written:?})]"));
        }
        let serial = column.default.as_ref().filter(|_| is_serial(catalog, id, column));
        let value = match (column.identity, column.generated, &column.default) {
            _ if serial.is_some() => Some("#[serial]".to_owned()),
            (Some(Identity::Always), _, _) => Some("#[identity]".to_owned()),
            (Some(Identity::ByDefault), _, _) => Some("#[identity(by_default)]".to_owned()),
            (None, Some(_), Some(it_is)) => {
                Some(format!("#[generated({:?})]", expression_text(catalog, Some(it), it_is)))
            }
            (None, None, Some(default)) => {
                Some(format!("#[default({:?})]", expression_text(catalog, Some(it), default)))
            }
            (None, _, None) => None,
        };
        attributes.extend(value);
        let (name, named) = field_name(column.name.as_str());
        if !named.is_empty() {
            attributes.push(named.trim_end().to_owned());
        }
        match rust_type(&Description::default(), catalog, &column.ty) {
            Some(ty) => {
                let ty = if column.not_null { ty } else { format!("Option<{ty}>") };
                for attribute in attributes {
                    fields.push_str(&format!("        {attribute}\n"));
                }
                fields.push_str(&format!("        pub {name}: {ty},\n"));
            }
            None => {
                let column_name = column.name.as_str();
                let written = format_type(catalog, &column.ty);
                fields.push_str(&format!("        // No Rust type is known to read {written}.\n"));
                above.push(format!("#[omits({column_name:?})]"));
            }
        }
    }
    let mut text = String::from("    #[derive(Debug, Clone, PartialEq)]\n");
    for attribute in above {
        text.push_str(&format!("    {attribute}\n"));
    }
    text.push_str(&format!("    pub struct {ident} {{\n{fields}    }}\n"));
    text
}

/// Puts an attribute at its field, or above the struct.
fn place(
    above: &mut Vec<String>,
    of_columns: &mut std::collections::BTreeMap<i16, Vec<String>>,
    text: Option<String>,
    columns: Option<Vec<String>>,
    table: &Table,
) {
    let Some(text) = text else { return };
    let single = match columns.as_deref() {
        Some([column]) => table.column(column).map(|column| column.number),
        Some(_) | None => None,
    };
    let column = single.map(|number| {
        table.column_numbered(number).map(|it| it.name.as_str().to_owned()).unwrap_or_default()
    });
    let names_it = column.is_some_and(|column| {
        text.contains(&format!("({}", words(std::slice::from_ref(&column)))) && !text.starts_with("#[check")
    });
    match single.filter(|_| !names_it && !text.contains("(\"USING ")) {
        Some(number) => of_columns.entry(number).or_default().push(text),
        None => above.push(text),
    }
}

/// With the constraint's name, where that is not the one that PostgreSQL makes up.
fn with_name(text: String, table: &Table, name: &Name, columns: Option<Vec<String>>) -> String {
    let columns = columns.unwrap_or_default().join("_");
    let usual = [
        format!("{}_pkey", table.name.as_str()),
        format!("{}_{columns}_key", table.name.as_str()),
        format!("{}_{columns}_fkey", table.name.as_str()),
        format!("{}_{columns}_check", table.name.as_str()),
        format!("{}_check", table.name.as_str()),
    ];
    if usual.iter().any(|usual| usual == name.as_str()) {
        return text;
    }
    let name = format!("name = {:?}", name.as_str());
    match text.strip_suffix(")]") {
        Some(inside) => format!("{inside}, {name})]"),
        None => format!("{}({name})]", text.trim_end_matches(']')),
    }
}

/// Whether a column is what `serial` makes: NOT NULL, with the next value of a sequence of its own that bears the usual name.
fn is_serial(catalog: &Catalog, table: ObjectId, column: &Column) -> bool {
    let integer = matches!(&column.ty.base, TypeBase::Builtin(name) if ["int2", "int4", "int8"].contains(&name.as_str()));
    let next = column
        .default
        .as_ref()
        .is_some_and(|default| expression_text(catalog, None, default).starts_with("nextval('"));
    integer
        && next
        && column.not_null
        && column.identity.is_none()
        && catalog.dependents(table).any(|id| match catalog.object(id).map(AsRef::as_ref) {
            Some(Object::Sequence(it)) => {
                let name =
                    catalog.object(table).map(|table| table.name().as_str().to_owned()).unwrap_or_default();
                it.owned_by.is_some_and(|owner| {
                    owner.table == table && owner.column == column.number && !owner.identity
                }) && it.name.as_str() == format!("{name}_{}_seq", column.name.as_str())
            }
            Some(_) | None => false,
        })
}
