//! Histories that the checker proves at run time, as the macro does when a program is compiled.

use std::sync::Arc;

use arcoiris::{History, Revision, Scope};
use arcoiris_catalog::{
    Changes, ConstraintKind, DefinedKind, Expression, IndexElement, Name, Object, Piece, Reader, TypeKind,
    Wire,
};
use arcoiris_checker::simulation::Simulation;

use crate::sample::{history, script, with_revision};

/// The version whose words the facts are in.
const SERVER: u32 = 15;

/// A history of one revision, `aaaaaaaaaaaa`, that these statements make.
pub(crate) fn proven(upgrade: &str, roles: &[&str]) -> &'static History {
    line(&[upgrade], roles)
}

/// A history of a revision for each script, `aaaaaaaaaaaa`, `bbbbbbbbbbbb` and so on.
pub(crate) fn line(upgrades: &[&str], roles: &[&str]) -> &'static History {
    let changes = changes(upgrades, roles);
    let ids: Vec<String> =
        ('a'..='z').take(upgrades.len()).map(|letter| letter.to_string().repeat(12)).collect();
    let parents: Vec<Vec<&str>> =
        (0..ids.len()).map(|at| if at == 0 { Vec::new() } else { vec![ids[at - 1].as_str()] }).collect();
    let lines: Vec<_> =
        ids.iter().zip(&parents).map(|(id, parents)| (id.as_str(), parents.as_slice(), "", "")).collect();
    let mut made = history(&lines);
    for ((id, upgrade), changes) in ids.iter().zip(upgrades).zip(changes) {
        let changes: &'static [u8] = changes.leak();
        made = with_revision(made, id, |revision: &mut Revision| {
            revision.upgrade = script(upgrade, 1);
            revision.changes = changes;
        });
    }
    made
}

/// The same with another scope.
pub(crate) fn with_scope(history: &'static History, scope: Scope) -> &'static History {
    Box::leak(Box::new(History { scope, ..*history }))
}

/// What each script changes, encoded.
fn changes(upgrades: &[&str], roles: &[&str]) -> Vec<Vec<u8>> {
    let upgrades: Vec<String> = upgrades.iter().map(|text| (*text).to_owned()).collect();
    let roles = roles.iter().map(|role| Name::new(role)).collect();
    let work = move || {
        let mut simulation = Simulation::new(SERVER, vec![Name::new("public")], roles);
        let mut encoded = Vec::new();
        for text in &upgrades {
            let mark = simulation.catalog.mark();
            let end = u32::try_from(text.len()).unwrap();
            let statements = arcoiris_checker::parse::script(text, 0..end, SERVER)
                .unwrap_or_else(|errors| panic!("cannot be parsed: {:?}", errors.first()));
            for statement in &statements {
                if let Err(refusal) = arcoiris_checker::apply::apply(&mut simulation, statement) {
                    let span = refusal.span;
                    panic!("{:?}: {:?}", text.get(span.start as usize..span.end as usize), refusal.fact);
                }
            }
            let objects =
                simulation.catalog.changes_since(mark).into_iter().map(|change| (change.id, change.after));
            let mut bytes = Vec::new();
            Changes { objects: objects.collect() }.put(&mut bytes);
            encoded.push(bytes);
        }
        encoded
    };
    // The parser wants a large stack in an unoptimised build.
    std::thread::Builder::new().stack_size(64 << 20).spawn(work).unwrap().join().unwrap()
}

/// The same history with redundant parentheses around every expression, and how many that were: as if another version of
/// PostgreSQL printed them.
pub(crate) fn otherwise(history: &'static History) -> (&'static History, usize) {
    let mut count = 0;
    let mut made = history;
    for revision in history.revisions {
        let mut changes = Changes::take(&mut Reader::new(revision.changes)).unwrap();
        for object in changes.objects.iter_mut().filter_map(|(_, object)| object.as_mut()) {
            rewrite(Arc::make_mut(object), &mut count);
        }
        let mut bytes = Vec::new();
        changes.put(&mut bytes);
        let bytes: &'static [u8] = bytes.leak();
        made = with_revision(made, revision.id, |revision: &mut Revision| revision.changes = bytes);
    }
    (made, count)
}

fn rewrite(object: &mut Object, count: &mut usize) {
    let mut wrap = |expression: &mut Expression| {
        expression.pieces.insert(0, Piece::Text("(".to_owned()));
        expression.pieces.push(Piece::Text(")".to_owned()));
        *count += 1;
    };
    match object {
        Object::Table(it) => {
            if let Some(view) = &mut it.view {
                wrap(&mut view.query);
            }
            it.columns.iter_mut().filter_map(|column| Arc::make_mut(column).default.as_mut()).for_each(wrap);
        }
        Object::Constraint(it) => {
            if let ConstraintKind::Check { expression, .. } = &mut it.kind {
                wrap(expression);
            }
        }
        Object::Index(it) => {
            it.predicate.iter_mut().for_each(&mut wrap);
            for key in &mut it.keys {
                if let IndexElement::Expression(expression) = &mut key.element {
                    wrap(expression);
                }
            }
        }
        Object::Type(it) => {
            if let TypeKind::Domain { default: Some(default), .. } = &mut it.kind {
                wrap(default);
            }
        }
        Object::Routine(it) => it.arguments.iter_mut().filter_map(|it| it.default.as_mut()).for_each(wrap),
        Object::Trigger(it) => it.condition.iter_mut().for_each(wrap),
        Object::Defined(it) if it.kind == DefinedKind::Policy => {
            let expressions =
                it.attributes.iter_mut().filter(|(name, _)| matches!(name.as_str(), "using" | "with check"));
            expressions.for_each(|(_, expression)| wrap(expression));
        }
        Object::Defined(_) | Object::Schema(_) | Object::Extension(_) | Object::Sequence(_) => {}
    }
}
