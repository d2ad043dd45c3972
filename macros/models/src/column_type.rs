//! What a field's type is in SQL, as far as its path tells.
#![expect(clippy::wildcard_enum_match_arm, reason = "of what Rust has, models are made of some")]

use arcoiris_checker::models::description::{Anchor, ColumnType, ItemPath, SqlType};
use arcoiris_checker::models::rust_type::{self, RustType};
use quote::ToTokens as _;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

/// The type inside of `Option`, if it is one.
pub(crate) fn without_option(ty: &Type) -> (bool, &Type) {
    match generic(ty, "Option") {
        Some(inner) => (true, inner),
        None => (false, ty),
    }
}

/// What a type is in SQL. `written` is `#[sql_type("…")]`.
pub(crate) fn column_type(ty: &Type, written: Option<String>, anchor: Anchor) -> ColumnType {
    let rust = words(ty);
    let bytes = generic(ty, "Vec").is_some_and(|inner| last(inner).is_some_and(|it| it.ident == "u8"));
    let (vec, element) = match generic(ty, "Vec").filter(|_| !bytes) {
        Some(inner) => (true, without_option(inner).1),
        None => (false, ty),
    };
    let known = if bytes { Some(&rust_type::BYTES) } else { find(element) };
    let sql = match (&written, known) {
        (Some(written), _) => SqlType::Written(written.clone()),
        (None, Some(known)) => SqlType::Written(of_arguments(element, known).to_owned()),
        (None, None) => SqlType::Item(path(element, anchor)),
    };
    ColumnType {
        anchor,
        sql,
        array: vec && written.is_none(),
        vec,
        rust,
        reads: known.map(|known| known.reads),
    }
}

/// jiff's civil `DateTime` has no time zone, and chrono's says its own.
fn of_arguments(ty: &Type, known: &'static RustType) -> &'static str {
    let alone = last(ty).is_some_and(|segment| segment.arguments.is_none());
    if known.rust == "DateTime" && alone { "timestamp" } else { known.sql }
}

fn find(ty: &Type) -> Option<&'static RustType> {
    if let Some(bound) = generic(ty, "Range") {
        return rust_type::find_range(&last(bound)?.ident.to_string());
    }
    rust_type::find(&last(ty)?.ident.to_string())
}

/// The path of a type that is not recognised: another model's, or one of the user's own.
fn path(ty: &Type, anchor: Anchor) -> ItemPath {
    let segments = match ty {
        Type::Path(it) => it.path.segments.iter().map(|segment| segment.ident.to_string()).collect(),
        _ => vec![words(ty)],
    };
    ItemPath { segments, anchor }
}

/// The one argument of a generic type of this name.
fn generic<'t>(ty: &'t Type, name: &str) -> Option<&'t Type> {
    let segment = last(ty).filter(|segment| segment.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    match arguments.args.first() {
        Some(GenericArgument::Type(inner)) => Some(inner),
        Some(_) | None => None,
    }
}

fn last(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(it) => it.path.segments.last(),
        Type::Group(it) => last(&it.elem),
        Type::Paren(it) => last(&it.elem),
        _ => None,
    }
}

/// A type as its author would write it.
pub(crate) fn words(ty: &Type) -> String {
    let text = ty.to_token_stream().to_string();
    text.replace(" :: ", "::").replace(" < ", "<").replace(" >", ">").replace(" ,", ",").replace(":: ", "::")
}
