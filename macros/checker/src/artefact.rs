//! What the macro leaves behind: the proven history as one Rust expression, a constant of the runtime's types.
//!
//! It is text, turned into tokens in one go: the bridge between macro and compiler is slow where the macro is not optimised,
//! and a history of a thousand revisions has a hundred thousand tokens. The types are `runtime/src/history.rs`'.

mod literal;
mod probe;

use arcoiris_catalog::Wire;
use sha2::{Digest, Sha256};

use crate::config::Config;
use crate::history::{Deed, Simulated};
use crate::probe::Probe;
use crate::revision::{Revision, Script};
use literal::{bytes, option, string, strings};

/// The runtime's path, as backends know it.
pub const RUNTIME: &str = "::arcoiris";

/// What the macro knows beside the history.
#[derive(Debug, Clone)]
pub struct Surroundings<'a> {
    /// The path of the runtime: `::arcoiris`.
    pub runtime: &'a str,
    /// The package that embeds the history, name and version.
    pub package: (&'a str, &'a str),
    /// Whether the revisions stand in the call itself, and have no file.
    pub inline: bool,
    /// Seconds since 1970-01-01 UTC.
    pub built: u64,
}

/// The expression of a history. `sealed` tells which revisions are.
#[must_use]
pub fn history(
    revisions: &[Simulated],
    config: &Config,
    sealed: impl Fn(&str) -> bool,
    surroundings: &Surroundings<'_>,
) -> String {
    let runtime = surroundings.runtime;
    let mut text = String::with_capacity(revisions.len() * 1024);
    text.push_str(&format!("{runtime}::History {{ revisions: &["));
    for simulated in revisions {
        revision(&mut text, simulated, sealed(&simulated.revision.id.value), surroundings);
        text.push(',');
    }
    text.push_str("], legacy: &[");
    for line in &config.legacy {
        text.push('(');
        string(&mut text, &line.id);
        text.push(',');
        string(&mut text, &line.equals);
        text.push_str("),");
    }
    text.push_str("], version_table: (");
    string(&mut text, config.version_table.0.as_str());
    text.push(',');
    string(&mut text, config.version_table.1.as_str());
    text.push_str("), search_path: ");
    let path: Vec<String> = config.search_path.iter().map(ToString::to_string).collect();
    string(&mut text, &path.join(", "));
    text.push_str(", package: (");
    string(&mut text, surroundings.package.0);
    text.push(',');
    string(&mut text, surroundings.package.1);
    text.push_str(&format!(
        "), built: {}, oldest_server: {}, scope: {runtime}::Scope {{ schemas: &",
        surroundings.built, config.oldest_server
    ));
    strings(&mut text, config.schemas.iter().map(String::as_str));
    text.push_str(", include: &");
    strings(&mut text, config.include.iter().map(String::as_str));
    text.push_str(", exclude: &");
    strings(&mut text, config.exclude.iter().map(String::as_str));
    text.push_str("} }");
    text
}

fn revision(text: &mut String, simulated: &Simulated, sealed: bool, surroundings: &Surroundings<'_>) {
    let runtime = surroundings.runtime;
    let it: &Revision = &simulated.revision;
    text.push_str(runtime);
    text.push_str("::Revision { id: ");
    string(text, &it.id.value);
    text.push_str(", down_revisions: &");
    strings(text, it.down_revisions.iter().map(|down| down.value.as_str()));
    text.push_str(", title: ");
    string(text, it.message.lines().next().unwrap_or_default());
    text.push_str(", message: ");
    string(text, &it.message);
    text.push_str(", created: ");
    option(text, it.created.as_deref());
    text.push_str(", path: ");
    string(text, if surroundings.inline { "" } else { &it.source.path });
    text.push_str(&format!(
        ", baseline: {}, sealed: {sealed}, no_transaction: {}, ",
        it.baseline.is_some(),
        it.no_transaction.is_some()
    ));
    match &simulated.written {
        Some(written) if runtime == RUNTIME => text.push_str(written),
        Some(_) | None => scripts(text, simulated, runtime),
    }
    text.push('}');
}

/// The fields of a revision that its text, and nothing around it, decides.
pub(crate) fn scripts(text: &mut String, simulated: &Simulated, runtime: &str) {
    let it: &Revision = &simulated.revision;
    text.push_str("irreversible: ");
    option(text, it.irreversible.as_ref().map(|why| why.value.as_str()));
    text.push_str(", upgrade: ");
    script(text, it, Some(&it.upgrade), &simulated.upgrade, runtime);
    text.push_str(", downgrade: ");
    script(text, it, it.downgrade.as_ref(), &simulated.downgrade, runtime);
    text.push_str(", changes: ");
    let mut encoded = Vec::new();
    simulated.changes.put(&mut encoded);
    bytes(text, &encoded);
}

fn script(text: &mut String, revision: &Revision, script: Option<&Script>, deeds: &[Deed], runtime: &str) {
    text.push_str(runtime);
    let Some(script) = script else {
        text.push_str("::Script::EMPTY");
        return;
    };
    let start = script.span.start;
    text.push_str("::Script { sql: ");
    string(text, revision.source.text.get(start as usize..script.span.end as usize).unwrap_or_default());
    let line = revision.source.line_column(start).0;
    text.push_str(&format!(", line: {line}, statements: &["));
    for (statement, deed) in script.statements.iter().zip(deeds) {
        let span = statement.statement.span;
        let (from, to) = (span.start.saturating_sub(start), span.end.saturating_sub(start));
        text.push_str(runtime);
        text.push_str(&format!("::ScriptStatement {{ start: {from}, end: {to}, words: "));
        string(text, &deed.words);
        text.push_str(", lock: ");
        match &deed.lock {
            None => text.push_str("None"),
            Some((lock, table)) => {
                text.push_str("Some((");
                string(text, lock.words());
                text.push(',');
                string(text, table);
                text.push_str("))");
            }
        }
        text.push_str("},");
    }
    text.push_str("], hash: \"");
    text.push_str(&hash(script));
    text.push_str("\", probe: ");
    let probe = deeds.first().filter(|_| deeds.len() == 1).map_or(&Probe::Unknown, |deed| &deed.probe);
    probe::write(text, probe, runtime);
    text.push('}');
}

/// SHA-256 over the fingerprints of a script's statements, in hexadecimal digits.
#[must_use]
pub fn hash(script: &Script) -> String {
    let mut digest = Sha256::new();
    for statement in &script.statements {
        digest.update(statement.statement.fingerprint.to_be_bytes());
    }
    let mut hash = String::with_capacity(64);
    for byte in digest.finalize() {
        literal::hexadecimal(&mut hash, byte);
    }
    hash
}

/// Rust that fails the build with a message, as a statement.
#[must_use]
pub fn error(message: &str) -> String {
    let mut text = String::from("::core::compile_error!(");
    string(&mut text, message);
    text.push_str(");");
    text
}

/// Rust that makes the compiler warn, as a statement: a deprecated constant is used. There is no other way on stable Rust.
#[must_use]
pub fn warning(rule: &str, message: &str) -> String {
    let name = rule.replace('-', "_").to_uppercase();
    let mut text = String::from("{ #[deprecated(note = ");
    string(&mut text, message);
    text.push_str(&format!(")] const {name}: () = (); let () = {name}; }}"));
    text
}

/// Rust that fails the build with a message where debug assertions are off, as a statement.
#[must_use]
pub fn release_error(message: &str) -> String {
    format!("#[cfg(not(debug_assertions))] {{ {} }}", error(message))
}

/// Rust that makes the compiler warn where debug assertions are off, as a statement.
#[must_use]
pub fn release_warning(rule: &str, message: &str) -> String {
    format!("#[cfg(not(debug_assertions))] {}", warning(rule, message))
}

/// Rust that makes the compiler look at a file again when it changes, as a statement.
#[must_use]
pub fn dependency(path: &str) -> String {
    let mut text = String::from("const _: &[u8] = ::core::include_bytes!(");
    string(&mut text, path);
    text.push_str(");");
    text
}
