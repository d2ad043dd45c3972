//! The check that `DETACH PARTITION … CONCURRENTLY` leaves behind on what was a partition: it says what the bound said
//! (`DetachAddConstraintIfNeeded`). <https://www.postgresql.org/docs/15/sql-altertable.html>

use arcoiris_catalog::{
    ColumnNumber, ConstraintKind, IndexElement, ObjectId, PartitionKey, Table, TableKind, format_type,
};

use super::bound::{Bound, Datum, parse};
use crate::apply::{alter_table, object};
use crate::effects::Effects;
use crate::names;
use crate::parse::script;
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::{Span, StatementKind};

/// Adds it.
///
/// # Errors
/// 55000 where the partitioned table has a default partition; what the check would be is not modelled for every key.
pub(super) fn leave(
    simulation: &mut Simulation,
    parent: ObjectId,
    (id, table): (ObjectId, &Table),
    span: Span,
) -> Result<(), Refusal> {
    if has_default(simulation, parent) {
        let message = "cannot detach partitions concurrently when a default partition exists";
        return Err(Refusal::other(span, "55000", message).about(parent));
    }
    let condition = condition(simulation, parent, (id, table)).ok_or_else(|| {
        Refusal::not_modelled(span, "the check that DETACH CONCURRENTLY leaves of this bound")
    })?;
    let text = format!("ALTER TABLE {} ADD CHECK ({condition})", names::qualified(&simulation.catalog, id));
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let parsed = script(&text, 0..end, simulation.server).unwrap_or_default();
    let [statement] = parsed.as_slice() else {
        return Err(Refusal::not_modelled(span, "the check that DETACH CONCURRENTLY leaves"));
    };
    if let StatementKind::AlterTable(it) = &statement.kind {
        alter_table::apply(simulation, it, span, &mut Effects::default())
            .map_err(|refusal| Refusal { span, ..refusal })?;
    }
    Ok(())
}

fn has_default(simulation: &Simulation, parent: ObjectId) -> bool {
    simulation.catalog.dependents(parent).any(|child| {
        object::table(&simulation.catalog, child).is_some_and(|it| {
            it.parents.contains(&parent)
                && it.partition_bound.as_ref().and_then(parse) == Some(Bound::Default)
        })
    })
}

/// What the bound says of a row, as SQL.
fn condition(simulation: &Simulation, parent: ObjectId, (id, table): (ObjectId, &Table)) -> Option<String> {
    let catalog = &simulation.catalog;
    let above = object::table(catalog, parent)?;
    // What the tables further up say would belong to it; a check that is there may say enough already.
    let has_check = catalog.dependents(id).any(|part| {
        object::constraint(catalog, part)
            .is_some_and(|it| it.of == id && matches!(it.kind, ConstraintKind::Check { .. }) && it.local)
    });
    if above.partition_bound.is_some() || table.kind != TableKind::Ordinary || has_check {
        return None;
    }
    let column = above.column_numbered(column(above.partition_key.as_ref()?)?)?;
    let (ty, name) = (format_type(catalog, &column.ty), &column.name);
    let kind = Kind::of(simulation, &column.ty)?;
    let told = ["int2", "int4", "int8", "date", "timestamp", "timestamptz", "uuid", "text"];
    if kind.array || !kind.fact_name().is_some_and(|it| told.contains(&it)) || column.ty.modifier != -1 {
        return None;
    }
    // A negative number or one without quotation marks is read as it was written.
    let bare = kind.is("int4");
    let constant = |value: &str| match bare && !value.starts_with('-') {
        true => value.to_owned(),
        false => format!("'{}'::{ty}", value.replace('\'', "''")),
    };
    let mut parts = vec![format!("{name} IS NOT NULL")];
    match parse(table.partition_bound.as_ref()?)? {
        Bound::List(values) => {
            let values: Vec<String> = values.into_iter().collect::<Option<_>>()?;
            match values.as_slice() {
                [only] => parts.push(format!("{name} = {}", constant(only))),
                several => {
                    let plain =
                        |it: &String| it.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
                    if !several.iter().all(plain) || several.iter().any(|it| it.eq_ignore_ascii_case("null"))
                    {
                        return None;
                    }
                    parts.push(format!("{name} = ANY ('{{{}}}'::{ty}[])", several.join(",")));
                }
            }
        }
        Bound::Range(from, to) => {
            for (datums, operator) in [(from, ">="), (to, "<")] {
                let [datum] = datums.as_slice() else { return None };
                match datum {
                    Datum::Value(value) => parts.push(format!("{name} {operator} {}", constant(value))),
                    Datum::Least if operator == ">=" => {}
                    Datum::Most if operator == "<" => {}
                    Datum::Least | Datum::Most => return None,
                }
            }
        }
        Bound::Default | Bound::Hash(..) => return None,
    }
    Some(parts.join(" AND "))
}

/// The only column of a key, if it is compared as its type is.
fn column(key: &PartitionKey) -> Option<ColumnNumber> {
    match key.keys.as_slice() {
        [only] if only.collation.is_none() => match only.element {
            IndexElement::Column(number) => Some(number),
            IndexElement::Expression(_) => None,
        },
        _ => None,
    }
}
