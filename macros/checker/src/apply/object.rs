//! Objects taken out of the catalog by what they are, and what belongs to a table.

use arcoiris_catalog::{
    Catalog, Constraint, ConstraintKind, Index, Object, ObjectId, Sequence, State, Table,
};

/// The table with this number.
pub(super) fn table(catalog: &Catalog, id: ObjectId) -> Option<&Table> {
    match catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Table(table)) => Some(table),
        _ => None,
    }
}

/// The constraint with this number.
pub(super) fn constraint(catalog: &Catalog, id: ObjectId) -> Option<&Constraint> {
    match catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Constraint(constraint)) => Some(constraint),
        _ => None,
    }
}

/// The index with this number.
pub(super) fn index(catalog: &Catalog, id: ObjectId) -> Option<&Index> {
    match catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Index(index)) => Some(index),
        _ => None,
    }
}

/// The sequence with this number.
pub(super) fn sequence(catalog: &Catalog, id: ObjectId) -> Option<&Sequence> {
    match catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Sequence(sequence)) => Some(sequence),
        _ => None,
    }
}

/// Changes a table.
pub(super) fn change_table(catalog: &mut Catalog, id: ObjectId, change: impl FnOnce(&mut Table)) {
    catalog.change(id, |object| {
        if let Object::Table(table) = object {
            change(table);
        }
    });
}

/// Changes a constraint.
pub(super) fn change_constraint(catalog: &mut Catalog, id: ObjectId, change: impl FnOnce(&mut Constraint)) {
    catalog.change(id, |object| {
        if let Object::Constraint(constraint) = object {
            change(constraint);
        }
    });
}

/// Changes an index.
pub(super) fn change_index(catalog: &mut Catalog, id: ObjectId, change: impl FnOnce(&mut Index)) {
    catalog.change(id, |object| {
        if let Object::Index(index) = object {
            change(index);
        }
    });
}

/// Changes a sequence.
pub(super) fn change_sequence(catalog: &mut Catalog, id: ObjectId, change: impl FnOnce(&mut Sequence)) {
    catalog.change(id, |object| {
        if let Object::Sequence(sequence) = object {
            change(sequence);
        }
    });
}

/// The constraints of a table, or of a domain.
pub(super) fn constraints_of(
    catalog: &Catalog,
    of: ObjectId,
) -> impl Iterator<Item = (ObjectId, &Constraint)> {
    catalog.dependents(of).filter_map(move |id| {
        constraint(catalog, id).filter(|constraint| constraint.of == of).map(|constraint| (id, constraint))
    })
}

/// The indexes of a table, those of its keys too, the oldest first.
pub(super) fn indexes_of(catalog: &Catalog, table: ObjectId) -> Vec<(ObjectId, &Index)> {
    let own =
        catalog.dependents(table).filter(|id| index(catalog, *id).is_some_and(|index| index.table == table));
    let of_keys = constraints_of(catalog, table).filter_map(|(_, constraint)| index_of(constraint));
    let mut ids: Vec<ObjectId> = own.chain(of_keys).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().filter_map(|id| index(catalog, id).map(|index| (id, index))).collect()
}

/// The sequences that go with a column of a table, or with any of them.
pub(super) fn sequences_of(
    catalog: &Catalog,
    of: ObjectId,
    column: Option<arcoiris_catalog::ColumnNumber>,
) -> impl Iterator<Item = (ObjectId, &Sequence)> {
    catalog.dependents(of).filter_map(move |id| {
        let found = sequence(catalog, id)?;
        let owner = found.owned_by?;
        (owner.table == of && column.is_none_or(|column| column == owner.column)).then_some((id, found))
    })
}

/// The index that enforces a constraint; a foreign key has none of its own.
pub(super) fn index_of(constraint: &Constraint) -> Option<ObjectId> {
    match &constraint.kind {
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => Some(key.index),
        ConstraintKind::Exclusion { index, .. } => Some(*index),
        ConstraintKind::Check { .. } | ConstraintKind::ForeignKey(_) => None,
    }
}

/// The primary key of a table.
pub(super) fn primary_key(
    catalog: &Catalog,
    table: ObjectId,
) -> Option<(ObjectId, &arcoiris_catalog::KeyConstraint)> {
    constraints_of(catalog, table).find_map(|(id, constraint)| match &constraint.kind {
        ConstraintKind::PrimaryKey(key) => Some((id, key)),
        ConstraintKind::Unique(_)
        | ConstraintKind::Check { .. }
        | ConstraintKind::ForeignKey(_)
        | ConstraintKind::Exclusion { .. } => None,
    })
}
