//! What is done where a condition cannot be decided: all that could happen is tried.

use std::sync::Arc;

use arcoiris_catalog::{Change, Difference, Mark, Name, Object, ObjectId, differences};

use super::variables::Scopes;
use super::{Flow, Interpreter, not_modelled};
use crate::plpgsql::syntax::Sql;
use crate::plpgsql::value::{Doubt, Value};
use crate::refusal::Refusal;
use crate::syntax::Span;

/// What one of the alternatives left behind.
struct Outcome {
    flow: Result<Flow, Refusal>,
    changes: Vec<(ObjectId, Option<Arc<Object>>)>,
    search_path: Vec<Name>,
    scopes: Scopes,
    row_count: Value,
    /// The tables and sequences whose rows or counters it touched.
    touched: Vec<ObjectId>,
}

type Run<'r, 'a> = &'r mut dyn FnMut(&mut Interpreter<'a>) -> Result<Flow, Refusal>;

impl<'a> Interpreter<'a> {
    /// What a condition is if no table holds a row.
    pub(super) fn without_rows(&mut self, condition: &Sql) -> Option<bool> {
        match self.value_of(condition, true) {
            Ok(Value::Boolean(holds)) => Some(holds),
            Ok(Value::Null) => Some(false),
            Ok(_) | Err(_) => None,
        }
    }

    /// Runs whichever of two: `then` where something holds, `otherwise` where not. If it holds where no table holds a row is told
    /// as far as it is known.
    pub(super) fn either(
        &mut self,
        doubt: &Doubt,
        span: Span,
        empty: Option<bool>,
        condition: Option<&Sql>,
        then: Run<'_, 'a>,
        otherwise: Run<'_, 'a>,
    ) -> Result<Flow, Refusal> {
        let undecided = || not_modelled(span, format!("a branch that hangs on {}", doubt.words()));
        if let (Doubt::Role(role), Some(condition)) = (doubt, condition) {
            return self.with_role(role, span, condition, then, otherwise);
        }
        let one = self.tried(then);
        let other = self.tried(otherwise);
        let refused =
            |outcome: &Outcome| outcome.flow.as_ref().err().is_some_and(|it| it.sqlstate().is_some());
        // Rows are taken not to make a script fail, unless it fails where there are none.
        match (refused(&one), refused(&other), empty) {
            (true, false, Some(false)) => return otherwise(self),
            (false, true, Some(true)) => return then(self),
            (false, false, _) => {}
            _ => return Err(undecided()),
        }
        // What is not judged in one of them is not judged at all.
        for outcome in [&one, &other] {
            if let Err(refusal) = &outcome.flow {
                return Err(refusal.clone());
            }
        }
        let same = one.flow == other.flow
            && one.changes.is_empty()
            && other.changes.is_empty()
            && one.search_path == other.search_path;
        if !same {
            return Err(undecided());
        }
        let flow = then(self)?;
        for id in one.touched.iter().chain(&other.touched) {
            self.simulation.rows.forget(*id);
        }
        self.scopes.blur(&other.scopes);
        if self.row_count != other.row_count {
            self.row_count = Value::unknown("ROW_COUNT");
        }
        Ok(flow)
    }

    /// Runs an alternative and takes it back.
    fn tried(&mut self, run: Run<'_, 'a>) -> Outcome {
        let savepoint = self.savepoint();
        let (scopes, row_count, fallible) = (self.scopes.clone(), self.row_count.clone(), self.fallible);
        let flow = run(self);
        let changes = self.simulation.catalog.changes_since(savepoint.mark);
        let outcome = Outcome {
            flow,
            touched: self.simulation.rows.touched_since(savepoint.rows()),
            changes: changes.into_iter().map(|change| (change.id, change.after)).collect(),
            search_path: self.simulation.search_path.clone(),
            scopes: std::mem::replace(&mut self.scopes, scopes),
            row_count: std::mem::replace(&mut self.row_count, row_count),
        };
        self.fallible = self.fallible.or(fallible);
        self.roll_back(&savepoint);
        outcome
    }

    /// `FOUND`, if it says whether a role exists.
    fn found_role(&mut self, role: &str, exists: bool) {
        let found = self.scopes.get(0, 0).map(|variable| variable.value.clone());
        if let Some(Value::Unknown(Doubt::Role(asked))) = found
            && asked.as_ref() == role
        {
            self.set_found(Value::Boolean(exists));
        }
    }

    /// Whether a role exists is not known: it is taken to exist, then not to. The usual guard leaves the same in both.
    fn with_role(
        &mut self,
        role: &str,
        span: Span,
        condition: &Sql,
        then: Run<'_, 'a>,
        otherwise: Run<'_, 'a>,
    ) -> Result<Flow, Refusal> {
        let name = Name::new(role);
        let undecided =
            || not_modelled(span, format!("a branch that hangs on {}", Doubt::Role(role.into()).words()));
        // If there is none: made by the script, it is there for certain afterwards.
        let savepoint = self.savepoint();
        let scopes = self.scopes.clone();
        self.absent.insert(name.clone());
        self.found_role(role, false);
        let absent = match self.condition(condition)? {
            Ok(true) => then(self),
            Ok(false) => otherwise(self),
            Err(_) => Err(undecided()),
        };
        let absent_flow = absent?;
        let made = crate::plpgsql::relations::has_role(self.simulation, role);
        let absent_changes = self.simulation.catalog.changes_since(savepoint.mark);
        let only_its_own = self.only_concerns(role, &absent_changes, savepoint.mark);
        let absent_scopes = std::mem::replace(&mut self.scopes, scopes.clone());
        let absent_path = self.simulation.search_path.clone();
        let touched = self.simulation.rows.touched_since(savepoint.rows());
        self.roll_back(&savepoint);
        // If there is one.
        self.simulation.roles.insert(name.clone());
        self.found_role(role, true);
        let present_flow = match self.condition(condition)? {
            Ok(true) => then(self)?,
            Ok(false) => otherwise(self)?,
            Err(_) => return Err(undecided()),
        };
        let changes = self.simulation.catalog.changes_since(savepoint.mark);
        let is_role = |object: &Option<Arc<Object>>| matches!(object.as_deref(), Some(Object::Defined(it)) if it.kind == arcoiris_catalog::DefinedKind::Role);
        let beside = absent_changes.iter().filter(|change| !is_role(&change.after)).count();
        let same = present_flow == absent_flow
            && beside == 0
            && changes.is_empty()
            && self.simulation.search_path == absent_path;
        if !same && made && only_its_own && changes.is_empty() && present_flow == absent_flow {
            // The guard gives the new role its privileges too: whether it has them hangs on whether it is new.
            self.roll_back(&savepoint);
            self.scopes = scopes;
            self.absent.insert(name.clone());
            self.found_role(role, false);
            let flow = match self.condition(condition)? {
                Ok(true) => then(self)?,
                Ok(false) => otherwise(self)?,
                Err(_) => return Err(undecided()),
            };
            self.scopes.blur(&absent_scopes);
            self.simulation.perhaps_privileged.insert(name);
            return Ok(flow);
        }
        let nothing_if_absent = beside == 0 && !made && self.simulation.search_path == absent_path;
        if !same
            && nothing_if_absent
            && present_flow == Flow::Next
            && absent_flow == Flow::Return
            && self.calls == 0
        {
            // `IF NOT EXISTS (…) THEN RETURN; END IF;`: all that follows is done only if there is one.
            self.only_with.push((name, savepoint));
            return Ok(Flow::Next);
        }
        if !same {
            let concerns_it_alone = nothing_if_absent
                && present_flow == absent_flow
                && self.only_concerns(role, &changes, savepoint.mark);
            if !concerns_it_alone {
                return Err(undecided());
            }
            self.simulation.perhaps_privileged.insert(name.clone());
        }
        self.scopes.blur(&absent_scopes);
        for id in touched.iter().copied().chain(self.simulation.rows.touched_since(savepoint.rows())) {
            self.simulation.rows.forget(id);
        }
        if !made {
            // Still not known.
            self.simulation.roles.remove(&name);
        }
        Ok(present_flow)
    }

    /// The end of a block of which the rest was run only for a role that may not be there: that may have changed its privileges alone.
    pub(super) fn without_roles(&mut self, done: Result<Flow, Refusal>, span: Span) -> Result<(), Refusal> {
        let only_with = std::mem::take(&mut self.only_with);
        let mut decided = !done.as_ref().is_err_and(|refusal| refusal.sqlstate().is_some());
        let mut last = None;
        for (name, savepoint) in only_with {
            let changes = self.simulation.catalog.changes_since(savepoint.mark);
            decided &= self.only_concerns(name.as_str(), &changes, savepoint.mark)
                && self.simulation.search_path == savepoint.search_path();
            for id in self.simulation.rows.touched_since(savepoint.rows()) {
                self.simulation.rows.forget(id);
            }
            self.simulation.roles.remove(&name);
            self.simulation.perhaps_privileged.insert(name.clone());
            last = Some(name);
        }
        match last {
            Some(name) if !decided => {
                let words = Doubt::Role(name.as_str().into()).words();
                Err(not_modelled(span, format!("a branch that hangs on {words}")))
            }
            _ => done.map(|_| ()),
        }
    }

    /// Whether all that was changed is a role and its privileges.
    fn only_concerns(&self, role: &str, changes: &[Change], since: Mark) -> bool {
        let catalog = &self.simulation.catalog;
        let quoted = Name::new(role).to_string();
        let named = |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains(&quoted));
        differences(&catalog.state_at(since), catalog, changes).iter().all(|difference| match difference {
            Difference::Missing { .. } => false,
            Difference::Unexpected { object } => {
                object.starts_with("role ") || object.starts_with("default privileges ")
            }
            Difference::Changed { object, attribute, expected, found } => {
                object.starts_with("default privileges ")
                    || (attribute == "privileges" && (named(expected) || named(found)))
            }
        })
    }
}
