//! Queries inside expressions. <https://www.postgresql.org/docs/15/functions-subquery.html>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use super::outputs;
use crate::refusal::Refusal;
use crate::resolve::analyse::Analyser;
use crate::resolve::kind::Kind;
use crate::resolve::tree::{Shape, Tree};
use crate::syntax::{ExpressionKind, Query, Span, SubqueryKind};

impl Analyser<'_> {
    /// A query in an expression.
    pub(crate) fn subquery(
        &mut self,
        kind: &SubqueryKind,
        query: &Query,
        span: Span,
    ) -> Result<Tree, Refusal> {
        if self.usage.is_stored() {
            let message = format!("cannot use subquery in {}", self.usage.words());
            return Err(Refusal::other(span, "0A000", message));
        }
        let columns = outputs(self.simulation, query, Some(self.level), &mut self.found)?;
        let unstored =
            |kind: Kind, modifier: i32| Tree { modifier, ..Tree::new(kind, Shape::Unstored) }.at(span);
        let only_one = || Refusal::other(span, "42601", "subquery must return only one column");
        match kind {
            SubqueryKind::Exists => Ok(unstored(Kind::BOOLEAN, -1)),
            SubqueryKind::Scalar => match columns.as_slice() {
                [only] => Ok(unstored(only.kind, only.modifier)),
                _ => Err(only_one()),
            },
            SubqueryKind::Array => match columns.as_slice() {
                [only] => {
                    let array =
                        if only.kind.element().is_some() { Some(only.kind) } else { only.kind.array_of() };
                    let array = array.ok_or_else(|| Refusal::not_modelled(span, "an array of this type"))?;
                    Ok(unstored(array, only.modifier))
                }
                _ => Err(only_one()),
            },
            SubqueryKind::Quantified { operator, left, .. } => {
                let lefts = match &left.kind {
                    ExpressionKind::Row(fields) => self.expressions(fields)?,
                    _ => vec![self.expression(left)?],
                };
                if lefts.len() < columns.len() {
                    return Err(Refusal::other(span, "42601", "subquery has too many columns"));
                }
                if lefts.len() > columns.len() {
                    return Err(Refusal::other(span, "42601", "subquery has too few columns"));
                }
                for (left, column) in lefts.into_iter().zip(columns) {
                    let right = unstored(column.kind, column.modifier);
                    let compared = self.operator(None, operator, Some(left), right, span)?;
                    if compared.kind != Kind::BOOLEAN {
                        let message = "row comparison operator must yield type boolean";
                        return Err(Refusal::other(span, "42804", message));
                    }
                }
                Ok(unstored(Kind::BOOLEAN, -1))
            }
        }
    }
}
