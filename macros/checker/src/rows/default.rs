//! What a column gets that no value is written for.

use arcoiris_catalog::{Column, Expression, Object, ObjectId, Piece, State, Table, TypeKind};

use super::evaluate::{Evaluation, Scope};
use super::stored;
use super::value::Value;
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;
use crate::syntax::Span;

/// The value of a column's default; of one without, NULL. Generated columns are worked out of the whole row.
pub(super) fn value(
    evaluation: &Evaluation<'_>,
    id: ObjectId,
    table: &Table,
    column: &Column,
    span: Span,
) -> Result<Value, Refusal> {
    let simulation = evaluation.simulation;
    if column.identity.is_some() {
        return Ok(match sequence_of(evaluation, id, column) {
            Some(sequence) => evaluation.next(sequence),
            None => Value::Present,
        });
    }
    let Some(default) = &column.default else {
        let mut kind = Kind::of(simulation, &column.ty);
        while let Some(domain) = kind.and_then(|kind| kind.domain(simulation)) {
            let TypeKind::Domain { default, base, .. } = &domain.kind else { break };
            if default.is_some() {
                return Ok(Value::Unknown);
            }
            kind = Kind::of(simulation, base);
        }
        return Ok(Value::Null);
    };
    if let [Piece::Text(open), Piece::Relation(sequence), Piece::Text(_)] = default.pieces.as_slice()
        && open == "nextval('"
    {
        return Ok(evaluation.next(*sequence));
    }
    if let Some(value) = plain(default) {
        return Ok(match value {
            Plain::Fresh => evaluation.fresh(),
            Plain::Present => Value::Present,
        });
    }
    match stored::assigned(simulation, table, column) {
        Some(tree) => {
            let value = evaluation.value(&tree, &Scope::NOTHING)?;
            let kind = Kind::of(simulation, &column.ty);
            match kind {
                Some(kind) => evaluation.within_domain(kind, value, span),
                None => Ok(value),
            }
        }
        None => Ok(Value::Unknown),
    }
}

/// A default that need not be read again.
enum Plain {
    Fresh,
    Present,
}

fn plain(default: &Expression) -> Option<Plain> {
    let [Piece::Text(text)] = default.pieces.as_slice() else { return None };
    match text.as_str() {
        "gen_random_uuid()" => Some(Plain::Fresh),
        "now()" | "CURRENT_TIMESTAMP" | "LOCALTIMESTAMP" | "CURRENT_DATE" => Some(Plain::Present),
        _ => None,
    }
}

/// Whether a default is known without reading it again.
pub(super) fn is_plain(default: &Expression) -> bool {
    plain(default).is_some()
        || matches!(default.pieces.as_slice(), [Piece::Text(open), Piece::Relation(_), Piece::Text(_)] if open == "nextval('")
}

/// The sequence of an identity column.
fn sequence_of(evaluation: &Evaluation<'_>, id: ObjectId, column: &Column) -> Option<ObjectId> {
    let catalog = &evaluation.simulation.catalog;
    catalog.dependents(id).find(|dependent| {
        matches!(catalog.object(*dependent).map(AsRef::as_ref), Some(Object::Sequence(it))
            if it.owned_by.is_some_and(|owner| owner.table == id && owner.column == column.number && owner.identity))
    })
}
