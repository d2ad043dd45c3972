//! The items of a module as models.
#![expect(clippy::wildcard_enum_match_arm, reason = "of what Rust has, models are made of some")]

use arcoiris_checker::models::description::{
    Anchor, CheckModel, ColumnModel, Comment, CompositeModel, DomainModel, EnumModel, IndexModel, Item,
    ItemPath, KeyModel, ReferenceModel, TableModel, Target, Value, Words,
};
use arcoiris_checker::models::naming::{snake_case, table_name};
use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Attribute, Expr, Field, Fields, Ident, ItemEnum, ItemMod, ItemStruct, Lit, LitStr, Meta};

use crate::attribute::{
    Check, ColumnName, Index, Key, Names, ON_FIELDS, ON_ITEMS, ON_VARIANTS, ReferenceTarget, References,
    identity, own, parsed,
};
use crate::column_type::{column_type, without_option};
use crate::{Arguments, Models};

/// What all items of a module share.
struct Around<'a> {
    schema: String,
    path: &'a [String],
    comments: bool,
}

pub(crate) fn module(models: &mut Models, arguments: &Arguments, module: &ItemMod, path: &[String]) {
    let schema = match &arguments.schema {
        Some(schema) => schema.value(),
        None => snake_case(&module.ident.unraw().to_string()),
    };
    let around = Around { schema, path, comments: arguments.comments };
    let Some((_, items)) = &module.content else {
        models.error(module.ident.span(), "the models stand in the module itself: `mod name { … }`");
        return;
    };
    for item in items {
        match item {
            syn::Item::Struct(it) if !has(&it.attrs, "not_a_model") => a_struct(models, &around, it),
            syn::Item::Enum(it) if !has(&it.attrs, "not_a_model") => an_enum(models, &around, it),
            _ => {}
        }
    }
}

fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

fn a_struct(models: &mut Models, around: &Around<'_>, it: &ItemStruct) {
    if !it.generics.params.is_empty() {
        models.error(it.generics.span(), "a model has no generic parameters: it is one table, or one type");
        return;
    }
    match &it.fields {
        Fields::Named(_) if has(&it.attrs, "composite") => composite(models, around, it),
        Fields::Named(_) => table(models, around, it),
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => domain(models, around, it),
        Fields::Unnamed(_) | Fields::Unit => models.error(
            it.ident.span(),
            "a model is a struct with named fields, a newtype (a domain) or an enum; `#[not_a_model]` leaves it alone",
        ),
    }
}

/// The item's own part. `name` is what its attribute calls it.
fn item(
    models: &mut Models,
    around: &Around<'_>,
    ident: &Ident,
    attributes: &[Attribute],
    name: String,
) -> Item {
    let anchor = models.anchor(ident.span());
    let comment = comment(attributes, around.comments, anchor);
    Item {
        anchor,
        module: around.path.to_vec(),
        ident: ident.unraw().to_string(),
        schema: around.schema.clone(),
        name,
        comment,
    }
}

fn comment(attributes: &[Attribute], compared: bool, anchor: Anchor) -> Option<Comment> {
    if !compared {
        return None;
    }
    let lines: Vec<String> = attributes.iter().filter_map(doc_line).collect();
    let text = lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n");
    let text = text.trim();
    Some(Comment { text: (!text.is_empty()).then(|| text.to_owned()), anchor })
}

fn doc_line(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(it) = &attribute.meta else { return None };
    let Expr::Lit(value) = &it.value else { return None };
    match &value.lit {
        Lit::Str(text) if it.path.is_ident("doc") => Some(text.value()),
        _ => None,
    }
}

/// The attributes of ours, by name; any other that looks like one in the wrong place is told.
fn ours<'a>(
    models: &mut Models,
    attributes: &'a [Attribute],
    names: &[&'a str],
) -> Vec<(&'a str, &'a Attribute)> {
    let mut found = Vec::new();
    for attribute in attributes {
        if let Some(name) = own(attribute, names) {
            found.push((name, attribute));
        } else if let Some(name) = own(attribute, ON_ITEMS).or_else(|| own(attribute, ON_FIELDS))
            && !["index"].contains(&name)
        {
            models.error(attribute.span(), format!("`#[{name}]` means nothing here"));
        }
    }
    found
}

fn literal(models: &mut Models, attribute: &Attribute) -> Option<LitStr> {
    match parsed::<LitStr>(attribute) {
        Ok(literal) => Some(literal),
        Err(error) => {
            models.errors.push(error);
            None
        }
    }
}

fn words(models: &mut Models, attribute: &Attribute) -> Option<Words> {
    let literal = literal(models, attribute)?;
    Some(Words { text: literal.value(), anchor: models.anchor(literal.span()) })
}

/// The name that `#[table("…")]` or `#[sql_name("…")]` gives, or the usual one.
fn named(models: &mut Models, ours: &[(&str, &Attribute)], attribute: &str, usual: String) -> String {
    let given = ours.iter().find(|(name, _)| *name == attribute);
    given.and_then(|(_, attribute)| literal(models, attribute)).map_or(usual, |literal| literal.value())
}

fn only(models: &mut Models, ours: &[(&str, &Attribute)], allowed: &[&str]) {
    for (name, attribute) in ours.iter().filter(|(name, _)| !allowed.contains(name)) {
        models.error(attribute.span(), format!("`#[{name}]` means nothing here"));
    }
}

fn an_enum(models: &mut Models, around: &Around<'_>, it: &ItemEnum) {
    let ours_of_it = ours(models, &it.attrs, ON_ITEMS);
    only(models, &ours_of_it, &["sql_name"]);
    let name = named(models, &ours_of_it, "sql_name", snake_case(&it.ident.unraw().to_string()));
    let item = item(models, around, &it.ident, &it.attrs, name);
    let mut labels = Vec::new();
    for variant in &it.variants {
        if !matches!(variant.fields, Fields::Unit) {
            models.error(variant.span(), "a variant is a label: it has no fields");
        }
        let ours = ours(models, &variant.attrs, ON_VARIANTS);
        let usual = snake_case(&variant.ident.unraw().to_string());
        let text = named(models, &ours, "label", usual);
        labels.push(Words { text, anchor: models.anchor(variant.ident.span()) });
    }
    models.description.enums.push(EnumModel { item, labels });
}

fn domain(models: &mut Models, around: &Around<'_>, it: &ItemStruct) {
    let ours = ours(models, &it.attrs, ON_ITEMS);
    only(models, &ours, &["sql_name", "sql_type", "check", "default", "not_null"]);
    let name = named(models, &ours, "sql_name", snake_case(&it.ident.unraw().to_string()));
    let item = item(models, around, &it.ident, &it.attrs, name);
    let Some(field) = it.fields.iter().next() else { return };
    let mut written = ours.iter().find(|(name, _)| *name == "sql_type").and_then(|(_, it)| words(models, it));
    let anchor = models.anchor(field.ty.span());
    let anchor = written.as_ref().map_or(anchor, |written| written.anchor);
    let ty = column_type(&field.ty, written.take().map(|written| written.text), anchor);
    let default = ours.iter().find(|(name, _)| *name == "default").and_then(|(_, it)| words(models, it));
    let not_null = ours.iter().any(|(name, _)| *name == "not_null");
    let checks = checks(models, &ours);
    models.description.domains.push(DomainModel { item, ty, not_null, default, checks });
}

fn checks(models: &mut Models, ours: &[(&str, &Attribute)]) -> Vec<CheckModel> {
    let mut checks = Vec::new();
    for (_, attribute) in ours.iter().filter(|(name, _)| *name == "check") {
        match parsed::<Check>(attribute) {
            Ok(check) => checks.push(CheckModel {
                anchor: models.anchor(check.expression.span()),
                name: check.options.name,
                expression: check.expression.value(),
            }),
            Err(error) => models.errors.push(error),
        }
    }
    checks
}

fn composite(models: &mut Models, around: &Around<'_>, it: &ItemStruct) {
    let ours = ours(models, &it.attrs, ON_ITEMS);
    only(models, &ours, &["composite", "sql_name"]);
    let name = named(models, &ours, "sql_name", snake_case(&it.ident.unraw().to_string()));
    let item = item(models, around, &it.ident, &it.attrs, name);
    let mut columns = Vec::new();
    for field in &it.fields {
        if let Some((column, ours)) = column(models, around, field) {
            only(models, &ours, &["column", "sql_type", "collate"]);
            // What a composite type holds may be NULL, whatever the field says.
            columns.push(ColumnModel { nullable: true, ..column });
        }
    }
    models.description.composites.push(CompositeModel { item, columns });
}

fn table(models: &mut Models, around: &Around<'_>, it: &ItemStruct) {
    let ours = ours(models, &it.attrs, ON_ITEMS);
    only(
        models,
        &ours,
        &["table", "key", "unique", "index", "check", "references", "omits", "renamed_from", "insert"],
    );
    if let Err(error) = crate::insert_as(it) {
        models.errors.push(error);
    }
    let name = named(models, &ours, "table", table_name(&it.ident.unraw().to_string()));
    let item = item(models, around, &it.ident, &it.attrs, name);
    let mut table = TableModel {
        item,
        renamed_from: ours
            .iter()
            .find(|(name, _)| *name == "renamed_from")
            .and_then(|(_, it)| words(models, it)),
        columns: Vec::new(),
        keys: Vec::new(),
        checks: Vec::new(),
        references: Vec::new(),
        indexes: Vec::new(),
        omits: Vec::new(),
    };
    let mut key: Option<KeyModel> = None;
    let mut parts = Vec::new();
    for field in &it.fields {
        let Some((column, of_field)) = column(models, around, field) else { continue };
        parts.push((column.name.clone(), field.span(), of_field));
        table.columns.push(column);
    }
    for (name, _, of_field) in &parts {
        for (attribute_name, attribute) in of_field {
            part_of_field(models, &mut table, &mut key, name, attribute_name, attribute);
        }
    }
    if let Some(key) = key {
        table.keys.insert(0, key);
    }
    table.checks.extend(checks(models, &ours));
    for (name, attribute) in &ours {
        part(models, &mut table, name, attribute);
    }
    if let Some(second) = table.keys.iter().filter(|key| key.primary).nth(1).map(|key| key.anchor) {
        let span = models.span(second);
        models.error(span, "the key is said twice: at the fields, or above the struct");
    }
    keys_are_not_null(models, &table);
    models.description.tables.push(table);
}

/// PostgreSQL makes a key's columns NOT NULL, and identity columns.
fn keys_are_not_null(models: &mut Models, table: &TableModel) {
    let mut wrong = Vec::new();
    for column in table.columns.iter().filter(|column| column.nullable) {
        let key = table.keys.iter().any(|key| key.primary && key.columns.contains(&column.name));
        if key || matches!(column.value, Value::Identity { .. } | Value::Serial) {
            wrong.push(column.ty.anchor);
        }
    }
    for anchor in wrong {
        let span = models.span(anchor);
        models.error(span, "this column is never NULL: write the type without `Option`");
    }
}

/// What a field's attribute says of its table.
fn part_of_field(
    models: &mut Models,
    table: &mut TableModel,
    primary: &mut Option<KeyModel>,
    column: &str,
    name: &str,
    attribute: &Attribute,
) {
    let columns = vec![column.to_owned()];
    let span = attribute.path().span();
    match name {
        "key" => match parsed::<Key>(attribute) {
            Ok(key) => match primary {
                Some(primary) => primary.columns.push(column.to_owned()),
                None => {
                    let anchor = models.anchor(span);
                    *primary = Some(KeyModel {
                        anchor,
                        name: key.options.name,
                        primary: true,
                        columns,
                        nulls_not_distinct: false,
                        deferral: key.options.deferral,
                    });
                }
            },
            Err(error) => models.errors.push(error),
        },
        "unique" => match parsed::<Key>(attribute) {
            Ok(key) => unique(models, table, span, key, columns),
            Err(error) => models.errors.push(error),
        },
        "index" => match parsed::<Index>(attribute) {
            Ok(index) => {
                let definition = format!("({})", quoted(column));
                let anchor = models.anchor(span);
                let (name, unique) = (index.options.name, index.options.unique);
                table.indexes.push(IndexModel { anchor, name, unique, definition });
            }
            Err(error) => models.errors.push(error),
        },
        "check" => {
            let checks = checks(models, &[("check", attribute)]);
            table.checks.extend(checks);
        }
        "references" => reference(models, table, attribute, Some(column)),
        _ => {}
    }
}

fn unique(models: &mut Models, table: &mut TableModel, span: Span, key: Key, columns: Vec<String>) {
    let anchor = models.anchor(span);
    table.keys.push(KeyModel {
        anchor,
        name: key.options.name,
        primary: false,
        columns,
        nulls_not_distinct: key.options.nulls_not_distinct,
        deferral: key.options.deferral,
    });
}

/// What an attribute above the struct says of its table.
fn part(models: &mut Models, table: &mut TableModel, name: &str, attribute: &Attribute) {
    let span = attribute.path().span();
    match name {
        "key" | "unique" => match parsed::<Key>(attribute) {
            Ok(key) if key.columns.is_empty() => {
                models.error(span, format!("`#[{name}(a, b)]`: which columns?"))
            }
            Ok(key) => {
                let columns = stored(models, table, &key.columns);
                if name == "unique" {
                    unique(models, table, span, key, columns);
                } else {
                    let anchor = models.anchor(span);
                    table.keys.push(KeyModel {
                        anchor,
                        name: key.options.name,
                        primary: true,
                        columns,
                        nulls_not_distinct: false,
                        deferral: key.options.deferral,
                    });
                }
            }
            Err(error) => models.errors.push(error),
        },
        "index" => match parsed::<Index>(attribute) {
            Ok(index) => {
                let definition = match index.columns.as_slice() {
                    [ColumnName { text, quoted: true, .. }] if text.contains(['(', ' ']) => text.clone(),
                    [] => {
                        models.error(span, "`#[index(a, b)]`: which columns?");
                        return;
                    }
                    columns => {
                        let names = stored(models, table, columns);
                        let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
                        format!("({})", names.join(", "))
                    }
                };
                let anchor = models.anchor(span);
                let (name, unique) = (index.options.name, index.options.unique);
                table.indexes.push(IndexModel { anchor, name, unique, definition });
            }
            Err(error) => models.errors.push(error),
        },
        "references" => reference(models, table, attribute, None),
        "omits" => match parsed::<Names>(attribute) {
            Ok(Names(names)) => {
                for name in names {
                    let anchor = models.anchor(name.span());
                    table.omits.push(Words { text: name.value(), anchor });
                }
            }
            Err(error) => models.errors.push(error),
        },
        _ => {}
    }
}

fn reference(models: &mut Models, table: &mut TableModel, attribute: &Attribute, column: Option<&str>) {
    let Meta::List(list) = &attribute.meta else {
        models.error(attribute.span(), "`#[references(Other)]`: which table?");
        return;
    };
    let read =
        list.parse_args_with(|input: syn::parse::ParseStream<'_>| References::parse(input, column.is_some()));
    let read = match read {
        Ok(read) => read,
        Err(error) => {
            models.errors.push(error);
            return;
        }
    };
    let (target, span) = match &read.target {
        ReferenceTarget::Table(written) => {
            let text = written.value();
            let (schema, name) = text.split_once('.').unwrap_or((&table.item.schema, &text));
            (Target::Table(schema.to_owned(), name.to_owned()), written.span())
        }
        ReferenceTarget::Item(path) => {
            let segments = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            // A compiler's span of several tokens is the first one's.
            let span = path.segments.last().map_or_else(|| path.span(), |segment| segment.ident.span());
            (Target::Item(ItemPath { segments, anchor: models.anchor(span) }), span)
        }
    };
    let columns = match column {
        Some(column) => vec![column.to_owned()],
        None => stored(models, table, &read.columns),
    };
    let anchor = models.anchor(span);
    table.references.push(ReferenceModel {
        anchor,
        name: read.options.name,
        columns,
        target,
        referenced: read.referenced.into_iter().map(|column| column.text).collect(),
        on_delete: read.options.on_delete,
        on_update: read.options.on_update,
        deferral: read.options.deferral,
    });
}

/// The columns that an attribute means: by their fields, or by their own names.
fn stored(models: &mut Models, table: &TableModel, columns: &[ColumnName]) -> Vec<String> {
    let mut names = Vec::new();
    for column in columns {
        let by_field = table.columns.iter().find(|it| !column.quoted && it.field == column.text);
        let by_name = table.columns.iter().find(|it| it.name == column.text);
        match by_field.or(by_name) {
            Some(found) => names.push(found.name.clone()),
            None if table.omits.iter().any(|omit| omit.text == column.text) || column.quoted => {
                names.push(column.text.clone());
            }
            None => {
                models.error(column.span, format!("`{}` has no field `{}`", table.item.ident, column.text));
                names.push(column.text.clone());
            }
        }
    }
    names
}

/// A field as a column, with its attributes.
fn column<'f>(
    models: &mut Models,
    around: &Around<'_>,
    field: &'f Field,
) -> Option<(ColumnModel, Vec<(&'f str, &'f Attribute)>)> {
    let ident = field.ident.as_ref()?;
    let ours = ours(models, &field.attrs, ON_FIELDS);
    let of = |wanted: &str| ours.iter().find(|(name, _)| *name == wanted).map(|(_, attribute)| *attribute);
    let anchor = models.anchor(ident.span());
    let name = ident.unraw().to_string();
    let stored =
        of("column").and_then(|it| literal(models, it)).map_or_else(|| name.clone(), |it| it.value());
    let written = of("sql_type").and_then(|it| words(models, it));
    let (nullable, inner) = without_option(&field.ty);
    let type_anchor = models.anchor(field.ty.span());
    let type_anchor = written.as_ref().map_or(type_anchor, |written| written.anchor);
    let ty = column_type(inner, written.map(|written| written.text), type_anchor);
    let mut values = Vec::new();
    for (name, attribute) in &ours {
        match *name {
            "default" => values.extend(words(models, attribute).map(Value::Default)),
            "generated" => values.extend(words(models, attribute).map(Value::Generated)),
            "identity" => match identity(attribute) {
                Ok(by_default) => values.push(Value::Identity { by_default }),
                Err(error) => models.errors.push(error),
            },
            "serial" => values.push(Value::Serial),
            _ => {}
        }
        if values.len() > 1 {
            models.error(attribute.span(), "a column has one of default, generated, identity and serial");
            values.truncate(1);
        }
    }
    let column = ColumnModel {
        anchor,
        field: name,
        name: stored,
        ty,
        nullable,
        value: values.pop().unwrap_or(Value::None),
        collation: of("collate").and_then(|it| words(models, it)),
        renamed_from: of("renamed_from").and_then(|it| words(models, it)),
        comment: comment(&field.attrs, around.comments, anchor),
    };
    Some((column, ours))
}

/// A name as SQL writes it.
fn quoted(name: &str) -> String {
    arcoiris_checker::names::sql(name)
}
