//! The history as the macro would embed it, made at run time: what the runtime is to be given. It is kept to the end of the process.

use arcoiris::{History, Probe, Reindexed, Revision, Scope, Script, ScriptStatement};
use arcoiris_catalog::Wire;
use arcoiris_checker::artefact;
use arcoiris_checker::config::Config;
use arcoiris_checker::history::{Deed, Simulated};
use arcoiris_checker::{probe as found, revision};

/// The history of these revisions, down revisions first.
pub(crate) fn history(simulated: &[Simulated], config: &Config) -> &'static History {
    let revisions: Vec<Revision> = simulated.iter().map(one).collect();
    let legacy: Vec<(&str, &str)> =
        config.legacy.iter().map(|line| (kept(&line.id), kept(&line.equals))).collect();
    let path: Vec<String> = config.search_path.iter().map(ToString::to_string).collect();
    let (schema, table) = &config.version_table;
    Box::leak(Box::new(History {
        revisions: revisions.leak(),
        legacy: legacy.leak(),
        version_table: (kept(schema.as_str()), kept(table.as_str())),
        search_path: kept(&path.join(", ")),
        package: (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")),
        built: 0,
        oldest_server: config.oldest_server,
        scope: Scope {
            schemas: all_kept(&config.schemas),
            include: all_kept(&config.include),
            exclude: all_kept(&config.exclude),
        },
    }))
}

fn one(simulated: &Simulated) -> Revision {
    let it: &revision::Revision = &simulated.revision;
    let down: Vec<&str> = it.down_revisions.iter().map(|down| kept(&down.value)).collect();
    let mut changes = Vec::new();
    simulated.changes.put(&mut changes);
    Revision {
        id: kept(&it.id.value),
        down_revisions: down.leak(),
        title: kept(it.message.lines().next().unwrap_or_default()),
        message: kept(&it.message),
        created: it.created.as_deref().map(kept),
        path: kept(&it.source.path),
        baseline: it.baseline.is_some(),
        sealed: false,
        no_transaction: it.no_transaction.is_some(),
        irreversible: it.irreversible.as_ref().map(|why| kept(&why.value)),
        upgrade: script(it, Some(&it.upgrade), &simulated.upgrade),
        downgrade: script(it, it.downgrade.as_ref(), &simulated.downgrade),
        changes: changes.leak(),
    }
}

fn script(it: &revision::Revision, script: Option<&revision::Script>, deeds: &[Deed]) -> Script {
    let Some(script) = script else { return Script::EMPTY };
    let start = script.span.start;
    let deed = |index: usize| deeds.get(index);
    let statements: Vec<ScriptStatement> = script
        .statements
        .iter()
        .enumerate()
        .map(|(index, statement)| ScriptStatement {
            start: statement.statement.span.start.saturating_sub(start),
            end: statement.statement.span.end.saturating_sub(start),
            words: deed(index).map_or("", |deed| kept(&deed.words)),
            lock: deed(index)
                .and_then(|deed| deed.lock.as_ref())
                .map(|(lock, table)| (lock.words(), kept(table))),
        })
        .collect();
    Script {
        sql: kept(it.source.text.get(start as usize..script.span.end as usize).unwrap_or_default()),
        line: it.source.line_column(start).0,
        statements: statements.leak(),
        hash: artefact::hash(script).leak(),
        probe: deeds.first().filter(|_| deeds.len() == 1).map_or(Probe::Unknown, |deed| probe(&deed.probe)),
    }
}

fn probe(it: &found::Probe) -> Probe {
    match it {
        found::Probe::Unknown => Probe::Unknown,
        found::Probe::Transactional => Probe::Transactional,
        found::Probe::Repeatable => Probe::Repeatable,
        found::Probe::CreateIndex { schema, name, definition } => {
            Probe::CreateIndex { schema: kept(schema), name: kept(name), definition: kept(definition) }
        }
        found::Probe::DropIndex { schema, name } => {
            Probe::DropIndex { schema: kept(schema), name: kept(name) }
        }
        found::Probe::Reindex(what) => Probe::Reindex(match what {
            found::Reindexed::Index { schema, name } => {
                Reindexed::Index { schema: kept(schema), name: kept(name) }
            }
            found::Reindexed::Table { schema, name } => {
                Reindexed::Table { schema: kept(schema), name: kept(name) }
            }
            found::Reindexed::Schema { name } => Reindexed::Schema { name: kept(name) },
            found::Reindexed::Database => Reindexed::Database,
        }),
        found::Probe::DetachPartition { parent, partition } => Probe::DetachPartition {
            parent: (kept(&parent.0), kept(&parent.1)),
            partition: (kept(&partition.0), kept(&partition.1)),
        },
    }
}

fn all_kept(texts: &[String]) -> &'static [&'static str] {
    texts.iter().map(|text| kept(text)).collect::<Vec<_>>().leak()
}

fn kept(text: &str) -> &'static str {
    text.to_owned().leak()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use arcoirispos_migrations::HISTORY;

    use super::*;
    use crate::checked::Checked;
    use crate::project::Project;

    /// As the macro's: what is verified is what is applied.
    #[test]
    fn it_is_what_the_macro_embeds() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
        let checked = Checked::judge(&Project { folder }, false);
        let ours = history(&checked.history, &checked.config);
        let as_ours = |revision: &Revision| Revision { sealed: false, ..*revision };
        let macros: Vec<Revision> = HISTORY.revisions.iter().map(as_ours).collect();
        assert_eq!(format!("{:#?}", ours.revisions), format!("{macros:#?}"));
        assert_eq!(ours.legacy, HISTORY.legacy);
        assert_eq!(ours.version_table, HISTORY.version_table);
        assert_eq!(ours.search_path, HISTORY.search_path);
        assert_eq!(ours.oldest_server, HISTORY.oldest_server);
        assert_eq!(ours.scope, HISTORY.scope);
    }
}
