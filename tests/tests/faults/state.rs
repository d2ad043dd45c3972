//! What a database holds, and what it should.

use std::collections::BTreeMap;

use postgres::{Client, SimpleQueryMessage};

use crate::server::Own;
use crate::trial;

/// The catalog of an undisturbed run at each version; `base` is the empty one.
pub(crate) struct Undisturbed(BTreeMap<String, String>);

impl Undisturbed {
    pub(crate) fn run(own: &Own) -> Undisturbed {
        let database = own.database();
        let mut migrator = trial::migrator(own.config(&database));
        let mut states = BTreeMap::new();
        states.insert(String::new(), catalog(&mut own.connect(&database)));
        while let [revision] = migrator.upgrade("+1").unwrap().revisions.as_slice() {
            states.insert(revision.id.to_owned(), catalog(&mut own.connect(&database)));
            if migrator.graph().followers(revision).is_empty() {
                break;
            }
        }
        own.drop_database(&database);
        Undisturbed(states)
    }

    pub(crate) fn at(&self, version: &str) -> &str {
        self.0.get(version).map_or("no such version", String::as_str)
    }
}

/// One field of each row, a line each.
pub(crate) fn ask(client: &mut Client, query: &str) -> String {
    let answer = client.simple_query(query).unwrap_or_else(|error| panic!("{query}\n{error:?}"));
    let field = |message: &SimpleQueryMessage| {
        let SimpleQueryMessage::Row(row) = message else { return None };
        Some(row.get(0).unwrap_or("NULL").to_owned())
    };
    answer.iter().filter_map(field).collect::<Vec<_>>().join("\n")
}

/// The rows of the version table, none where there is no such table.
pub(crate) fn version(client: &mut Client) -> String {
    match ask(client, "SELECT to_regclass('public.alembic_version') IS NOT NULL").as_str() {
        "t" => ask(client, "SELECT version_num FROM public.alembic_version ORDER BY 1"),
        _ => String::new(),
    }
}

/// What the log says of each revision, in order; nothing where there is no log.
pub(crate) fn log(client: &mut Client) -> Vec<(String, String)> {
    if ask(client, "SELECT to_regclass('arcoiris.log') IS NOT NULL") != "t" {
        return Vec::new();
    }
    let rows = ask(client, "SELECT revision || '|' || direction FROM arcoiris.log ORDER BY step");
    rows.lines().filter_map(|row| row.split_once('|')).map(|(id, way)| (id.into(), way.into())).collect()
}

pub(crate) fn catalog(client: &mut Client) -> String {
    ask(
        client,
        "SET search_path = '';
         SELECT line FROM (
             SELECT 'schema' AS line WHERE to_regnamespace('shop') IS NOT NULL
             UNION ALL SELECT format('relation %s %s', c.oid::regclass, c.relkind) FROM pg_class c
                 WHERE c.relnamespace = to_regnamespace('shop') AND c.relkind <> 'i'
             UNION ALL SELECT format('column %s %s %s %s', c.oid::regclass, a.attname, a.atttypid::regtype, a.attnotnull)
                 FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                 WHERE c.relnamespace = to_regnamespace('shop') AND c.relkind <> 'i' AND a.attnum > 0 AND NOT a.attisdropped
             UNION ALL SELECT format('index %s %s %s %s', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready, i.indislive)
                 FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = to_regnamespace('shop')
             UNION ALL SELECT format('constraint %s %s %s', k.conname, pg_get_constraintdef(k.oid), k.convalidated)
                 FROM pg_constraint k WHERE k.connamespace = to_regnamespace('shop')
             UNION ALL SELECT format('toast index %s', count(*)) FROM pg_index i JOIN pg_class t ON t.reltoastrelid = i.indrelid
                 WHERE t.relnamespace = to_regnamespace('shop') AND NOT i.indisvalid HAVING count(*) > 0
         ) found ORDER BY line",
    )
}

/// Sessions of programs under test, and the locks that are held for them.
pub(crate) const HELD: &str = "SELECT count(*) FROM pg_locks l WHERE l.locktype = 'advisory' \
     AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())";
