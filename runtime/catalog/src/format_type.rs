//! Types in PostgreSQL's words: what `format_type(oid, typmod)` prints when `search_path` is empty.
//! <https://www.postgresql.org/docs/15/functions-info.html#FUNCTIONS-INFO-CATALOG-TABLE>

use crate::{Catalog, Name, Object, State, TypeBase, TypeRef};

/// The type as `format_type` prints it: `numeric(18,4)`, `timestamp(3) with time zone`, `acct.acct_entry_type[]`.
///
/// ```
/// use arcoiris_catalog::{Catalog, TypeRef, format_type};
/// let catalog = Catalog::new();
/// let code = TypeRef { modifier: 24, array: true, ..TypeRef::builtin("varchar") };
/// assert_eq!(format_type(&catalog, &code), "character varying(20)[]");
/// ```
#[must_use]
pub fn format_type(state: &dyn State, ty: &TypeRef) -> String {
    let mut text = match &ty.base {
        TypeBase::Builtin(name) => builtin(name, ty.modifier),
        TypeBase::User(id) => {
            let object = state.object(*id).map(AsRef::as_ref);
            let place = match object {
                Some(Object::Type(it)) => Some((it.schema, &it.name)),
                Some(Object::Table(it)) => Some((it.schema, &it.name)),
                Some(
                    Object::Schema(_)
                    | Object::Extension(_)
                    | Object::Constraint(_)
                    | Object::Index(_)
                    | Object::Sequence(_)
                    | Object::Routine(_)
                    | Object::Trigger(_)
                    | Object::Defined(_),
                )
                | None => None,
            };
            match place {
                Some((schema, name)) => {
                    let schema = state.schema_name(schema);
                    match schema {
                        // What is temporary is found without its schema.
                        Some(schema) if schema.as_str() == Catalog::TEMPORARY => name.to_string(),
                        schema => format!("{}.{name}", schema.map(Name::to_string).unwrap_or_default()),
                    }
                }
                // What PostgreSQL prints for a type that is gone.
                None => "???".to_owned(),
            }
        }
    };
    if ty.array {
        text.push_str("[]");
    }
    text
}

/// The type as PostgreSQL prints that of an argument or a result, which has no modifier: `character` and `bit`, where
/// [`format_type`] says `bpchar` and `"bit"`.
#[must_use]
pub fn format_type_without_modifier(state: &dyn State, ty: &TypeRef) -> String {
    let word = match &ty.base {
        TypeBase::Builtin(name) if name.as_str() == "bpchar" => "character",
        TypeBase::Builtin(name) if name.as_str() == "bit" => "bit",
        TypeBase::Builtin(_) | TypeBase::User(_) => {
            return format_type(state, &TypeRef { modifier: -1, ..ty.clone() });
        }
    };
    format!("{word}{}", if ty.array { "[]" } else { "" })
}

fn builtin(name: &Name, modifier: i32) -> String {
    let has_modifier = modifier >= 0;
    let length = i64::from(modifier);
    let precision = |word: &str, tail: &str| {
        if has_modifier { format!("{word}({length}){tail}") } else { format!("{word}{tail}") }
    };
    match name.as_str() {
        "bool" => "boolean".to_owned(),
        "int2" => "smallint".to_owned(),
        "int4" => "integer".to_owned(),
        "int8" => "bigint".to_owned(),
        "float4" => "real".to_owned(),
        "float8" => "double precision".to_owned(),
        "numeric" if has_modifier => {
            let packed = modifier.wrapping_sub(4);
            // The scale has eleven bits and a sign, since PostgreSQL 15.
            let scale = ((packed & 0x7ff) ^ 1024) - 1024;
            format!("numeric({},{scale})", (packed >> 16) & 0xffff)
        }
        "numeric" => "numeric".to_owned(),
        "varchar" if has_modifier => format!("character varying({})", length - 4),
        "varchar" => "character varying".to_owned(),
        // Without a length, `character` and `bit` would mean a length of one.
        "bpchar" if has_modifier => format!("character({})", length - 4),
        "bit" if has_modifier => format!("bit({length})"),
        "varbit" => precision("bit varying", ""),
        "time" => precision("time", " without time zone"),
        "timetz" => precision("time", " with time zone"),
        "timestamp" => precision("timestamp", " without time zone"),
        "timestamptz" => precision("timestamp", " with time zone"),
        "interval" => interval(modifier),
        _ => name.to_string(),
    }
}

/// `intervaltypmodout`: the upper half is a mask of fields, the lower the precision.
fn interval(modifier: i32) -> String {
    if modifier < 0 {
        return "interval".to_owned();
    }
    const YEAR: i32 = 1 << 2;
    const MONTH: i32 = 1 << 1;
    const DAY: i32 = 1 << 3;
    const HOUR: i32 = 1 << 10;
    const MINUTE: i32 = 1 << 11;
    const SECOND: i32 = 1 << 12;
    let fields = match (modifier >> 16) & 0x7fff {
        YEAR => " year",
        MONTH => " month",
        DAY => " day",
        HOUR => " hour",
        MINUTE => " minute",
        SECOND => " second",
        mask if mask == YEAR | MONTH => " year to month",
        mask if mask == DAY | HOUR => " day to hour",
        mask if mask == DAY | HOUR | MINUTE => " day to minute",
        mask if mask == DAY | HOUR | MINUTE | SECOND => " day to second",
        mask if mask == HOUR | MINUTE => " hour to minute",
        mask if mask == HOUR | MINUTE | SECOND => " hour to second",
        mask if mask == MINUTE | SECOND => " minute to second",
        _ => "",
    };
    match modifier & 0xffff {
        0xffff => format!("interval{fields}"),
        precision => format!("interval{fields}({precision})"),
    }
}

#[cfg(test)]
mod tests {
    use super::format_type;
    use crate::{Catalog, Name, Object, Role, Schema, Type, TypeKind, TypeRef};

    #[track_caller]
    fn check(name: &str, modifier: i32, expected: &str) {
        let ty = TypeRef { modifier, ..TypeRef::builtin(name) };
        assert_eq!(format_type(&Catalog::new(), &ty), expected);
    }

    /// Each as PostgreSQL 15's `format_type` printed it.
    #[test]
    fn modifiers_are_printed_as_format_type_prints_them() {
        check("numeric", ((18 << 16) | 4) + 4, "numeric(18,4)");
        check("numeric", ((3 << 16) | (-2 & 0x7ff)) + 4, "numeric(3,-2)");
        check("numeric", -1, "numeric");
        check("timestamptz", 3, "timestamp(3) with time zone");
        check("timestamp", -1, "timestamp without time zone");
        check("time", 0, "time(0) without time zone");
        check("bpchar", 5, "character(1)");
        check("bpchar", -1, "bpchar");
        check("bit", -1, "\"bit\"");
        check("bit", 3, "bit(3)");
        check("varbit", 8, "bit varying(8)");
        check("char", -1, "\"char\"");
        check("interval", (4 << 16) | 0xffff, "interval year");
        check("interval", (0x7fff << 16) | 3, "interval(3)");
        check("interval", (0x1c08 << 16) | 2, "interval day to second(2)");
        check("jsonb", -1, "jsonb");
    }

    #[test]
    fn types_outside_pg_catalog_are_qualified() {
        let mut catalog = Catalog::new();
        let schema =
            Schema { name: Name::new("Acct"), owner: Role::Migrator, privileges: None, comment: None };
        let schema = catalog.insert(Object::Schema(schema));
        let id = catalog.insert(Object::Type(Type {
            schema,
            name: Name::new("acct_entry_type"),
            array_type: Some(Name::new("_acct_entry_type")),
            extension: None,
            owner: Role::Migrator,
            privileges: None,
            comment: None,
            kind: TypeKind::Enum { labels: vec!["debit".to_owned()] },
        }));
        let ty = TypeRef { array: true, ..TypeRef::user(id) };
        assert_eq!(format_type(&catalog, &ty), "\"Acct\".acct_entry_type[]");
    }
}
