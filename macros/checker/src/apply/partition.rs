//! Partitioned tables: their keys, and how a partition comes and goes. <https://www.postgresql.org/docs/15/ddl-partitioning.html>

pub(super) mod attach;
pub(super) mod bound;
mod bound_check;
pub(super) mod foreign_key;
pub(super) mod index;

use arcoiris_catalog::{
    ColumnNumber, IndexElement, IndexKey, PartitionKey, PartitionStrategy, Table, TableKind,
};

use super::column::SYSTEM_COLUMNS;
use super::index::{Keys, Method, keys, plain_column};
use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::resolve::{self, Place, Scope, Volatility};
use crate::simulation::Simulation;
use crate::syntax::{PartitionBy, Span};

/// Resolves `PARTITION BY`.
///
/// # Errors
/// 42703, 42P17, 42704 as `ComputePartitionAttrs` says them.
pub(super) fn key(
    simulation: &Simulation,
    effects: &mut Effects,
    table: &Table,
    it: &PartitionBy,
) -> Result<PartitionKey, Refusal> {
    if it.strategy == PartitionStrategy::List && it.keys.len() > 1 {
        let message = "cannot use \"list\" partition strategy with more than one column";
        return Err(Refusal::other(it.span, "42P17", message));
    }
    if it.keys.len() > super::index::MOST_KEYS {
        let message = format!("cannot partition using more than {} columns", super::index::MOST_KEYS);
        return Err(Refusal::other(it.span, "54011", message));
    }
    for element in &it.keys {
        let refuse = |message: String| Err(Refusal::other(element.span, "42P17", message));
        match plain_column(&element.expression) {
            Some(ident) => match table.column(ident.name.as_str()) {
                Some(column) if column.generated.is_some() => {
                    return refuse("cannot use generated column in partition key".to_owned());
                }
                Some(_) => {}
                None if SYSTEM_COLUMNS.contains(&ident.name.as_str()) => {
                    return refuse(format!("cannot use system column \"{}\" in partition key", ident.name));
                }
                None => {
                    let message = format!("column \"{}\" named in partition key does not exist", ident.name);
                    return Err(Refusal::other(ident.span, "42703", message));
                }
            },
            None => {
                let scope = Scope { simulation, table: Some(table), value: None, place: Place::IndexKey };
                let resolved = resolve::expression(&scope, &element.expression, None)?;
                if resolved.columns.is_empty() && resolved.volatility == Volatility::Immutable {
                    return refuse("cannot use constant expression as partition key".to_owned());
                }
                let generated = |number: &ColumnNumber| {
                    table.column_numbered(*number).is_some_and(|column| column.generated.is_some())
                };
                if resolved.columns.iter().any(generated) {
                    return refuse("cannot use generated column in partition key".to_owned());
                }
            }
        }
    }
    let name = if it.strategy == PartitionStrategy::Hash { "hash" } else { "btree" };
    let method = Method {
        name,
        unique: false,
        ordered: true,
        several: true,
        include: false,
        exclusion: false,
        cluster: false,
    };
    let Keys { keys, .. } = keys(simulation, effects, table, &method, it.keys.iter())?;
    if keys.iter().any(|key| key.own_class.is_some()) {
        return Err(Refusal::not_modelled(
            it.span,
            "a partition key of an operator class of the history's own",
        ));
    }
    Ok(PartitionKey { strategy: it.strategy, keys })
}

/// Whether a column takes part in how a table is partitioned.
pub(super) fn uses(table: &Table, number: ColumnNumber) -> bool {
    let Some(key) = &table.partition_key else { return false };
    key.keys.iter().any(|it| match &it.element {
        IndexElement::Column(column) => *column == number,
        IndexElement::Expression(expression) => expression
            .pieces
            .iter()
            .any(|piece| matches!(piece, arcoiris_catalog::Piece::Column(column) if *column == number)),
    })
}

/// A unique index of a partitioned table must hold every column of its partition key.
///
/// # Errors
/// 0A000 if it does not.
pub(super) fn require_included(
    table: &Table,
    index: &[IndexKey],
    what: &str,
    span: Span,
) -> Result<(), Refusal> {
    let Some(key) = table.partition_key.as_ref().filter(|_| table.kind == TableKind::Partitioned) else {
        return Ok(());
    };
    for part in &key.keys {
        match &part.element {
            IndexElement::Expression(_) => {
                let message = format!("unsupported {what} constraint with partition key definition");
                return Err(Refusal::other(span, "0A000", message));
            }
            IndexElement::Column(number) => {
                let held = index.iter().any(|key| {
                    matches!(&key.element, IndexElement::Column(column) if column == number)
                        && key.collation == part.collation
                });
                if !held {
                    let message =
                        "unique constraint on partitioned table must include all partitioning columns";
                    return Err(Refusal::other(span, "0A000", message));
                }
            }
        }
    }
    Ok(())
}
