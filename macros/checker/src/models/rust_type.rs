//! Which Rust types stand for which types of PostgreSQL's.
//!
//! A type is recognised by the last segment of its path, since a macro cannot know what a name stands for. What it reads is what its
//! implementation of `FromSql` accepts (<https://docs.rs/postgres-types>), so that a struct that compiles reads its table.

/// A Rust type and the types of PostgreSQL's that it reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RustType {
    /// The last segment of its path.
    pub rust: &'static str,
    /// The type that a column of it has unless `#[sql_type]` says otherwise.
    pub sql: &'static str,
    /// The names (`pg_type.typname`) of all types that it reads.
    pub reads: &'static [&'static str],
    /// The path by which a printed struct names it, and the feature of `arcoiris` that it needs; empty where it needs none.
    pub path: (&'static str, &'static str),
}

const fn plain(rust: &'static str, sql: &'static str, reads: &'static [&'static str]) -> RustType {
    RustType { rust, sql, reads, path: (rust, "") }
}

const fn of_crate(
    rust: &'static str,
    sql: &'static str,
    reads: &'static [&'static str],
    path: &'static str,
    feature: &'static str,
) -> RustType {
    RustType { rust, sql, reads, path: (path, feature) }
}

const TEXT: &[&str] =
    &["text", "varchar", "bpchar", "name", "citext", "ltree", "lquery", "ltxtquery", "unknown"];

/// Every type that is recognised. Of those for one type of PostgreSQL's the first is the one that is printed.
pub const RUST_TYPES: &[RustType] = &[
    plain("bool", "boolean", &["bool"]),
    plain("i8", "\"char\"", &["char"]),
    plain("i16", "smallint", &["int2"]),
    plain("i32", "integer", &["int4"]),
    plain("i64", "bigint", &["int8"]),
    plain("u32", "oid", &["oid"]),
    plain("f32", "real", &["float4"]),
    plain("f64", "double precision", &["float8"]),
    plain("String", "text", TEXT),
    of_crate("Uuid", "uuid", &["uuid"], "uuid::Uuid", "uuid"),
    of_crate("DateTime", "timestamptz", &["timestamptz"], "chrono::DateTime<chrono::Utc>", "chrono"),
    of_crate("NaiveDateTime", "timestamp", &["timestamp"], "chrono::NaiveDateTime", "chrono"),
    of_crate("NaiveDate", "date", &["date"], "chrono::NaiveDate", "chrono"),
    of_crate("NaiveTime", "time", &["time"], "chrono::NaiveTime", "chrono"),
    of_crate("OffsetDateTime", "timestamptz", &["timestamptz"], "time::OffsetDateTime", "time"),
    of_crate("PrimitiveDateTime", "timestamp", &["timestamp"], "time::PrimitiveDateTime", "time"),
    of_crate("Date", "date", &["date"], "time::Date", "time"),
    of_crate("Time", "time", &["time"], "time::Time", "time"),
    plain("SystemTime", "timestamptz", &["timestamp", "timestamptz"]),
    of_crate("Decimal", "numeric", &["numeric"], "rust_decimal::Decimal", "rust_decimal"),
    of_crate("Value", "jsonb", &["jsonb", "json"], "serde_json::Value", "serde_json"),
    of_crate("Json", "jsonb", &["jsonb", "json"], "arcoiris::postgres::types::Json", "serde_json"),
    of_crate("IpAddr", "inet", &["inet"], "std::net::IpAddr", ""),
    of_crate("IpInet", "inet", &["inet"], "cidr::IpInet", "cidr"),
    of_crate("IpCidr", "cidr", &["cidr"], "cidr::IpCidr", "cidr"),
    of_crate("MacAddress", "macaddr", &["macaddr"], "eui48::MacAddress", "eui48"),
    of_crate("BitVec", "varbit", &["varbit", "bit"], "bit_vec::BitVec", "bit-vec"),
    of_crate("Point", "point", &["point"], "geo_types::Point<f64>", "geo-types"),
    of_crate("Rect", "box", &["box"], "geo_types::Rect<f64>", "geo-types"),
    of_crate("LineString", "path", &["path"], "geo_types::LineString<f64>", "geo-types"),
    of_crate("PgLsn", "pg_lsn", &["pg_lsn"], "arcoiris::postgres::types::PgLsn", ""),
    of_crate("Interval", "interval", &["interval"], "arcoiris::models::Interval", ""),
    of_crate("HashMap", "hstore", &["hstore"], "std::collections::HashMap<String, Option<String>>", ""),
];

/// `Vec<u8>`
pub const BYTES: RustType = plain("Vec<u8>", "bytea", &["bytea"]);

/// `Range<T>` by the type of its bounds.
pub const RANGES: &[RustType] = &[
    of_crate("i32", "int4range", &["int4range"], "arcoiris::models::Range<i32>", ""),
    of_crate("i64", "int8range", &["int8range"], "arcoiris::models::Range<i64>", ""),
    of_crate(
        "Decimal",
        "numrange",
        &["numrange"],
        "arcoiris::models::Range<rust_decimal::Decimal>",
        "rust_decimal",
    ),
    of_crate(
        "DateTime",
        "tstzrange",
        &["tstzrange"],
        "arcoiris::models::Range<chrono::DateTime<chrono::Utc>>",
        "chrono",
    ),
    of_crate(
        "NaiveDateTime",
        "tsrange",
        &["tsrange"],
        "arcoiris::models::Range<chrono::NaiveDateTime>",
        "chrono",
    ),
    of_crate(
        "NaiveDate",
        "daterange",
        &["daterange"],
        "arcoiris::models::Range<chrono::NaiveDate>",
        "chrono",
    ),
    of_crate(
        "OffsetDateTime",
        "tstzrange",
        &["tstzrange"],
        "arcoiris::models::Range<time::OffsetDateTime>",
        "time",
    ),
    of_crate(
        "PrimitiveDateTime",
        "tsrange",
        &["tsrange"],
        "arcoiris::models::Range<time::PrimitiveDateTime>",
        "time",
    ),
    of_crate("Date", "daterange", &["daterange"], "arcoiris::models::Range<time::Date>", "time"),
];

/// The type that a path's last segment is.
#[must_use]
pub fn find(segment: &str) -> Option<&'static RustType> {
    RUST_TYPES.iter().find(|it| it.rust == segment)
}

/// The range type over what a path's last segment is.
#[must_use]
pub fn find_range(segment: &str) -> Option<&'static RustType> {
    RANGES.iter().find(|it| it.rust == segment)
}

/// The Rust type that reads a type of PostgreSQL's by its name.
#[must_use]
pub fn reading(typname: &str) -> Option<&'static RustType> {
    let all = || RUST_TYPES.iter().chain([&BYTES]).chain(RANGES);
    // The type that it stands for by itself comes before one that reads it too.
    let own = all().find(|it| it.reads.first() == Some(&typname));
    own.or_else(|| all().find(|it| it.reads.contains(&typname)))
}
