//! What is sent to read the live facts: `live.sql` with what stands around it.

use crate::plan::{Expect, Message, Purpose, quote};

/// The query of all facts as a server of this version takes it: without the lines that read what it does not have.
fn all(server_version: u32) -> String {
    let lacks = |line: &&str| {
        let since = line.rsplit_once(" -- since ").and_then(|(_, since)| since.parse::<u32>().ok());
        since.is_some_and(|since| server_version / 10_000 < since)
    };
    let lines: Vec<&str> = include_str!("../live.sql").lines().filter(|line| !lacks(line)).collect();
    lines.join("\n")
}

/// The settings under which facts are printed, whatever the database and the role have. To plan the query takes longer than to run it,
/// and to compile it for the machine far longer.
pub(crate) const PLAIN: &str = "SET LOCAL search_path TO ''; SET LOCAL jit TO off; SET LOCAL quote_all_identifiers TO off; \
     SET LOCAL datestyle TO 'ISO, MDY'; SET LOCAL intervalstyle TO 'postgres'; SET LOCAL timezone TO 'UTC'; \
     SET LOCAL extra_float_digits TO 1; SET LOCAL bytea_output TO 'hex';";

/// What asks for the live facts.
pub(crate) fn message(server_version: u32) -> Message {
    let sql = format!(
        "BEGIN READ ONLY; {PLAIN}\nSELECT object, attribute, value FROM (\n{}\n) AS facts \
         WHERE value IS NOT NULL;\nCOMMIT",
        all(server_version)
    );
    Message::new(Purpose::Read, sql, Expect::Rows)
}

/// What asks for the rows of the version table, and for the live facts with the version table's owner as the one who applies the
/// revisions, with the versions of extensions, at one moment.
pub(crate) fn whole(version_table: (&str, &str), with_versions: bool, server_version: u32) -> Message {
    let facts = whole_facts(version_table, with_versions, server_version);
    let sql = format!("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; {facts};\nCOMMIT");
    Message::new(Purpose::Read, sql, Expect::Rows)
}

/// The same inside a transaction that goes on.
pub(crate) fn whole_within(version_table: (&str, &str), with_versions: bool, server_version: u32) -> Message {
    let facts = whole_facts(version_table, with_versions, server_version);
    let sql = format!(
        "SAVEPOINT arcoiris_facts; {facts};\nROLLBACK TO SAVEPOINT arcoiris_facts; RELEASE SAVEPOINT arcoiris_facts"
    );
    Message::new(Purpose::Repair, sql, Expect::Rows)
}

fn whole_facts(version_table: (&str, &str), with_versions: bool, server_version: u32) -> String {
    let (schema, table) = version_table;
    let owner = format!(
        "coalesce((SELECT c.relowner FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = {} AND c.relname = {}), \
         current_user::regrole)",
        quote::text(schema),
        quote::text(table)
    );
    let facts =
        all(server_version).replacen("WHERE rolname = current_user", &format!("WHERE oid = {owner}"), 1);
    let versions = if with_versions {
        format!(
            "SELECT version_num::text FROM {} ORDER BY version_num::text COLLATE \"C\";\n",
            quote::qualified(version_table)
        )
    } else {
        "SELECT NULL WHERE false;\n".to_owned()
    };
    format!(
        "{PLAIN}\n{versions}\
         SELECT object, attribute, value FROM (\n{facts}\nUNION ALL\n\
         SELECT 'extension ' || quote_ident(extname), 'version', extversion FROM pg_extension) AS facts WHERE value IS NOT NULL",
    )
}

/// What asks for the schemas, but its own, in which a table of the version table's name stands that may be read.
pub(crate) fn elsewhere((schema, table): (&str, &str)) -> Message {
    let sql = format!(
        "SELECT n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'version_num' \
         WHERE c.relname = {} AND n.nspname <> {} AND c.relkind IN ('r', 'p') \
         AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT') ORDER BY 1",
        quote::text(table),
        quote::text(schema)
    );
    Message::new(Purpose::Read, sql, Expect::Rows)
}

/// What makes a session ready to be asked for the live facts many times, by [`ASK`].
#[cfg(feature = "server")]
pub(crate) fn prepared(server_version: u32) -> String {
    format!(
        "SET search_path TO ''; SET jit TO off; SET default_transaction_read_only TO on;\n\
         PREPARE arcoiris_facts AS SELECT object, attribute, value FROM (\n{}\n) AS facts WHERE value IS NOT NULL",
        all(server_version)
    )
}

/// Asks a session that is [`prepared`].
#[cfg(feature = "server")]
pub(crate) const ASK: &str = "EXECUTE arcoiris_facts";

/// The same inside a transaction that goes on, whatever its search path and role are.
#[cfg(feature = "server")]
pub(crate) fn query_within(server_version: u32) -> String {
    format!(
        "SAVEPOINT arcoiris_facts; SET LOCAL ROLE NONE; {PLAIN}\nSELECT object, attribute, value FROM (\n{}\n) \
         AS facts WHERE value IS NOT NULL;\nROLLBACK TO SAVEPOINT arcoiris_facts; RELEASE SAVEPOINT arcoiris_facts",
        all(server_version)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_not_asked_for_what_it_does_not_have() {
        assert!(all(150_004).contains("pg_publication_namespace") && all(180_000).contains("prattrs"));
        for column in ["pg_publication_namespace", "prattrs", "subtwophasestate"] {
            assert!(!all(140_022).contains(column), "{column}");
        }
    }
}
