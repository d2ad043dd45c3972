//! The questions, and what the log says of an attempt.
//!
//! An attempt is a row of the log with the direction `upgrade begun` or `downgrade begun`, written before the statement is sent. It
//! is open as long as no later row of the log is about its revision, or is a stamp.

use crate::plan::{Direction, quote};
use crate::probe::{Probe, Reindexed};

/// An attempt that is still open, as its row tells it.
pub(crate) fn attempt(revision: &str) -> String {
    format!(
        "SELECT b.direction, b.started_at::timestamptz(0)::text, b.program FROM arcoiris.log b \
         WHERE b.revision = {revision} AND b.direction IN ('upgrade begun', 'downgrade begun') AND NOT EXISTS (SELECT FROM \
         arcoiris.log l WHERE l.step > b.step AND (l.revision = {revision} OR l.direction = 'stamp')) \
         ORDER BY b.step DESC LIMIT 1;\n",
        revision = quote::text(revision)
    )
}

/// The direction of an attempt's row.
pub(crate) fn begun(direction: Direction) -> &'static str {
    match direction {
        Direction::Upgrade => "upgrade begun",
        Direction::Downgrade => "downgrade begun",
    }
}

/// The direction of the row that ends an attempt which the server refused.
pub(crate) fn recorded_failure(direction: Direction) -> &'static str {
    match direction {
        Direction::Upgrade => "upgrade failed",
        Direction::Downgrade => "downgrade failed",
    }
}

/// Asks how far a statement came, in one `SELECT`; nothing where there is nothing to ask.
pub(crate) fn question(probe: Probe) -> Option<String> {
    match probe {
        Probe::Unknown | Probe::Transactional | Probe::Repeatable => None,
        Probe::CreateIndex { schema, name, .. } | Probe::DropIndex { schema, name } => {
            Some(index(schema, name))
        }
        Probe::Reindex(what) => Some(leftovers(what)),
        Probe::DetachPartition { parent, partition } => Some(partition_state(parent, partition)),
    }
}

/// One row: kind, whether valid, definition, and who builds it at this moment.
fn index(schema: &str, name: &str) -> String {
    format!(
        "SELECT c.relkind, i.indisvalid, CASE WHEN i.indexrelid IS NOT NULL THEN pg_catalog.pg_get_indexdef(i.indexrelid) END, \
         a.pid, coalesce(a.application_name, ''), coalesce(a.backend_start::timestamptz(0)::text, ''), a.client_addr\n\
         FROM (SELECT {class} AS oid) named LEFT JOIN pg_catalog.pg_class c ON c.oid = named.oid \
         LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid\n\
         LEFT JOIN pg_catalog.pg_stat_progress_create_index p ON p.index_relid = c.oid AND p.pid <> pg_catalog.pg_backend_pid() \
         LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = p.pid LIMIT 1;\n",
        class = class(schema, name)
    )
}

/// A relation by its name, without anybody's search path.
fn class(schema: &str, name: &str) -> String {
    format!(
        "(SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         WHERE n.nspname = {} AND c.relname = {})",
        quote::text(schema),
        quote::text(name)
    )
}

/// Indexes that a `REINDEX CONCURRENTLY` which was cut off left behind, each as SQL names it: `_ccnew` is a copy that was not
/// finished, `_ccold` the index that its finished copy replaced. Both are not valid, and nobody's.
fn leftovers(what: Reindexed) -> String {
    let tables = match what {
        Reindexed::Index { schema, name } | Reindexed::Table { schema, name } => format!(
            "SELECT coalesce(x.indrelid, m.oid) FROM (SELECT {class} AS oid UNION SELECT relid FROM \
             pg_catalog.pg_partition_tree({class})) m LEFT JOIN pg_catalog.pg_index x ON x.indexrelid = m.oid",
            class = class(schema, name)
        ),
        Reindexed::Schema { name } => format!(
            "SELECT r.oid FROM pg_catalog.pg_class r JOIN pg_catalog.pg_namespace s ON s.oid = r.relnamespace \
             WHERE s.nspname = {}",
            quote::text(name)
        ),
        Reindexed::Database => "SELECT r.oid FROM pg_catalog.pg_class r".to_owned(),
    };
    format!(
        "WITH own AS MATERIALIZED ({tables}), all_own AS (SELECT coalesce AS oid FROM (SELECT * FROM own) o (coalesce) UNION \
         SELECT t.reltoastrelid FROM pg_catalog.pg_class t JOIN (SELECT * FROM own) o (oid) ON o.oid = t.oid)\n\
         SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_index i \
         JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         WHERE NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*$' AND i.indrelid IN (SELECT oid FROM all_own) \
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p WHERE p.relid = i.indrelid) ORDER BY 1;\n"
    )
}

/// One row, where the partition is attached: whether its detachment waits for its end.
fn partition_state((parent_schema, parent): (&str, &str), (schema, name): (&str, &str)) -> String {
    format!(
        "SELECT h.inhdetachpending FROM pg_catalog.pg_inherits h WHERE h.inhparent = {} AND h.inhrelid = {};\n",
        class(parent_schema, parent),
        class(schema, name)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted() {
        let asked = question(Probe::DropIndex { schema: "po's", name: "a\"b" }).unwrap();
        assert!(asked.contains("n.nspname = $arcoiris$po's$arcoiris$ AND c.relname = 'a\"b'"), "{asked}");
        assert_eq!(question(Probe::Repeatable), None);
    }
}
