//! The words for every error: lower-case, without a full stop, what to do in the last part.

use std::fmt::{self, Display, Formatter};

use super::{Error, Excerpt, LockHolder, StatementError, StatementPlace};
use crate::clock::utc;
use crate::plan::{Direction, script};

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Error::BrokenHistory { revision, parent: Some(parent) } => {
                write!(
                    f,
                    "the history is broken: {revision} follows {parent}, which does not stand before it"
                )
            }
            Error::BrokenHistory { revision, parent: None } => {
                write!(f, "the history is broken: {revision} stands twice")
            }
            Error::MalformedTarget { target } => write!(
                f,
                "`{target}` is not a target: write head, heads, base, a revision or the beginning of one, +n, -n, \
                 REVISION+n or REVISION-n"
            ),
            Error::UnknownTarget { target, similar, package } => {
                write!(f, "{} {} has no revision `{target}`", package.0, package.1)?;
                listed(f, "did you mean", similar)
            }
            Error::AmbiguousTarget { target, candidates } => {
                write!(f, "`{target}` means several revisions")?;
                listed(f, "it may be", candidates)
            }
            Error::TooFar { target, wanted, there } => {
                write!(f, "`{target}` goes {wanted} revisions far, and there are {there}")
            }
            Error::WrongWay { target, direction } => {
                write!(f, "`{target}` is not a way to {} from where the database is", direction.word())
            }
            Error::NotApplied { target, at } => {
                write!(
                    f,
                    "cannot downgrade to {target}: the database does not have it, it is at {}",
                    rows(at)
                )
            }
            Error::Irreversible { revision, reason, crossing } => write!(
                f,
                "{} ({}) has no way back: {reason}\n  the downgrade would have taken back {}; nothing was touched",
                revision.id,
                revision.title,
                crossing.join(", ")
            ),
            Error::Settings { source } => write!(
                f,
                "the connection settings cannot be read: {}\n  expected postgresql://user:password@host:port/database, or \
                 host=… user=… dbname=…; in a URL, %, @, : and / of a password are written %25, %40, %3A and %2F",
                innermost(source.as_ref())
            ),
            Error::Encryption { mode } => write!(
                f,
                "sslmode={mode} asks for an encrypted connection, and this build cannot encrypt; nothing was sent"
            ),
            Error::ServerAway { address, advice, source } => {
                write!(f, "no PostgreSQL answers at {address}: {}\n  {advice}", innermost(source.as_ref()))
            }
            Error::NotPostgres { address, said } => {
                write!(f, "what answers at {address} is not a PostgreSQL: {said}\n  check host and port")
            }
            Error::Refused { address, user, database, source } => {
                write!(f, "the server at {address} refuses")?;
                if let Some(user) = user {
                    write!(f, " user `{user}`")?;
                }
                if let Some(database) = database {
                    write!(f, " for database `{database}`")?;
                }
                write!(f, ": {}", innermost(source.as_ref()))
            }
            Error::AnotherProduct { product } => {
                write!(f, "the server is not a PostgreSQL: it says `{product}`")
            }
            Error::OldServer { server, oldest } => write!(
                f,
                "the history was proven for PostgreSQL {oldest} and newer, and the server is `{server}`; nothing was \
                 touched"
            ),
            Error::ReadOnly { database, standby, pending } => {
                let why =
                    if *standby { "the server is a hot standby" } else { "the session is set to read only" };
                write!(f, "database `{database}` cannot be written: {why}\n  ")?;
                write!(
                    f,
                    "{pending} revision(s) are pending; connect to the primary with a role that may write"
                )
            }
            Error::UnknownVersion { version, package, built, heads, similar } => {
                write!(
                    f,
                    "this binary does not know revision `{version}`, which the database is at\n  the binary is {} {}, \
                     built {}, and knows {}\n  a newer binary was here before, or the database belongs to another \
                     program",
                    package.0,
                    package.1,
                    utc(*built),
                    if heads.is_empty() {
                        "no revision".to_owned()
                    } else {
                        format!("head {}", heads.join(", "))
                    }
                )?;
                listed(f, "it knows the similar", similar)
            }
            Error::ContradictoryVersions { rows: all, later, earlier } => write!(
                f,
                "the version table holds {}, which is no state: {later} implies {earlier}\n  several rows are only \
                 right for branches that are not merged; `stamp --force` writes one",
                rows(all)
            ),
            Error::VersionTableShape { table, kind, columns } => {
                let kind = match kind.as_str() {
                    "r" | "p" => "table",
                    "v" | "m" => "view",
                    "S" => "sequence",
                    "f" => "foreign table",
                    other => other,
                };
                write!(
                    f,
                    "{}.{} is not a version table: it is a {kind} with ({columns})\n  expected a table with \
                     (version_num character varying(32)), as Alembic makes it",
                    table.0, table.1
                )
            }
            Error::Statement(error) => error.fmt(f),
            Error::Moved { revision, expected, found } => write!(
                f,
                "somebody else moved the database: {revision} was planned from {}, and it is at {}\n  nothing of this \
                 revision was applied; run the command again",
                rows(expected),
                if found == "{}" { "base" } else { found }
            ),
            Error::LockWait { waited, holder } => {
                write!(f, "waited {:.1} s for the migration lock", waited.as_secs_f64())?;
                match holder {
                    Some(holder) => write!(f, ": {holder}, has it"),
                    None => Ok(()),
                }
            }
            Error::Pooled { locked_by, answered_by } => write!(
                f,
                "the connection goes through a pooler that changes sessions: process {locked_by} took the lock and \
                 process {answered_by} answered\n  give the server's own address, not the pooler's"
            ),
            Error::Lost { revision: Some((revision, direction)), source } => write!(
                f,
                "the connection was lost during the {} of {revision}: {}\n  whether it was committed shows `current`; \
                 running the command again is safe",
                direction.word(),
                innermost(source.as_ref())
            ),
            Error::Lost { revision: None, source } => {
                write!(f, "the connection was lost: {}", innermost(source.as_ref()))
            }
            Error::Bookkeeping { doing, source } => {
                write!(f, "failed while {doing}: {source}")?;
                notes(f, source)?;
                // insufficient_privilege
                if source.code == "42501" && *doing == "making a database to verify in" {
                    f.write_str(
                        "\n   = help: the role needs CREATEDB: `ALTER ROLE … CREATEDB`, by a superuser",
                    )?;
                } else if source.code == "42501" {
                    f.write_str(
                        "\n   = help: the role needs CREATE on the database (for the schema arcoiris) and on the version \
                         table's schema; or have its owner run what `upgrade --sql` prints",
                    )?;
                }
                Ok(())
            }
            Error::UnknownChanges { revision } => write!(
                f,
                "the history does not say what {revision} changes, so that the database was not compared\n  nothing was \
                 written; `--force` writes the version without a comparison"
            ),
            Error::BrokenChanges { revision } => {
                write!(
                    f,
                    "what revision {revision} changes cannot be read; was the history made by the macro of this version?"
                )
            }
            Error::StampDiffers { target, differences, not_compared } => {
                write!(f, "not stamped at {target}: the database is not what that revision makes")?;
                const SHOWN: usize = 20;
                for difference in differences.iter().take(SHOWN) {
                    write!(f, "\n  {difference}")?;
                }
                if let Some(more) = differences.len().checked_sub(SHOWN).filter(|more| *more > 0) {
                    write!(f, "\n  and {more} differences more")?;
                }
                for what in not_compared {
                    write!(f, "\n  not compared: {what}")?;
                }
                f.write_str("\n  `--force` writes the version all the same")
            }
            Error::RepairRefused { statement, source } => {
                write!(f, "not repaired, since the server refuses a statement: {source}")?;
                if let Some(detail) = &source.detail {
                    write!(f, "\n  detail: {}", detail.replace('\n', "\n  "))?;
                }
                write!(f, "\n  {}", statement.trim().replace('\n', "\n  "))
            }
            Error::RepairDiffers { differences } => {
                f.write_str("not repaired: the statements would not lead to what is expected")?;
                differences.iter().try_for_each(|difference| write!(f, "\n  {difference}"))
            }
            Error::RepairLoses { statements } => {
                f.write_str("not repaired: it would take away what may hold rows or values")?;
                statements.iter().try_for_each(|sql| write!(f, "\n  {sql}"))?;
                f.write_str("\n  `--allow-drops` allows it")
            }
            Error::Interrupted { revision, direction, since, program } => {
                let way = direction.word();
                write!(
                    f,
                    "the {way} of {} ({}) was begun at {since} by `{program}` and never ended: it runs outside a transaction",
                    revision.id, revision.title
                )?;
                if let [statement] = script(revision, *direction).statements {
                    write!(f, "\n  whether it took effect is not known: {}", statement.words)?;
                }
                let (done, undone) = match direction {
                    Direction::Upgrade => (vec![revision.id], revision.down_revisions.to_vec()),
                    Direction::Downgrade => (revision.down_revisions.to_vec(), vec![revision.id]),
                };
                let stamp = |ids: &[&str]| if ids.is_empty() { "base".to_owned() } else { ids.join(", ") };
                write!(
                    f,
                    "\n  look, and then `stamp {} --force` if it did, or `stamp {} --force` if it did not",
                    stamp(&done),
                    stamp(&undone)
                )
            }
            Error::OtherIndex { revision, direction, wanted, found } => write!(
                f,
                "the {} of {} ({}) makes an index of whose name there is another\n  wanted: {wanted}\n  found:  {found}\n  \
                 nothing was touched; drop or rename the one that is there",
                direction.word(),
                revision.id,
                revision.title
            ),
            Error::UnexpectedAnswer => f.write_str("the server answered something unexpected"),
        }
    }
}

impl Display for StatementError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let verb = self.direction.word();
        write!(f, "the {verb} of {} ({}) failed: {}", self.revision.id, self.revision.title, self.source)?;
        match &self.place {
            StatementPlace::Exact(excerpt) => excerpt.fmt(f)?,
            StatementPlace::Among { path, lines, of } => {
                let path = shown(path);
                if *of == 1 {
                    write!(f, "\n  --> {path}, or the lock on the version table before it")?;
                } else {
                    write!(f, "\n  --> {path}, one of {of} statements; PostgreSQL does not say which")?;
                }
                if !lines.is_empty() {
                    let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
                    write!(f, "\n   = note: what it names stands in line {}", lines.join(", "))?;
                }
            }
            StatementPlace::Around => {
                write!(
                    f,
                    "\n   = note: not in the script, but in what records it in the version table and the log"
                )?;
            }
        }
        notes(f, &self.source)?;
        let at = rows(&self.at);
        if self.outside_transaction {
            write!(
                f,
                "\n   = note: it runs outside a transaction, so that a part of it may have had effect (an index left \
                 invalid, for example); the database is recorded at {at}"
            )
        } else {
            write!(f, "\n   = note: nothing of this revision was applied; the database is at {at}")
        }
    }
}

impl Display for Excerpt {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        // A tab would move the caret: it is shown as one blank.
        let text = self.text.replace('\t', " ");
        let indent = usize::try_from(self.column.saturating_sub(1)).unwrap_or(0);
        write!(f, "\n {margin}--> {}:{}:{}", shown(self.path), self.line, self.column)?;
        write!(f, "\n {margin} |\n {number} | {text}\n {margin} | {}^", " ".repeat(indent))
    }
}

impl Display for LockHolder {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "process {}", self.pid)?;
        if !self.application.is_empty() {
            write!(f, " (`{}`)", self.application)?;
        }
        if let Some(address) = &self.address {
            write!(f, " from {address}")?;
        }
        write!(f, ", connected since {}", self.since)
    }
}

fn shown(path: &str) -> &str {
    if path.is_empty() { "the inline revision" } else { path }
}

fn notes(f: &mut Formatter<'_>, error: &super::ServerError) -> fmt::Result {
    let parts = [("detail", &error.detail), ("hint", &error.hint), ("context", &error.context)];
    for (word, text) in parts {
        if let Some(text) = text {
            write!(f, "\n   = {word}: {}", text.replace('\n', "\n     "))?;
        }
    }
    #[cfg(feature = "server")]
    if let Some(help) =
        crate::server::missing_extension_help(&error.code, &error.message, error.detail.as_deref())
    {
        write!(f, "\n   = help: {}", help.replace('\n', "\n     "))?;
    }
    Ok(())
}

fn listed(f: &mut Formatter<'_>, words: &str, revisions: &[(&str, &str)]) -> fmt::Result {
    if revisions.is_empty() {
        return Ok(());
    }
    write!(f, "\n  {words}:")?;
    for (id, title) in revisions {
        write!(f, "\n    {id}  {title}")?;
    }
    Ok(())
}

/// Rows of the version table in words.
pub(crate) fn rows(rows: &[String]) -> String {
    if rows.is_empty() { "base".to_owned() } else { rows.join(", ") }
}

/// The last cause, which says what happened; the ones before it say that something did.
fn innermost(error: &(dyn std::error::Error + 'static)) -> String {
    let mut last = error;
    while let Some(next) = last.source() {
        last = next;
    }
    last.to_string()
}
