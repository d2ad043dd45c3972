//! `CASE`, `COALESCE`, `GREATEST`, `ARRAY` and subscripts: expressions whose parts must agree on a type.
//! <https://www.postgresql.org/docs/15/typeconv-union-case.html>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use super::CastContext;
use super::analyse::Analyser;
use super::kind::Kind;
use super::tree::{Form, Shape, Tree, common_modifier};
use crate::refusal::Refusal;
use crate::syntax::{Expression, ExpressionKind, Ident, Span};

impl Analyser<'_> {
    /// Operands converted to their common type.
    pub(crate) fn matched(
        &mut self,
        operands: &[Expression],
        word: &str,
    ) -> Result<(Vec<Tree>, Kind), Refusal> {
        let trees = self.expressions(operands)?;
        let kind = self.common(&trees.iter().collect::<Vec<_>>(), word)?;
        Ok((self.all_coerced_to_common(trees, kind, word)?, kind))
    }

    pub(crate) fn extreme(
        &mut self,
        operands: &[Expression],
        greatest: bool,
        span: Span,
    ) -> Result<Tree, Refusal> {
        let (operands, kind) = self.matched(operands, if greatest { "GREATEST" } else { "LEAST" })?;
        if super::operator_class::own_default(self.simulation, "btree", kind).is_some() {
            return Err(Refusal::not_modelled(span, "what an operator class of the history's own compares"));
        }
        if super::operator_class::default(self.simulation, "btree", kind).is_none() {
            let kind = kind.words(self.simulation);
            let message = format!("could not identify a comparison function for type {kind}");
            return Err(Refusal::other(span, "42883", message));
        }
        let modifier = common_modifier(kind, &operands);
        Ok(Tree { modifier, ..Tree::new(kind, Shape::Extreme { greatest, operands }) })
    }

    pub(crate) fn case(
        &mut self,
        operand: Option<&Expression>,
        branches: &[(Expression, Expression)],
        otherwise: Option<&Expression>,
    ) -> Result<Tree, Refusal> {
        let operand = match operand {
            Some(operand) => {
                let tree = self.expression(operand)?;
                Some(if tree.kind.is_unknown() {
                    self.convert(tree, Kind::TEXT, -1, CastContext::Implicit, Form::Implicit)?
                } else {
                    tree
                })
            }
            None => None,
        };
        let (mut conditions, mut results) = (Vec::new(), Vec::new());
        for (condition, result) in branches {
            let tree = self.expression(condition)?;
            let tree = match &operand {
                Some(operand) => {
                    let placeholder = Tree {
                        modifier: operand.modifier,
                        ..Tree::new(operand.kind, Shape::CaseOperand).at(operand.span)
                    };
                    self.operator(None, "=", Some(placeholder), tree, condition.span)?
                }
                None => tree,
            };
            conditions.push(self.coerce_to_boolean(tree, "CASE/WHEN")?);
            results.push(self.expression(result)?);
        }
        let otherwise = match otherwise {
            Some(otherwise) => self.expression(otherwise)?,
            None => Tree::null(Kind::UNKNOWN),
        };
        // The ELSE branch is considered first.
        let all: Vec<&Tree> = [&otherwise].into_iter().chain(&results).collect();
        let kind = self.common(&all, "CASE")?;
        let otherwise = self.coerce_to_common(otherwise, kind, "CASE/ELSE")?;
        let results = self.all_coerced_to_common(results, kind, "CASE/WHEN")?;
        let every: Vec<Tree> = [otherwise.clone()].into_iter().chain(results.iter().cloned()).collect();
        let modifier = common_modifier(kind, &every);
        let branches = conditions.into_iter().zip(results).collect();
        let shape = Shape::Case { operand: operand.map(Box::new), branches, otherwise: Box::new(otherwise) };
        Ok(Tree { modifier, ..Tree::new(kind, shape) })
    }

    /// `ARRAY[…]`; a cast around it gives the array's type, the element's type and its modifier.
    pub(crate) fn array(
        &mut self,
        elements: &[Expression],
        target: Option<(Kind, Kind, i32)>,
        span: Span,
    ) -> Result<Tree, Refusal> {
        let mut nested = false;
        let mut trees = Vec::with_capacity(elements.len());
        for element in elements {
            trees.push(match &element.kind {
                ExpressionKind::Array(inner) => {
                    nested = true;
                    self.array(inner, target, element.span)?
                }
                _ => {
                    let tree = self.expression(element)?;
                    nested |= tree.kind.under(self.simulation).element().is_some();
                    tree
                }
            });
        }
        let Some((array, element, modifier)) = target else {
            if trees.is_empty() {
                return Err(Refusal::other(span, "42P18", "cannot determine type of empty array"));
            }
            let kind = self.common(&trees.iter().collect::<Vec<_>>(), "ARRAY")?;
            let array = if kind.element().is_some() { Some(kind) } else { kind.array_of() };
            let trees = self.all_coerced_to_common(trees, kind, "ARRAY")?;
            let Some(array) = array else {
                return Err(Refusal::not_modelled(span, "an array of this type"));
            };
            let modifier = common_modifier(kind, &trees);
            return Ok(Tree { modifier, ..Tree::new(array, Shape::Array(trees)) }.at(span));
        };
        let target = if nested { array } else { element };
        let mut done = Vec::with_capacity(trees.len());
        for tree in trees {
            match self.coerce_to(tree, target, modifier, CastContext::Explicit, Form::Explicit)? {
                Ok(tree) => done.push(tree),
                Err(tree) => {
                    let (from, to) = (tree.kind.words(self.simulation), target.words(self.simulation));
                    return Err(Refusal::other(
                        tree.span,
                        "42846",
                        format!("cannot cast type {from} to {to}"),
                    ));
                }
            }
        }
        let modifier = common_modifier(target, &done);
        Ok(Tree { modifier, ..Tree::new(array, Shape::Array(done)) }.at(span))
    }

    /// `a[1]`, `a[1][2]`, `a[1:2]`, `document['key']`
    pub(crate) fn subscript(&mut self, it: &Expression) -> Result<Tree, Refusal> {
        let span = it.span;
        // The outermost subscript is the last one written.
        let (mut written, mut base) = (Vec::new(), it);
        while let ExpressionKind::Subscript { operand, low, high, slice } = &base.kind {
            written.push((low.as_deref(), high.as_deref(), *slice));
            base = operand;
        }
        written.reverse();
        let operand = self.expression(base)?;
        let container = operand.kind.under(self.simulation);
        let slice = written.iter().any(|(_, _, slice)| *slice);
        let is_document = container.is("jsonb");
        let element = match container.element() {
            Some(element) => element,
            None if is_document && !slice => container,
            None if is_document => {
                return Err(Refusal::other(span, "0A000", "jsonb subscript does not support slices"));
            }
            None => {
                let kind = operand.kind.words(self.simulation);
                let message =
                    format!("cannot subscript type {kind} because it does not support subscripting");
                return Err(Refusal::other(span, "42804", message));
            }
        };
        let mut subscripts = Vec::with_capacity(written.len());
        for (low, high, is_slice) in written {
            let low = low.map(|low| self.bound(low, is_document)).transpose()?;
            let high = high.map(|high| self.bound(high, is_document)).transpose()?;
            // Among slices, a plain subscript means a slice that starts at one.
            if slice && !is_slice {
                subscripts.push((Some(Tree::text_constant(Kind::INT4, "1")), high));
            } else {
                subscripts.push((low, high));
            }
        }
        let kind = if slice { container } else { element };
        let modifier = operand.modifier;
        let operand = Box::new(operand);
        Ok(Tree { modifier, ..Tree::new(kind, Shape::Subscript { operand, subscripts, slice }) })
    }

    pub(crate) fn bound(&mut self, it: &Expression, is_document: bool) -> Result<Tree, Refusal> {
        let tree = self.expression(it)?;
        if is_document {
            if tree.kind.is_unknown() {
                return self.convert(tree, Kind::TEXT, -1, CastContext::Implicit, Form::Implicit);
            }
            if tree.kind == Kind::TEXT || tree.kind == Kind::INT4 {
                return Ok(tree);
            }
            return Err(Refusal::not_modelled(it.span, "a jsonb subscript of this type"));
        }
        let done = self.coerce_to(tree, Kind::INT4, -1, CastContext::Assignment, Form::Implicit)?;
        done.map_err(|tree| Refusal::other(tree.span, "42804", "array subscript must have type integer"))
    }

    /// `(a).f`
    pub(crate) fn field(&mut self, operand: &Expression, field: &Ident, span: Span) -> Result<Tree, Refusal> {
        let tree = self.expression(operand)?;
        let fields = self.fields_of(tree, span)?;
        let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
        match fields.iter().find(|(name, _)| *name == field.name) {
            Some((_, tree)) => Ok(tree.clone()),
            None => {
                let refusal = super::scope::unknown_column("", field, &names);
                self.field_or_call(operand.clone(), field, refusal)
            }
        }
    }

    /// `(a).*`
    pub(crate) fn fields(
        &mut self,
        operand: &Expression,
        span: Span,
    ) -> Result<Vec<(arcoiris_catalog::Name, Tree)>, Refusal> {
        let tree = self.expression(operand)?;
        self.fields_of(tree, span)
    }

    /// The fields of what a function gives by its `OUT` parameters (`get_expr_result_tupdesc`).
    fn fields_of_call(
        &mut self,
        tree: Tree,
        span: Span,
    ) -> Result<Vec<(arcoiris_catalog::Name, Tree)>, Refusal> {
        let inner = if let Shape::SetOf(inner) = &tree.shape { inner } else { &tree };
        let called = self.last_call.as_ref().filter(|called| match &inner.shape {
            Shape::Call { function, .. } => {
                function.routine == called.routine && function.name == called.name
            }
            _ => false,
        });
        let outputs = called.map(|called| called.outputs.clone()).unwrap_or_default();
        if outputs.is_empty() || outputs.iter().any(|(_, kind)| super::is_polymorphic(*kind)) {
            return Err(Refusal::not_modelled(span, "a field of a record"));
        }
        let mut fields = Vec::with_capacity(outputs.len());
        for (number, (name, kind)) in (1..).zip(outputs) {
            // One without a name is called by its place.
            let name = name.unwrap_or_else(|| arcoiris_catalog::Name::new(&format!("column{number}")));
            let shape = Shape::Field { operand: Box::new(tree.clone()), name: name.clone(), number };
            fields.push((name, Tree::new(kind, shape).at(span)));
        }
        Ok(fields)
    }

    pub(super) fn fields_of(
        &mut self,
        tree: Tree,
        span: Span,
    ) -> Result<Vec<(arcoiris_catalog::Name, Tree)>, Refusal> {
        // A field of a relation's whole row is its column.
        if let Shape::Reference(reference) = &tree.shape
            && reference.column == 0
            && let Some(relation) = self.level.numbered(reference.relation)
        {
            let columns = relation.trees(self.simulation);
            return Ok(columns.into_iter().map(|(name, column)| (name, column.at(span))).collect());
        }
        let under = tree.kind.under(self.simulation);
        let Some(table) = under.table(self.simulation) else {
            if under.is("record") {
                return self.fields_of_call(tree, span);
            }
            let kind = tree.kind.words(self.simulation);
            let message = format!("column notation .* applied to type {kind}, which is not a composite type");
            return Err(Refusal::other(span, "42809", message));
        };
        let mut fields = Vec::with_capacity(table.columns.len());
        for column in &table.columns {
            let kind = Kind::of(self.simulation, &column.ty)
                .ok_or_else(|| Refusal::not_modelled(span, "a field of this type"))?;
            let name = column.name.clone();
            let shape =
                Shape::Field { operand: Box::new(tree.clone()), name: name.clone(), number: column.number };
            fields.push((name, Tree { modifier: column.ty.modifier, ..Tree::new(kind, shape) }.at(span)));
        }
        Ok(fields)
    }
}
