//! A refusal told to its author: PostgreSQL's fact, with where the thing was made or lost, and the author's own statement
//! rewritten.

use std::sync::Arc;

use arcoiris_catalog::{Catalog, Name, Object, ObjectId, State};

use super::origin::{Origin, Origins};
use crate::names;
use crate::problem::{Problem, ticked};
use crate::refusal::{Dependent, Refusal, RefusalFact};
use crate::revision::{Revision, Script, ScriptStatement};
use crate::rules::{place, text, words};
use crate::syntax::{ObjectKind, Span, StatementKind};

/// The problem that a refusal of a statement is.
pub(crate) fn problem(
    refusal: &Refusal,
    revision: &Arc<Revision>,
    statement: Span,
    catalog: &Catalog,
    origins: &Origins<'_>,
) -> Problem {
    let at = place(revision, refusal.span);
    let told = Told { refusal, revision, statement, catalog, origins };
    let mut problem = match &refusal.fact {
        RefusalFact::Unknown { kind, name, similar } => {
            let title = format!("{} `{name}` does not exist", kind_words(*kind));
            let problem = Problem::new(unknown(*kind), title);
            let origin = refusal.missing.as_ref().and_then(|key| origins.ended(catalog, key));
            let system = match (kind, similar.as_slice()) {
                (ObjectKind::Type, []) => names::most_alike(name, TYPES.iter().copied()),
                _ => Vec::new(),
            };
            told.missing(problem, origin, if system.is_empty() { similar } else { &system })
        }
        RefusalFact::UnknownColumn { table, column, similar } => {
            let about = refusal.about.or_else(|| told.table_meant(table));
            let table = about.map_or_else(|| table.clone(), |id| names::qualified(catalog, id));
            let title = match table.as_str() {
                "" => format!("column `{column}` does not exist"),
                table => format!("column `{table}.{column}` does not exist"),
            };
            let name = Name::new(column.trim_matches('"'));
            let origin = about.and_then(|id| origins.column_ended(catalog, id, &name));
            let origin_of_table =
                || about.and_then(|id| told.made(id, &format!("`{table}` was created here")));
            let mut problem = told.missing(Problem::new("unknown-column", title), origin, similar);
            if let (None, [], Some(id)) = (origin, similar.as_slice(), about) {
                problem = told.columns(problem, id, &table);
            }
            match (origin, origin_of_table()) {
                (None, Some((place, label))) => problem.other(place, label),
                (Some(_) | None, _) => problem,
            }
        }
        RefusalFact::Duplicate { kind, name } => told.taken(
            Problem::new(duplicate(*kind), format!("{} `{name}` exists already", kind_words(*kind))),
            "this name is taken",
            "give the new one another name, or change the one that is there",
        ),
        RefusalFact::DuplicateColumn { table, column } => told.taken(
            Problem::new("duplicate-column", format!("table `{table}` has a column `{column}` already")),
            "this name is taken",
            "give the new column another name, or alter the one that is there",
        ),
        RefusalFact::WrongKind { name, found, wanted } => {
            let title = format!("`{name}` is {}, not {}", with_article(*found), with_article(*wanted));
            told.taken(Problem::new("wrong-kind", title), "", "name an object of the right kind")
        }
        RefusalFact::Dependents { kind, name, dependents } => {
            let title =
                format!("{} `{name}` cannot be dropped: other objects depend on it", kind_words(*kind));
            told.needed(Problem::new("dependent-objects", title).at(at.clone(), "still needed"), dependents)
        }
        RefusalFact::PartOf { kind, name, owner } => Problem::new(
            "dependent-objects",
            format!("{} `{name}` is a part of {owner} and goes only with it", kind_words(*kind)),
        )
        .help(format!("drop or alter {owner}")),
        RefusalFact::Other { sqlstate, message, hint } => {
            let mut problem = Problem::new(condition(sqlstate), ticked(message));
            if let Some(hint) = hint {
                problem = problem.help(ticked(hint));
            }
            match refusal.about.and_then(|id| told.made(id, "created here")) {
                Some((place, label)) => problem.other(place, label),
                None => problem,
            }
        }
        RefusalFact::NotModelled { what } => {
            Problem::new("not-modelled", format!("{what} is not modelled yet"))
                .at(at.clone(), "neither proven nor refuted")
                .help(declare("what it does to the schema"))
        }
        RefusalFact::Opaque { what } => {
            Problem::new("opaque-statement", format!("what `{what}` does cannot be seen"))
                .at(at.clone(), "it may do anything to the schema")
                .help(declare("what it does to the schema"))
        }
        RefusalFact::UndeclaredRole { role } => {
            Problem::new("undeclared-role", format!("role `{role}` is not declared"))
                .at(at.clone(), "roles belong to the server, not to the history")
                .help(format!(
                    "if every server has it, say so in arcoiris.toml: `roles = [\"{}\"]`",
                    role.trim_matches('"')
                ))
        }
    };
    if problem.place.is_none() {
        problem.place = Some(at);
    }
    problem.sqlstate = refusal.sqlstate();
    if let Some(sqlstate) = problem.sqlstate {
        problem = problem.note(format!("PostgreSQL refuses this with SQLSTATE {sqlstate}"));
        // Integrity constraint violations, https://www.postgresql.org/docs/15/errcodes-appendix.html
        if sqlstate.starts_with("23") {
            problem = problem.note("on every new database, whose rows are those that the revisions insert");
        }
    }
    problem
}

/// The statement of the same script, after this one, that drops the last of the dependents; `None` unless all of them go there.
fn dropped_later<'a>(
    revision: &'a Revision,
    statement: Span,
    catalog: &Catalog,
    dependents: &[Dependent],
) -> Option<&'a ScriptStatement> {
    let script = script_of(revision, statement)?;
    let later = || script.statements.iter().filter(|it| it.statement.span.start > statement.start);
    let drops = |it: &ScriptStatement, dependent: &Dependent| {
        if let StatementKind::Drop(drop) = &it.statement.kind {
            let owner = names::qualified(catalog, owner(catalog, dependent));
            return drop.names.iter().any(|name| names::written(name) == owner);
        }
        matches!(it.statement.kind, StatementKind::AlterTable(_))
            && words::drop_statement(&dependent.words).is_some_and(|drop| {
                let wanted = drop.trim_end_matches(';');
                one_line(text(revision, it.statement.span)).is_some_and(|sql| sql == wanted)
            })
    };
    let mut last = None;
    for dependent in dependents {
        let (index, found) = later().enumerate().find(|(_, it)| drops(it, dependent))?;
        if last.is_none_or(|(before, _)| before < index) {
            last = Some((index, found));
        }
    }
    last.map(|(_, found)| found)
}

/// What goes with its dropping: a constraint's table.
fn owner(catalog: &Catalog, dependent: &Dependent) -> ObjectId {
    match catalog.object(dependent.id).map(AsRef::as_ref) {
        Some(Object::Constraint(constraint)) => constraint.of,
        Some(_) | None => dependent.id,
    }
}

/// The script that a statement stands in.
fn script_of(revision: &Revision, statement: Span) -> Option<&Script> {
    let scripts = [Some(&revision.upgrade), revision.downgrade.as_ref()];
    let holds = |script: &&Script| script.span.start <= statement.start && statement.end <= script.span.end;
    scripts.into_iter().flatten().find(holds)
}

/// What a statement drops before what depends on it, if the script drops that as well, but later.
pub(super) fn too_early(
    refusal: &Refusal,
    revision: &Revision,
    statement: Span,
    catalog: &Catalog,
) -> Option<String> {
    let RefusalFact::Dependents { name, dependents, .. } = &refusal.fact else { return None };
    dropped_later(revision, statement, catalog, dependents).map(|_| format!("`{name}`"))
}

/// How many other places a message shows; what is beyond is told in words.
const PLACES: usize = 3;
/// Types of PostgreSQL's own that are often meant; their names are words of SQL's that need no quotation marks.
const TYPES: [&str; 20] = [
    "bigint",
    "boolean",
    "bytea",
    "char",
    "date",
    "decimal",
    "inet",
    "integer",
    "interval",
    "json",
    "jsonb",
    "numeric",
    "real",
    "serial",
    "smallint",
    "text",
    "timestamp",
    "timestamptz",
    "uuid",
    "varchar",
];
/// How many columns of a table a message lists.
const COLUMNS: usize = 12;

/// What the words of one refusal are made of.
struct Told<'a> {
    refusal: &'a Refusal,
    revision: &'a Arc<Revision>,
    statement: Span,
    catalog: &'a Catalog,
    origins: &'a Origins<'a>,
}

impl Told<'_> {
    /// Something is not there: it was, or something like it is.
    fn missing(&self, problem: Problem, ended: Option<Origin<'_>>, similar: &[String]) -> Problem {
        let at = place(self.revision, self.refusal.span);
        let problem = match (ended, similar) {
            (Some(origin), _) => problem
                .at(at, format!("not there any more since {}", self.who(&origin)))
                .other(origin.place(), "dropped, moved or renamed here"),
            (None, [nearest, ..]) => problem.at(at, format!("did you mean `{nearest}`?")),
            (None, []) => match self.made_later() {
                Some(later) => {
                    let later = place(self.revision, later.statement.span);
                    let line = later.source.line_column(later.span.start).0;
                    problem
                        .at(at, "not there yet")
                        .other(later, "made only here")
                        .help(format!("move the statement of line {line} before this one"))
                }
                None => problem.at(at, "there is none of this name"),
            },
        };
        let instead = similar.first();
        match instead.and_then(|nearest| self.rewritten(nearest).or_else(|| self.rewritten_line(nearest))) {
            Some(sql) => problem.help(format!("write `{sql}`")),
            None => problem,
        }
    }

    /// The table whose own name a refusal gives, which the statement writes in full.
    fn table_meant(&self, name: &str) -> Option<ObjectId> {
        let whole = text(self.revision, self.statement);
        let mut meant = self.catalog.iter().filter(|(id, object)| {
            matches!(object.as_ref(), Object::Table(table) if table.name.to_string() == name)
                && whole.contains(&names::qualified(self.catalog, *id))
        });
        match (meant.next(), meant.next()) {
            (Some((id, _)), None) => Some(id),
            (Some(_) | None, _) => None,
        }
    }

    /// The columns that a table has, where none of them is meant for sure.
    fn columns(&self, problem: Problem, id: ObjectId, table: &str) -> Problem {
        let Some(Object::Table(found)) = self.catalog.object(id).map(AsRef::as_ref) else { return problem };
        let mut names: Vec<String> = found.columns.iter().map(|it| format!("`{}`", it.name)).collect();
        let more = names.len() > COLUMNS;
        names.truncate(COLUMNS);
        if more {
            names.push("…".to_owned());
        }
        problem.note(format!("`{table}` has {}", names.join(", ")))
    }

    /// The statement of the same script, after this one, that makes what is missing.
    fn made_later(&self) -> Option<&ScriptStatement> {
        let RefusalFact::Unknown { name, .. } = &self.refusal.fact else { return None };
        let makes = |it: &&ScriptStatement| {
            let made = if let StatementKind::CreateTable(it) = &it.statement.kind {
                &it.name
            } else if let StatementKind::CreateEnum { name, .. } = &it.statement.kind {
                name
            } else if let StatementKind::CreateDomain(it) = &it.statement.kind {
                &it.name
            } else if let StatementKind::CreateSequence(it) = &it.statement.kind {
                &it.name
            } else {
                return false;
            };
            names::written(made) == *name
        };
        script_of(self.revision, self.statement)?
            .statements
            .iter()
            .filter(|it| it.statement.span.start > self.statement.start)
            .find(makes)
    }

    /// Something depends on what is to go: where that was made, and what to drop before.
    fn needed(&self, problem: Problem, dependents: &[Dependent]) -> Problem {
        let all = |dependents: &[Dependent]| -> String {
            let words: Vec<String> = dependents.iter().map(|it| words::quoted(&it.words)).collect();
            words.join(", ")
        };
        if let Some(later) = dropped_later(self.revision, self.statement, self.catalog, dependents) {
            let later = place(self.revision, later.statement.span);
            let line = later.source.line_column(later.span.start).0;
            return problem
                .other(later, "the last of what needs it is dropped only here")
                .note(format!("it is needed by {}", self.owners(dependents)))
                .help(format!("move it behind line {line}: what needs another goes first"));
        }
        let (shown, rest) = dependents.split_at_checked(PLACES).unwrap_or((dependents, &[]));
        let mut problem = problem;
        for dependent in shown {
            let words = format!("{} depends on it", words::quoted(&dependent.words));
            problem = match self.made(dependent.id, &words) {
                Some((place, label)) => problem.other(place, label),
                None => problem.note(words),
            };
        }
        if !rest.is_empty() {
            problem = problem.note(format!("so do {}", all(rest)));
        }
        let drops: Option<Vec<String>> =
            dependents.iter().map(|dependent| words::drop_statement(&dependent.words)).collect();
        problem.help(match drops.zip(self.statement_text()) {
            Some((drops, sql)) => format!("drop what depends on it first\n{}\n{sql};", drops.join("\n")),
            None => "drop what depends on it first".to_owned(),
        })
    }

    /// The first few of the tables that dependents belong to.
    fn owners(&self, dependents: &[Dependent]) -> String {
        let mut owners: Vec<String> = Vec::new();
        for dependent in dependents {
            let owner = format!("`{}`", names::qualified(self.catalog, owner(self.catalog, dependent)));
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        let more = owners.len().saturating_sub(PLACES);
        owners.truncate(PLACES);
        match more {
            0 => owners.join(", "),
            more => format!("{} and {more} more", owners.join(", ")),
        }
    }

    /// Something is in the way.
    fn taken(&self, problem: Problem, label: &str, help: &str) -> Problem {
        let problem = problem.at(place(self.revision, self.refusal.span), label).help(help);
        match self.refusal.about.and_then(|id| self.made(id, "created here")) {
            Some((place, label)) => problem.other(place, label),
            None => problem,
        }
    }

    fn made(&self, id: arcoiris_catalog::ObjectId, label: &str) -> Option<(crate::source::Place, String)> {
        let origin = self.origins.made(self.catalog, id)?;
        Some((origin.place(), label.to_owned()))
    }

    fn who(&self, origin: &Origin<'_>) -> String {
        if Arc::ptr_eq(origin.revision, self.revision) {
            "this revision".to_owned()
        } else {
            format!("`{}`", origin.revision.id.value)
        }
    }

    /// The statement on one line, if it is short enough to be shown whole.
    fn statement_text(&self) -> Option<String> {
        one_line(text(self.revision, self.statement))
    }

    /// The statement with another name in the place of the one at fault; the schema before it stays.
    fn rewritten(&self, name: &str) -> Option<String> {
        one_line(&self.with(name, self.statement)?)
    }

    /// The same for the line that the fault stands in, where the statement is too long.
    fn rewritten_line(&self, name: &str) -> Option<String> {
        let source = &self.revision.source.text;
        let fault = self.refusal.span;
        let start = source.get(..fault.start as usize)?.rfind('\n').map_or(0, |at| at + 1);
        let rest = source.get(fault.end as usize..)?;
        let end = fault.end as usize + rest.find('\n').unwrap_or(rest.len());
        let line = Span { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? };
        let line = self.with(name, line)?.trim().to_owned();
        (line.len() <= 120).then_some(line)
    }

    /// A part of the source with another name in the place of the one at fault.
    fn with(&self, name: &str, part: Span) -> Option<String> {
        let whole = text(self.revision, part);
        let fault = text(self.revision, self.refusal.span);
        let start = self.refusal.span.start.checked_sub(part.start)? as usize;
        let before = whole.get(..start)?;
        let after = whole.get(start + fault.len()..)?;
        let schema = fault.rfind('.').and_then(|point| fault.get(..=point)).unwrap_or_default();
        let last = name.rsplit('.').next().unwrap_or(name);
        let last = match TYPES.contains(&last) && self.refusal.sqlstate() == Some("42704") {
            true => last.to_owned(),
            false => Name::new(last.trim_matches('"')).to_string(),
        };
        Some(format!("{before}{schema}{last}{after}"))
    }
}

fn one_line(sql: &str) -> Option<String> {
    let words: Vec<&str> = sql.split_whitespace().collect();
    let line = words.join(" ");
    // Blanks in a string are part of it, and `--` hides what follows: neither can be put on one line.
    (line.len() <= 120 && !sql.contains("--") && !sql.contains('\'')).then_some(line)
}

fn declare(what: &str) -> String {
    format!(
        "declare {what} before the statement, `-- @effect SQL`; `arcoiris verify` holds the declaration against a real server"
    )
}

fn with_article(kind: ObjectKind) -> String {
    let words = kind_words(kind);
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {words}")
}

pub(crate) fn kind_words(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Schema => "schema",
        ObjectKind::Extension => "extension",
        ObjectKind::Type => "type",
        ObjectKind::Domain => "domain",
        ObjectKind::Table => "table",
        ObjectKind::Column => "column",
        ObjectKind::Constraint | ObjectKind::DomainConstraint => "constraint",
        ObjectKind::Index => "index",
        ObjectKind::Sequence => "sequence",
        ObjectKind::View => "view",
        ObjectKind::MaterializedView => "materialized view",
        ObjectKind::ForeignTable => "foreign table",
        ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Trigger
        | ObjectKind::Defined(_)
        | ObjectKind::Other => "object",
    }
}

fn unknown(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Schema => "unknown-schema",
        ObjectKind::Extension => "unknown-extension",
        ObjectKind::Type | ObjectKind::Domain => "unknown-type",
        ObjectKind::Table => "unknown-table",
        ObjectKind::Column => "unknown-column",
        ObjectKind::Constraint | ObjectKind::DomainConstraint => "unknown-constraint",
        ObjectKind::Index => "unknown-index",
        ObjectKind::Sequence => "unknown-sequence",
        ObjectKind::View | ObjectKind::MaterializedView => "unknown-view",
        ObjectKind::ForeignTable
        | ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Trigger
        | ObjectKind::Defined(_)
        | ObjectKind::Other => "unknown-object",
    }
}

fn duplicate(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Schema => "duplicate-schema",
        ObjectKind::Extension => "duplicate-extension",
        ObjectKind::Type | ObjectKind::Domain => "duplicate-type",
        ObjectKind::Table => "duplicate-table",
        ObjectKind::Column => "duplicate-column",
        ObjectKind::Constraint | ObjectKind::DomainConstraint => "duplicate-constraint",
        ObjectKind::Index => "duplicate-index",
        ObjectKind::Sequence => "duplicate-sequence",
        ObjectKind::View | ObjectKind::MaterializedView => "duplicate-view",
        ObjectKind::ForeignTable
        | ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Trigger
        | ObjectKind::Defined(_)
        | ObjectKind::Other => "duplicate-object",
    }
}

/// PostgreSQL's own name of a condition, <https://www.postgresql.org/docs/15/errcodes-appendix.html>.
fn condition(sqlstate: &str) -> &'static str {
    match sqlstate {
        "0A000" => "feature-not-supported",
        "22003" => "numeric-value-out-of-range",
        "22007" => "invalid-datetime-format",
        "22023" => "invalid-parameter-value",
        "22P02" => "invalid-text-representation",
        "2200H" => "sequence-generator-limit-exceeded",
        "2BP01" => "dependent-objects",
        "3D000" => "invalid-catalog-name",
        "3F000" => "unknown-schema",
        "23502" => "not-null-violation",
        "23503" => "foreign-key-violation",
        "23505" => "unique-violation",
        "23514" => "check-violation",
        "25001" => "active-transaction",
        "42501" => "insufficient-privilege",
        "42601" => "syntax-error",
        "42602" => "invalid-name",
        "42611" => "invalid-column-definition",
        "42622" => "name-too-long",
        "42701" => "duplicate-column",
        "42702" => "ambiguous-column",
        "42703" => "unknown-column",
        "42704" => "unknown-object",
        "42710" => "duplicate-object",
        "42712" => "duplicate-alias",
        "42725" => "ambiguous-function",
        "42803" => "grouping-error",
        "42804" => "datatype-mismatch",
        "42809" => "wrong-kind",
        "42830" => "invalid-foreign-key",
        "42846" => "cannot-coerce",
        "42883" => "unknown-function",
        "428C9" => "generated-always",
        "42939" => "reserved-name",
        "42P01" => "unknown-table",
        "42P06" => "duplicate-schema",
        "42P07" => "duplicate-table",
        "42P10" => "invalid-column-reference",
        "42P11" => "invalid-cursor-definition",
        "42P15" => "invalid-schema-definition",
        "42P16" => "invalid-table-definition",
        "42P17" => "invalid-object-definition",
        "42P18" => "indeterminate-datatype",
        "42P21" => "collation-mismatch",
        "42P22" => "indeterminate-collation",
        "54011" => "too-many-columns",
        "55000" => "object-not-in-prerequisite-state",
        "55P04" => "unsafe-new-enum-value-usage",
        _ => "refused-by-postgresql",
    }
}
