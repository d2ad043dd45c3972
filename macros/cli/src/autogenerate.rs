//! `arcoiris revision --autogenerate`: a revision that makes the history what the models say, written only if it is proven.
//!
//! The models are read from their source, which need not compile; the database is the checker's. What the upgrade undoes is worked
//! out as `downgrade-of` does.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use arcoiris_catalog::{Object, State as _, qualified_name};
use arcoiris_checker::inverse::inverse;
use arcoiris_checker::models::description::{TableModel, qualified};
use arcoiris_checker::models::{Comparison, Phase, Step, compare, in_order};
use arcoiris_checker::problem::{Level, Problem};
use arcoiris_checker::source::{Place, Source};
use arcoiris_checker::syntax::Span;
use arcoiris_checker::{check, read};
use arcoiris_models::Models;
use arcoiris_models::files::{self, Read};

use crate::arguments::Revision;
use crate::checked::Checked;
use crate::command::revision::ids;
use crate::draft::{Draft, new_id};
use crate::failure::Failure;
use crate::project::{self, Project};
use crate::terminal::Terminal;

/// The exit code where there is nothing to write.
const NOTHING: u8 = 3;

pub(crate) fn run(
    arguments: &Revision,
    project: &Project,
    checked: &Checked,
    terminal: &Terminal,
) -> Result<(), Failure> {
    if checked.problems.iter().any(|problem| problem.level == Level::Deny) {
        terminal.problems(&checked.problems);
        return Err(Failure::Errors);
    }
    let mut models = Models::default();
    let sources = sources(project, checked, &mut models)?;
    let wrong = sources.errors(&models);
    if !wrong.is_empty() {
        terminal.problems(&wrong);
        return Err(Failure::Errors);
    }
    let Comparison { found, mut steps, .. } =
        compare(&models.description, &checked.database, &checked.config.levels);
    let impossible: Vec<Problem> = found
        .iter()
        .filter(|it| ["refused-model", "unreadable-type"].contains(&it.problem.rule))
        .map(|it| sources.placed(it.problem.clone(), models.span(it.anchor)))
        .collect();
    if !impossible.is_empty() {
        terminal.problems(&impossible);
        return Err(Failure::Errors);
    }
    steps.extend(without_struct(&models, checked));
    let (drops, steps): (Vec<Step>, Vec<Step>) = steps.into_iter().partition(|step| step.drops);
    let statements = if arguments.allow_drops {
        in_order(&steps.into_iter().chain(drops).collect::<Vec<_>>())
    } else {
        for statement in in_order(&drops) {
            terminal.remark(&format!("left out without --allow-drops: {statement}"));
        }
        in_order(&steps)
    };
    if statements.is_empty() {
        terminal.remark("models and history agree: nothing to write");
        return Err(Failure::Told(NOTHING));
    }
    let draft = proven(arguments, &statements, project, checked, terminal)?;
    terminal.result(&draft)
}

/// Writes the revision, if it is proven.
fn proven(
    arguments: &Revision,
    statements: &[String],
    project: &Project,
    checked: &Checked,
    terminal: &Terminal,
) -> Result<String, Failure> {
    let message = arguments.message.trim();
    let id = new_id(|id| checked.is_taken(id));
    let parents = ids(&checked.heads());
    let mut request = Checked::request(project);
    let path = format!("{}/{}", checked.config.versions, read::file_name(&id, message));
    let mut upgrade = script(statements, &[], message);
    let text = |upgrade: &str, downgrade: &str| {
        let scripts = (upgrade, downgrade);
        Draft { id: &id, message, down_revisions: &parents, directives: &[], scripts }.text()
    };
    let mut problems = Vec::new();
    let mut allowed: Vec<usize> = Vec::new();
    let mut downgrade = String::new();
    // What is dropped on purpose is allowed where it stands, which is known once it was judged.
    for _ in 0..2 {
        let source = Arc::new(Source { path: path.clone(), text: text(&upgrade, &downgrade), first: (1, 1) });
        let (revision, wrong) = read::revision(&source, checked.config.oldest_server);
        let Some(revision) = revision.filter(|_| wrong.is_empty()) else {
            terminal.problems(&wrong);
            return Err(Failure::Errors);
        };
        request.revisions.retain(|other| other.id.value != id);
        request.revisions.push(Arc::new(revision));
        downgrade = match inverse(&request, &id) {
            Some(inverse) => script(&inverse.statements, &[], message),
            None => String::new(),
        };
        let source = Arc::new(Source { path: path.clone(), text: text(&upgrade, &downgrade), first: (1, 1) });
        let (revision, wrong) = read::revision(&source, checked.config.oldest_server);
        let Some(revision) = revision.filter(|_| wrong.is_empty()) else {
            terminal.problems(&wrong);
            return Err(Failure::Errors);
        };
        let places: Vec<Span> = revision.upgrade.statements.iter().map(|it| it.statement.span).collect();
        request.revisions.pop();
        request.revisions.push(Arc::new(revision));
        let outcome = check(request.clone());
        let of_it = |problem: &Problem| problem.place.as_ref().is_some_and(|place| place.source.path == path);
        problems = outcome.problems.into_iter().filter(of_it).collect();
        let before = allowed.len();
        let losing = |problem: &&Problem| arguments.allow_drops && problem.rule == "dropping-data";
        for problem in problems.iter().filter(losing) {
            let Some(place) = &problem.place else { continue };
            let at =
                places.iter().position(|span| span.start <= place.span.start && place.span.end <= span.end);
            allowed.extend(at.filter(|at| !allowed.contains(at)));
        }
        if allowed.len() == before {
            break;
        }
        upgrade = script(statements, &allowed, message);
    }
    terminal.problems(&problems);
    if problems.iter().any(|problem| problem.level == Level::Deny) {
        terminal.remark("nothing was written: the revision that follows from the models is not proven");
        if !arguments.allow_drops && problems.iter().any(|problem| problem.rule == "dropping-data") {
            terminal.remark("what may be lost is given up with --allow-drops");
        }
        terminal.remark(&upgrade);
        return Err(Failure::Errors);
    }
    let draft = Draft {
        id: &id,
        message,
        down_revisions: &parents,
        directives: &[],
        scripts: (&upgrade, &downgrade),
    };
    draft.write(project, checked)
}

/// Statements as a script. `allowed` are those that lose data and may.
fn script(statements: &[String], allowed: &[usize], message: &str) -> String {
    let why = message.lines().next().unwrap_or_default().replace('"', "'");
    let mut text = String::new();
    for (index, statement) in statements.iter().enumerate() {
        if allowed.contains(&index) {
            text.push_str(&format!("-- @allow dropping-data \"{why}\"\n"));
        }
        text.push_str(&format!("{statement};\n"));
    }
    text
}

/// Tables and enums of the schemas that models are of, for which there is none.
fn without_struct(models: &Models, checked: &Checked) -> Vec<Step> {
    let it = &models.description;
    let old_name = |it: &TableModel| {
        let from = it.renamed_from.as_ref()?;
        let (schema, name) = from.text.split_once('.').unwrap_or((&it.item.schema, &from.text));
        Some(qualified(schema, name))
    };
    let tables: Vec<String> =
        it.tables.iter().flat_map(|it| [Some(it.item.qualified()), old_name(it)]).flatten().collect();
    let types: Vec<String> = it.enums.iter().map(|it| it.item.qualified()).collect();
    let schemas: Vec<&str> = it.tables.iter().map(|it| it.item.schema.as_str()).collect();
    let catalog = &checked.database.catalog;
    let in_scope = |schema, name: &str| {
        let schema = catalog.schema_name(schema).map(|name| name.as_str().to_owned()).unwrap_or_default();
        let (version_schema, version_table) = &checked.config.version_table;
        let version = schema == version_schema.as_str() && name == version_table.as_str();
        let fits = |pattern: &String| {
            let name = format!("{schema}.{name}");
            matches(pattern, &name)
                || matches(pattern, &format!("table {name}"))
                || matches(pattern, &format!("type {name}"))
        };
        let (include, exclude) = (&checked.config.include, &checked.config.exclude);
        let left_alone = exclude.iter().any(fits) || !(include.is_empty() || include.iter().any(fits));
        schemas.contains(&schema.as_str()) && !version && !left_alone
    };
    let mut tables_to_go = Vec::new();
    let mut types_to_go = Vec::new();
    for (id, object) in catalog.iter() {
        let name = || qualified_name(catalog, id);
        match object.as_ref() {
            Object::Table(it) if is_ordinary(it) && in_scope(it.schema, it.name.as_str()) => {
                tables_to_go.extend(Some(name()).filter(|name| !tables.contains(name)));
            }
            Object::Type(it) if is_enum(it) && in_scope(it.schema, it.name.as_str()) => {
                types_to_go.extend(Some(name()).filter(|name| !types.contains(name)));
            }
            _ => {}
        }
    }
    // In one statement, since they may refer to each other; tables before the types of their columns.
    [("TABLE", tables_to_go), ("TYPE", types_to_go)]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(kind, mut names)| {
            names.sort();
            let statements = vec![format!("DROP {kind} {}", names.join(", "))];
            Step { phase: Phase::Drops, statements, drops: true }
        })
        .collect()
}

fn is_enum(ty: &arcoiris_catalog::Type) -> bool {
    matches!(ty.kind, arcoiris_catalog::TypeKind::Enum { .. })
}

fn is_ordinary(table: &arcoiris_catalog::Table) -> bool {
    matches!(table.kind, arcoiris_catalog::TableKind::Ordinary | arcoiris_catalog::TableKind::Partitioned)
        && table.parents.is_empty()
}

/// Whether a name is meant by a pattern, in which `*` stands for anything.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((before, rest)) => name.strip_prefix(before).is_some_and(|left| {
            rest.is_empty()
                || (0..=left.len()).any(|at| left.get(at..).is_some_and(|tail| matches(rest, tail)))
        }),
    }
}

/// The files that models were read from.
struct Sources {
    files: Vec<(Arc<Source>, Read)>,
}

fn sources(project: &Project, checked: &Checked, models: &mut Models) -> Result<Sources, Failure> {
    let mut roots: Vec<PathBuf> =
        checked.config.models.iter().map(|file| project.folder.join(file)).collect();
    if roots.is_empty() {
        let usual = ["src/lib.rs", "src/main.rs"].map(|file| project.folder.join(file));
        roots.extend(usual.into_iter().filter(|file| file.is_file()));
    }
    let mut read = Vec::new();
    for root in roots {
        if !root.is_file() {
            let error = fs::metadata(&root).err().unwrap_or_else(|| std::io::Error::other("not a file"));
            return Err(Failure::File { doing: "read", path: root, error });
        }
        for file in files::crate_at(models, &root) {
            let shown = project::shown(&file.path);
            let source = Source { path: shown, text: file.text.clone(), first: (1, 1) };
            read.push((Arc::new(source), file));
        }
    }
    Ok(Sources { files: read })
}

impl Sources {
    /// What keeps the files from being read as models.
    fn errors(&self, models: &Models) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (source, file) in &self.files {
            if let Some(error) = &file.broken {
                let problem = Problem::new("unreadable-models", error.to_string());
                problems.push(problem.at(place(source, error.span()), ""));
            }
        }
        for error in &models.errors {
            problems.push(self.placed(Problem::new("unreadable-models", error.to_string()), error.span()));
        }
        problems
    }

    /// A problem with its place in the file that the span is of.
    fn placed(&self, problem: Problem, span: proc_macro2::Span) -> Problem {
        let wanted = span.source_text();
        let bytes = span.byte_range();
        let of = self
            .files
            .iter()
            .find(|(source, _)| wanted.is_some() && source.text.get(bytes.clone()) == wanted.as_deref());
        match of {
            Some((source, _)) => problem.at(place(source, span), ""),
            None => problem,
        }
    }
}

fn place(source: &Arc<Source>, span: proc_macro2::Span) -> Place {
    let bytes = span.byte_range();
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Place { source: Arc::clone(source), span: Span { start: byte(bytes.start), end: byte(bytes.end) } }
}
