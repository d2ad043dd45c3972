//! The SQL of a body, run: queries evaluated as far as they are known, data statements analysed, all else applied.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "queries and data statements are told from all other statements"
)]

use arcoiris_catalog::Name;

use super::variables::kind_of;
use super::{Interpreter, not_modelled};
use crate::apply;
use crate::effects::{Effects, Note};
use crate::parse::embedded::{LexemeKind, lexemes};
use crate::parse::script;
use crate::plpgsql::evaluate::{Evaluator, Rows};
use crate::plpgsql::syntax::{Into, Sql};
use crate::plpgsql::value::{Doubt, Value};
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::analyse::Found;
use crate::resolve::query;
use crate::resolve::query::tree::RelationNumber;
use crate::resolve::scope::{Columns, Level, Output, Relation};
use crate::rows::change;
use crate::syntax::{Query, Span, Statement, StatementKind, UtilityStatement};

/// Where a text stands in the body.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// Its bytes are the body's, from here on.
    From(u32),
    /// It was made by the expression here.
    Made(Span),
}

impl Place {
    fn of(self, span: Span) -> Span {
        match self {
            Place::From(start) => Span { start: (span.start + start), end: span.end + start },
            Place::Made(place) => place,
        }
    }
}

impl Interpreter<'_> {
    pub(super) fn evaluator(&self, empty: bool) -> Evaluator<'_> {
        Evaluator { empty, calls: self.calls, ..Evaluator::new(self.simulation, &self.scopes, &self.absent) }
    }

    /// The value of an expression.
    pub(super) fn value(&mut self, sql: &Sql) -> Result<Value, Refusal> {
        let value = self.value_of(sql, false)?;
        if let Value::Unknown(Doubt::Hangs(_)) = value {
            let empty = self.value_of(sql, true).ok();
            return Ok(value.or_without_rows(empty));
        }
        Ok(value)
    }

    pub(super) fn value_of(&mut self, sql: &Sql, empty: bool) -> Result<Value, Refusal> {
        let rows = self.expression_rows(sql, empty)?;
        match (rows.certain.as_slice(), rows.perhaps) {
            (_, Some(doubt)) => Ok(Value::Unknown(doubt)),
            ([], None) => Ok(Value::Null),
            ([row], None) => Ok(row.first().cloned().unwrap_or(Value::Null)),
            _ => Err(Refusal::other(sql.span, "21000", "query returned more than one row")),
        }
    }

    /// The values of a list of expressions.
    pub(super) fn values(&mut self, sql: &Sql) -> Result<Vec<Value>, Refusal> {
        let rows = self.expression_rows(sql, false)?;
        Ok(rows.certain.into_iter().next().unwrap_or_default())
    }

    fn expression_rows(&mut self, sql: &Sql, empty: bool) -> Result<Rows, Refusal> {
        let text = format!("SELECT {}", sql.text(self.body));
        let start = sql.span.start.wrapping_sub(7);
        let place = if sql.span.start >= 7 { Place::From(start) } else { Place::Made(sql.span) };
        let statement = self.parsed_one(&text, place)?;
        let StatementKind::Select(query) = &statement.kind else {
            return Err(match statement.kind {
                StatementKind::NotModelled(what) => not_modelled(sql.span, what),
                _ => not_modelled(sql.span, "this expression"),
            });
        };
        self.query_rows(query, place, empty)
    }

    fn parsed(&self, text: &str, place: Place) -> Result<Vec<Statement>, Refusal> {
        script(text, 0..text.len() as u32, self.simulation.server).map_err(|errors| {
            let error = errors.into_iter().next();
            match error {
                Some(error) => match error.sqlstate {
                    Some(sqlstate) => Refusal::other(place.of(error.span), sqlstate, error.message),
                    None => not_modelled(place.of(error.span), error.message),
                },
                None => not_modelled(place.of(Span::default()), "this statement"),
            }
        })
    }

    pub(super) fn parsed_one(&self, text: &str, place: Place) -> Result<Statement, Refusal> {
        let mut statements = self.parsed(text, place)?.into_iter();
        match (statements.next(), statements.next()) {
            (Some(statement), None) => Ok(statement),
            _ => Err(not_modelled(place.of(Span::default()), "this statement")),
        }
    }

    /// The rows of a query in the body.
    pub(super) fn query(&mut self, sql: &Sql) -> Result<Rows, Refusal> {
        let text = sql.text(self.body);
        let place = Place::From(sql.span.start);
        let statement = self.parsed_one(&text, place)?;
        self.statement_rows(&statement, place)
    }

    /// `EXECUTE text USING …`: the rows of its last statement.
    pub(super) fn execute(&mut self, sql: &Sql, using: &[Sql]) -> Result<Rows, Refusal> {
        let value = self.value(sql)?;
        let text = match value {
            Value::Text(text) => text,
            Value::Null => {
                let message = "query string argument of EXECUTE is null";
                return Err(Refusal::other(sql.span, "22004", message));
            }
            value => {
                let why = value.doubt().map_or_else(|| "a value".to_owned(), |doubt| doubt.words());
                return Err(not_modelled(sql.span, format!("EXECUTE of a text that hangs on {why}")));
            }
        };
        let mut parameters = Vec::with_capacity(using.len());
        for parameter in using {
            parameters.push(self.value(parameter)?);
        }
        let place = Place::Made(sql.span);
        // A variable of the block is not seen by what is executed.
        let hidden = std::mem::replace(&mut self.scopes, super::Scopes::empty());
        let done = self.execute_text(&text, &parameters, place);
        self.scopes = hidden;
        done
    }

    fn execute_text(&mut self, text: &str, parameters: &[Value], place: Place) -> Result<Rows, Refusal> {
        let text = if parameters.is_empty() {
            text.to_owned()
        } else {
            self.with_parameters(text, parameters, place)?
        };
        let statements = self.parsed(&text, place)?;
        let mut rows = Rows::default();
        for statement in &statements {
            rows = self.statement_rows(statement, place)?;
        }
        Ok(rows)
    }

    /// Parameters as variables: `$1` becomes a name.
    fn with_parameters(&mut self, text: &str, parameters: &[Value], place: Place) -> Result<String, Refusal> {
        for (index, value) in parameters.iter().enumerate() {
            let Some(kind) = kind_of(value) else {
                return Err(not_modelled(place.of(Span::default()), "the type of a value behind USING"));
            };
            let name = format!("using_parameter_{}", index + 1);
            self.scopes.declare(super::variables::Variable::scalar(&name, kind, value.clone()));
        }
        let lexemes = lexemes(text).map_err(|error| not_modelled(place.of(error.span), error.message))?;
        let mut out = String::with_capacity(text.len());
        let mut end = 0usize;
        for lexeme in lexemes {
            if let LexemeKind::Parameter(number) = lexeme.kind {
                out.push_str(text.get(end..lexeme.span.start as usize).unwrap_or_default());
                out.push_str(&format!("using_parameter_{number}"));
                end = lexeme.span.end as usize;
            }
        }
        out.push_str(text.get(end..).unwrap_or_default());
        Ok(out)
    }

    /// A statement of the body.
    pub(super) fn sql(&mut self, sql: &Sql, into: Option<&Into>) -> Result<(), Refusal> {
        let text = sql.text(self.body);
        let place = Place::From(sql.span.start);
        let statement = self.parsed_one(&text, place)?;
        let is_select = matches!(statement.kind, StatementKind::Select(_));
        let is_data = is_select
            || matches!(
                statement.kind,
                StatementKind::Insert(_) | StatementKind::Update(_) | StatementKind::Delete(_)
            );
        let rows = self.statement_rows(&statement, place)?;
        match into {
            Some(into) if is_data => self.into(into, &rows, sql.span, true),
            Some(_) => {
                let message = "INTO used with a command that cannot return data";
                Err(Refusal::other(sql.span, "42601", message))
            }
            None if is_select => {
                Err(Refusal::other(sql.span, "42601", "query has no destination for result data"))
            }
            None => {
                if is_data {
                    self.note_found(&rows);
                }
                Ok(())
            }
        }
    }

    /// `CALL` and `DO` in a body.
    pub(super) fn call(&mut self, sql: &Sql) -> Result<(), Refusal> {
        let text = sql.text(self.body);
        let place = Place::From(sql.span.start);
        let statement = self.parsed_one(&text, place)?;
        self.statement_rows(&statement, place).map(|_| ())
    }

    /// Runs a statement; the rows that it gives, if it gives any.
    fn statement_rows(&mut self, statement: &Statement, place: Place) -> Result<Rows, Refusal> {
        match &statement.kind {
            StatementKind::Select(query) => self.query_rows(query, place, false),
            StatementKind::Insert(_) | StatementKind::Update(_) | StatementKind::Delete(_) => {
                let level = self.level();
                let mut effects = Effects::default();
                let outputs = apply::data::within(self.simulation, statement, &level, &mut effects)
                    .map_err(|refusal| moved(refusal, place))?;
                self.fallible.get_or_insert(place.of(statement.span));
                let why = Doubt::Hangs("the rows of a table".into());
                apply::note_pending(self.simulation, statement, &effects);
                let changes = matches!(statement.kind, StatementKind::Update(_) | StatementKind::Delete(_));
                self.bare = changes.then(Rows::default);
                let columns = outputs.iter().map(|output| output.name.as_str().to_owned()).collect();
                self.outputs = Some(outputs);
                self.note(effects, place);
                Ok(Rows { columns, certain: Vec::new(), perhaps: Some(why), ordered: false })
            }
            StatementKind::Transaction(_) => Err(Refusal::other(
                place.of(statement.span),
                "0A000",
                "unsupported transaction command in PL/pgSQL",
            )),
            // What stands in them may be a variable of the block.
            StatementKind::Utility(it)
                if matches!(
                    **it,
                    UtilityStatement::Session(_)
                        | UtilityStatement::Merge(_)
                        | UtilityStatement::Explain { .. }
                ) =>
            {
                Err(not_modelled(place.of(statement.span), "this statement in a block"))
            }
            _ => {
                let effects =
                    apply::apply(self.simulation, statement).map_err(|refusal| moved(refusal, place))?;
                if effects.notes.iter().any(|note| matches!(note, Note::OutsideTransactionOnly { .. })) {
                    let message = "this statement cannot be executed from a function";
                    return Err(Refusal::other(place.of(statement.span), "25001", message));
                }
                let fails = |note: &Note| {
                    matches!(note, Note::FailsOnRows { .. } | Note::Scans { .. } | Note::Rewrites { .. })
                };
                if effects.notes.iter().any(fails) {
                    self.fallible.get_or_insert(place.of(statement.span));
                }
                self.note(effects, place);
                Ok(Rows::default())
            }
        }
    }

    /// Analyses a query and evaluates it as far as it is known.
    fn query_rows(&mut self, it: &Query, place: Place, empty: bool) -> Result<Rows, Refusal> {
        if let Some(rows) = self.set_config(it, place)? {
            return Ok(rows);
        }
        let level = self.level();
        let mut found = Found::default();
        let analysed = query::analyse(self.simulation, it, Some(&level), &mut found);
        let analysed = analysed.and_then(|tree| {
            if !empty {
                let certain = apply::data::called::certain(self.simulation, &tree);
                apply::data::called::require(self.simulation, &found, &certain)?;
                change::judge(self.simulation, &tree)?;
            }
            Ok(query::named(tree.columns))
        });
        let analysed = analysed.map_err(|refusal| moved(refusal, place));
        self.outputs = None;
        let evaluator = self.evaluator(empty);
        let rows = evaluator.rows(it).map_err(|refusal| moved(refusal, place));
        let touched = evaluator.touched.get();
        let uncertain = rows.as_ref().is_ok_and(|rows| {
            rows.perhaps.is_some() || rows.certain.iter().flatten().any(|value| value.doubt().is_some())
        });
        self.bare = if uncertain && !empty { self.evaluator(true).rows(it).ok() } else { None };
        match analysed {
            Ok(outputs) => {
                let mut effects = Effects::default();
                if let Err(refusal) = apply::data::finish(self.simulation, found, it.span, &mut effects) {
                    // A function of the history that does more than return a value.
                    let called = match (&refusal.fact, empty) {
                        (RefusalFact::Opaque { .. }, false) => self.selected_call(it),
                        _ => None,
                    };
                    let value = called.unwrap_or(Err(refusal)).map_err(|refusal| moved(refusal, place))?;
                    let columns = outputs.iter().map(|output| output.name.as_str().to_owned()).collect();
                    self.outputs = Some(outputs);
                    return Ok(Rows { columns, certain: vec![vec![value]], perhaps: None, ordered: true });
                }
                self.note(effects, place);
                let columns: Vec<String> =
                    outputs.iter().map(|output| output.name.as_str().to_owned()).collect();
                self.outputs = Some(outputs);
                match rows {
                    Ok(rows) => Ok(Rows { columns, ..rows }),
                    // It is right, but what it gives is not known.
                    Err(Refusal { fact: RefusalFact::NotModelled { what }, .. }) => {
                        let unknown = Value::unknown(what);
                        let perhaps = unknown.doubt();
                        Ok(Rows { columns, certain: Vec::new(), perhaps, ordered: false })
                    }
                    Err(refusal) => Err(refusal),
                }
            }
            Err(refusal) if refusal.sqlstate().is_some() => Err(refusal),
            // Relations of the system's are known to the evaluation alone.
            Err(refusal) => match rows {
                Ok(rows) if !touched => Ok(rows),
                Ok(_) => Err(refusal),
                Err(refusal) => Err(refusal),
            },
        }
    }

    /// `set_config(…)` with arguments that are known.
    fn set_config(&mut self, it: &Query, place: Place) -> Result<Option<Rows>, Refusal> {
        let Some(arguments) = apply::known_call::set_config(it) else { return Ok(None) };
        let evaluator = self.evaluator(false);
        let mut values = Vec::with_capacity(arguments.len());
        for argument in arguments {
            values.push(evaluator.alone(argument).map_err(|refusal| moved(refusal, place))?);
        }
        let [Value::Text(name), Value::Text(value), Value::Boolean(is_local)] = values.as_slice() else {
            return Ok(None);
        };
        let Some(setting) = apply::known_call::setting(name, value, *is_local, it.span) else {
            return Ok(None);
        };
        let statement = Statement { span: it.span, fingerprint: 0, kind: StatementKind::Set(setting) };
        let effects = apply::apply(self.simulation, &statement).map_err(|refusal| moved(refusal, place))?;
        self.note(effects, place);
        let certain = vec![vec![Value::Text(std::rc::Rc::clone(value))]];
        Ok(Some(Rows { columns: vec!["set_config".to_owned()], certain, perhaps: None, ordered: true }))
    }

    /// The variables in sight, as what is around a statement.
    pub(super) fn level(&self) -> Level<'static> {
        let mut level = Level { variables: true, ..Level::default() };
        let mut plain: Vec<Output> = Vec::new();
        for scope in self.scopes.levels.iter().rev() {
            let mut own: Vec<Output> = Vec::new();
            for variable in scope.variables.iter().rev() {
                if own.iter().any(|output| output.name == variable.name) {
                    continue;
                }
                let target = match &variable.alias {
                    None => Some(variable),
                    Some(alias) => {
                        let names: Vec<&str> = alias.iter().map(|name| name.as_str()).collect();
                        self.scopes
                            .resolve(&names)
                            .and_then(|(level, index, _)| self.scopes.get(level, index))
                    }
                };
                let Some(target) = target else { continue };
                if target.is_record() {
                    let shadowed = level.relations.iter().any(|it| it.name.as_ref() == Some(&variable.name));
                    if let Some(columns) = target.columns(self.simulation)
                        && !shadowed
                    {
                        level.relations.push(qualified_only(variable.name.clone(), columns));
                    }
                    continue;
                }
                if let crate::plpgsql::syntax::VariableType::Scalar(kind, modifier) = target.ty {
                    own.push(Output { name: variable.name.clone(), kind, modifier });
                }
            }
            if let Some(label) = &scope.label {
                level.relations.push(qualified_only(label.clone(), own.clone()));
            }
            for output in own {
                if !plain.iter().any(|known| known.name == output.name) {
                    plain.push(output);
                }
            }
        }
        level.plain(plain);
        level
    }

    /// Takes over what a statement did, its places made the body's.
    pub(super) fn note(&mut self, effects: Effects, place: Place) {
        for note in effects.notes {
            self.effects.notes.push(note.moved(|span| place.of(span)));
        }
        for (lock, id) in effects.locks {
            match self.effects.locks.iter_mut().find(|(_, locked)| *locked == id) {
                Some((held, _)) => *held = (*held).max(lock),
                None => self.effects.locks.push((lock, id)),
            }
        }
        self.effects.locks.sort_by(|one, other| other.cmp(one));
    }
}

/// Columns that are found only with a name before theirs: a record's fields, a block's variables by its label.
fn qualified_only(name: Name, columns: Vec<Output>) -> Relation<'static> {
    let merged = columns.iter().map(|output| output.name.clone()).collect();
    Relation { merged, ..Relation::new(RelationNumber::default(), Some(name), Columns::List(columns)) }
}

fn moved(refusal: Refusal, place: Place) -> Refusal {
    Refusal { span: place.of(refusal.span), ..refusal }
}
