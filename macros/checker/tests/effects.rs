//! What statements are said to do beside changing the catalog: their words, the locks that they take on tables that stood
//! before, and what rules want to know.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::collections::BTreeSet;

use arcoiris_catalog::Name;
use arcoiris_checker::apply::apply;
use arcoiris_checker::effects::{Effects, Note};
use arcoiris_checker::names::qualified;
use arcoiris_checker::parse;
use arcoiris_checker::simulation::Simulation;
use arcoiris_checker::syntax::Statement;

/// What stands before each statement.
const SETUP: &str = "
    CREATE TYPE kind AS ENUM ('a', 'b');
    CREATE DOMAIN amount AS int CHECK (VALUE > 0);
    CREATE TABLE orgs (id int PRIMARY KEY, name varchar(10), parent int REFERENCES orgs);
    CREATE TABLE sales (id int PRIMARY KEY, org int REFERENCES orgs, n int CHECK (n > 0), t timestamptz, d numeric(18,4));
    CREATE INDEX by_n ON sales (n);
    CREATE TABLE numbered (id serial, again int GENERATED ALWAYS AS IDENTITY);
    ALTER TABLE sales ADD CONSTRAINT later FOREIGN KEY (n) REFERENCES orgs NOT VALID;
    ALTER TABLE sales ADD CONSTRAINT soon CHECK (n < 9) NOT VALID;
";

fn statements(text: &str) -> Vec<Statement> {
    parse::script(text, 0..u32::try_from(text.len()).unwrap(), 15).unwrap()
}

fn described(simulation: &Simulation, effects: &Effects) -> String {
    let name = |id| qualified(&simulation.catalog, id).replace("public.", "");
    let mut parts = vec![effects.words.replace("public.", "")];
    for (lock, id) in &effects.locks {
        parts.push(format!("{} on {}", lock.words(), name(*id)));
    }
    for note in &effects.notes {
        parts.push(match note {
            // Nothing here is written with its schema.
            Note::Unqualified { .. } => continue,
            Note::SkippedDuplicate { name, .. } => format!("skips {}", name.replace("public.", "")),
            Note::SkippedMissing { name, .. } => format!("misses {}", name.replace("public.", "")),
            Note::Cascaded { objects, .. } => {
                format!("takes along [{}]", objects.join(", ").replace("public.", ""))
            }
            Note::LosesData { what, .. } => format!("loses {}", what.replace("public.", "")),
            Note::Rewrites { id } => format!("rewrites {}", name(*id)),
            Note::Scans { id } => format!("scans {}", name(*id)),
            Note::FailsOnRows { what, .. } => format!("fails on rows: {}", what.replace("public.", "")),
            Note::HangsOnRows { .. } => "hangs on rows".to_owned(),
            Note::OutsideTransactionOnly { .. } => "outside a transaction".to_owned(),
            Note::EnumValueAdded { label, .. } => format!("adds {label}"),
            Note::EnumValueUsed { label, .. } => format!("uses {label}"),
            Note::Inserts { .. } | Note::Deletes { .. } | Note::Updates { .. } => "writes rows".to_owned(),
        });
    }
    parts.join("; ")
}

#[track_caller]
fn check(statement: &str, expected: &str) {
    let mut simulation = Simulation::new(15, vec![Name::new("public")], BTreeSet::new());
    for statement in statements(SETUP) {
        apply(&mut simulation, &statement).unwrap();
    }
    // Names of what is dropped are looked up in the state before.
    let mut after = simulation.clone();
    let effects =
        statements(statement).first().map(|statement| apply(&mut after, statement).unwrap()).unwrap();
    let state = if statement.starts_with("DROP") { &simulation } else { &after };
    assert_eq!(described(state, &effects), expected, "{statement}");
}
#[test]
fn a_table_locks_those_that_it_refers_to() {
    check("CREATE TABLE lines (id int)", "create table lines");
    check(
        "CREATE TABLE lines (sale int REFERENCES sales)",
        "create table lines; SHARE ROW EXCLUSIVE on sales",
    );
    check(
        "CREATE TABLE IF NOT EXISTS sales (id int)",
        "skip creating table sales, which exists; skips sales",
    );
    check("CREATE TABLE lines (kind kind DEFAULT 'a')", "create table lines; uses a");
}

#[test]
fn a_drop_locks_the_tables_of_all_that_goes() {
    check("DROP TABLE numbered", "drop table numbered; ACCESS EXCLUSIVE on numbered; loses table numbered");
    check(
        "DROP TABLE sales",
        "drop table sales; ACCESS EXCLUSIVE on sales; ACCESS EXCLUSIVE on orgs; loses table sales",
    );
    check(
        "DROP TABLE orgs CASCADE",
        "drop table orgs; ACCESS EXCLUSIVE on orgs; ACCESS EXCLUSIVE on sales; takes along [constraint sales_org_fkey on table sales, constraint later on table sales]; loses table orgs",
    );
    check("DROP TABLE IF EXISTS lines", "skip dropping table lines, which does not exist; misses lines");
    check(
        "DROP TABLE IF EXISTS lines CASCADE",
        "skip dropping table lines, which does not exist; misses lines; takes along []",
    );
    check("DROP INDEX by_n", "drop index by_n; ACCESS EXCLUSIVE on sales");
    check(
        "DROP SEQUENCE numbered_id_seq CASCADE",
        "drop sequence numbered_id_seq; ACCESS EXCLUSIVE on numbered; takes along [default value for column id of table numbered]",
    );
    check("DROP TYPE kind", "drop type kind");
    check("DROP DOMAIN amount", "drop domain amount");
    check(
        "DROP SCHEMA public CASCADE",
        "drop schema public; ACCESS EXCLUSIVE on orgs; ACCESS EXCLUSIVE on sales; ACCESS EXCLUSIVE on numbered; takes along [type kind, type amount, table orgs, table sales, table numbered]; loses table orgs; loses table sales; loses table numbered",
    );
}

#[test]
fn an_index_reads_its_table_and_stops_writers() {
    check("CREATE INDEX ON sales (n)", "create index sales_n_idx; SHARE on sales; scans sales");
    check(
        "CREATE INDEX IF NOT EXISTS by_n ON sales (n)",
        "skip creating index by_n, which exists; SHARE on sales; skips by_n",
    );
}

#[test]
fn an_added_column_rewrites_only_for_values_that_differ_by_row() {
    check("ALTER TABLE sales ADD COLUMN a int", "add column sales.a; ACCESS EXCLUSIVE on sales");
    check(
        "ALTER TABLE sales ADD COLUMN a int NOT NULL",
        "add column sales.a; ACCESS EXCLUSIVE on sales; scans sales; fails on rows: sales.a",
    );
    check(
        "ALTER TABLE sales ADD COLUMN a int NOT NULL DEFAULT 3",
        "add column sales.a; ACCESS EXCLUSIVE on sales",
    );
    check(
        "ALTER TABLE sales ADD COLUMN a timestamptz DEFAULT now()",
        "add column sales.a; ACCESS EXCLUSIVE on sales",
    );
    check(
        "ALTER TABLE sales ADD COLUMN a timestamptz DEFAULT clock_timestamp()",
        "add column sales.a; ACCESS EXCLUSIVE on sales; rewrites sales",
    );
    check(
        "ALTER TABLE sales ADD COLUMN a serial",
        "add column sales.a; ACCESS EXCLUSIVE on sales; rewrites sales",
    );
    check(
        "ALTER TABLE sales ADD COLUMN a amount",
        "add column sales.a; ACCESS EXCLUSIVE on sales; rewrites sales",
    );
    check(
        "ALTER TABLE sales ADD COLUMN a int CHECK (a > 0)",
        "add column sales.a; ACCESS EXCLUSIVE on sales; scans sales",
    );
    check(
        "ALTER TABLE sales ADD COLUMN a int REFERENCES orgs",
        "add column sales.a; ACCESS EXCLUSIVE on sales; SHARE ROW EXCLUSIVE on orgs",
    );
    check(
        "ALTER TABLE sales ADD COLUMN a int GENERATED ALWAYS AS (n + 1) STORED",
        "add column sales.a; ACCESS EXCLUSIVE on sales; rewrites sales",
    );
    check(
        "ALTER TABLE sales ADD COLUMN IF NOT EXISTS n text",
        "add column sales.n; ACCESS EXCLUSIVE on sales; skips sales.n",
    );
}

#[test]
fn a_dropped_column_loses_its_values() {
    check(
        "ALTER TABLE sales DROP COLUMN n",
        "drop column sales.n; ACCESS EXCLUSIVE on sales; ACCESS EXCLUSIVE on orgs; loses column n of table sales",
    );
    check(
        "ALTER TABLE sales DROP COLUMN org",
        "drop column sales.org; ACCESS EXCLUSIVE on sales; ACCESS EXCLUSIVE on orgs; loses column org of table sales",
    );
    check(
        "ALTER TABLE sales DROP COLUMN IF EXISTS a",
        "drop column sales.a; ACCESS EXCLUSIVE on sales; misses sales.a",
    );
    check(
        "ALTER TABLE orgs DROP COLUMN id CASCADE",
        "drop column orgs.id; ACCESS EXCLUSIVE on orgs; ACCESS EXCLUSIVE on sales; takes along [constraint orgs_parent_fkey on table orgs, constraint sales_org_fkey on table sales, constraint later on table sales]; loses column id of table orgs",
    );
    check(
        "ALTER TABLE sales DROP COLUMN t CASCADE",
        "drop column sales.t; ACCESS EXCLUSIVE on sales; takes along []; loses column t of table sales",
    );
}

#[test]
fn a_new_type_rewrites_unless_the_bytes_stay() {
    check(
        "ALTER TABLE orgs ALTER name TYPE varchar(20)",
        "change type of orgs.name; ACCESS EXCLUSIVE on orgs",
    );
    check("ALTER TABLE orgs ALTER name TYPE text", "change type of orgs.name; ACCESS EXCLUSIVE on orgs");
    check(
        "ALTER TABLE orgs ALTER name TYPE varchar(5)",
        "change type of orgs.name; ACCESS EXCLUSIVE on orgs; rewrites orgs; loses values of column orgs.name that do not fit the new type",
    );
    check(
        "ALTER TABLE sales ALTER t TYPE date",
        "change type of sales.t; ACCESS EXCLUSIVE on sales; rewrites sales; loses values of column sales.t that do not fit the new type",
    );
    check(
        "ALTER TABLE sales ALTER d TYPE numeric(20,4)",
        "change type of sales.d; ACCESS EXCLUSIVE on sales",
    );
    check(
        "ALTER TABLE sales ALTER d TYPE numeric(18,2)",
        "change type of sales.d; ACCESS EXCLUSIVE on sales; rewrites sales; loses values of column sales.d that do not fit the new type",
    );
    check(
        "ALTER TABLE sales ALTER d TYPE text",
        "change type of sales.d; ACCESS EXCLUSIVE on sales; rewrites sales",
    );
    check(
        "ALTER TABLE sales ALTER id TYPE bigint",
        "change type of sales.id; ACCESS EXCLUSIVE on sales; rewrites sales",
    );
    check(
        "ALTER TABLE orgs ALTER name TYPE int USING name::int",
        "change type of orgs.name; ACCESS EXCLUSIVE on orgs; rewrites orgs; loses values of column orgs.name that do not fit the new type",
    );
    check(
        "ALTER TABLE orgs ALTER name TYPE text USING lower(name)",
        "change type of orgs.name; ACCESS EXCLUSIVE on orgs; rewrites orgs; loses values of column orgs.name that do not fit the new type",
    );
    check(
        "ALTER TABLE sales ALTER n TYPE bigint",
        "change type of sales.n; ACCESS EXCLUSIVE on sales; ACCESS EXCLUSIVE on orgs; rewrites sales",
    );
}

#[test]
fn settings_take_the_weakest_lock_that_will_do() {
    check("ALTER TABLE sales ALTER n SET DEFAULT 1", "set default of sales.n; ACCESS EXCLUSIVE on sales");
    check("ALTER TABLE sales ALTER n DROP DEFAULT", "drop default of sales.n; ACCESS EXCLUSIVE on sales");
    check(
        "ALTER TABLE sales ALTER n SET NOT NULL",
        "set not null of sales.n; ACCESS EXCLUSIVE on sales; scans sales",
    );
    check("ALTER TABLE sales ALTER id SET NOT NULL", "set not null of sales.id; ACCESS EXCLUSIVE on sales");
    check("ALTER TABLE sales ALTER n DROP NOT NULL", "drop not null of sales.n; ACCESS EXCLUSIVE on sales");
    check(
        "ALTER TABLE sales ALTER n SET STATISTICS 100",
        "set statistics of sales.n; SHARE UPDATE EXCLUSIVE on sales",
    );
    check(
        "ALTER TABLE sales ALTER n SET (n_distinct = 5)",
        "set options of sales.n; SHARE UPDATE EXCLUSIVE on sales",
    );
    check("ALTER TABLE sales SET (fillfactor = 70)", "set options of sales; SHARE UPDATE EXCLUSIVE on sales");
    check(
        "ALTER TABLE sales SET (user_catalog_table = true)",
        "set options of sales; ACCESS EXCLUSIVE on sales",
    );
    check("ALTER TABLE sales RESET (fillfactor)", "reset options of sales; SHARE UPDATE EXCLUSIVE on sales");
    check(
        "ALTER TABLE numbered SET UNLOGGED",
        "make numbered unlogged; ACCESS EXCLUSIVE on numbered; rewrites numbered",
    );
    check("ALTER TABLE sales CLUSTER ON by_n", "cluster sales on by_n; SHARE UPDATE EXCLUSIVE on sales");
    check(
        "ALTER TABLE sales ENABLE ROW LEVEL SECURITY",
        "enable row security of sales; ACCESS EXCLUSIVE on sales",
    );
    check(
        "ALTER TABLE numbered ALTER again DROP IDENTITY",
        "drop identity of numbered.again; ACCESS EXCLUSIVE on numbered",
    );
    check(
        "ALTER TABLE numbered ALTER again SET GENERATED BY DEFAULT",
        "alter identity of numbered.again; ACCESS EXCLUSIVE on numbered",
    );
    check(
        "ALTER TABLE sales ALTER n SET NOT NULL, ADD COLUMN a int",
        "set not null of sales.n, add column sales.a; ACCESS EXCLUSIVE on sales; scans sales",
    );
    check(
        "ALTER TABLE IF EXISTS lines ADD COLUMN a int",
        "skip altering lines, which does not exist; misses lines",
    );
    check("ALTER INDEX by_n SET (fillfactor = 70)", "set options of by_n");
}

#[test]
fn a_constraint_is_checked_when_it_is_added_or_validated() {
    check(
        "ALTER TABLE sales ADD UNIQUE (n)",
        "add unique constraint to sales; ACCESS EXCLUSIVE on sales; scans sales",
    );
    check(
        "ALTER TABLE sales ADD CHECK (n > 1)",
        "add check to sales; ACCESS EXCLUSIVE on sales; scans sales",
    );
    check("ALTER TABLE sales ADD CHECK (n > 1) NOT VALID", "add check to sales; ACCESS EXCLUSIVE on sales");
    check(
        "ALTER TABLE sales ADD FOREIGN KEY (n) REFERENCES orgs",
        "add foreign key to sales; SHARE ROW EXCLUSIVE on sales; SHARE ROW EXCLUSIVE on orgs; scans sales",
    );
    check(
        "ALTER TABLE sales ADD FOREIGN KEY (n) REFERENCES orgs NOT VALID",
        "add foreign key to sales; SHARE ROW EXCLUSIVE on sales; SHARE ROW EXCLUSIVE on orgs",
    );
    check(
        "ALTER TABLE sales ADD FOREIGN KEY (n) REFERENCES sales",
        "add foreign key to sales; SHARE ROW EXCLUSIVE on sales; scans sales",
    );
    check(
        "ALTER TABLE sales VALIDATE CONSTRAINT later",
        "validate constraint later of sales; SHARE UPDATE EXCLUSIVE on sales; ROW SHARE on orgs; scans sales",
    );
    check(
        "ALTER TABLE sales VALIDATE CONSTRAINT soon",
        "validate constraint soon of sales; SHARE UPDATE EXCLUSIVE on sales; scans sales",
    );
    check(
        "ALTER TABLE sales VALIDATE CONSTRAINT sales_n_check",
        "validate constraint sales_n_check of sales; SHARE UPDATE EXCLUSIVE on sales",
    );
    check(
        "ALTER TABLE sales DROP CONSTRAINT sales_org_fkey",
        "drop constraint sales_org_fkey of sales; ACCESS EXCLUSIVE on sales; ACCESS EXCLUSIVE on orgs",
    );
    check(
        "ALTER TABLE sales DROP CONSTRAINT soon",
        "drop constraint soon of sales; ACCESS EXCLUSIVE on sales",
    );
    check(
        "ALTER TABLE sales DROP CONSTRAINT IF EXISTS never",
        "drop constraint never of sales; ACCESS EXCLUSIVE on sales; misses sales.never",
    );
    check(
        "ALTER TABLE orgs DROP CONSTRAINT orgs_pkey CASCADE",
        "drop constraint orgs_pkey of orgs; ACCESS EXCLUSIVE on orgs; ACCESS EXCLUSIVE on sales; takes along [constraint orgs_parent_fkey on table orgs, constraint sales_org_fkey on table sales, constraint later on table sales]",
    );
    check(
        "ALTER TABLE sales ALTER CONSTRAINT sales_org_fkey DEFERRABLE",
        "alter constraint sales_org_fkey of sales; ACCESS EXCLUSIVE on sales",
    );
}
