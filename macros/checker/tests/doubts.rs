//! What the checker neither accepts nor refuses: PostgreSQL's verdict hangs on what is not modelled.

use std::collections::BTreeSet;

use arcoiris_catalog::Name;
use arcoiris_checker::apply::apply;
use arcoiris_checker::parse;
use arcoiris_checker::refusal::RefusalFact;
use arcoiris_checker::simulation::Simulation;

/// Scripts whose last statement is not judged; all before it is accepted.
const SCRIPTS: &[&str] = &[
    "CREATE FUNCTION f(t text) RETURNS text LANGUAGE sql AS 'SELECT lower(t)'; CREATE TABLE t (a text); CREATE INDEX i ON t (f(a))",
    "CREATE TABLE t (a integer); ALTER TABLE t ADD CHECK (jsonb_array_length('1') > a)",
    "CREATE TABLE t (a integer); ALTER TABLE t ADD CHECK (a > 1/0) NOT VALID",
    "CREATE TABLE t (a integer); SELECT CASE WHEN a > 1 THEN 1 ELSE 1/0 END FROM t",
    "SELECT current_setting('app.tenant')",
    "CREATE SEQUENCE s; ALTER SEQUENCE s RESTART 50; ALTER SEQUENCE s MAXVALUE 40",
    "CREATE SEQUENCE s START 50; ALTER SEQUENCE s START 5; ALTER SEQUENCE s MAXVALUE 40",
    "CREATE TABLE p (id integer PRIMARY KEY); CREATE TABLE f (pid integer REFERENCES p DEFERRABLE INITIALLY DEFERRED);
     DELETE FROM p; ALTER TABLE p ADD COLUMN z integer",
    "CREATE TABLE p (id integer PRIMARY KEY); CREATE TABLE f (pid integer REFERENCES p DEFERRABLE INITIALLY DEFERRED);
     UPDATE f SET pid = 2; ALTER TABLE f ALTER pid SET NOT NULL",
    "CREATE TABLE t ON COMMIT PRESERVE ROWS AS SELECT 1 AS a",
    "CREATE TABLE t (a integer); DO $$ BEGIN IF EXISTS (SELECT 1 FROM t) THEN ALTER TABLE t ADD COLUMN b integer; END IF; END $$",
    "CREATE TABLE t (a integer); DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM t) THEN RAISE EXCEPTION 'no rows'; END IF; END $$",
    "CREATE TABLE t (a text); DO $$ DECLARE r record; BEGIN FOR r IN SELECT a FROM t LOOP
     EXECUTE format('CREATE TABLE %I ()', r.a); END LOOP; END $$",
    "CREATE TABLE t (a integer); DO $$ BEGIN ALTER TABLE t ADD COLUMN b integer; UPDATE t SET b = 1;
     EXCEPTION WHEN OTHERS THEN NULL; END $$",
    "CREATE TABLE t (a integer); DO $$ BEGIN ALTER TABLE t ADD CONSTRAINT c UNIQUE (a); EXCEPTION WHEN unique_violation THEN NULL; END $$",
    "DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_class WHERE relname = 'pg_class') THEN CREATE TABLE t (a integer); END IF; END $$",
    "DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_database WHERE datname = 'x') THEN CREATE TABLE t (a integer); END IF; END $$",
    "DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'x') THEN CREATE TABLE t (a integer); END IF; END $$",
    "CREATE TABLE a (i integer); CREATE TABLE b (i integer); DO $$ DECLARE n text; BEGIN
     SELECT tablename INTO n FROM pg_tables WHERE schemaname = 'public' LIMIT 1; EXECUTE 'DROP TABLE ' || n; END $$",
    "DO $$ BEGIN EXECUTE 'CREATE TABLE t' || to_char(now(), 'YYYY') || ' ()'; END $$",
    "DO $$ BEGIN LOOP NULL; END LOOP; END $$",
    "CREATE TABLE t (a integer); CREATE VIEW v AS SELECT * FROM t JOIN t o USING (a); ALTER TABLE t RENAME COLUMN a TO b",
    "CREATE TABLE t (a integer); CREATE VIEW v AS SELECT * FROM t; CREATE MATERIALIZED VIEW m AS SELECT * FROM v JOIN v o USING (a);
     ALTER VIEW v RENAME COLUMN a TO b",
    "CREATE TABLE t (a integer NOT NULL DEFAULT 1); CREATE VIEW v AS SELECT * FROM t; UPDATE v SET a = DEFAULT",
    "CREATE TABLE t (a integer, d integer GENERATED ALWAYS AS (a + 1) STORED) PARTITION BY RANGE (a);
     CREATE TABLE u PARTITION OF t (d DEFAULT NULL) DEFAULT",
    "CREATE TABLE t (a integer); COPY t TO STDOUT",
    "CREATE TABLE t (a integer); COPY t FROM '/tmp/rows.csv'",
    "PREPARE p AS SELECT $1 || 'x'",
    "CREATE TABLE t (a integer); CREATE PUBLICATION p FOR ALL TABLES; UPDATE t SET a = 1",
    "CREATE TABLE t (a integer PRIMARY KEY, b integer); CREATE PUBLICATION p FOR TABLE t WHERE (b > 1); DELETE FROM t",
    "CREATE TABLE t (a integer UNIQUE, b integer); CREATE PUBLICATION p FOR ALL TABLES;
     INSERT INTO t VALUES (1, 2) ON CONFLICT (a) DO UPDATE SET b = 1",
    "CREATE TABLE t (a integer); CREATE STATISTICS s ON (a::text), a FROM t; ALTER TABLE t ALTER a TYPE text",
    "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE t (a integer) SERVER s; SELECT * FROM t",
    "CREATE TABLE t (a integer) PARTITION BY LIST (a); CREATE MATERIALIZED VIEW m AS SELECT * FROM t WITH NO DATA;
     UPDATE t SET a = m.a FROM m WHERE m.a = t.a",
    "CREATE ROLE app; CREATE SCHEMA s; CREATE TABLE s.t (a integer PRIMARY KEY); CREATE TABLE u (a integer REFERENCES s.t); ALTER TABLE s.t OWNER TO app;
     INSERT INTO u VALUES (1)",
    "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TABLE t (a text DEFAULT f())",
    "CREATE EXTENSION vector",
    "CREATE OPERATOR CLASS x FOR TYPE text USING btree FAMILY integer_ops AS OPERATOR 1 <",
    "CREATE FUNCTION f(integer) RETURNS integer LANGUAGE c AS 'lib', 'f'",
    "CREATE LANGUAGE l HANDLER plpgsql_call_handler; CREATE FUNCTION f() RETURNS integer LANGUAGE l AS 'BEGIN RETURN 1; END'",
    "CREATE ACCESS METHOD m TYPE TABLE HANDLER heap_tableam_handler; CREATE TABLE t (a integer) USING m",
    "CREATE ACCESS METHOD m TYPE INDEX HANDLER bthandler; CREATE TABLE t (a integer); CREATE INDEX ON t USING m (a)",
    "CREATE TABLE t (a text COLLATE \"de_DE\")",
    "CREATE COLLATION c (locale = 'de_DE.utf8')",
    "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = synonym, SYNONYMS = ours)",
    "CREATE TABLE t (a integer); CREATE RULE r AS ON INSERT TO t DO ALSO SELECT 1",
    "CREATE TABLE t (a integer); CREATE RULE r AS ON INSERT TO t DO ALSO INSERT INTO t SELECT new.a",
    "CREATE TABLE t (a integer); CREATE RULE r AS ON INSERT TO t DO ALSO DELETE FROM t WHERE a = 1; INSERT INTO t VALUES (1)",
    "CREATE TYPE later; COMMENT ON TYPE later IS 'x'; CREATE TYPE later AS ENUM ('a')",
    "CREATE TYPE later; CREATE TYPE r AS RANGE (SUBTYPE = integer, MULTIRANGE_TYPE_NAME = later)",
    "ALTER LARGE OBJECT 1 OWNER TO CURRENT_USER",
    "BEGIN READ ONLY",
];

#[test]
fn what_hangs_on_rows_or_values_is_not_judged() {
    for script in SCRIPTS {
        let statements = parse::script(script, 0..u32::try_from(script.len()).unwrap(), 15).unwrap();
        let mut simulation = Simulation::new(15, vec![Name::new("public")], BTreeSet::new());
        let (last, before) = statements.split_last().unwrap();
        for statement in before {
            apply(&mut simulation, statement).unwrap();
        }
        let refusal = apply(&mut simulation, last).unwrap_err();
        assert!(matches!(refusal.fact, RefusalFact::NotModelled { .. }), "{script}: {refusal:?}");
    }
}
