//! The end of a chain as a revision: an upgrade, and a downgrade that is the inverse that the checker works out, or a spoilt one.

use std::collections::BTreeSet;
use std::sync::Arc;

use arcoiris_catalog::Name;
use arcoiris_checker::config::Config;
use arcoiris_checker::inverse::inverse;
use arcoiris_checker::source::Source;
use arcoiris_checker::{LockFile, Request, read};

use crate::chain::ROLES;
use crate::dice::Dice;

/// Written between the statements of a chain where the revision begins.
pub(crate) const BEGINS: &str = "-- here the revision begins";

fn source(id: &str, revises: &str, statements: &[String]) -> Arc<Source> {
    let text = format!(
        "-- A revision.\n--\n-- @revision {id}\n-- @revises {revises}\n-- @created 2026-01-01 00:00:00+00\n\n-- @upgrade\n{};\n",
        statements.join(";\n")
    );
    Arc::new(Source { path: format!("versions/{id}_revision.sql"), text, first: (1, 1) })
}

/// What undoes the statements of `upgrade` after those of `before`, as the checker says; `None` where it says nothing.
pub(crate) fn inverse_of(before: &[String], upgrade: &[String]) -> Option<Vec<String>> {
    let config =
        Config { roles: ROLES.map(Name::new).into_iter().collect::<BTreeSet<_>>(), ..Config::default() };
    let sources = [source("000000000001", "base", before), source("000000000002", "000000000001", upgrade)];
    let mut revisions = Vec::new();
    for source in &sources {
        revisions.push(Arc::new(read::revision(source, config.oldest_server).0?));
    }
    let request = Request { revisions, problems: Vec::new(), config, lock: LockFile::Inline, memory: None };
    Some(inverse(&request, "000000000002")?.statements)
}

/// Another downgrade, which mostly does not restore.
pub(crate) fn spoil(dice: &mut Dice, downgrade: &mut Vec<String>) {
    if downgrade.is_empty() {
        return;
    }
    let at = dice.roll(downgrade.len());
    match dice.roll(4) {
        0 | 1 => {
            downgrade.remove(at);
        }
        2 => {
            let statement = downgrade.remove(at);
            let to = dice.roll(downgrade.len() + 1);
            downgrade.insert(to, statement);
        }
        _ => {
            downgrade[at] =
                downgrade[at].replace(" NOT NULL", "").replace("'a'", "'b'").replace("UNIQUE ", "")
        }
    }
}
