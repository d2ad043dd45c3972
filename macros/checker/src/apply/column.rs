//! A column as `CREATE TABLE` and `ADD COLUMN` make it: its clauses merged as PostgreSQL merges them
//! (`transformColumnDefinition`), its type, collation and storage checked.

use arcoiris_catalog::{
    CollationRef, Column, ColumnNumber, Generation, Identity, Name, Object, ObjectId, State, Table, TypeBase,
    TypeKind, TypeRef,
};

use super::constraint::Pending;
use super::defined;
use super::serial;
use crate::effects::{Effects, Note};
use crate::refusal::Refusal;
use crate::resolve::{self, Place, Resolved, Scope};
use crate::simulation::Simulation;
use crate::syntax::{ColumnConstraintKind, ColumnDefinition, Expression, ObjectName, Span, TypeName};

/// `MaxHeapAttributeNumber`
pub(super) const MOST_COLUMNS: usize = 1600;

/// The columns that every table has, which no other may be called like.
pub(super) const SYSTEM_COLUMNS: [&str; 6] = ["tableoid", "cmax", "xmax", "cmin", "xmin", "ctid"];

/// A column before its expressions are resolved and its sequence made.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    /// The column, without default.
    pub(super) column: Column,
    /// Its default, or what it is generated from.
    pub(super) default: Option<&'a Expression>,
    /// The sequence behind it.
    pub(super) sequence: Option<serial::Draft<'a>>,
    /// Whether it was written as a serial, whose default is its sequence's next value.
    pub(super) serial: bool,
    /// Where it is defined.
    pub(super) span: Span,
    /// The default that it takes over from a column of another table, over that table's columns.
    pub(super) stored: Option<(ObjectId, arcoiris_catalog::Expression)>,
}

/// Drafts a column and appends the constraints that stand behind it.
///
/// # Errors
/// 42601 for clauses that exclude each other, 42704 for types, collations and methods that are not there, and others.
pub(super) fn draft<'a>(
    simulation: &Simulation,
    effects: &mut Effects,
    table: &Name,
    it: &'a ColumnDefinition,
    number: ColumnNumber,
    pending: &mut Vec<Pending<'a>>,
) -> Result<Draft<'a>, Refusal> {
    let name = &it.name;
    if SYSTEM_COLUMNS.contains(&name.name.as_str()) {
        let message = format!("column name \"{}\" conflicts with a system column name", name.name.as_str());
        return Err(Refusal::other(name.span, "42701", message));
    }
    let integer = serial::integer_behind(&it.ty)?;
    let is_serial = integer.is_some();
    let ty = match integer {
        Some(ty) => ty,
        None => type_of_column(simulation, effects, name.name.as_str(), &it.ty)?,
    };
    let collation = match &it.collation {
        Some(written) => collation(simulation, written, &ty)?,
        None => None,
    };
    let mut merged = Merged { default: is_serial, ..Merged::default() };
    let mut sequence = is_serial.then_some(serial::Draft { options: &[], identity: false, span: it.ty.span });
    for constraint in &it.constraints {
        let clash = |what: &str| {
            let (column, table) = (name.name.as_str(), table.as_str());
            Refusal::other(
                constraint.span,
                "42601",
                format!("{what} specified for column \"{column}\" of table \"{table}\""),
            )
        };
        if constraint.not_enforced {
            return Err(newer(simulation, constraint.span, 18, "NOT ENFORCED"));
        }
        let may_be_deferred = matches!(
            constraint.kind,
            ColumnConstraintKind::PrimaryKey(_)
                | ColumnConstraintKind::Unique(_)
                | ColumnConstraintKind::References(_)
        );
        if (constraint.deferrable || constraint.initially_deferred) && !may_be_deferred {
            let word = if constraint.deferrable { "DEFERRABLE" } else { "INITIALLY DEFERRED" };
            return Err(Refusal::other(constraint.span, "42601", format!("misplaced {word} clause")));
        }
        match &constraint.kind {
            ColumnConstraintKind::Null => merged.null(false, constraint.span, name.name.as_str(), table)?,
            ColumnConstraintKind::NotNull { no_inherit } => {
                if *no_inherit {
                    return Err(newer(simulation, constraint.span, 18, "NOT NULL NO INHERIT"));
                }
                if constraint.name.is_some() && simulation.server >= NAMED_NOT_NULL_SINCE {
                    return Err(Refusal::not_modelled(constraint.span, "NOT NULL under a name of its own"));
                }
                merged.null(true, constraint.span, name.name.as_str(), table)?;
            }
            ColumnConstraintKind::Default(expression) => {
                if merged.default {
                    return Err(clash("multiple default values"));
                }
                merged.default = true;
                merged.expression = Some(expression);
            }
            ColumnConstraintKind::Identity { identity, options } => {
                if merged.identity.is_some() {
                    return Err(clash("multiple identity specifications"));
                }
                merged.identity = Some(*identity);
                merged.null(true, constraint.span, name.name.as_str(), table)?;
                sequence = Some(serial::Draft { options, identity: true, span: constraint.span });
            }
            ColumnConstraintKind::Generated { expression, generation } => {
                if merged.generated.is_some() {
                    return Err(clash("multiple generation clauses"));
                }
                if *generation == Generation::Virtual {
                    return Err(newer(simulation, constraint.span, 18, "a virtual generated column"));
                }
                merged.generated = Some(*generation);
                merged.expression = Some(expression);
            }
            ColumnConstraintKind::PrimaryKey(_)
                if merged.not_null == Some(false) && simulation.server >= NAMED_NOT_NULL_SINCE =>
            {
                merged.null(true, constraint.span, name.name.as_str(), table)?;
            }
            ColumnConstraintKind::PrimaryKey(_)
            | ColumnConstraintKind::Unique(_)
            | ColumnConstraintKind::Check { .. }
            | ColumnConstraintKind::References(_) => {
                pending.push(Pending::of_column(simulation, name, constraint)?);
            }
        }
        if merged.default && merged.identity.is_some() {
            return Err(clash("both default and identity"));
        }
        if merged.default && merged.generated.is_some() {
            return Err(clash("both default and generation expression"));
        }
        if merged.identity.is_some() && merged.generated.is_some() {
            return Err(clash("both identity and generation expression"));
        }
    }
    if is_serial {
        merged.null(true, it.ty.span, name.name.as_str(), table)?;
    }
    let mut column = Column {
        number,
        name: name.name.clone(),
        ty,
        collation,
        not_null: merged.not_null == Some(true),
        default: None,
        identity: merged.identity,
        generated: merged.generated,
        storage: None,
        compression: None,
        statistics: None,
        options: Vec::new(),
        privileges: None,
        comment: None,
        inherited: 0,
        local: true,
        foreign_options: it
            .foreign_options
            .iter()
            .map(|option| (option.name.name.clone(), option.value.clone()))
            .collect(),
    };
    if let Some(method) = &it.compression {
        column.compression = compression(simulation, &column.ty, method)?;
    }
    if let Some(storage) = &it.storage {
        if simulation.server < 16 {
            return Err(newer(simulation, storage.span, 16, "STORAGE in CREATE TABLE"));
        }
        column.storage = self::storage(simulation, &column.ty, storage)?;
    }
    Ok(Draft { column, default: merged.expression, sequence, serial: is_serial, span: it.span, stored: None })
}

/// What the clauses behind a column have said so far.
/// Since this version NOT NULL is a constraint with a name, which none of the others may have.
pub(super) const NAMED_NOT_NULL_SINCE: u32 = 18;

#[derive(Default)]
struct Merged<'a> {
    not_null: Option<bool>,
    default: bool,
    identity: Option<Identity>,
    generated: Option<Generation>,
    expression: Option<&'a Expression>,
}

impl Merged<'_> {
    fn null(&mut self, not_null: bool, span: Span, column: &str, table: &Name) -> Result<(), Refusal> {
        if self.not_null.is_some_and(|before| before != not_null) {
            let table = table.as_str();
            let message = format!(
                "conflicting NULL/NOT NULL declarations for column \"{column}\" of table \"{table}\""
            );
            return Err(Refusal::other(span, "42601", message));
        }
        self.not_null = Some(not_null);
        Ok(())
    }
}

/// What is written only for a newer PostgreSQL: a syntax error before it, not modelled since.
pub(super) fn newer(simulation: &Simulation, span: Span, since: u32, what: &str) -> Refusal {
    if simulation.server < since {
        Refusal::other(span, "42601", format!("syntax error: {what} exists since PostgreSQL {since}"))
    } else {
        Refusal::not_modelled(span, what)
    }
}

/// A type with a note where it was found through `search_path`.
///
/// # Errors
/// What [`resolve::type_name`] says.
pub(super) fn type_named(
    simulation: &Simulation,
    effects: &mut Effects,
    it: &TypeName,
) -> Result<TypeRef, Refusal> {
    let ty = resolve::type_name(simulation, it)?;
    if it.name.schema.is_none()
        && let TypeBase::User(id) = ty.base
        && let Some(schema) = simulation.catalog.object(id).and_then(|object| match object.as_ref() {
            Object::Type(ty) => Some(ty.schema),
            Object::Table(table) => Some(table.schema),
            Object::Schema(_)
            | Object::Extension(_)
            | Object::Constraint(_)
            | Object::Index(_)
            | Object::Sequence(_)
            | Object::Routine(_)
            | Object::Trigger(_)
            | Object::Defined(_) => None,
        })
        && let Some(schema) = simulation.catalog.schema_name(schema)
    {
        let (name, schema) = (it.name.name.name.clone(), schema.clone());
        effects.notes.push(Note::Unqualified { name, schema, span: it.span });
    }
    Ok(ty)
}

/// The type of a column, which must be one that can be stored.
pub(super) fn type_of_column(
    simulation: &Simulation,
    effects: &mut Effects,
    column: &str,
    it: &TypeName,
) -> Result<TypeRef, Refusal> {
    let ty = type_named(simulation, effects, it)?;
    if it.set_of {
        let message = format!("column \"{column}\" cannot be declared SETOF");
        return Err(Refusal::other(it.span, "42P16", message));
    }
    Ok(ty)
}

/// Resolves the default, or the generation expression, of a drafted column of `table`.
///
/// # Errors
/// What [`resolve::expression`] says.
pub(super) fn default(
    simulation: &Simulation,
    table: &Table,
    column: &Column,
    expression: &Expression,
) -> Result<Resolved, Refusal> {
    let place = if column.generated.is_some() { Place::Generated } else { Place::Default };
    resolve::expression(
        &Scope { simulation, table: Some(table), value: None, place },
        expression,
        Some(&column.ty),
    )
}

/// A table's row cannot hold a row of the same table, however deep.
///
/// # Errors
/// 42P16 if a column of type `ty` would make it so.
pub(super) fn require_not_within(
    simulation: &Simulation,
    table: ObjectId,
    ty: &TypeRef,
    span: Span,
) -> Result<(), Refusal> {
    if !holds_row(simulation, table, ty) {
        return Ok(());
    }
    let name = simulation.catalog.object(table).map_or("", |object| object.name().as_str());
    let message = format!("composite type {name} cannot be made a member of itself");
    Err(Refusal::other(span, "42P16", message).about(table))
}

/// Whether values of a type hold rows of a table. A table's columns hold none of its own rows, so that this ends.
fn holds_row(simulation: &Simulation, table: ObjectId, ty: &TypeRef) -> bool {
    let TypeBase::User(id) = ty.base else { return false };
    if id == table {
        return true;
    }
    match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Table(found)) => {
            found.columns.iter().any(|column| holds_row(simulation, table, &column.ty))
        }
        Some(Object::Type(found)) => match &found.kind {
            TypeKind::Domain { base, .. } => holds_row(simulation, table, base),
            TypeKind::Enum { .. }
            | TypeKind::Base
            | TypeKind::Range { .. }
            | TypeKind::Multirange { .. }
            | TypeKind::Shell
            | TypeKind::Defined { .. } => false,
        },
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
        | None => false,
    }
}

/// A domain's base type, through domains over domains; any other type itself.
pub(super) fn without_domain<'a>(simulation: &'a Simulation, ty: &'a TypeRef) -> &'a TypeRef {
    let mut ty = ty;
    while !ty.array
        && let TypeBase::User(id) = ty.base
        && let Some(Object::Type(found)) = simulation.catalog.object(id).map(AsRef::as_ref)
        && let TypeKind::Domain { base, .. } = &found.kind
    {
        ty = base;
    }
    ty
}

/// The collation that a type has by itself; `None` if it has none to begin with.
fn own_collation(simulation: &Simulation, ty: &TypeRef) -> Option<CollationRef> {
    match &ty.base {
        TypeBase::Builtin(name) => match name.as_str() {
            "name" => Some(CollationRef::builtin("C")),
            "text" | "varchar" | "bpchar" => Some(CollationRef::builtin("default")),
            _ => None,
        },
        TypeBase::User(id) => match simulation.catalog.object(*id).map(AsRef::as_ref) {
            Some(Object::Type(found)) => match &found.kind {
                TypeKind::Domain { base, collation, .. } => {
                    let own = own_collation(simulation, base)?;
                    Some(collation.clone().unwrap_or(own))
                }
                TypeKind::Range { .. }
                | TypeKind::Multirange { .. }
                | TypeKind::Shell
                | TypeKind::Defined { .. } => None,
                TypeKind::Base => (found.name.as_str() == "citext").then(|| CollationRef::builtin("default")),
                TypeKind::Enum { .. } => None,
            },
            _ => None,
        },
    }
}

/// A written collation; `None` if it is the type's own.
///
/// # Errors
/// 42704 if there is none of this name, 42804 for a type that has no collation.
pub(super) fn collation(
    simulation: &Simulation,
    written: &ObjectName,
    ty: &TypeRef,
) -> Result<Option<CollationRef>, Refusal> {
    let asked = resolve::collation(simulation, written)?;
    match own_collation(simulation, ty) {
        None => Err(Refusal::other(written.span(), "42804", "collations are not supported by this type")),
        Some(own) => Ok((own != asked).then_some(asked)),
    }
}

/// How values of a type are stored: `plain`, `main`, `extended` or `external` (`pg_type.typstorage`).
pub(super) fn storage_of(simulation: &Simulation, ty: &TypeRef) -> &'static str {
    if ty.array {
        return "extended";
    }
    match &ty.base {
        TypeBase::Builtin(name) => match name.as_str() {
            "inet" | "cidr" | "numeric" => "main",
            "bit" | "bpchar" | "bytea" | "json" | "jsonb" | "jsonpath" | "path" | "polygon" | "refcursor"
            | "text" | "tsvector" | "txid_snapshot" | "pg_snapshot" | "varbit" | "varchar" | "xml" => {
                "extended"
            }
            other if other.ends_with("range") || other.starts_with('_') => "extended",
            _ => "plain",
        },
        TypeBase::User(id) => match simulation.catalog.object(*id).map(AsRef::as_ref) {
            Some(Object::Table(_)) => "extended",
            Some(Object::Type(found)) => match &found.kind {
                TypeKind::Domain { base, .. } => storage_of(simulation, base),
                TypeKind::Enum { .. } => "plain",
                TypeKind::Range { .. } | TypeKind::Multirange { .. } => "extended",
                TypeKind::Shell => "plain",
                TypeKind::Defined { attributes } => {
                    let storage = attributes.iter().find(|(name, _)| name.as_str() == "storage");
                    match storage.map(|(_, value)| defined::words(value)).as_deref() {
                        Some("extended") => "extended",
                        Some("external") => "external",
                        Some("main") => "main",
                        Some(_) | None => "plain",
                    }
                }
                TypeKind::Base => match found.name.as_str() {
                    "citext" | "hstore" | "ltree" | "lquery" | "ltxtquery" => "extended",
                    _ => "plain",
                },
            },
            _ => "plain",
        },
    }
}

/// `COMPRESSION method`; `None` for the server's default.
///
/// # Errors
/// 0A000 for a type that is never compressed, 22023 for an unknown method.
pub(super) fn compression(
    simulation: &Simulation,
    ty: &TypeRef,
    method: &crate::syntax::Ident,
) -> Result<Option<Name>, Refusal> {
    match method.name.as_str() {
        "default" => return Ok(None),
        "pglz" | "lz4" => {}
        other => {
            let message = format!("invalid compression method \"{other}\"");
            return Err(Refusal::other(method.span, "22023", message));
        }
    }
    if storage_of(simulation, ty) == "plain" {
        return Err(Refusal::other(
            method.span,
            "0A000",
            "the column's data type does not support compression",
        ));
    }
    Ok(Some(method.name.clone()))
}

/// `STORAGE word`; `None` for the type's own.
///
/// # Errors
/// 22023 for an unknown word, 0A000 for a type that can only be stored plain.
pub(super) fn storage(
    simulation: &Simulation,
    ty: &TypeRef,
    word: &crate::syntax::Ident,
) -> Result<Option<Name>, Refusal> {
    let own = storage_of(simulation, ty);
    let asked = word.name.as_str().to_ascii_lowercase();
    match asked.as_str() {
        "plain" => {}
        "external" | "extended" | "main" if own != "plain" => {}
        "external" | "extended" | "main" => {
            let message = "the column's data type can only have storage PLAIN";
            return Err(Refusal::other(word.span, "0A000", message));
        }
        "default" if simulation.server >= 16 => return Ok(None),
        other => {
            let message = format!("invalid storage type \"{other}\"");
            return Err(Refusal::other(word.span, "22023", message));
        }
    }
    Ok((asked != own).then(|| Name::new(&asked)))
}
