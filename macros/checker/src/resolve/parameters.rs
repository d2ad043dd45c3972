//! The parameters of the routine whose body is analysed: `$1`, and by name what is no column (`sql_fn_post_column_ref`).

use arcoiris_catalog::Name;

use super::analyse::Analyser;
use super::kind::Kind;
use super::tree::{Shape, Tree};
use crate::refusal::{Refusal, RefusalFact};
use crate::syntax::{Ident, Span};

impl Analyser<'_> {
    /// `$1`
    pub(super) fn parameter(&self, number: u32, span: Span) -> Result<Tree, Refusal> {
        let inputs = self.simulation.parameters.as_ref().map(|it| it.inputs.as_slice()).unwrap_or_default();
        let found = usize::try_from(number).ok().and_then(|number| inputs.get(number.checked_sub(1)?));
        let Some((_, ty)) = found else {
            return Err(Refusal::other(span, "42P02", format!("there is no parameter ${number}")));
        };
        match Kind::of(self.simulation, ty) {
            Some(kind) => Ok(Tree::new(kind, Shape::Parameter(number)).at(span)),
            None => Err(Refusal::not_modelled(span, "the type of this parameter")),
        }
    }

    /// What a name that is no column stands for: `parameter`, `routine.parameter`, `parameter.field`.
    ///
    /// # Errors
    /// The refusal that the search for a column gave, if it is no parameter either.
    pub(super) fn parameter_named(
        &mut self,
        path: &[Ident],
        span: Span,
        refusal: Refusal,
    ) -> Result<Tree, Refusal> {
        let missing =
            matches!(refusal.fact, RefusalFact::UnknownColumn { .. }) || refusal.sqlstate() == Some("42P01");
        let Some(parameters) = self.simulation.parameters.as_ref().filter(|_| missing) else {
            return Err(refusal);
        };
        let number = |name: &Name| {
            let at = parameters.inputs.iter().position(|(own, _)| own.as_ref() == Some(name));
            at.and_then(|at| u32::try_from(at + 1).ok())
        };
        let own = |ident: &Ident| ident.name == parameters.routine;
        let (number, field) = match path {
            [name] => (number(&name.name), None),
            [routine, name] if own(routine) && number(&name.name).is_some() => (number(&name.name), None),
            [name, field] => (number(&name.name), Some(field)),
            [routine, name, field] if own(routine) => (number(&name.name), Some(field)),
            _ => (None, None),
        };
        let Some(number) = number else { return Err(refusal) };
        let tree = self.parameter(number, span)?;
        let Some(field) = field else { return Ok(tree) };
        let Some(table) = tree.kind.under(self.simulation).table(self.simulation) else {
            return Err(Refusal::not_modelled(span, "a field of this parameter"));
        };
        let Some(column) = table.column(field.name.as_str()) else {
            let message = format!("column \"{}\" not found in data type {}", field.name, table.name);
            return Err(Refusal::other(field.span, "42703", message));
        };
        match Kind::of(self.simulation, &column.ty) {
            Some(kind) => {
                let (name, number) = (column.name.clone(), column.number);
                let shape = Shape::Field { operand: Box::new(tree), name, number };
                Ok(Tree { modifier: column.ty.modifier, ..Tree::new(kind, shape) }.at(span))
            }
            None => Err(Refusal::not_modelled(span, "the type of this field")),
        }
    }
}
