//! The names that PostgreSQL makes up, made up the same way: for keys, checks, indexes, sequences and array types.
//!
//! `makeObjectName`, `ChooseRelationName`, `ChooseConstraintName`, `ChooseIndexName` and `makeArrayTypeName` of PostgreSQL's
//! sources; <https://www.postgresql.org/docs/15/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS> for the limit of 63 bytes.

use arcoiris_catalog::{Catalog, Name, Namespace, Object, ObjectId, Role, State, TypeKind};

use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{
    Expression, ExpressionKind, Literal, ObjectKind, Query, SelectBody, Span, SpecialFunction, SubqueryKind,
    XmlOperation,
};

/// `NAMEDATALEN - 1`: how many bytes a name has at most.
pub const LIMIT: usize = 63;

/// `first_second_label`, the longer of the first two parts shortened until the whole has at most 63 bytes.
#[must_use]
pub fn object_name(first: &str, second: Option<&str>, label: &str) -> String {
    let overhead = usize::from(second.is_some()) + if label.is_empty() { 0 } else { label.len() + 1 };
    let available = LIMIT.saturating_sub(overhead);
    let (mut first_length, mut second_length) = (first.len(), second.map_or(0, str::len));
    while first_length + second_length > available {
        if first_length > second_length {
            first_length -= 1;
        } else {
            second_length -= 1;
        }
    }
    let mut name = String::with_capacity(LIMIT);
    name.push_str(clip(first, first_length));
    if let Some(second) = second {
        name.push('_');
        name.push_str(clip(second, second_length));
    }
    if !label.is_empty() {
        name.push('_');
        name.push_str(label);
    }
    name
}

/// The most whole characters of `text` that fit in `length` bytes (`pg_mbcliplen`).
#[must_use]
pub fn clip(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// A name for an index, a sequence or the index of a constraint that no relation of the schema has; for a constraint's index
/// neither a constraint of the schema.
#[must_use]
pub fn relation_name(
    catalog: &Catalog,
    schema: ObjectId,
    first: &str,
    second: Option<&str>,
    label: &str,
    is_constraint: bool,
) -> Name {
    numbered(label, |label| {
        let name = Name::from(object_name(first, second, label).as_str());
        let taken = catalog.find(Namespace::Relation, Some(schema), &name).is_some()
            || (is_constraint && constraint_exists(catalog, schema, name.as_str()));
        (!taken).then_some(name)
    })
}

/// A name for a constraint without an index that no constraint of the schema has.
#[must_use]
pub fn constraint_name(
    catalog: &Catalog,
    schema: ObjectId,
    first: &str,
    second: Option<&str>,
    label: &str,
) -> Name {
    numbered(label, |label| {
        let name = object_name(first, second, label);
        (!constraint_exists(catalog, schema, &name)).then(|| Name::from(name.as_str()))
    })
}

/// The first of `label`, `label1`, `label2`, … with which `attempt` succeeds.
fn numbered(label: &str, attempt: impl Fn(&str) -> Option<Name>) -> Name {
    if let Some(name) = attempt(label) {
        return name;
    }
    let mut number = 1_u32;
    loop {
        if let Some(name) = attempt(&format!("{label}{number}")) {
            return name;
        }
        number += 1;
    }
}

/// Whether a table or a domain of this schema has a constraint of this name.
fn constraint_exists(catalog: &Catalog, schema: ObjectId, name: &str) -> bool {
    catalog.constraints_named(name).any(|id| {
        let of = match catalog.object(id).map(AsRef::as_ref) {
            Some(Object::Constraint(constraint)) => catalog.object(constraint.of),
            _ => None,
        };
        match of.map(AsRef::as_ref) {
            Some(Object::Table(table)) => table.schema == schema,
            Some(Object::Type(domain)) => domain.schema == schema,
            _ => false,
        }
    })
}

/// The columns' names joined for the name of an index or a foreign key (`ChooseIndexNameAddition`).
#[must_use]
pub fn addition<'a>(columns: impl IntoIterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for column in columns {
        if !joined.is_empty() {
            joined.push('_');
        }
        joined.push_str(column);
        if joined.len() > LIMIT {
            break;
        }
    }
    joined
}

/// The names that an index's columns get, which its own is made of: the column's, or one for the expression, numbered where
/// it was there before (`ChooseIndexColumnNames`).
#[must_use]
pub fn index_columns<'a>(elements: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for element in elements {
        let mut name = element.to_owned();
        let mut number = 1_u32;
        while names.contains(&name) {
            let digits = number.to_string();
            name = format!("{}{digits}", clip(element, LIMIT - digits.len()));
            number += 1;
        }
        names.push(name);
    }
    names
}

/// What a result column of this expression would be called, `None` for `?column?` (`FigureColname`).
#[must_use]
pub fn of_expression(expression: &Expression) -> Option<String> {
    figure(expression).map(|(name, _)| name)
}

/// The name and whether it is a strong one: a cast or a CASE gives a weak one, which it uses only if it finds nothing better
/// inside.
fn figure(expression: &Expression) -> Option<(String, bool)> {
    let strong = |name: &str| Some((name.to_owned(), true));
    match &expression.kind {
        ExpressionKind::Column(path) => path.last().and_then(|ident| strong(ident.name.as_str())),
        ExpressionKind::Call { name, .. } => strong(name.name.name.as_str()),
        ExpressionKind::Field { field, .. } => strong(field.name.as_str()),
        ExpressionKind::Subscript { operand, .. } | ExpressionKind::Collate { operand, .. } => {
            figure(operand)
        }
        ExpressionKind::NullIf(..) => strong("nullif"),
        ExpressionKind::Cast { operand, to } => match figure(operand) {
            Some((name, true)) => Some((name, true)),
            Some((_, false)) | None => Some((to.name.name.name.as_str().to_owned(), false)),
        },
        ExpressionKind::Case { otherwise, .. } => match otherwise.as_deref().and_then(figure) {
            Some((name, true)) => Some((name, true)),
            Some((_, false)) | None => Some(("case".to_owned(), false)),
        },
        ExpressionKind::Coalesce(_) => strong("coalesce"),
        ExpressionKind::Greatest(_) => strong("greatest"),
        ExpressionKind::Least(_) => strong("least"),
        ExpressionKind::Array(_) => strong("array"),
        ExpressionKind::Row(_) => strong("row"),
        ExpressionKind::Special { function, .. } => strong(special(*function)),
        ExpressionKind::Subquery { kind, query } => match kind {
            SubqueryKind::Exists => strong("exists"),
            SubqueryKind::Array => strong("array"),
            SubqueryKind::Scalar => strong(first_column(query).as_str()),
            SubqueryKind::Quantified { .. } => None,
        },
        ExpressionKind::Grouping(_) => strong("grouping"),
        ExpressionKind::Xml { operation, .. } => match operation {
            XmlOperation::Concat => strong("xmlconcat"),
            XmlOperation::Element => strong("xmlelement"),
            XmlOperation::Forest => strong("xmlforest"),
            XmlOperation::Parse => strong("xmlparse"),
            XmlOperation::Instruction => strong("xmlpi"),
            XmlOperation::Root => strong("xmlroot"),
            XmlOperation::Serialize => strong("xmlserialize"),
            XmlOperation::IsDocument => None,
        },
        // TRUE and FALSE are casts of texts.
        ExpressionKind::Literal(Literal::Boolean(_)) => Some(("bool".to_owned(), false)),
        ExpressionKind::Star(_)
        | ExpressionKind::Literal(_)
        | ExpressionKind::Parameter(_)
        | ExpressionKind::Operator { .. }
        | ExpressionKind::Connective { .. }
        | ExpressionKind::Not(_)
        | ExpressionKind::IsNull { .. }
        | ExpressionKind::BooleanTest { .. }
        | ExpressionKind::Distinct { .. }
        | ExpressionKind::In { .. }
        | ExpressionKind::Like { .. }
        | ExpressionKind::Between { .. }
        | ExpressionKind::Quantified { .. }
        | ExpressionKind::Default
        | ExpressionKind::GroupingSet(..)
        | ExpressionKind::FieldStar(_)
        | ExpressionKind::NotModelled(_) => None,
    }
}

/// The name of a query's first column.
fn first_column(query: &Query) -> String {
    let unnamed = || "?column?".to_owned();
    match &query.body {
        SelectBody::Select(select) => select.targets.first().map_or_else(unnamed, |target| {
            let own = target.alias.as_ref().map(|alias| alias.name.as_str().to_owned());
            own.or_else(|| of_expression(&target.expression)).unwrap_or_else(unnamed)
        }),
        SelectBody::Values(_) => "column1".to_owned(),
        SelectBody::SetOperation { left, .. } => first_column(left),
    }
}

fn special(function: SpecialFunction) -> &'static str {
    match function {
        SpecialFunction::CurrentDate => "current_date",
        SpecialFunction::CurrentTime => "current_time",
        SpecialFunction::CurrentTimestamp => "current_timestamp",
        SpecialFunction::LocalTime => "localtime",
        SpecialFunction::LocalTimestamp => "localtimestamp",
        SpecialFunction::CurrentRole => "current_role",
        SpecialFunction::CurrentUser => "current_user",
        SpecialFunction::User => "user",
        SpecialFunction::SessionUser => "session_user",
        SpecialFunction::CurrentCatalog => "current_catalog",
        SpecialFunction::CurrentSchema => "current_schema",
    }
}

/// A name for the array type over a type: as many underscores before it as it needs to be new in the schema.
#[must_use]
pub fn array_type_name(catalog: &Catalog, schema: ObjectId, name: &str) -> Name {
    let mut underscores = 1;
    loop {
        let long = format!("{}{name}", "_".repeat(underscores));
        let candidate = Name::from(clip(&long, LIMIT));
        if underscores >= LIMIT || catalog.find(Namespace::Type, Some(schema), &candidate).is_none() {
            return candidate;
        }
        underscores += 1;
    }
}

/// Makes a name free for a type that is made: a shell of this name becomes the type.
///
/// # Errors
/// 42710 if any other type has the name.
pub fn claim_new_type_name(
    simulation: &mut Simulation,
    schema: ObjectId,
    name: &Name,
    span: Span,
) -> Result<(), Refusal> {
    match simulation.catalog.find(Namespace::Type, Some(schema), name) {
        Some(id) if is_shell(simulation, id) => become_type(simulation, id, span),
        _ => claim_type_name(simulation, schema, name, span),
    }
}

/// Makes a name free for a relation without a row type: a shell of this name stays beside it.
///
/// # Errors
/// 42710 if any other type has the name.
pub fn claim_name_beside_types(
    simulation: &mut Simulation,
    schema: ObjectId,
    name: &Name,
    span: Span,
) -> Result<(), Refusal> {
    match simulation.catalog.find(Namespace::Type, Some(schema), name) {
        Some(id) if is_shell(simulation, id) => Ok(()),
        _ => claim_type_name(simulation, schema, name, span),
    }
}

fn is_shell(simulation: &Simulation, id: ObjectId) -> bool {
    let object = simulation.catalog.object(id).map(AsRef::as_ref);
    matches!(object, Some(Object::Type(ty)) if ty.kind == TypeKind::Shell)
}

/// A shell becomes the new type (`TypeCreate`): as long as nothing speaks of it, it makes way.
fn become_type(simulation: &mut Simulation, id: ObjectId, span: Span) -> Result<(), Refusal> {
    let plain = simulation.catalog.object(id).is_some_and(|shell| {
        let plain = matches!(shell.as_ref(), Object::Type(it)
            if it.comment.is_none() && it.owner == Role::Migrator);
        plain && simulation.catalog.dependents(id).next().is_none()
    });
    if !plain {
        return Err(Refusal::not_modelled(span, "a type over a shell that something speaks of").about(id));
    }
    simulation.catalog.remove(id);
    Ok(())
}

/// Makes a type's name free for a new type: an array type that has it only because PostgreSQL made it up gets another
/// (`moveArrayTypeName`).
///
/// # Errors
/// 42710 if any other type has the name.
pub fn claim_type_name(
    simulation: &mut Simulation,
    schema: ObjectId,
    name: &Name,
    span: Span,
) -> Result<(), Refusal> {
    let Some(id) = simulation.catalog.find(Namespace::Type, Some(schema), name) else { return Ok(()) };
    let is_array = match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Table(table)) => table.array_type == *name,
        Some(Object::Type(ty)) => ty.array_type.as_ref() == Some(name),
        _ => false,
    };
    if !is_array {
        let fact = RefusalFact::Duplicate { kind: ObjectKind::Type, name: name.to_string() };
        return Err(Refusal::new(span, fact).about(id));
    }
    let moved = array_type_name(&simulation.catalog, schema, name.as_str());
    simulation.catalog.change(id, |object| match object {
        Object::Table(table) => table.array_type = moved,
        Object::Type(ty) => ty.array_type = Some(moved),
        Object::Schema(_)
        | Object::Extension(_)
        | Object::Constraint(_)
        | Object::Index(_)
        | Object::Sequence(_)
        | Object::Routine(_)
        | Object::Trigger(_)
        | Object::Defined(_) => {}
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_part_is_shortened_first() {
        let long = "a".repeat(63);
        assert_eq!(object_name("sales", Some("org_id"), "fkey"), "sales_org_id_fkey");
        assert_eq!(object_name("sales", None, "pkey"), "sales_pkey");
        assert_eq!(object_name(&long, None, "pkey"), format!("{}_pkey", "a".repeat(58)));
        assert_eq!(
            object_name(&long, Some(&"b".repeat(63)), "key"),
            format!("{}_{}_key", "a".repeat(29), "b".repeat(29))
        );
        assert_eq!(object_name("t", Some(&"b".repeat(63)), "key"), format!("t_{}_key", "b".repeat(57)));
    }

    #[test]
    fn a_character_is_never_cut_in_two() {
        assert_eq!(clip("añb", 2), "a");
        assert_eq!(clip("añb", 3), "añ");
        assert_eq!(object_name(&"ñ".repeat(31), None, "pkey"), format!("{}_pkey", "ñ".repeat(29)));
    }

    #[test]
    fn index_columns_of_one_name_are_numbered() {
        assert_eq!(index_columns(["expr", "expr", "a", "expr"].into_iter()), ["expr", "expr1", "a", "expr2"]);
    }
}
