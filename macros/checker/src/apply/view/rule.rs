//! Rules. <https://www.postgresql.org/docs/15/sql-createrule.html>
//!
//! What they do is in [`rule_action`].

use arcoiris_catalog::{
    Defined, DefinedKind, Expression, Key, Name, Namespace, Object, ObjectId, Piece, Strength, TableKind,
};

use super::rule_action;
use crate::apply::dependency::{self, Address, Request};
use crate::apply::{named, object};
use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{CreateRule, Ident, ObjectKind, RuleEvent, RuleName, Span};

/// What `ON SELECT` rules are called: the one that makes a view.
const RETURN: &str = "_RETURN";

pub(super) fn create(
    simulation: &mut Simulation,
    it: &CreateRule,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let rule = &it.rule;
    if it.event == RuleEvent::Select {
        return Err(Refusal::not_modelled(span, "CREATE RULE … ON SELECT"));
    }
    let Some(of) = named::relation(simulation, effects, ObjectKind::Table, &rule.relation, false)? else {
        return Ok(());
    };
    match object::table(&simulation.catalog, of).map(|table| table.kind) {
        Some(TableKind::Ordinary | TableKind::Partitioned | TableKind::View) => {}
        Some(TableKind::MaterializedView) => {
            let message = "rules on materialized views are not supported";
            return Err(Refusal::other(rule.relation.span(), "0A000", message).about(of));
        }
        Some(TableKind::Foreign | TableKind::Composite) | None => {
            let name = rule.relation.name.name.as_str();
            let message = format!("relation \"{name}\" cannot have rules");
            return Err(Refusal::other(rule.relation.span(), "42809", message).about(of));
        }
    }
    if rule.name.name.as_str() == RETURN {
        let message = format!(
            "non-view rule for \"{}\" must not be named \"{RETURN}\"",
            rule.relation.name.name.as_str()
        );
        return Err(Refusal::other(rule.name.span, "42P17", message));
    }
    let Some(table) = object::table(&simulation.catalog, of).cloned() else { return Ok(()) };
    let stored = rule_action::stored(simulation, it, (of, &table), span)?;
    let text = |word: &str| Expression { pieces: vec![Piece::Text(word.to_owned())], also: Vec::new() };
    let mut attributes = vec![
        (Name::new("actions"), stored.actions.unwrap_or_else(|| text("NOTHING"))),
        (Name::new("event"), text(it.event.word())),
    ];
    if let Some(condition) = stored.condition {
        attributes.push((Name::new("where"), condition));
    }
    if it.instead {
        attributes.push((Name::new("instead"), text("yes")));
    }
    attributes.sort_by(|(left, _), (right, _)| left.cmp(right));
    if let Some(id) =
        simulation.catalog.find(Namespace::Defined(DefinedKind::Rule), Some(of), &rule.name.name)
    {
        if !it.or_replace {
            let message = format!(
                "rule \"{}\" for relation \"{}\" already exists",
                rule.name.name.as_str(),
                rule.relation.name.name.as_str()
            );
            return Err(Refusal::other(rule.name.span, "42710", message).about(id));
        }
        simulation.catalog.change(id, |object| {
            if let Object::Defined(rule) = object {
                let enabled = rule.attributes.iter().find(|(name, _)| name.as_str() == ENABLED).cloned();
                rule.attributes = attributes;
                rule.attributes.extend(enabled);
                rule.attributes.sort_by(|(left, _), (right, _)| left.cmp(right));
            }
        });
    } else {
        simulation.catalog.insert(Object::Defined(Defined {
            kind: DefinedKind::Rule,
            of: Some(of),
            name: rule.name.name.clone(),
            signature: Vec::new(),
            attributes,
            references: vec![(of, (None, Strength::Auto))],
            owner: None,
            privileges: None,
            comment: None,
        }));
    }
    named::lock(effects, Lock::AccessExclusive, of);
    effects.words = format!("create rule {}", words(simulation, rule, of));
    Ok(())
}

/// The attribute that says when a rule fires, if not as usual: `ALTER TABLE … DISABLE RULE`.
pub(in crate::apply) const ENABLED: &str = "enabled";

fn words(simulation: &Simulation, rule: &RuleName, of: ObjectId) -> String {
    format!("{} on {}", rule.name.name, names::qualified(&simulation.catalog, of))
}

/// The rule of this name.
///
/// # Errors
/// 42P01 if the relation is not there, 42704 if the rule is not.
fn find(
    simulation: &Simulation,
    effects: &mut Effects,
    rule: &RuleName,
    sqlstate_of_view: &'static str,
) -> Result<(ObjectId, ObjectId), Refusal> {
    let of = named::relation(simulation, effects, ObjectKind::Table, &rule.relation, false)?
        .ok_or_else(|| Refusal::not_modelled(rule.span, "a rule"))?;
    let (name, relation) = (rule.name.name.as_str(), rule.relation.name.name.as_str());
    if let Some(id) =
        simulation.catalog.find(Namespace::Defined(DefinedKind::Rule), Some(of), &rule.name.name)
    {
        return Ok((of, id));
    }
    let is_view = object::table(&simulation.catalog, of).is_some_and(|table| table.view.is_some());
    if name == RETURN && is_view {
        if sqlstate_of_view.is_empty() {
            return Err(Refusal::not_modelled(rule.span, "the rule of a view"));
        }
        let message = match sqlstate_of_view {
            "2BP01" => {
                format!("cannot drop rule {RETURN} on view {relation} because view {relation} requires it")
            }
            _ => "renaming an ON SELECT rule is not allowed".to_owned(),
        };
        return Err(Refusal::other(rule.span, sqlstate_of_view, message).about(of));
    }
    let message = format!("rule \"{name}\" for relation \"{relation}\" does not exist");
    let mut refusal = Refusal::other(rule.name.span, "42704", message);
    refusal.missing = Some(Key {
        namespace: Namespace::Defined(DefinedKind::Rule),
        parent: Some(of),
        name: rule.name.name.clone(),
    });
    Err(refusal)
}

pub(super) fn drop(
    simulation: &mut Simulation,
    rule: &RuleName,
    (if_exists, cascade): (bool, bool),
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let skipped = Note::SkippedMissing {
        kind: ObjectKind::Defined(DefinedKind::Rule),
        name: format!("{} on {}", rule.name.name, names::written(&rule.relation)),
        span: rule.span,
    };
    match find(simulation, effects, rule, "2BP01") {
        Ok((of, id)) => {
            effects.words = format!("drop rule {}", words(simulation, rule, of));
            named::lock(effects, Lock::AccessExclusive, of);
            dependency::drop(simulation, effects, &[Address::whole(id)], Request { cascade, span })
        }
        Err(refusal) if if_exists && is_missing(&refusal) => {
            effects.words = "skip dropping a rule, which does not exist".to_owned();
            effects.notes.push(skipped);
            Ok(())
        }
        Err(refusal) => Err(refusal),
    }
}

fn is_missing(refusal: &Refusal) -> bool {
    matches!(refusal.fact, RefusalFact::Unknown { .. }) || refusal.sqlstate() == Some("42704")
}

pub(super) fn rename(
    simulation: &mut Simulation,
    rule: &RuleName,
    to: &Ident,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let (of, id) = find(simulation, effects, rule, "42P17")?;
    if let Some(other) = simulation.catalog.find(Namespace::Defined(DefinedKind::Rule), Some(of), &to.name) {
        let message = format!(
            "rule \"{}\" for relation \"{}\" already exists",
            to.name.as_str(),
            rule.relation.name.name.as_str()
        );
        return Err(Refusal::other(to.span, "42710", message).about(other));
    }
    if to.name.as_str() == RETURN {
        return Err(Refusal::not_modelled(to.span, "this name of a rule"));
    }
    simulation.catalog.change(id, |object| {
        if let Object::Defined(it) = object {
            it.name = to.name.clone();
        }
    });
    named::lock(effects, Lock::AccessExclusive, of);
    effects.words = format!("rename rule {} to {}", words(simulation, rule, of), to.name);
    Ok(())
}

pub(super) fn comment(
    simulation: &mut Simulation,
    rule: &RuleName,
    text: Option<String>,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let (of, id) = find(simulation, effects, rule, "")?;
    simulation.catalog.change(id, |object| *object.comment_mut() = text.filter(|text| !text.is_empty()));
    effects.words = format!("comment on rule {}", words(simulation, rule, of));
    Ok(())
}
