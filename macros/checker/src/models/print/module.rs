//! Whole modules of models, as `arcoiris models` prints them: what a schema's tables and types are in Rust.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use std::collections::{HashMap, HashSet};

use arcoiris_catalog::{
    Catalog, CollationRef, Column, ConstraintKind, Identity, Name, Namespace, Object, ObjectId, State as _,
    Table, TableKind, Type, TypeBase, TypeKind, TypeRef, expression_text, format_type, qualified_name,
};

use super::{attribute, field_name, typed, words};
use crate::models::difference::{constraint_columns, index_columns};
use crate::models::naming::{snake_case, struct_name, table_name, type_name};
use crate::models::rust_type;

/// The models of a schema's tables and types, as a module.
#[must_use]
pub fn module(catalog: &Catalog, schema: &str) -> String {
    let Some(id) = catalog.find(Namespace::Schema, None, &Name::new(schema)) else {
        return String::new();
    };
    let printed = Printed { catalog, schema: id, idents: Idents::new(catalog) };
    let mut items: Vec<(String, String)> = Vec::new();
    for (object_id, object) in catalog.iter() {
        let Some(ident) = printed.idents.0.get(&object_id) else { continue };
        match object.as_ref() {
            Object::Type(it) if it.schema == id => match &it.kind {
                TypeKind::Enum { labels } => {
                    items.push((format!("0{}", it.name.as_str()), an_enum(ident, it.name.as_str(), labels)));
                }
                TypeKind::Domain { .. } => {
                    let text = printed.domain(object_id, ident, it);
                    items.extend(text.map(|text| (format!("1{}", it.name.as_str()), text)));
                }
                _ => {}
            },
            Object::Table(it) if it.schema == id && it.kind == TableKind::Composite => {
                items.push((format!("2{}", it.name.as_str()), printed.composite(ident, it)));
            }
            Object::Table(it) if it.schema == id => {
                items.push((format!("3{}", it.name.as_str()), printed.a_struct(object_id, ident, it)));
            }
            _ => {}
        }
    }
    items.sort();
    let body: Vec<String> = items.into_iter().map(|(_, text)| text).collect();
    let (ident, _) = field_name(schema);
    format!("#[arcoiris::models(schema = {schema:?})]\npub mod {ident} {{\n{}}}\n", body.join("\n"))
}

/// What the items of all schemas are called, each once in its schema.
struct Idents(HashMap<ObjectId, String>);

impl Idents {
    fn new(catalog: &Catalog) -> Self {
        let mut wanted: Vec<(ObjectId, bool, ObjectId, String)> = Vec::new();
        for (id, object) in catalog.iter() {
            match object.as_ref() {
                Object::Type(it) if it.extension.is_none() && is_printed(catalog, &it.kind) => {
                    wanted.push((it.schema, false, id, type_name(it.name.as_str())));
                }
                Object::Table(it) if it.kind == TableKind::Composite && reads_all(catalog, it) => {
                    wanted.push((it.schema, false, id, type_name(it.name.as_str())));
                }
                Object::Table(it) if is_a_table(it) => {
                    wanted.push((it.schema, true, id, struct_name(it.name.as_str())));
                }
                _ => {}
            }
        }
        // Types before tables: columns name them.
        wanted.sort();
        let mut taken: HashSet<(ObjectId, String)> = HashSet::new();
        let mut idents = HashMap::new();
        for (schema, is_table, id, mut ident) in wanted {
            // What a type's name would be taken for otherwise.
            let known =
                rust_type::find(&ident).is_some() || ["Option", "Vec", "Range"].contains(&ident.as_str());
            while known && !ident.ends_with("Row") && !ident.ends_with("Type")
                || taken.contains(&(schema, ident.clone()))
            {
                ident.push_str(if is_table { "Row" } else { "Type" });
            }
            taken.insert((schema, ident.clone()));
            idents.insert(id, ident);
        }
        Idents(idents)
    }
}

fn is_printed(catalog: &Catalog, kind: &TypeKind) -> bool {
    match kind {
        TypeKind::Enum { .. } => true,
        TypeKind::Domain { base, .. } => {
            typed(&|_| None, catalog, base).is_some() || is_of_own(catalog, &base.base)
        }
        _ => false,
    }
}

/// Whether every attribute can be read.
fn reads_all(catalog: &Catalog, it: &Table) -> bool {
    it.columns
        .iter()
        .all(|column| typed(&|_| None, catalog, &column.ty).is_some() || is_of_own(catalog, &column.ty.base))
}

/// Whether a type is one that is printed as well.
fn is_of_own(catalog: &Catalog, base: &TypeBase) -> bool {
    let TypeBase::User(id) = base else { return false };
    match catalog.object(*id).map(AsRef::as_ref) {
        Some(Object::Type(it)) => it.extension.is_none() && is_printed(catalog, &it.kind),
        Some(Object::Table(it)) => it.kind == TableKind::Composite && reads_all(catalog, it),
        _ => false,
    }
}

/// A module that is being printed.
struct Printed<'a> {
    catalog: &'a Catalog,
    schema: ObjectId,
    idents: Idents,
}

impl Printed<'_> {
    /// The path to the item of a type.
    fn path(&self, id: ObjectId) -> Option<String> {
        let ident = self.idents.0.get(&id)?;
        let schema = match self.catalog.object(id)?.as_ref() {
            Object::Type(it) => it.schema,
            Object::Table(it) if it.kind == TableKind::Composite => it.schema,
            _ => return None,
        };
        if schema == self.schema {
            return Some(ident.clone());
        }
        let (module, _) = field_name(self.catalog.schema_name(schema)?.as_str());
        Some(format!("super::{module}::{ident}"))
    }

    /// The Rust type of a column, and the `#[sql_type]` that it needs.
    fn typed(&self, ty: &TypeRef) -> Option<(String, Option<String>)> {
        typed(&|id| self.path(id), self.catalog, ty)
    }

    fn domain(&self, id: ObjectId, ident: &str, it: &Type) -> Option<String> {
        let TypeKind::Domain { base, default, not_null, .. } = &it.kind else { return None };
        let (rust, written) = self.typed(base)?;
        let mut text = String::from("    #[derive(Debug, Clone, PartialEq)]\n");
        let name = it.name.as_str();
        if snake_case(ident) != name {
            text.push_str(&format!("    #[sql_name({name:?})]\n"));
        }
        if let Some(written) = written {
            text.push_str(&format!("    #[sql_type({written:?})]\n"));
        }
        if *not_null {
            text.push_str("    #[not_null]\n");
        }
        if let Some(default) = default {
            text.push_str(&format!("    #[default({:?})]\n", expression_text(self.catalog, None, default)));
        }
        let mut checks: Vec<ObjectId> = self.catalog.dependents(id).collect();
        checks.sort();
        checks.dedup();
        let mut number = 0;
        for check in checks {
            let Some(Object::Constraint(it)) = self.catalog.object(check).map(AsRef::as_ref) else {
                continue;
            };
            let ConstraintKind::Check { expression, .. } = &it.kind else { continue };
            if it.of != id {
                continue;
            }
            let usual = match number {
                0 => format!("{name}_check"),
                number => format!("{name}_check{number}"),
            };
            number += 1;
            let expression = expression_text(self.catalog, None, expression);
            let named = if it.name.as_str() == usual {
                String::new()
            } else {
                format!(", name = {:?}", it.name.as_str())
            };
            text.push_str(&format!("    #[check({expression:?}{named})]\n"));
        }
        text.push_str(&format!("    pub struct {ident}(pub {rust});\n"));
        Some(text)
    }

    fn composite(&self, ident: &str, it: &Table) -> String {
        let mut text = String::from("    #[derive(Debug, Clone, PartialEq)]\n    #[composite]\n");
        if snake_case(ident) != it.name.as_str() {
            text.push_str(&format!("    #[sql_name({:?})]\n", it.name.as_str()));
        }
        text.push_str(&format!("    pub struct {ident} {{\n"));
        for column in &it.columns {
            let Some((rust, written)) = self.typed(&column.ty) else { continue };
            if let Some(written) = written {
                text.push_str(&format!("        #[sql_type({written:?})]\n"));
            }
            if let Some(collation) = &column.collation {
                text.push_str(&format!(
                    "        #[collate({:?})]\n",
                    collation_words(self.catalog, collation)
                ));
            }
            let (name, named) = field_name(column.name.as_str());
            if !named.is_empty() {
                text.push_str(&format!("        {}\n", named.trim_end()));
            }
            text.push_str(&format!("        pub {name}: Option<{rust}>,\n"));
        }
        text.push_str("    }\n");
        text
    }

    fn a_struct(&self, id: ObjectId, ident: &str, it: &Table) -> String {
        let catalog = self.catalog;
        let mut above: Vec<String> = Vec::new();
        let mut of_columns: std::collections::BTreeMap<i16, Vec<String>> = std::collections::BTreeMap::new();
        if table_name(ident) != it.name.as_str() {
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
                    let columns = index_columns(catalog, index);
                    place(&mut above, &mut of_columns, attribute(catalog, part, true), columns, it);
                }
                _ => {}
            }
        }
        let mut fields = String::new();
        for column in &it.columns {
            let mut attributes = of_columns.remove(&column.number).unwrap_or_default();
            let typed = self.typed(&column.ty);
            if let Some((_, Some(written))) = &typed {
                attributes.push(format!("#[sql_type({written:?})]"));
            }
            if let Some(collation) = &column.collation {
                attributes.push(format!("#[collate({:?})]", collation_words(catalog, collation)));
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
            match typed {
                Some((ty, _)) => {
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
}

/// A collation as SQL writes it.
fn collation_words(catalog: &Catalog, it: &CollationRef) -> String {
    match it {
        CollationRef::Builtin(name) => name.to_string(),
        CollationRef::User(id) => qualified_name(catalog, *id),
    }
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

fn an_enum(ident: &str, name: &str, labels: &[String]) -> String {
    let mut text = String::from("    #[derive(Debug, Clone, Copy, PartialEq, Eq)]\n");
    if snake_case(ident) != name {
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
