//! Statements about objects that are made of functions, as written: languages, transforms, conversions, access methods.

use arcoiris_catalog::{wire_enum, wire_struct};

use super::{Ident, ObjectName, RoutineName, TypeName};

/// `CREATE` of such an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandlerStatement {
    Language(CreateLanguage),
    Transform(CreateTransform),
    Conversion(CreateConversion),
    AccessMethod(CreateAccessMethod),
}

/// `CREATE LANGUAGE … HANDLER`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateLanguage {
    pub name: Ident,
    pub or_replace: bool,
    pub trusted: bool,
    pub handler: ObjectName,
    pub inline: Option<ObjectName>,
    pub validator: Option<ObjectName>,
}

/// `CREATE TRANSFORM`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateTransform {
    pub ty: TypeName,
    pub language: Ident,
    pub or_replace: bool,
    pub from_sql: Option<RoutineName>,
    pub to_sql: Option<RoutineName>,
}

/// `CREATE CONVERSION`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateConversion {
    pub name: ObjectName,
    pub is_default: bool,
    /// Encodings by name.
    pub from: String,
    pub to: String,
    pub function: ObjectName,
}

/// `CREATE ACCESS METHOD`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateAccessMethod {
    pub name: Ident,
    /// Of tables, if not of indexes.
    pub of_tables: bool,
    pub handler: ObjectName,
}

wire_enum!(HandlerStatement { 0 Language(it), 1 Transform(it), 2 Conversion(it), 3 AccessMethod(it) });
wire_struct!(
    CreateLanguage { name, or_replace, trusted, handler, inline, validator }
    CreateTransform { ty, language, or_replace, from_sql, to_sql }
    CreateConversion { name, is_default, from, to, function }
    CreateAccessMethod { name, of_tables, handler }
);
