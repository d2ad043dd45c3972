//! Indexes of partitioned tables: each partition has one of its own for each of theirs (`DefineIndex`,
//! `AttachPartitionEnsureIndexes`).

use arcoiris_catalog::{
    ColumnNumber, Constraint, ConstraintKind, ConstraintParent, ExclusionElement, Index, IndexElement,
    IndexKey, KeyConstraint, Name, Object, ObjectId, Table,
};

use crate::apply::{index, inherit, object, partition, reparse};
use crate::generated_name;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::Span;

/// Makes an index like another on a table that has columns of the same names; for a partition it becomes a part of the other.
///
/// # Errors
/// 42P16 for a second primary key.
pub(in crate::apply) fn clone(
    simulation: &mut Simulation,
    source: ObjectId,
    target: ObjectId,
    partition: bool,
    span: Span,
) -> Result<ObjectId, Refusal> {
    let catalog = &simulation.catalog;
    let unlike = || Refusal::not_modelled(span, "an index that another table cannot have");
    let Some(of) = object::index(catalog, source).cloned() else { return Err(unlike()) };
    let (Some(from), Some(to)) = (object::table(catalog, of.table), object::table(catalog, target)) else {
        return Err(unlike());
    };
    let (schema, mapped) = (to.schema, mapped(&of, from, to).ok_or_else(unlike)?);
    let constraint = of.constraint.and_then(|id| object::constraint(catalog, id).map(|it| (id, it.clone())));
    let primary = constraint.as_ref().is_some_and(|(_, it)| matches!(it.kind, ConstraintKind::PrimaryKey(_)));
    if primary && object::primary_key(catalog, target).is_some() {
        return Err(index::several_primary_keys(&to.name, span));
    }
    if of.unique {
        partition::require_included(to, &mapped.keys, "UNIQUE", span)?;
    }
    let columns: Vec<String> = of.column_names.iter().map(|name| name.as_str().to_owned()).collect();
    let label = match constraint.as_ref().map(|(_, it)| &it.kind) {
        Some(ConstraintKind::PrimaryKey(_)) => "pkey",
        Some(ConstraintKind::Exclusion { .. }) => "excl",
        Some(_) => "key",
        None => "idx",
    };
    let addition = generated_name::addition(columns.iter().map(String::as_str));
    let name = generated_name::relation_name(
        catalog,
        schema,
        to.name.as_str(),
        (!primary).then_some(addition.as_str()),
        label,
        constraint.is_some(),
    );
    let numbers = |numbers: &[ColumnNumber]| {
        numbers.iter().map(|it| number(*it, from, to)).collect::<Option<Vec<ColumnNumber>>>()
    };
    let made = constraint.map(|(parent, it)| {
        let kind = match it.kind {
            ConstraintKind::PrimaryKey(key) => numbers(&key.columns)
                .map(|columns| ConstraintKind::PrimaryKey(KeyConstraint { columns, ..key })),
            ConstraintKind::Unique(key) => {
                numbers(&key.columns).map(|columns| ConstraintKind::Unique(KeyConstraint { columns, ..key }))
            }
            ConstraintKind::Exclusion { index, elements } => elements
                .iter()
                .map(|element| {
                    let column = match element.column {
                        Some(column) => Some(number(column, from, to)?),
                        None => None,
                    };
                    Some(ExclusionElement { column, operator: element.operator.clone() })
                })
                .collect::<Option<Vec<_>>>()
                .map(|elements| ConstraintKind::Exclusion { index, elements }),
            ConstraintKind::Check { .. } | ConstraintKind::ForeignKey(_) => None,
        };
        kind.map(|kind| Constraint {
            of: target,
            name: name.clone(),
            kind,
            deferrable: it.deferrable,
            initially_deferred: it.initially_deferred,
            validated: it.validated,
            comment: None,
            inherited: i16::from(partition),
            local: !partition,
            parent: partition.then_some(ConstraintParent::Above(parent)),
            for_partition: partition,
        })
    });
    let made = match made {
        Some(Some(made)) => Some(made),
        Some(None) => return Err(unlike()),
        None => None,
    };
    let columns_of_key = match made.as_ref().map(|made| &made.kind) {
        Some(ConstraintKind::PrimaryKey(key)) => key.columns.clone(),
        Some(_) | None => Vec::new(),
    };
    let constraint_id = made.is_some().then(|| simulation.catalog.reserve());
    let id = simulation.catalog.reserve();
    if let (Some(mut made), Some(constraint_id)) = (made, constraint_id) {
        match &mut made.kind {
            ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => key.index = id,
            ConstraintKind::Exclusion { index: enforcing, .. } => *enforcing = id,
            ConstraintKind::Check { .. } | ConstraintKind::ForeignKey(_) => {}
        }
        simulation.catalog.put(constraint_id, Object::Constraint(made));
    }
    simulation.catalog.put(
        id,
        Object::Index(Index {
            schema,
            name,
            table: target,
            constraint: constraint_id,
            keys: mapped.keys,
            include: mapped.include,
            predicate: mapped.predicate,
            clustered: false,
            replica_identity: false,
            comment: None,
            parent: partition.then_some(source),
            valid: true,
            ..of
        }),
    );
    if !columns_of_key.is_empty() {
        object::change_table(&mut simulation.catalog, target, |table| {
            for number in columns_of_key {
                if let Some(column) = table.column_mut(number) {
                    column.not_null = true;
                }
            }
        });
    }
    Ok(id)
}

/// Whether an index of a partition, or a foreign key of one, that is made again with the one above is what it was before: a new one has
/// a name that PostgreSQL makes up, the options of the one above, and nothing that was said of it since.
pub(in crate::apply) fn is_made_alike(simulation: &Simulation, id: ObjectId, span: Span) -> bool {
    let catalog = &simulation.catalog;
    if let Some(it) = object::constraint(catalog, id) {
        let Some(above) = it.above().and_then(|above| object::constraint(catalog, above)) else {
            return true;
        };
        let same_name = it.name == above.name || !matches!(it.kind, ConstraintKind::ForeignKey(_));
        return same_name && it.comment.is_none();
    }
    let Some(index) = object::index(catalog, id) else { return true };
    let Some(above) = index.parent.and_then(|above| object::index(catalog, above)) else { return true };
    let Some(table) = object::table(catalog, index.table) else { return true };
    let constraint = above.constraint.and_then(|id| object::constraint(catalog, id));
    // What its columns are called may have changed since.
    let Ok(columns) = column_names(simulation, index, table, span) else { return false };
    let addition = generated_name::addition(columns.iter().map(Name::as_str));
    let (addition, label) = match constraint.map(|it| &it.kind) {
        Some(ConstraintKind::PrimaryKey(_)) => (None, "pkey"),
        Some(ConstraintKind::Exclusion { .. }) => (Some(addition.as_str()), "excl"),
        Some(_) => (Some(addition.as_str()), "key"),
        None => (Some(addition.as_str()), "idx"),
    };
    // The next after its own, which is taken now.
    let taken = constraint.is_some();
    let next =
        generated_name::relation_name(catalog, table.schema, table.name.as_str(), addition, label, taken);
    let numbered = |name: &Name| -> (String, u32) {
        let stem = name.as_str().trim_end_matches(|letter: char| letter.is_ascii_digit());
        let number = name.as_str().get(stem.len()..).unwrap_or_default();
        (stem.to_owned(), number.parse().unwrap_or(0))
    };
    let ((stem, number), (next_stem, next_number)) = (numbered(&index.name), numbered(&next));
    stem == next_stem
        && number < next_number
        && index.comment.is_none()
        && index.options == above.options
        && index.constraint.is_some() == above.constraint.is_some()
        && !index.clustered
        && !index.replica_identity
}

/// The parts of an index over the columns of another table.
struct Mapped {
    keys: Vec<IndexKey>,
    include: Vec<ColumnNumber>,
    predicate: Option<arcoiris_catalog::Expression>,
}

fn number(it: ColumnNumber, from: &Table, to: &Table) -> Option<ColumnNumber> {
    let name = &from.column_numbered(it)?.name;
    to.column(name.as_str()).map(|column| column.number)
}

fn mapped(it: &Index, from: &Table, to: &Table) -> Option<Mapped> {
    let keys = it
        .keys
        .iter()
        .map(|key| {
            let element = match &key.element {
                IndexElement::Column(column) => IndexElement::Column(number(*column, from, to)?),
                IndexElement::Expression(expression) => {
                    IndexElement::Expression(inherit::mapped(expression, from, to)?)
                }
            };
            Some(IndexKey { element, ..key.clone() })
        })
        .collect::<Option<Vec<IndexKey>>>()?;
    let include =
        it.include.iter().map(|column| number(*column, from, to)).collect::<Option<Vec<ColumnNumber>>>()?;
    let predicate = match &it.predicate {
        Some(predicate) => Some(inherit::mapped(predicate, from, to)?),
        None => None,
    };
    Some(Mapped { keys, include, predicate })
}

/// What the columns of an index are called when it is made again.
pub(in crate::apply) fn column_names(
    simulation: &Simulation,
    it: &Index,
    table: &Table,
    span: Span,
) -> Result<Vec<Name>, Refusal> {
    let called = |number: &ColumnNumber| {
        table.column_numbered(*number).map_or_else(String::new, |column| column.name.as_str().to_owned())
    };
    let mut names = Vec::with_capacity(it.keys.len() + it.include.len());
    for key in &it.keys {
        names.push(match &key.element {
            IndexElement::Column(number) => called(number),
            IndexElement::Expression(expression) => {
                let written = reparse::written(simulation, table, expression, span)?;
                generated_name::of_expression(&written).unwrap_or_else(|| "expr".to_owned())
            }
        });
    }
    names.extend(it.include.iter().map(called));
    let names = generated_name::index_columns(names.iter().map(String::as_str));
    Ok(names.iter().map(|name| Name::new(name)).collect())
}

/// Gives every partition, and theirs, an index for one of the partitioned table: one that is there already, or a new one.
///
/// # Errors
/// 42P16 for a second primary key.
pub(in crate::apply) fn spread(
    simulation: &mut Simulation,
    source: ObjectId,
    span: Span,
) -> Result<(), Refusal> {
    let Some(table) = object::index(&simulation.catalog, source).map(|index| index.table) else {
        return Ok(());
    };
    for partition in inherit::children(&simulation.catalog, table) {
        give(simulation, source, partition, span)?;
    }
    Ok(())
}

/// Gives one partition an index for one of the partitioned table.
pub(in crate::apply) fn give(
    simulation: &mut Simulation,
    source: ObjectId,
    partition: ObjectId,
    span: Span,
) -> Result<(), Refusal> {
    let catalog = &simulation.catalog;
    if object::table(catalog, partition)
        .is_some_and(|table| table.kind == arcoiris_catalog::TableKind::Foreign)
    {
        let unique = object::index(catalog, source).is_some_and(|index| index.unique);
        if unique {
            let message = "cannot create unique index on a partitioned table with foreign partitions";
            return Err(Refusal::other(span, "42809", message));
        }
        return Ok(());
    }
    let fits = object::indexes_of(catalog, partition)
        .into_iter()
        .find(|(_, index)| index.parent.is_none() && alike(simulation, source, index))
        .map(|(id, _)| id);
    match fits {
        Some(own) => {
            attach(simulation, source, own);
            Ok(())
        }
        None => {
            let made = clone(simulation, source, partition, true, span)?;
            spread(simulation, made, span)
        }
    }
}

/// Whether an index of a partition may be a part of one of the partitioned table (`CompareIndexInfo`).
pub(in crate::apply) fn alike(simulation: &Simulation, source: ObjectId, own: &Index) -> bool {
    let catalog = &simulation.catalog;
    let Some(of) = object::index(catalog, source) else { return false };
    let (Some(from), Some(to)) = (object::table(catalog, of.table), object::table(catalog, own.table)) else {
        return false;
    };
    let Some(mapped) = mapped(of, from, to) else { return false };
    let same_key = |(one, other): (&IndexKey, &IndexKey)| {
        one.collation == other.collation
            && one.operator_class == other.operator_class
            && one.own_class == other.own_class
            && match (&one.element, &other.element) {
                (IndexElement::Column(one), IndexElement::Column(other)) => one == other,
                (IndexElement::Expression(one), IndexElement::Expression(other)) => {
                    one.pieces == other.pieces
                }
                (IndexElement::Column(_) | IndexElement::Expression(_), _) => false,
            }
    };
    let predicate = |it: &Option<arcoiris_catalog::Expression>| it.as_ref().map(|it| it.pieces.clone());
    let excludes = |id: Option<ObjectId>| {
        id.and_then(|id| object::constraint(catalog, id))
            .is_some_and(|it| matches!(it.kind, arcoiris_catalog::ConstraintKind::Exclusion { .. }))
    };
    of.unique == own.unique
        // Those of exclusion constraints are taken for no others (`CompareIndexInfo`).
        && !excludes(own.constraint)
        && of.nulls_not_distinct == own.nulls_not_distinct
        && of.method == own.method
        && mapped.keys.len() == own.keys.len()
        && mapped.include == own.include
        && mapped.keys.iter().zip(&own.keys).all(same_key)
        && predicate(&mapped.predicate) == predicate(&own.predicate)
        // A constraint's index needs one that is a constraint's too, whether PRIMARY KEY or UNIQUE.
        && (of.constraint.is_none() || own.constraint.is_some())
}

/// Makes an index of a partition a part of the partitioned table's.
pub(in crate::apply) fn attach(simulation: &mut Simulation, source: ObjectId, own: ObjectId) {
    let above = object::index(&simulation.catalog, source).and_then(|index| index.constraint);
    let constraint = object::index(&simulation.catalog, own).and_then(|index| index.constraint);
    object::change_index(&mut simulation.catalog, own, |index| index.parent = Some(source));
    if let (Some(above), Some(constraint)) = (above, constraint) {
        object::change_constraint(&mut simulation.catalog, constraint, |it| {
            it.parent = Some(ConstraintParent::Above(above));
            it.inherited += 1;
            it.local = false;
        });
    }
}

/// An index `ONLY` of the partitioned table is valid once every partition has its part.
pub(in crate::apply) fn validate(simulation: &mut Simulation, source: ObjectId) {
    let catalog = &simulation.catalog;
    let Some(index) = object::index(catalog, source) else { return };
    if index.valid {
        return;
    }
    let (table, above) = (index.table, index.parent);
    let has = |partition: &ObjectId| {
        object::indexes_of(catalog, *partition)
            .iter()
            .any(|(_, index)| index.parent == Some(source) && index.valid)
    };
    if inherit::children(catalog, table).iter().all(has) {
        object::change_index(&mut simulation.catalog, source, |index| index.valid = true);
        if let Some(above) = above {
            validate(simulation, above);
        }
    }
}

/// What a name that is made up for an index has from its columns, as much of it as surely stands there.
pub(in crate::apply) fn called_after(index: &Index) -> String {
    let addition = generated_name::addition(index.column_names.iter().map(Name::as_str));
    generated_name::clip(&addition, 25).to_owned()
}

/// The name of a table in a message.
pub(in crate::apply) fn called(simulation: &Simulation, id: ObjectId) -> Name {
    object::table(&simulation.catalog, id).map_or_else(|| Name::new(""), |table| table.name.clone())
}
