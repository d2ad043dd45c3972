//! `CREATE`, `ALTER PUBLICATION` (src/backend/commands/publicationcmds.c).
//! <https://www.postgresql.org/docs/15/sql-createpublication.html>
//!
//! A table in a publication is an object of its own, which goes with either.

use arcoiris_catalog::{
    Defined, DefinedKind, Expression as Stored, Name, Namespace, Object, ObjectId, Persistence, Piece, Role,
    State, Strength, Table,
};

use super::rename::{is_system_column, unknown_column};
use super::{defined, inherit, named};
use crate::effects::Effects;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::tree::{Shape, Tree};
use crate::resolve::{self, Place, Scope, Volatility};
use crate::simulation::Simulation;
use crate::syntax::{
    DefineOption, DefineValue, Expression, Ident, ObjectKind, ObjectName, PublicationObject,
    PublicationStatement, Span,
};

const KIND: DefinedKind = DefinedKind::Publication;

/// # Errors
/// 42710 for a publication or a member that is there, 42704 for one that is not, 42601 for an option that there is not, 22023 for
/// relations that cannot be published, 55000 for a table beside all of them.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &PublicationStatement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match it {
        PublicationStatement::Create { name, all_tables, objects, options } => {
            create(simulation, name, *all_tables, objects, options, effects)?;
            effects.words = format!("create publication {}", name.name);
        }
        PublicationStatement::Options { name, options } => {
            let id = defined::in_database(simulation, KIND, name)?;
            let new = attributes(options)?;
            if new.iter().any(|(name, value)| *name == "via root" && value.is_none()) {
                require_whole_roots(simulation, id, name)?;
            }
            defined::change(&mut simulation.catalog, id, |it| {
                for (name, value) in new {
                    defined::set_attribute(it, name, value);
                }
            });
            effects.words = format!("alter publication {}", name.name);
        }
        PublicationStatement::Add { name, objects } => {
            let id = of_tables(simulation, name, span)?;
            add(simulation, id, objects, effects)?;
            effects.words = format!("add to publication {}", name.name);
        }
        PublicationStatement::Drop { name, objects } => {
            let id = of_tables(simulation, name, span)?;
            let mut gone = Vec::new();
            let schemas = schemas_of(simulation, objects)?;
            for ListedTable { table, name: at, .. } in listed_tables(simulation, objects, effects)? {
                match find(simulation, id, table) {
                    Some(member) if !gone.contains(&member) => gone.push(member),
                    Some(_) => {}
                    None => {
                        let called = at.name.name.as_str();
                        let message = format!("relation \"{called}\" is not part of the publication");
                        return Err(Refusal::other(at.span(), "42704", message).about(id));
                    }
                }
            }
            for (schema, at) in schemas {
                let Some(member) = find_schema(simulation, id, schema) else {
                    let called = names::qualified(&simulation.catalog, schema);
                    let message = format!("tables from schema \"{called}\" are not part of the publication");
                    return Err(Refusal::other(at, "42704", message).about(id));
                };
                gone.push(member);
            }
            for member in gone {
                simulation.catalog.remove(member);
            }
            effects.words = format!("take from publication {}", name.name);
        }
        PublicationStatement::Set { name, objects } => {
            let id = of_tables(simulation, name, span)?;
            let members: Vec<ObjectId> = members(simulation, id);
            for member in members {
                simulation.catalog.remove(member);
            }
            add(simulation, id, objects, effects)?;
            effects.words = format!("set what publication {} publishes", name.name);
        }
    }
    Ok(())
}

fn create(
    simulation: &mut Simulation,
    name: &Ident,
    all_tables: bool,
    objects: &[PublicationObject],
    options: &[DefineOption],
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let mut draft = Defined {
        kind: KIND,
        of: None,
        name: name.name.clone(),
        signature: Vec::new(),
        attributes: Vec::new(),
        references: Vec::new(),
        owner: Some(Role::Migrator),
        privileges: None,
        comment: None,
    };
    defined::require_free(simulation, &draft, name.span)?;
    for (name, value) in attributes(options)? {
        defined::set_attribute(&mut draft, name, value);
    }
    if all_tables {
        defined::set_attribute(&mut draft, "all tables", Some(defined::text("yes")));
    }
    let id = simulation.catalog.insert(Object::Defined(draft));
    add(simulation, id, objects, effects)
}

/// The options as attributes; an option at its default has none.
fn attributes(options: &[DefineOption]) -> Result<Vec<(&'static str, Option<Stored>)>, Refusal> {
    let mut found: Vec<(&'static str, Option<Stored>)> = Vec::new();
    for option in options {
        let text = match &option.value {
            DefineValue::Text(text) | DefineValue::Number(text) => Some(text.clone()),
            DefineValue::Name(name) => Some(name.name.name.as_str().to_owned()),
            DefineValue::None => None,
            DefineValue::Type(_) | DefineValue::Routine(_) => {
                return Err(Refusal::not_modelled(option.span, "this option of a publication"));
            }
        };
        let (attribute, value) = match option.name.as_str() {
            "publish" => ("publish", publish(&text.unwrap_or_default(), option.span)?),
            "publish_via_partition_root" => {
                let on = match text.as_deref().map(str::to_ascii_lowercase).as_deref() {
                    None | Some("true" | "on" | "1") => true,
                    Some("false" | "off" | "0") => false,
                    Some(_) => {
                        let message = "publish_via_partition_root requires a Boolean value";
                        return Err(Refusal::other(option.span, "42601", message));
                    }
                };
                ("via root", on.then(|| defined::text("yes")))
            }
            other => {
                let message = format!("unrecognized publication parameter: \"{other}\"");
                return Err(Refusal::other(option.span, "42601", message));
            }
        };
        if found.iter().any(|(name, _)| *name == attribute) {
            return Err(Refusal::other(option.span, "42601", "conflicting or redundant options"));
        }
        found.push((attribute, value));
    }
    Ok(found)
}

fn publish(text: &str, span: Span) -> Result<Option<Stored>, Refusal> {
    let all = ["insert", "update", "delete", "truncate"];
    let mut found: Vec<&str> = Vec::new();
    for word in text.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        match all.iter().find(|known| known.eq_ignore_ascii_case(word)) {
            Some(known) => found.push(known),
            None => {
                let message = format!("unrecognized value for publication option \"publish\": \"{word}\"");
                return Err(Refusal::other(span, "42601", message));
            }
        }
    }
    let published: Vec<&str> = all.into_iter().filter(|word| found.contains(word)).collect();
    Ok((published.len() < all.len()).then(|| defined::text(&published.join(", "))))
}

/// A publication of tables by name.
fn of_tables(simulation: &Simulation, name: &Ident, span: Span) -> Result<ObjectId, Refusal> {
    let id = defined::in_database(simulation, KIND, name)?;
    if defined::defined(&simulation.catalog, id).is_some_and(|it| it.attribute("all tables").is_some()) {
        let message = format!("publication \"{}\" is defined as FOR ALL TABLES", name.name.as_str());
        return Err(Refusal::other(span, "55000", message).about(id));
    }
    Ok(id)
}

fn members(simulation: &Simulation, publication: ObjectId) -> Vec<ObjectId> {
    let is_member = |id: &ObjectId| {
        defined::defined(&simulation.catalog, *id).is_some_and(|it| it.of == Some(publication))
    };
    simulation.catalog.dependents(publication).filter(is_member).collect()
}

fn draft(publication: ObjectId, table: ObjectId) -> Defined {
    let signature = Stored { pieces: vec![Piece::Relation(table)], also: Vec::new() };
    Defined {
        kind: KIND,
        of: Some(publication),
        name: Name::new("table"),
        signature: vec![signature],
        attributes: Vec::new(),
        references: vec![(publication, (None, Strength::Auto)), (table, (None, Strength::Auto))],
        owner: None,
        privileges: None,
        comment: None,
    }
}

fn find(simulation: &Simulation, publication: ObjectId, table: ObjectId) -> Option<ObjectId> {
    let identity = draft(publication, table).identity();
    simulation.catalog.find(Namespace::Defined(KIND), Some(publication), &identity)
}

fn find_schema(simulation: &Simulation, publication: ObjectId, schema: ObjectId) -> Option<ObjectId> {
    let identity = draft_of_schema(publication, schema).identity();
    simulation.catalog.find(Namespace::Defined(KIND), Some(publication), &identity)
}

/// All tables of a schema in a publication.
fn draft_of_schema(publication: ObjectId, schema: ObjectId) -> Defined {
    let signature = Stored { pieces: vec![Piece::Schema(schema)], also: Vec::new() };
    Defined {
        name: Name::new("schema"),
        signature: vec![signature],
        references: vec![(publication, (None, Strength::Auto)), (schema, (None, Strength::Auto))],
        ..draft(publication, schema)
    }
}

/// The table of an object that is one.
fn table_of<'a>(
    simulation: &Simulation,
    object: &'a PublicationObject,
    effects: &mut Effects,
) -> Result<Option<(ObjectId, &'a ObjectName)>, Refusal> {
    match object {
        PublicationObject::Table { name, .. } => {
            let found = named::relation(simulation, effects, ObjectKind::Table, name, false)?;
            let id = found.ok_or_else(|| Refusal::not_modelled(name.span(), "this relation"))?;
            Ok(Some((id, name)))
        }
        PublicationObject::Schema(_) | PublicationObject::CurrentSchema(_) => Ok(None),
    }
}

/// Makes sure that partitioned tables are published with all columns and rows, as they must be where their partitions are told of.
///
/// # Errors
/// 22023 if one is not.
fn require_whole_roots(simulation: &Simulation, id: ObjectId, name: &Ident) -> Result<(), Refusal> {
    let narrowed =
        |member: &Defined| member.attribute("columns").is_some() || member.attribute("where").is_some();
    let partitioned = |member: &Defined| {
        member.references.iter().any(|(table, _)| inherit::is_partitioned(&simulation.catalog, *table))
    };
    let members = members(simulation, id);
    let mut members = members.iter().filter_map(|id| defined::defined(&simulation.catalog, *id));
    if members.any(|member| narrowed(member) && partitioned(member)) {
        let message = format!(
            "cannot set parameter \"publish_via_partition_root\" to false for publication \"{}\"",
            name.name.as_str()
        );
        return Err(Refusal::other(name.span, "22023", message).about(id));
    }
    Ok(())
}

/// Whether a publication tells of a partition's changes as of the partitioned table's.
fn publishes_roots(simulation: &Simulation, id: ObjectId) -> bool {
    defined::defined(&simulation.catalog, id).is_some_and(|it| it.attribute("via root").is_some())
}

/// A table to publish, as written of it or of a table above it.
struct ListedTable<'a> {
    table: ObjectId,
    name: &'a ObjectName,
    columns: &'a [Ident],
    condition: Option<&'a Expression>,
}

/// The tables of a list, each once, with those that inherit from them unless `ONLY` is written (`OpenTableList`).
///
/// # Errors
/// 42710 for a table that is listed twice, if once with columns or a condition.
fn listed_tables<'a>(
    simulation: &Simulation,
    objects: &'a [PublicationObject],
    effects: &mut Effects,
) -> Result<Vec<ListedTable<'a>>, Refusal> {
    let mut found: Vec<ListedTable<'a>> = Vec::new();
    for object in objects {
        let Some((table, name)) = table_of(simulation, object, effects)? else { continue };
        let PublicationObject::Table { columns, condition, only, .. } = object else { continue };
        let own = |table| ListedTable { table, name, columns, condition: condition.as_deref() };
        if let Some(earlier) = found.iter().find(|it| it.table == table) {
            alike(earlier, &own(table))?;
            continue;
        }
        found.push(own(table));
        if *only || inherit::is_partitioned(&simulation.catalog, table) {
            continue;
        }
        for child in inherit::descendants(&simulation.catalog, table) {
            match found.iter().find(|it| it.table == child) {
                Some(earlier) => alike(earlier, &own(child))?,
                None => found.push(own(child)),
            }
        }
    }
    Ok(found)
}

fn alike(earlier: &ListedTable<'_>, later: &ListedTable<'_>) -> Result<(), Refusal> {
    let what = if earlier.condition.is_some() || later.condition.is_some() {
        "WHERE clauses"
    } else if !earlier.columns.is_empty() || !later.columns.is_empty() {
        "column lists"
    } else {
        return Ok(());
    };
    let message = format!("conflicting or redundant {what} for table \"{}\"", later.name.name.name.as_str());
    Err(Refusal::other(later.name.span(), "42710", message).about(later.table))
}

/// The schemas among what is published, each once.
///
/// # Errors
/// 3F000 for one that does not exist.
fn schemas_of(
    simulation: &Simulation,
    objects: &[PublicationObject],
) -> Result<Vec<(ObjectId, Span)>, Refusal> {
    let mut found: Vec<(ObjectId, Span)> = Vec::new();
    for object in objects {
        let (schema, span) = match object {
            PublicationObject::Table { .. } => continue,
            PublicationObject::Schema(ident) if ident.name.as_str() == "pg_catalog" => {
                let message = "cannot add schema \"pg_catalog\" to publication";
                return Err(Refusal::other(ident.span, "22023", message));
            }
            PublicationObject::Schema(ident) => (names::schema(simulation, ident)?, ident.span),
            PublicationObject::CurrentSchema(span) => {
                let mut path = simulation.search_path.iter();
                if path.clone().next().is_some_and(names::is_system_schema) {
                    return Err(Refusal::not_modelled(*span, "CURRENT_SCHEMA where it is pg_catalog"));
                }
                let first = path.find_map(|name| simulation.catalog.find(Namespace::Schema, None, name));
                let message = "no schema has been selected for CURRENT_SCHEMA";
                (first.ok_or_else(|| Refusal::other(*span, "3F000", message))?, *span)
            }
        };
        if !found.iter().any(|(other, _)| *other == schema) {
            found.push((schema, span));
        }
    }
    Ok(found)
}

/// Lists of columns and whole schemas do not go together.
fn require_no_columns(simulation: &Simulation, id: ObjectId, span: Span) -> Result<(), Refusal> {
    let members = members(simulation, id);
    let of = |name: &str| {
        members.iter().filter_map(|id| defined::defined(&simulation.catalog, *id)).any(|it| match name {
            "schema" => it.name.as_str() == name,
            _ => it.attribute(name).is_some(),
        })
    };
    if of("schema") && of("columns") {
        let message =
            "column lists cannot be specified in publications containing FOR TABLES IN SCHEMA elements";
        return Err(Refusal::other(span, "22023", message).about(id));
    }
    Ok(())
}

/// `WHERE (…)`: of columns, constants and what PostgreSQL brings.
fn filter(
    simulation: &Simulation,
    id: ObjectId,
    table: &Table,
    condition: &Expression,
) -> Result<Stored, Refusal> {
    let scope = Scope { simulation, table: Some(table), value: None, place: Place::Check };
    let resolved = resolve::expression(&scope, condition, None)?;
    if resolved.volatility != Volatility::Immutable {
        return Err(Refusal::other(condition.span, "0A000", "invalid publication WHERE expression"));
    }
    let simple = resolve::reread(&scope, condition, None).is_some_and(|tree| is_simple(&tree));
    let own_type = |piece: &Piece| {
        let Piece::Column(number) = piece else { return false };
        let column = table.column_numbered(*number);
        column.is_some_and(|column| matches!(column.ty.base, arcoiris_catalog::TypeBase::User(_)))
    };
    if !simple || resolved.stored.pieces.iter().any(own_type) {
        return Err(Refusal::other(condition.span, "0A000", "invalid publication WHERE expression"));
    }
    let of_table = |piece: &Piece| {
        if let Piece::Column(number) = piece {
            return Some(Piece::ColumnOf(id, *number));
        }
        matches!(piece, Piece::Text(_)).then(|| piece.clone())
    };
    let pieces: Option<Vec<Piece>> = resolved.stored.pieces.iter().map(of_table).collect();
    match pieces.filter(|_| resolved.stored.also.is_empty()) {
        Some(pieces) => Ok(Stored { pieces, also: Vec::new() }),
        None => Err(Refusal::not_modelled(
            condition.span,
            "what is not PostgreSQL's own in the condition of a publication",
        )),
    }
}

/// Whether an expression is made of what the condition of a publication may be made of (`check_simple_rowfilter_expr`).
fn is_simple(tree: &Tree) -> bool {
    let own = match &tree.shape {
        Shape::Column(_)
        | Shape::Reference(_)
        | Shape::Constant(_)
        | Shape::Call { .. }
        | Shape::Operator { .. }
        | Shape::Distinct(..)
        | Shape::NullIf(..)
        | Shape::Quantified { .. }
        | Shape::Connective(..)
        | Shape::Not(_)
        | Shape::IsNull { .. }
        | Shape::BooleanTest(..)
        | Shape::Relabel(..)
        | Shape::Case { .. }
        | Shape::CaseOperand
        | Shape::Coalesce(_)
        | Shape::Extreme { .. }
        | Shape::Array(_)
        | Shape::Row(_)
        | Shape::RowOf(..)
        | Shape::Collate(..)
        | Shape::RowComparison(..) => true,
        Shape::Variable
        | Shape::Parameter(_)
        | Shape::ThroughText(..)
        | Shape::ArrayCast(..)
        | Shape::ToDomain(..)
        | Shape::DomainValue
        | Shape::Subscript { .. }
        | Shape::Special(_)
        | Shape::Aggregate(_)
        | Shape::Window(_)
        | Shape::Subquery(_)
        | Shape::Field { .. }
        | Shape::Grouping(_)
        | Shape::SetOf(_) => false,
    };
    own && tree.parts().into_iter().all(is_simple)
}

fn add(
    simulation: &mut Simulation,
    id: ObjectId,
    objects: &[PublicationObject],
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let schemas = schemas_of(simulation, objects)?;
    for it in listed_tables(simulation, objects, effects)? {
        let (table, name) = (it.table, it.name);
        let narrowed = !it.columns.is_empty() || it.condition.is_some();
        if narrowed && inherit::is_partitioned(&simulation.catalog, table) && !publishes_roots(simulation, id)
        {
            let what = if it.columns.is_empty() { "publication WHERE clause" } else { "column list" };
            let message = format!("cannot use {what} for relation \"{}\"", name.name.name.as_str());
            return Err(Refusal::other(name.span(), "22023", message).about(table));
        }
        let kind =
            simulation.catalog.object(table).map_or(ObjectKind::Other, |object| names::kind_of(object));
        let found = match simulation.catalog.object(table).map(AsRef::as_ref) {
            Some(Object::Table(found))
                if kind == ObjectKind::Table && found.persistence == Persistence::Permanent =>
            {
                found.clone()
            }
            Some(_) | None => {
                let message = format!("cannot add relation \"{}\" to publication", name.name.name.as_str());
                return Err(Refusal::other(name.span(), "22023", message).about(table));
            }
        };
        if find(simulation, id, table).is_some() {
            let publication = names::qualified(&simulation.catalog, id);
            let message = format!(
                "relation \"{}\" is already member of publication \"{publication}\"",
                found.name.as_str()
            );
            return Err(Refusal::other(name.span(), "42710", message).about(id));
        }
        let mut member = draft(id, table);
        if !it.columns.is_empty() {
            let listed = listed(simulation, table, &found, it.columns)?;
            defined::set_attribute(&mut member, "columns", Some(listed));
        }
        if let Some(condition) = it.condition {
            let filter = filter(simulation, table, &found, condition)?;
            defined::set_attribute(&mut member, "where", Some(filter));
        }
        simulation.catalog.insert(Object::Defined(member));
    }
    let mut last = None;
    for (schema, span) in schemas {
        if find_schema(simulation, id, schema).is_some() {
            let called = names::qualified(&simulation.catalog, schema);
            let publication = names::qualified(&simulation.catalog, id);
            let message = format!("schema \"{called}\" is already member of publication \"{publication}\"");
            return Err(Refusal::other(span, "42710", message).about(id));
        }
        simulation.catalog.insert(Object::Defined(draft_of_schema(id, schema)));
        last = Some(span);
    }
    let at = objects.iter().find_map(|object| match object {
        PublicationObject::Table { name, .. } => Some(name.span()),
        PublicationObject::Schema(_) | PublicationObject::CurrentSchema(_) => None,
    });
    match last.or(at) {
        Some(span) => require_no_columns(simulation, id, span),
        None => Ok(()),
    }
}

/// A list of columns, by number.
fn listed(
    simulation: &Simulation,
    id: ObjectId,
    table: &Table,
    columns: &[Ident],
) -> Result<Stored, Refusal> {
    let mut numbers = Vec::with_capacity(columns.len());
    for column in columns {
        let Some(found) = table.column(column.name.as_str()) else {
            if is_system_column(&column.name) {
                let message = format!(
                    "cannot use system column \"{}\" in publication column list",
                    column.name.as_str()
                );
                return Err(Refusal::other(column.span, "42P10", message));
            }
            return Err(unknown_column(table, &names::qualified(&simulation.catalog, id), column).about(id));
        };
        if found.generated.is_some() {
            let message = format!(
                "cannot use generated column \"{}\" in publication column list",
                column.name.as_str()
            );
            return Err(Refusal::other(column.span, "42P10", message));
        }
        if numbers.contains(&found.number) {
            let fact = RefusalFact::Other {
                sqlstate: "42710",
                message: format!("duplicate column \"{}\" in publication column list", column.name.as_str()),
                hint: None,
            };
            return Err(Refusal::new(column.span, fact));
        }
        numbers.push(found.number);
    }
    numbers.sort_unstable();
    let mut pieces = Vec::new();
    for number in numbers {
        if !pieces.is_empty() {
            pieces.push(Piece::Text(", ".to_owned()));
        }
        pieces.push(Piece::ColumnOf(id, number));
    }
    Ok(Stored { pieces, also: Vec::new() })
}
