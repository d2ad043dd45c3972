//! Stored expressions, analysed again so that they can be evaluated.

use std::sync::Arc;

use arcoiris_catalog::{
    Column, ConstraintKind, Expression, Name, Object, ObjectId, State, Table, TypeKind, expression_text,
};

use crate::parse;
use crate::resolve::kind::Kind;
use crate::resolve::tree::Tree;
use crate::resolve::{Place, Scope, reread};
use crate::simulation::Simulation;
use crate::syntax::{self, SelectBody, StatementKind};

/// The tree of an expression stored with a table; `None` where it cannot be read again.
pub(super) fn tree(
    simulation: &Simulation,
    table: &Table,
    place: Place,
    stored: &Expression,
) -> Option<Tree> {
    let written = written(simulation, Some(table), stored)?;
    reread(&Scope { simulation, table: Some(table), value: None, place }, &written, None)
}

/// The tree of a column's default or generation expression, as a value of the column.
pub(super) fn assigned(simulation: &Simulation, table: &Table, column: &Column) -> Option<Tree> {
    let written = written(simulation, Some(table), column.default.as_ref()?)?;
    let place = if column.generated.is_some() { Place::Generated } else { Place::Default };
    reread(&Scope { simulation, table: Some(table), value: None, place }, &written, Some(&column.ty))
}

/// The checks of a domain, by constraint.
pub(super) fn domain_checks(simulation: &Simulation, id: ObjectId) -> Vec<(Name, Option<Tree>)> {
    let Some(Object::Type(domain)) = simulation.catalog.object(id).map(AsRef::as_ref) else {
        return Vec::new();
    };
    let TypeKind::Domain { base, .. } = &domain.kind else { return Vec::new() };
    let mut found = Vec::new();
    for dependent in simulation.catalog.dependents(id) {
        if let Some(Object::Constraint(it)) = simulation.catalog.object(dependent).map(AsRef::as_ref)
            && it.of == id
            && let ConstraintKind::Check { expression, .. } = &it.kind
        {
            let tree = written(simulation, None, expression).and_then(|written| {
                let scope = Scope { simulation, table: None, value: Some(base), place: Place::DomainCheck };
                reread(&scope, &written, None)
            });
            found.push((it.name.clone(), tree));
        }
    }
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found
}

/// A stored expression as it would be written. What was read once is kept with the simulation ([`remember`]).
fn written(
    simulation: &Simulation,
    table: Option<&Table>,
    stored: &Expression,
) -> Option<Arc<syntax::Expression>> {
    let text = expression_text(&simulation.catalog, table, stored);
    if let Some(known) = simulation.rows.parsed.get(&text) {
        return known.clone();
    }
    parsed(simulation, &text)
}

fn parsed(simulation: &Simulation, text: &str) -> Option<Arc<syntax::Expression>> {
    let text = format!("SELECT {text}");
    let end = u32::try_from(text.len()).ok()?;
    let statements = parse::script(&text, 0..end, simulation.server).ok()?;
    for statement in statements {
        if let StatementKind::Select(query) = statement.kind
            && let SelectBody::Select(select) = query.body
            && let Some(target) = select.targets.into_iter().next()
        {
            return Some(Arc::new(target.expression));
        }
    }
    None
}

/// Keeps the reading of what a table's rows are checked by.
pub(super) fn remember(simulation: &mut Simulation, id: ObjectId) {
    let mut texts: Vec<String> = Vec::new();
    let Some(Object::Table(table)) = simulation.catalog.object(id).map(AsRef::as_ref) else { return };
    let mut add = |table: Option<&Table>, stored: &Expression| {
        texts.push(expression_text(&simulation.catalog, table, stored));
    };
    for column in &table.columns {
        if let Some(default) = &column.default
            && !super::default::is_plain(default)
        {
            add(Some(table), default);
        }
        if let Some(domain) = Kind::of(simulation, &column.ty)
            && let crate::resolve::kind::Base::User(domain) = domain.base
        {
            for dependent in simulation.catalog.dependents(domain) {
                if let Some(Object::Constraint(it)) = simulation.catalog.object(dependent).map(AsRef::as_ref)
                    && let ConstraintKind::Check { expression, .. } = &it.kind
                {
                    add(None, expression);
                }
            }
        }
    }
    for dependent in simulation.catalog.dependents(id) {
        match simulation.catalog.object(dependent).map(AsRef::as_ref) {
            Some(Object::Constraint(it)) if it.of == id => {
                if let ConstraintKind::Check { expression, .. } = &it.kind {
                    add(Some(table), expression);
                }
            }
            Some(Object::Index(it)) if it.table == id && it.unique => {
                if let Some(predicate) = &it.predicate {
                    add(Some(table), predicate);
                }
                for key in &it.keys {
                    if let arcoiris_catalog::IndexElement::Expression(expression) = &key.element {
                        add(Some(table), expression);
                    }
                }
            }
            Some(_) | None => {}
        }
    }
    for text in texts {
        if !simulation.rows.parsed.contains_key(&text) {
            let tree = parsed(simulation, &text);
            simulation.rows.parsed.insert(text, tree);
        }
    }
}
