//! Operator classes that an index may name. <https://www.postgresql.org/docs/15/indexes-opclass.html>
//!
//! Which one a type has by itself is known to [`resolve::default_operator_class`].

use arcoiris_catalog::{Name, Namespace, Object, State, TypeBase, TypeKind, TypeRef};

use crate::refusal::Refusal;
use crate::resolve;
use crate::simulation::Simulation;
use crate::syntax::ObjectName;

/// Name and input type (`typname`, `any…` for a family of types, `[]` for an array), by method.
const BTREE: &[(&str, &str)] = &[
    ("array_ops", "anyarray"),
    ("bit_ops", "bit"),
    ("bool_ops", "bool"),
    ("bpchar_ops", "bpchar"),
    ("bpchar_pattern_ops", "bpchar"),
    ("bytea_ops", "bytea"),
    ("char_ops", "char"),
    ("cidr_ops", "inet"),
    ("date_ops", "date"),
    ("enum_ops", "anyenum"),
    ("float4_ops", "float4"),
    ("float8_ops", "float8"),
    ("inet_ops", "inet"),
    ("int2_ops", "int2"),
    ("int4_ops", "int4"),
    ("int8_ops", "int8"),
    ("interval_ops", "interval"),
    ("jsonb_ops", "jsonb"),
    ("macaddr8_ops", "macaddr8"),
    ("macaddr_ops", "macaddr"),
    ("money_ops", "money"),
    ("multirange_ops", "anymultirange"),
    ("name_ops", "name"),
    ("numeric_ops", "numeric"),
    ("oid_ops", "oid"),
    ("oidvector_ops", "oidvector"),
    ("pg_lsn_ops", "pg_lsn"),
    ("range_ops", "anyrange"),
    ("record_image_ops", "record"),
    ("record_ops", "record"),
    ("text_ops", "text"),
    ("text_pattern_ops", "text"),
    ("tid_ops", "tid"),
    ("time_ops", "time"),
    ("timestamp_ops", "timestamp"),
    ("timestamptz_ops", "timestamptz"),
    ("timetz_ops", "timetz"),
    ("tsquery_ops", "tsquery"),
    ("tsvector_ops", "tsvector"),
    ("uuid_ops", "uuid"),
    ("varbit_ops", "varbit"),
    ("varchar_ops", "text"),
    ("varchar_pattern_ops", "text"),
    ("xid8_ops", "xid8"),
];
const HASH: &[(&str, &str)] = &[
    ("aclitem_ops", "aclitem"),
    ("array_ops", "anyarray"),
    ("bool_ops", "bool"),
    ("bpchar_ops", "bpchar"),
    ("bpchar_pattern_ops", "bpchar"),
    ("bytea_ops", "bytea"),
    ("char_ops", "char"),
    ("cid_ops", "cid"),
    ("cidr_ops", "inet"),
    ("date_ops", "date"),
    ("enum_ops", "anyenum"),
    ("float4_ops", "float4"),
    ("float8_ops", "float8"),
    ("inet_ops", "inet"),
    ("int2_ops", "int2"),
    ("int4_ops", "int4"),
    ("int8_ops", "int8"),
    ("interval_ops", "interval"),
    ("jsonb_ops", "jsonb"),
    ("macaddr8_ops", "macaddr8"),
    ("macaddr_ops", "macaddr"),
    ("multirange_ops", "anymultirange"),
    ("name_ops", "name"),
    ("numeric_ops", "numeric"),
    ("oid_ops", "oid"),
    ("oidvector_ops", "oidvector"),
    ("pg_lsn_ops", "pg_lsn"),
    ("range_ops", "anyrange"),
    ("record_ops", "record"),
    ("text_ops", "text"),
    ("text_pattern_ops", "text"),
    ("tid_ops", "tid"),
    ("time_ops", "time"),
    ("timestamp_ops", "timestamp"),
    ("timestamptz_ops", "timestamptz"),
    ("timetz_ops", "timetz"),
    ("uuid_ops", "uuid"),
    ("varchar_ops", "text"),
    ("varchar_pattern_ops", "text"),
    ("xid8_ops", "xid8"),
    ("xid_ops", "xid"),
];
const GIN: &[(&str, &str)] = &[
    ("array_ops", "anyarray"),
    ("jsonb_ops", "jsonb"),
    ("jsonb_path_ops", "jsonb"),
    ("tsvector_ops", "tsvector"),
];
const GIST: &[(&str, &str)] = &[
    ("box_ops", "box"),
    ("circle_ops", "circle"),
    ("inet_ops", "inet"),
    ("multirange_ops", "anymultirange"),
    ("point_ops", "point"),
    ("poly_ops", "polygon"),
    ("range_ops", "anyrange"),
    ("tsquery_ops", "tsquery"),
    ("tsvector_ops", "tsvector"),
];
const SPGIST: &[(&str, &str)] = &[
    ("box_ops", "box"),
    ("inet_ops", "inet"),
    ("kd_point_ops", "point"),
    ("poly_ops", "polygon"),
    ("quad_point_ops", "point"),
    ("range_ops", "anyrange"),
    ("text_ops", "text"),
];
/// Types with a `…_minmax_ops` and `…_bloom_ops` of their own, the type's name before them.
const BRIN_SCALARS: &[&str] = &[
    "bpchar",
    "bytea",
    "char",
    "date",
    "float4",
    "float8",
    "inet",
    "int2",
    "int4",
    "int8",
    "interval",
    "macaddr8",
    "macaddr",
    "name",
    "numeric",
    "oid",
    "pg_lsn",
    "text",
    "tid",
    "time",
    "timestamp",
    "timestamptz",
    "timetz",
    "uuid",
];
const BRIN_MULTI: &[&str] = &[
    "date",
    "float4",
    "float8",
    "inet",
    "int2",
    "int4",
    "int8",
    "interval",
    "macaddr8",
    "macaddr",
    "numeric",
    "oid",
    "pg_lsn",
    "tid",
    "time",
    "timestamp",
    "timestamptz",
    "timetz",
    "uuid",
];
/// Extension, method, name, input type.
const EXTENSIONS: &[(&str, &str, &str, &str)] = &[
    ("citext", "btree", "citext_ops", "citext"),
    ("citext", "btree", "citext_pattern_ops", "citext"),
    ("citext", "hash", "citext_ops", "citext"),
    ("pg_trgm", "gin", "gin_trgm_ops", "text"),
    ("pg_trgm", "gist", "gist_trgm_ops", "text"),
    ("hstore", "btree", "btree_hstore_ops", "hstore"),
    ("hstore", "gin", "gin_hstore_ops", "hstore"),
    ("hstore", "gist", "gist_hstore_ops", "hstore"),
    ("hstore", "hash", "hash_hstore_ops", "hstore"),
    ("ltree", "btree", "ltree_ops", "ltree"),
    ("ltree", "gist", "gist_ltree_ops", "ltree"),
    ("ltree", "gist", "gist__ltree_ops", "ltree[]"),
    ("intarray", "gin", "gin__int_ops", "int4[]"),
    ("intarray", "gist", "gist__int_ops", "int4[]"),
    ("intarray", "gist", "gist__intbig_ops", "int4[]"),
];

/// The input type of a named operator class.
fn input(simulation: &Simulation, method: &str, name: &str) -> Option<&'static str> {
    let of = |list: &[(&str, &'static str)]| {
        list.iter().find(|(class, _)| *class == name).map(|(_, input)| *input)
    };
    let builtin = match method {
        "btree" => of(BTREE),
        "hash" => of(HASH),
        "gin" => of(GIN),
        "gist" => of(GIST),
        "spgist" => of(SPGIST),
        "brin" => match name {
            "bit_minmax_ops" => Some("bit"),
            "varbit_minmax_ops" => Some("varbit"),
            "box_inclusion_ops" => Some("box"),
            "inet_inclusion_ops" => Some("inet"),
            "range_inclusion_ops" => Some("anyrange"),
            _ => {
                let of = |list: &[&'static str], end: &str| {
                    list.iter().find(|ty| name.strip_suffix(end) == Some(**ty)).copied()
                };
                of(BRIN_SCALARS, "_minmax_ops")
                    .or_else(|| of(BRIN_SCALARS, "_bloom_ops"))
                    .or_else(|| of(BRIN_MULTI, "_minmax_multi_ops"))
            }
        },
        _ => None,
    };
    builtin.or_else(|| {
        EXTENSIONS
            .iter()
            .find(|(extension, of, class, _)| {
                *of == method
                    && *class == name
                    && simulation.catalog.find(Namespace::Extension, None, &Name::new(extension)).is_some()
            })
            .map(|(_, _, _, input)| *input)
    })
}

/// The operator class that an index names for an element of type `ty`; `None` if it is the type's default.
///
/// # Errors
/// 42704 if the method has no such class, 42804 if it does not take the type.
pub(super) fn named(
    simulation: &Simulation,
    method: &str,
    written: &ObjectName,
    ty: &TypeRef,
) -> Result<Option<Name>, Refusal> {
    let name = &written.name.name;
    let Some(input) = input(simulation, method, name.as_str()) else {
        // The operator classes of btree_gist, btree_gin and others that are not told apart here.
        if simulation.catalog.iter().any(|(_, object)| {
            matches!(object.as_ref(), Object::Extension(extension)
                if !EXTENSIONS.iter().any(|(known, ..)| *known == extension.name.as_str())
                    && !matches!(extension.name.as_str(), "pgcrypto" | "uuid-ossp" | "unaccent" | "plpgsql" | "fuzzystrmatch"))
        }) {
            return Err(Refusal::not_modelled(written.span(), format!("the operator class {name}")));
        }
        let message = format!(
            "operator class \"{}\" does not exist for access method \"{method}\"",
            crate::names::written(written)
        );
        return Err(Refusal::other(written.span(), "42704", message));
    };
    let accepted = accepts(simulation, input, super::column::without_domain(simulation, ty));
    if !accepted {
        let message =
            format!("operator class \"{}\" does not accept this data type", crate::names::written(written));
        return Err(Refusal::other(written.span(), "42804", message));
    }
    let own = resolve::default_operator_class(simulation, method, ty);
    Ok((own.as_deref() != Some(name.as_str())).then(|| name.clone()))
}

/// Whether values of `ty` are values of the class's input type as they stand.
fn accepts(simulation: &Simulation, input: &str, ty: &TypeRef) -> bool {
    match input {
        "anyarray" => return ty.array,
        "anyenum" | "anyrange" | "anymultirange" | "record" if ty.array => return false,
        "anyrange" => {
            return matches!(&ty.base, TypeBase::Builtin(name)
                if name.as_str().ends_with("range") && !name.as_str().ends_with("multirange"));
        }
        "anymultirange" => {
            return matches!(&ty.base, TypeBase::Builtin(name) if name.as_str().ends_with("multirange"));
        }
        _ => {}
    }
    if let Some(element) = input.strip_suffix("[]") {
        return ty.array && name_of(simulation, ty).is_some_and(|name| name == element);
    }
    if ty.array {
        return false;
    }
    if let TypeBase::User(id) = ty.base {
        return match simulation.catalog.object(id).map(AsRef::as_ref) {
            Some(Object::Table(_)) => input == "record",
            Some(Object::Type(found)) => match &found.kind {
                TypeKind::Enum { .. } => input == "anyenum",
                TypeKind::Base => {
                    found.name.as_str() == input || (input == "text" && found.name.as_str() == "citext")
                }
                TypeKind::Domain { .. } => false,
            },
            _ => false,
        };
    }
    name_of(simulation, ty).is_some_and(|name| {
        name == input
            || matches!(
                (name, input),
                ("varchar", "text") | ("cidr", "inet") | ("varbit", "bit") | ("bit", "varbit")
            )
    })
}

fn name_of<'a>(simulation: &'a Simulation, ty: &'a TypeRef) -> Option<&'a str> {
    match &ty.base {
        TypeBase::Builtin(name) => Some(name.as_str()),
        TypeBase::User(id) => simulation.catalog.object(*id).map(|object| object.name().as_str()),
    }
}
