//! Where values of a type are stored within others: in arrays, rows, ranges and domains (`find_composite_type_dependencies`).
#![expect(clippy::wildcard_enum_match_arm, reason = "only tables and types hold values")]

use arcoiris_catalog::{Catalog, Name, Object, ObjectId, State, TableKind, TypeBase, TypeKind, TypeRef};

/// A column that is stored and holds values of a type or of a table's row type, as they are or within others: its table and its name.
pub(super) fn stored_within(catalog: &Catalog, id: ObjectId) -> Option<(ObjectId, Name)> {
    stored(catalog, vec![id])
}

/// The same for values of a domain that stand within others only: of a column that is of the domain itself nothing is said.
pub(super) fn stored_inside(catalog: &Catalog, domain: ObjectId) -> Option<(ObjectId, Name)> {
    let mut types = Vec::new();
    for dependent in sorted(catalog, domain) {
        match catalog.object(dependent).map(AsRef::as_ref) {
            Some(Object::Table(table)) => {
                let array = |ty: &TypeRef| ty.base == TypeBase::User(domain) && ty.array;
                let holder = table.columns.iter().find(|column| array(&column.ty));
                if let Some(column) = holder.filter(|_| is_stored(table.kind)) {
                    return Some((dependent, column.name.clone()));
                }
                // By way of its row type.
                if table.columns.iter().any(|column| column.ty.base == TypeBase::User(domain)) {
                    types.push(dependent);
                }
            }
            Some(Object::Type(it)) if holds(&it.kind, domain, true) => types.push(dependent),
            _ => {}
        }
    }
    stored(catalog, types)
}

fn stored(catalog: &Catalog, mut types: Vec<ObjectId>) -> Option<(ObjectId, Name)> {
    let mut next = 0;
    while let Some(ty) = types.get(next).copied() {
        next += 1;
        for dependent in sorted(catalog, ty) {
            let within = match catalog.object(dependent).map(AsRef::as_ref) {
                Some(Object::Table(table)) => {
                    let holder = table.columns.iter().find(|column| column.ty.base == TypeBase::User(ty));
                    if let Some(column) = holder.filter(|_| is_stored(table.kind)) {
                        return Some((dependent, column.name.clone()));
                    }
                    holder.is_some()
                }
                Some(Object::Type(it)) => holds(&it.kind, ty, false),
                _ => false,
            };
            if within && !types.contains(&dependent) {
                types.push(dependent);
            }
        }
    }
    None
}

fn sorted(catalog: &Catalog, id: ObjectId) -> Vec<ObjectId> {
    let mut dependents: Vec<ObjectId> = catalog.dependents(id).collect();
    dependents.sort_unstable();
    dependents
}

/// Whether a relation has storage of its own, or partitions that have.
fn is_stored(kind: TableKind) -> bool {
    match kind {
        TableKind::Ordinary | TableKind::Partitioned | TableKind::MaterializedView => true,
        TableKind::Foreign | TableKind::View | TableKind::Composite => false,
    }
}

/// Whether values of a type stand within those of another; `inside` leaves out the domains over the type itself.
fn holds(kind: &TypeKind, ty: ObjectId, inside: bool) -> bool {
    match kind {
        TypeKind::Domain { base, .. } => base.base == TypeBase::User(ty) && (base.array || !inside),
        TypeKind::Range { subtype, .. } => subtype.base == TypeBase::User(ty),
        TypeKind::Enum { .. }
        | TypeKind::Base
        | TypeKind::Multirange { .. }
        | TypeKind::Shell
        | TypeKind::Defined { .. } => false,
    }
}
