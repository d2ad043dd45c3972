//! Constraints on their way into the catalog: what stands behind a column and what stands by itself become one form, and
//! each kind is made the same way by `CREATE TABLE`, `ADD COLUMN` and `ADD CONSTRAINT`.

use arcoiris_catalog::{
    ColumnNumber, Constraint, ConstraintKind, Name, Namespace, Object, ObjectId, Piece, TableKind, TypeRef,
};

use super::column::newer;
use super::foreign_key::ForeignKeyDraft;
use super::index::{ExclusionDraft, KeyDraft};
use super::object;
use crate::apply::column::NAMED_NOT_NULL_SINCE;
use crate::effects::{Effects, Note};
use crate::generated_name;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::{self, Place, Scope};
use crate::simulation::Simulation;
use crate::syntax::{
    ColumnConstraint, ColumnConstraintKind, Expression, Ident, ObjectKind, Span, TableConstraint,
    TableConstraintKind,
};

/// A constraint that is to be made.
#[derive(Debug, Clone)]
pub(super) enum Pending<'a> {
    Key(KeyDraft<'a>),
    UsingIndex(UsingIndex<'a>),
    Exclusion(ExclusionDraft<'a>),
    Check(Check<'a>),
    ForeignKey(ForeignKeyDraft<'a>),
}

/// `PRIMARY KEY | UNIQUE USING INDEX`
#[derive(Debug, Clone)]
pub(super) struct UsingIndex<'a> {
    pub(super) name: Option<&'a Ident>,
    pub(super) primary: bool,
    pub(super) index: &'a Ident,
    pub(super) deferrable: bool,
    pub(super) initially_deferred: bool,
    pub(super) span: Span,
}

/// `CHECK`
#[derive(Debug, Clone)]
pub(super) struct Check<'a> {
    pub(super) name: Option<&'a Ident>,
    pub(super) expression: &'a Expression,
    pub(super) no_inherit: bool,
    pub(super) validated: bool,
    pub(super) span: Span,
}

impl<'a> Pending<'a> {
    /// From a constraint behind a column.
    pub(super) fn of_column(
        simulation: &Simulation,
        column: &'a Ident,
        it: &'a ColumnConstraint,
    ) -> Result<Self, Refusal> {
        let name = it.name.as_ref();
        let key = |primary, key| {
            Pending::Key(KeyDraft {
                name,
                primary,
                columns: vec![column],
                key,
                deferrable: it.deferrable || it.initially_deferred,
                initially_deferred: it.initially_deferred,
                span: it.span,
            })
        };
        match &it.kind {
            ColumnConstraintKind::PrimaryKey(clause) => Ok(key(true, clause)),
            ColumnConstraintKind::Unique(clause) => Ok(key(false, clause)),
            ColumnConstraintKind::Check { expression, no_inherit } => Ok(Pending::Check(Check {
                name,
                expression,
                no_inherit: *no_inherit,
                validated: true,
                span: it.span,
            })),
            ColumnConstraintKind::References(clause) => {
                if clause.period {
                    return Err(newer(simulation, it.span, 18, "PERIOD"));
                }
                Ok(Pending::ForeignKey(ForeignKeyDraft {
                    name,
                    columns: vec![column],
                    clause,
                    deferrable: it.deferrable || it.initially_deferred,
                    initially_deferred: it.initially_deferred,
                    validated: true,
                    nothing_to_check: false,
                    span: it.span,
                }))
            }
            ColumnConstraintKind::Null
            | ColumnConstraintKind::NotNull { .. }
            | ColumnConstraintKind::Default(_)
            | ColumnConstraintKind::Generated { .. }
            | ColumnConstraintKind::Identity { .. } => {
                Err(Refusal::not_modelled(it.span, "this constraint of a column"))
            }
        }
    }

    /// From a constraint that stands by itself. `new` where the table has no rows yet: `NOT VALID` means nothing then.
    pub(super) fn of_table(
        simulation: &Simulation,
        it: &'a TableConstraint,
        new: bool,
    ) -> Result<Self, Refusal> {
        let name = it.name.as_ref();
        let deferrable = it.deferrable || it.initially_deferred;
        if it.not_enforced {
            return Err(newer(simulation, it.span, 18, "NOT ENFORCED"));
        }
        let key = |primary, columns: &'a [Ident], key| {
            Pending::Key(KeyDraft {
                name,
                primary,
                columns: columns.iter().collect(),
                key,
                deferrable,
                initially_deferred: it.initially_deferred,
                span: it.span,
            })
        };
        if it.not_valid
            && !matches!(it.kind, TableConstraintKind::Check { .. } | TableConstraintKind::ForeignKey { .. })
        {
            return Err(Refusal::other(
                it.span,
                "0A000",
                "this kind of constraint cannot be marked NOT VALID",
            ));
        }
        match &it.kind {
            TableConstraintKind::PrimaryKey { columns, key: clause } => Ok(key(true, columns, clause)),
            TableConstraintKind::Unique { columns, key: clause } => Ok(key(false, columns, clause)),
            TableConstraintKind::UsingIndex { primary, index } => Ok(Pending::UsingIndex(UsingIndex {
                name,
                primary: *primary,
                index,
                deferrable,
                initially_deferred: it.initially_deferred,
                span: it.span,
            })),
            TableConstraintKind::Check { expression, no_inherit } => {
                if deferrable {
                    let message = "CHECK constraints cannot be marked DEFERRABLE";
                    return Err(Refusal::other(it.span, "0A000", message));
                }
                Ok(Pending::Check(Check {
                    name,
                    expression,
                    no_inherit: *no_inherit,
                    validated: new || !it.not_valid,
                    span: it.span,
                }))
            }
            TableConstraintKind::ForeignKey { columns, references } => {
                if references.period {
                    return Err(newer(simulation, it.span, 18, "PERIOD"));
                }
                Ok(Pending::ForeignKey(ForeignKeyDraft {
                    name,
                    columns: columns.iter().collect(),
                    clause: references,
                    deferrable,
                    initially_deferred: it.initially_deferred,
                    validated: new || !it.not_valid,
                    nothing_to_check: false,
                    span: it.span,
                }))
            }
            TableConstraintKind::Exclude { method, elements, key, predicate } => {
                Ok(Pending::Exclusion(ExclusionDraft {
                    name,
                    method: method.as_ref(),
                    elements,
                    key,
                    predicate: predicate.as_ref(),
                    deferrable,
                    initially_deferred: it.initially_deferred,
                    span: it.span,
                }))
            }
            TableConstraintKind::NotNull { .. } => {
                Err(newer(simulation, it.span, 18, "NOT NULL as a constraint of the table"))
            }
        }
    }
}

/// Makes sure that the table has no constraint of this name.
///
/// # Errors
/// 42710 if it has.
pub(super) fn check_name(
    simulation: &Simulation,
    table: ObjectId,
    name: &Name,
    span: Span,
) -> Result<(), Refusal> {
    match simulation.catalog.find(Namespace::Constraint, Some(table), name) {
        None => Ok(()),
        Some(id) => {
            let fact = RefusalFact::Duplicate { kind: ObjectKind::Constraint, name: name.to_string() };
            Err(Refusal::new(span, fact).about(id))
        }
    }
}

/// The constraint of this name, or what PostgreSQL says if there is none (42704).
pub(super) fn named(simulation: &Simulation, table: ObjectId, ident: &Ident) -> Result<ObjectId, Refusal> {
    simulation.catalog.find(Namespace::Constraint, Some(table), &ident.name).ok_or_else(|| {
        if simulation.server >= NAMED_NOT_NULL_SINCE && ident.name.as_str().contains("_not_null") {
            return Refusal::not_modelled(ident.span, "a constraint that may be a column's NOT NULL");
        }
        let similar = crate::names::similar(simulation, Namespace::Constraint, Some(table), &ident.name);
        let fact =
            RefusalFact::Unknown { kind: ObjectKind::Constraint, name: ident.name.to_string(), similar };
        let mut refusal = Refusal::new(ident.span, fact).about(table);
        refusal.missing = Some(arcoiris_catalog::Key {
            namespace: Namespace::Constraint,
            parent: Some(table),
            name: ident.name.clone(),
        });
        refusal
    })
}

/// Adds a `CHECK` to a table; `planned` where it stood before, whose rows are checked even if there are none.
///
/// # Errors
/// 42710 for a name that is taken, and what [`resolve::expression`] says of the condition.
pub(super) fn add_check(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    it: &Check<'_>,
    planned: bool,
) -> Result<ObjectId, Refusal> {
    let Some(table) = object::table(&simulation.catalog, id) else {
        return Err(Refusal::not_modelled(it.span, "CHECK on what is not a table"));
    };
    let boolean = TypeRef::builtin("bool");
    let scope = Scope { simulation, table: Some(table), value: None, place: Place::Check };
    let resolved = resolve::expression(&scope, it.expression, Some(&boolean))?;
    note_enum_values(effects, &resolved);
    if let Some(refusal) = resolved.folding.filter(|_| planned) {
        // Unvalidated, it fails only later.
        return Err(if it.validated {
            *refusal
        } else {
            Refusal::not_modelled(refusal.span, "a constraint that no row can be checked against")
        });
    }
    let expression = resolved.stored;
    if it.no_inherit && table.kind == TableKind::Partitioned {
        let message =
            format!("cannot add NO INHERIT constraint to partitioned table \"{}\"", table.name.as_str());
        return Err(Refusal::other(it.span, "42P16", message));
    }
    let name = match it.name {
        Some(ident) => {
            if let Some(merged) = merged(simulation, id, ident, &expression, it, planned)? {
                object::change_constraint(&mut simulation.catalog, merged, |it| it.local = true);
                return Ok(merged);
            }
            check_name(simulation, id, &ident.name, ident.span)?;
            ident.name.clone()
        }
        None => {
            // Named after the one column that it reads, if it reads one.
            let mut columns: Vec<ColumnNumber> = Vec::new();
            for piece in &expression.pieces {
                if let Piece::Column(number) = piece
                    && !columns.contains(number)
                {
                    columns.push(*number);
                }
            }
            let column = match columns.as_slice() {
                [number] => table.column_numbered(*number).map(|column| column.name.as_str()),
                _ => None,
            };
            generated_name::constraint_name(
                &simulation.catalog,
                table.schema,
                table.name.as_str(),
                column,
                "check",
            )
        }
    };
    Ok(simulation.catalog.insert(Object::Constraint(Constraint {
        of: id,
        name,
        kind: ConstraintKind::Check { expression, no_inherit: it.no_inherit },
        deferrable: false,
        initially_deferred: false,
        validated: it.validated,
        comment: None,
        inherited: 0,
        local: true,
        parent: None,
        for_partition: false,
    })))
}

/// The check of this name that the table inherits and that says the same, which becomes its own too (`MergeWithExistingConstraint`).
///
/// # Errors
/// 42P17 if the one that stands is no match.
fn merged(
    simulation: &Simulation,
    id: ObjectId,
    ident: &Ident,
    expression: &arcoiris_catalog::Expression,
    it: &Check<'_>,
    planned: bool,
) -> Result<Option<ObjectId>, Refusal> {
    let catalog = &simulation.catalog;
    let Some(found) = catalog.find(Namespace::Constraint, Some(id), &ident.name) else { return Ok(None) };
    let (Some(standing), Some(table)) = (object::constraint(catalog, found), object::table(catalog, id))
    else {
        return Ok(None);
    };
    if standing.inherited == 0 || standing.local || (planned && table.partition_bound.is_some()) {
        return Ok(None);
    }
    let ConstraintKind::Check { expression: other, .. } = &standing.kind else { return Ok(None) };
    let text = |it| arcoiris_catalog::expression_text(catalog, Some(table), it);
    if text(other) != text(expression) {
        return Ok(None);
    }
    if it.no_inherit {
        let message = format!("constraint \"{}\" conflicts with inherited constraint", ident.name.as_str());
        return Err(Refusal::other(ident.span, "42P17", message).about(found));
    }
    if table.partition_bound.is_some() {
        return Err(Refusal::not_modelled(ident.span, "a partition's own check that it inherits too"));
    }
    Ok(Some(found))
}

/// Tells the rules which enum labels an expression uses.
pub(super) fn note_enum_values(effects: &mut Effects, resolved: &resolve::Resolved) {
    for (id, label, span) in &resolved.enum_values {
        effects.notes.push(Note::EnumValueUsed { id: *id, label: label.clone(), span: *span });
    }
}
