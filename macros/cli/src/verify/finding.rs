//! What a server showed, as problems: places, words, help.

use std::sync::Arc;

use arcoiris::server::missing_extension_help;
use arcoiris::{Direction, Excerpt, StatementError, StatementPlace};
use arcoiris_catalog::Difference;
use arcoiris_checker::problem::{Problem, ticked};
use arcoiris_checker::refusal::Refusal;
use arcoiris_checker::revision::{Revision, Script, ScriptStatement};
use arcoiris_checker::source::Place;
use arcoiris_checker::syntax::Span;

use super::effect;

/// The declared effect is not what the statement does.
pub(crate) const EFFECT_DIFFERS: &str = "effect-differs";
/// An effect that is not declared.
pub(crate) const EFFECT_MISSING: &str = "declared-effect-missing";
/// What was proven is not what the server does: our own mistake.
pub(crate) const PROOF_DIFFERS: &str = "proof-differs";
/// The server refuses a statement.
pub(crate) const REFUSED: &str = "refused-by-server";
/// A downgrade leaves something else than what stood before.
pub(crate) const NOT_RESTORED: &str = "downgrade-differs";
/// Something could not be tried.
pub(crate) const NOT_VERIFIED: &str = "not-verified";

/// More than these are only counted.
const SHOWN: usize = 20;

/// A statement of a revision, and where it was run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<'a> {
    pub(crate) revision: &'a Arc<Revision>,
    pub(crate) statement: &'a ScriptStatement,
    /// The server's version.
    pub(crate) version: &'a str,
}

impl At<'_> {
    fn place(&self, span: Span) -> Place {
        Place { source: Arc::clone(&self.revision.source), span }
    }
}

/// `@effect` says something else than what happened.
pub(crate) fn effect_differs(at: At<'_>, differences: &[Difference], right: Option<&[String]>) -> Problem {
    let declared = at.statement.effects.first().map_or(at.statement.statement.span, |effect| effect.span);
    let title = format!("the declared effect is not what this statement does on PostgreSQL {}", at.version);
    let problem = Problem::new(EFFECT_DIFFERS, title)
        .at(at.place(declared), "declared here")
        .other(at.place(at.statement.statement.span), "what it is declared of");
    let problem = noted(problem, differences, |difference| match difference {
        Difference::Missing { object } => format!("declared, but not there: {object}"),
        Difference::Unexpected { object } => format!("there, but not declared: {object}"),
        Difference::Changed { object, attribute, expected, found } => {
            format!("{object}: {attribute} is {}, declared is {}", value(found), value(expected))
        }
    });
    match right {
        Some(statements) => problem.help(format!("declare what it does\n{}", effect::directive(statements))),
        None => problem,
    }
}

/// What a statement does is neither seen through nor declared; `did` is what happened.
pub(crate) fn effect_missing(at: At<'_>, did: &[Difference], right: Option<&[String]>) -> Problem {
    let title = format!("what this statement does on PostgreSQL {} is not declared", at.version);
    let problem = Problem::new(EFFECT_MISSING, title)
        .at(at.place(at.statement.statement.span), "its effect is not declared");
    let problem = noted(problem, did, |difference| match difference {
        Difference::Missing { object } => format!("it takes away {object}"),
        Difference::Unexpected { object } => format!("it makes {object}"),
        Difference::Changed { object, attribute, expected, found } => {
            format!("it changes {object}: {attribute} was {}, is {}", value(expected), value(found))
        }
    });
    match right {
        Some(statements) => problem.help(format!("right before it, write\n{}", effect::directive(statements))),
        None => problem.help("right before it, write `-- @effect` and what it does to the schema, in statements that are modelled"),
    }
}

/// The simulation did something else.
pub(crate) fn proof_differs(at: At<'_>, differences: &[Difference]) -> Problem {
    let title = format!("PostgreSQL {} does something else with this statement than was proven", at.version);
    let problem = Problem::new(PROOF_DIFFERS, title)
        .at(at.place(at.statement.statement.span), "this is not your mistake");
    ours(noted(problem, differences, proven))
}

/// The simulation refuses what the server takes.
pub(crate) fn wrongly_refused(at: At<'_>, refusal: &Refusal) -> Problem {
    let title = format!("PostgreSQL {} takes this statement, which the proof refuses", at.version);
    let problem =
        Problem::new(PROOF_DIFFERS, title).at(at.place(refusal.span), "this may not be your mistake");
    ours(problem.note(format!("refused with SQLSTATE {}", refusal.sqlstate().unwrap_or("unknown"))))
}

/// The same of a whole script, where it cannot be told which statement it was.
pub(crate) fn script_differs(
    revision: &Arc<Revision>,
    script: &Script,
    version: &str,
    differences: &[Difference],
) -> Problem {
    let place = Place { source: Arc::clone(&revision.source), span: script.directive };
    let declared = script.statements.iter().any(|statement| !statement.effects.is_empty());
    let (rule, label) = match declared {
        true => (EFFECT_DIFFERS, "what is declared in here, or what was proven, is not so"),
        false => (PROOF_DIFFERS, "this is not your mistake"),
    };
    let title = format!("PostgreSQL {version} does something else with this script than was expected");
    let problem = noted(Problem::new(rule, title).at(place, label), differences, proven);
    if declared { problem } else { ours(problem) }
}

fn proven(difference: &Difference) -> String {
    match difference {
        Difference::Missing { object } => format!("proven, but not there: {object}"),
        Difference::Unexpected { object } => format!("there, but not in the proof: {object}"),
        Difference::Changed { object, attribute, expected, found } => {
            format!("{object}: {attribute} is {}, proven was {}", value(found), value(expected))
        }
    }
}

fn ours(problem: Problem) -> Problem {
    problem.help(format!(
        "this is a mistake in arcoiris: please report it with the statement and these notes at {}/issues",
        env!("CARGO_PKG_REPOSITORY")
    ))
}

/// A downgrade does not lead back. Only called where the checker had no doubt of it.
pub(crate) fn not_restored(revision: &Arc<Revision>, version: &str, left: &[Difference]) -> Problem {
    let span = revision.downgrade.as_ref().map_or(revision.id.span, |script| script.directive);
    let title = format!(
        "on PostgreSQL {version} the downgrade of `{}` does not restore what stood before",
        revision.id.value
    );
    let place = Place { source: Arc::clone(&revision.source), span };
    noted(Problem::new(NOT_RESTORED, title).at(place, "not undone from here on"), left, compared)
}

/// Two ways to one revision leave two schemas.
pub(crate) fn other_schema(revision: &Arc<Revision>, title: String, differences: &[Difference]) -> Problem {
    let place = Place { source: Arc::clone(&revision.source), span: revision.id.span };
    noted(Problem::new(NOT_RESTORED, title).at(place, ""), differences, compared)
}

fn compared(difference: &Difference) -> String {
    match difference {
        Difference::Missing { object } => format!("no longer there: {object}"),
        Difference::Unexpected { object } => format!("left behind: {object}"),
        Difference::Changed { object, attribute, expected, found } => {
            format!("{object}: {attribute} was {}, is {}", value(expected), value(found))
        }
    }
}

/// The server refuses a statement; `when` is said after it.
pub(crate) fn refused(
    error: &StatementError,
    revision: &Arc<Revision>,
    version: &str,
    when: Option<String>,
) -> Problem {
    let said = &error.source;
    let place = place(error, revision);
    if let Some(help) = missing_extension_help(&said.code, &said.message, said.detail.as_deref()) {
        let text = format!("{} {}", said.message, said.detail.as_deref().unwrap_or_default());
        let name = text.split(".control\"").next().and_then(|path| path.rsplit(['/', '"', '\\']).next());
        let name = name.unwrap_or_default();
        let title = format!(
            "not verified: extension `{name}` is not installed on this server (PostgreSQL {version})"
        );
        let problem = Problem::new(NOT_VERIFIED, title).at(place, "needs the extension's files");
        return match package(name, version) {
            Some(package) => {
                problem.help(format!("on Debian and Ubuntu it comes with `apt install {package}`"))
            }
            None => problem.help(help),
        };
    }
    let title = format!(
        "PostgreSQL {version} refuses the {} of `{}`: {}",
        error.direction.word(),
        revision.id.value,
        ticked(&said.message)
    );
    let mut problem = Problem::new(REFUSED, title).at(place, "refused");
    problem.sqlstate = Some(said.code.clone().leak());
    problem = problem.note(format!("SQLSTATE {}", said.code));
    for (word, text) in [("detail", &said.detail), ("hint", &said.hint), ("context", &said.context)] {
        if let Some(text) = text {
            problem = problem.note(format!("{word}: {text}"));
        }
    }
    match &error.place {
        StatementPlace::Exact(_) => {}
        StatementPlace::Among { lines, of, .. } => {
            let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
            let mut note = format!("PostgreSQL does not say which of {of} statements it was");
            if !lines.is_empty() {
                note.push_str(&format!("; what it names stands in line {}", lines.join(", ")));
            }
            problem = problem.note(note);
        }
        StatementPlace::Around => {
            problem =
                problem.note("not in the script, but in what records it in the version table and the log");
        }
    }
    match when {
        Some(when) => problem.note(when),
        None => problem,
    }
}

/// Debian's package of an extension that does not come with PostgreSQL, of those that are met most.
fn package(extension: &str, version: &str) -> Option<String> {
    let major = version.split('.').next().unwrap_or_default();
    let name = match extension {
        "postgis"
        | "postgis_raster"
        | "postgis_topology"
        | "postgis_tiger_geocoder"
        | "address_standardizer" => "postgis-3",
        "pgrouting" => "pgrouting",
        "vector" => "pgvector",
        "pg_cron" => "cron",
        "pg_partman" => "partman",
        "pgaudit" => "pgaudit",
        "pg_repack" => "repack",
        "hypopg" => "hypopg",
        "hll" => "hll",
        "ip4r" => "ip4r",
        "rum" => "rum",
        "semver" => "semver",
        "orafce" => "orafce",
        "periods" => "periods",
        "prefix" => "prefix",
        "pgtap" => "pgtap",
        "plpython3u" => return Some(format!("postgresql-plpython3-{major}")),
        "plperl" | "plperlu" => return Some(format!("postgresql-plperl-{major}")),
        "pltcl" | "pltclu" => return Some(format!("postgresql-pltcl-{major}")),
        _ => return None,
    };
    Some(format!("postgresql-{major}-{name}"))
}

/// Where in the user's file it happened.
fn place(error: &StatementError, revision: &Arc<Revision>) -> Place {
    let script = match error.direction {
        Direction::Upgrade => Some(&revision.upgrade),
        Direction::Downgrade => revision.downgrade.as_ref(),
    };
    let whole = script.map_or(revision.id.span, |script| script.directive);
    let span = match &error.place {
        StatementPlace::Exact(excerpt) => span(excerpt, revision, script).unwrap_or(whole),
        StatementPlace::Among { .. } | StatementPlace::Around => whole,
    };
    Place { source: Arc::clone(&revision.source), span }
}

fn span(excerpt: &Excerpt, revision: &Revision, script: Option<&Script>) -> Option<Span> {
    let text = &revision.source.text;
    let line = usize::try_from(excerpt.line).ok()?.checked_sub(1)?;
    let begin: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let column = usize::try_from(excerpt.column).ok()?.checked_sub(1)?;
    let rest = text.get(begin..)?;
    let offset = rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at);
    let start = u32::try_from(begin + offset).ok()?;
    let statements = script.map_or(&[][..], |script| &script.statements);
    let whole = statements.iter().map(|it| it.statement.span).find(|span| span.start == start);
    if let (false, Some(span)) = (excerpt.pointed, whole) {
        return Some(span);
    }
    let word = rest.get(offset..)?.chars();
    let length: usize =
        word.take_while(|it| it.is_alphanumeric() || "_.\"$".contains(*it)).map(char::len_utf8).sum();
    Some(Span { start, end: start + u32::try_from(length.max(1)).ok()? })
}

fn noted(problem: Problem, differences: &[Difference], words: impl Fn(&Difference) -> String) -> Problem {
    let mut problem = problem;
    for difference in differences.iter().take(SHOWN) {
        problem = problem.note(words(difference));
    }
    match differences.len().checked_sub(SHOWN) {
        Some(more) if more > 0 => problem.note(format!("and {more} differences more")),
        Some(_) | None => problem,
    }
}

fn value(value: &Option<String>) -> String {
    match value {
        Some(value) if value.is_empty() => "set".to_owned(),
        Some(value) => format!("`{value}`"),
        None => "not set".to_owned(),
    }
}
