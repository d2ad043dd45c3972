//! Queries inside expressions. <https://www.postgresql.org/docs/15/functions-subquery.html>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use super::{output, resolved};
use crate::refusal::Refusal;
use crate::resolve::analyse::Analyser;
use crate::resolve::kind::Kind;
use crate::resolve::tree::{Called, Shape, SubqueryTree, SubqueryWord, Tree};
use crate::resolve::uses::Use;
use crate::syntax::{Expression, ExpressionKind, Quantifier, Query, Span, SubqueryKind};

impl Analyser<'_> {
    /// A query in an expression.
    pub(crate) fn subquery(
        &mut self,
        kind: &SubqueryKind,
        query: &Query,
        span: Span,
    ) -> Result<Tree, Refusal> {
        let it = self.inner(query, span)?;
        match kind {
            SubqueryKind::Exists => Ok(finish(it, SubqueryWord::Exists, Kind::BOOLEAN, -1, span)),
            SubqueryKind::Scalar => {
                let (kind, modifier) = only(&it, span)?;
                Ok(finish(it, SubqueryWord::Scalar, kind, modifier, span))
            }
            SubqueryKind::Array => {
                let (kind, modifier) = only(&it, span)?;
                let array = if kind.element().is_some() { Some(kind) } else { kind.array_of() };
                let array = array.ok_or_else(|| Refusal::not_modelled(span, "an array of this type"))?;
                Ok(finish(it, SubqueryWord::Array, array, modifier, span))
            }
            SubqueryKind::Quantified { operator, left, quantifier } => {
                let lefts = match &left.kind {
                    ExpressionKind::Row(fields) => self.expanded(fields)?,
                    _ => vec![self.expression(left)?],
                };
                let word = match quantifier {
                    Quantifier::Any => SubqueryWord::Any,
                    Quantifier::All => SubqueryWord::All,
                };
                self.compared(it, lefts, operator, word, span)
            }
        }
    }

    /// `(a, b) = (SELECT …)`
    pub(crate) fn row_subquery(
        &mut self,
        operator: &str,
        fields: &[Expression],
        query: &Query,
        span: Span,
    ) -> Result<Tree, Refusal> {
        let lefts = self.expanded(fields)?;
        let it = self.inner(query, span)?;
        self.compared(it, lefts, operator, SubqueryWord::Row, span)
    }

    fn inner(&mut self, query: &Query, span: Span) -> Result<SubqueryTree, Refusal> {
        if self.usage == Use::CallArgument || self.usage.is_stored() && self.usage != Use::Policy {
            let message = format!("cannot use subquery in {}", self.usage.words());
            return Err(Refusal::other(span, "0A000", message));
        }
        let first = self.found.number + 1;
        let nested = std::mem::replace(&mut self.in_aggregate, false);
        let tree = resolved(self.simulation, query, Some(self.level), &mut self.found);
        self.in_aggregate = nested;
        Ok(SubqueryTree { kind: SubqueryWord::Scalar, test: None, query: tree?, first })
    }

    fn compared(
        &mut self,
        mut it: SubqueryTree,
        lefts: Vec<Tree>,
        operator: &str,
        word: SubqueryWord,
        span: Span,
    ) -> Result<Tree, Refusal> {
        let columns: Vec<_> = it.query.columns.iter().map(output).collect();
        if lefts.len() < columns.len() {
            return Err(Refusal::other(span, "42601", "subquery has too many columns"));
        }
        if lefts.len() > columns.len() {
            return Err(Refusal::other(span, "42601", "subquery has too few columns"));
        }
        if lefts.len() > 1 && !matches!(operator, "=" | "<>" | "<" | "<=" | ">" | ">=") {
            return Err(Refusal::not_modelled(span, "this comparison of rows"));
        }
        let mut converted = Vec::with_capacity(lefts.len());
        let mut called: Option<Called> = None;
        for (left, column) in lefts.into_iter().zip(columns) {
            let right =
                Tree { modifier: column.modifier, ..Tree::new(column.kind, Shape::Variable) }.at(span);
            let compared = self.operator(None, operator, Some(left), right, span)?;
            if compared.kind != Kind::BOOLEAN {
                let message = "row comparison operator must yield type boolean";
                return Err(Refusal::other(span, "42804", message));
            }
            if let Shape::Operator { operator, left: Some(left), .. } = compared.shape {
                called.get_or_insert(operator);
                converted.push(*left);
            }
        }
        let Some(called) = called else { return Err(Refusal::not_modelled(span, "this comparison")) };
        it.test = Some((converted, called));
        Ok(finish(it, word, Kind::BOOLEAN, -1, span))
    }
}

fn finish(mut it: SubqueryTree, word: SubqueryWord, kind: Kind, modifier: i32, span: Span) -> Tree {
    it.kind = word;
    Tree { modifier, ..Tree::new(kind, Shape::Subquery(Box::new(it))) }.at(span)
}

/// The type of the only column.
fn only(it: &SubqueryTree, span: Span) -> Result<(Kind, i32), Refusal> {
    match it.query.columns.as_slice() {
        [only] => {
            let only = output(only);
            Ok((only.kind, only.modifier))
        }
        _ => Err(Refusal::other(span, "42601", "subquery must return only one column")),
    }
}
