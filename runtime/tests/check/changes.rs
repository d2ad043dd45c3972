//! Changes by hand, each found and named.

use arcoiris::server::Server;
use arcoiris::{History, Migrator};
use arcoiris_catalog::Difference;

use crate::database::Database;
use crate::proven::proven;

const MADE: &str = include_str!("changed.sql");

/// What somebody ran, and what is told of it.
const CHANGES: &[(&str, &str, &[&str])] = &[
    ("nothing", "", &[]),
    (
        "a column added",
        "ALTER TABLE pos.sales ADD COLUMN tip numeric",
        &["column pos.sales.tip is there and should not be"],
    ),
    ("a column dropped", "ALTER TABLE pos.sales DROP COLUMN extra", &["column pos.sales.extra is missing"]),
    (
        "a column renamed",
        "ALTER TABLE pos.sales RENAME note TO remark",
        &["column pos.sales.note is missing", "column pos.sales.remark is there and should not be"],
    ),
    ("an index dropped", "DROP INDEX pos.sales_sold_at", &["index pos.sales_sold_at is missing"]),
    (
        "an index added",
        "CREATE INDEX more ON pos.lines (sale_id)",
        &["index pos.more is there and should not be"],
    ),
    (
        "a default changed",
        "ALTER TABLE pos.sales ALTER currency SET DEFAULT 'EUR'",
        &["column pos.sales.currency has the default 'EUR'::bpchar, not 'USD'::bpchar"],
    ),
    (
        "a default dropped",
        "ALTER TABLE pos.lines ALTER quantity DROP DEFAULT",
        &["column pos.lines.quantity lacks the default 1"],
    ),
    (
        "NOT NULL dropped",
        "ALTER TABLE pos.sales ALTER currency DROP NOT NULL",
        &["column pos.sales.currency has the nullability null, not not null"],
    ),
    (
        "a constraint renamed",
        "ALTER TABLE pos.sales RENAME CONSTRAINT sales_positive TO positive",
        &[
            "constraint sales_positive on pos.sales is missing",
            "constraint positive on pos.sales is there and should not be",
        ],
    ),
    (
        "a constraint made NOT VALID",
        "ALTER TABLE pos.lines DROP CONSTRAINT lines_quantity, ADD CONSTRAINT lines_quantity CHECK (quantity > 0) NOT VALID",
        &[
            "constraint lines_quantity on pos.lines has the definition CHECK ((quantity > 0)) NOT VALID, not CHECK ((quantity > 0))",
        ],
    ),
    (
        "a check loosened",
        "ALTER TABLE pos.lines DROP CONSTRAINT lines_quantity, ADD CONSTRAINT lines_quantity CHECK (quantity >= 0)",
        &[
            "constraint lines_quantity on pos.lines has the definition CHECK ((quantity >= 0)), not CHECK ((quantity > 0))",
        ],
    ),
    (
        "an enum value added",
        "ALTER TYPE core.status ADD VALUE 'void' BEFORE 'closed'",
        &["type core.status has the labels 'draft', 'open', 'void', 'closed', not 'draft', 'open', 'closed'"],
    ),
    (
        "a type's modifier changed",
        "ALTER TABLE pos.sales ALTER note TYPE varchar(500)",
        &["column pos.sales.note has the type character varying(500), not character varying(200)"],
    ),
    (
        "a collation changed",
        "ALTER TABLE pos.sales ALTER label TYPE text COLLATE \"POSIX\"",
        &["column pos.sales.label has the collation \"POSIX\", not \"C\""],
    ),
    (
        "a trigger disabled",
        "ALTER TABLE pos.sales DISABLE TRIGGER sales_touch",
        &["trigger sales_touch on pos.sales has the enabled disabled"],
    ),
    (
        "a trigger's condition changed",
        "DROP TRIGGER sales_touch ON pos.sales; CREATE TRIGGER sales_touch BEFORE UPDATE ON pos.sales FOR EACH ROW EXECUTE FUNCTION pos.touch()",
        &[
            "trigger sales_touch on pos.sales has the definition CREATE TRIGGER sales_touch BEFORE UPDATE ON pos.sales FOR EACH ROW \
             EXECUTE FUNCTION pos.touch(), not CREATE TRIGGER sales_touch BEFORE UPDATE ON pos.sales FOR EACH ROW \
             WHEN ((old.subtotal IS DISTINCT FROM new.subtotal)) EXECUTE FUNCTION pos.touch()",
        ],
    ),
    (
        "a view redefined",
        "CREATE OR REPLACE VIEW pos.open_sales AS SELECT s.sale_id, o.name, s.total FROM pos.sales s JOIN core.organizations o USING (org_id)",
        &[
            "view pos.open_sales has the definition SELECT s.sale_id, o.name, s.total FROM (pos.sales s JOIN core.organizations o USING (org_id)), \
             not SELECT s.sale_id, o.name, s.total FROM (pos.sales s JOIN core.organizations o USING (org_id)) WHERE (s.status = 'open'::core.status)",
        ],
    ),
    (
        "a function's body changed",
        "CREATE OR REPLACE FUNCTION pos.twice(value integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT value * 3'",
        &["function pos.twice(integer) has the body SELECT value * 3, not SELECT value * 2"],
    ),
    (
        "a function's volatility changed",
        "ALTER FUNCTION pos.twice(integer) STABLE",
        &["function pos.twice(integer) has the volatility stable, not immutable"],
    ),
    (
        "a policy changed",
        "ALTER POLICY own ON pos.sales USING (true)",
        &[
            "policy own on pos.sales has the using true, not (org_id = (current_setting('app.org'::text))::uuid)",
        ],
    ),
    (
        "a privilege granted",
        "GRANT UPDATE ON pos.sales TO check_app",
        &[
            "table pos.sales has the privileges check_app=rw/current_user, current_user=arwdDxt/current_user, not \
           check_app=r/current_user, current_user=arwdDxt/current_user",
        ],
    ),
    (
        "a comment changed",
        "COMMENT ON COLUMN pos.sales.note IS 'nothing'",
        &["column pos.sales.note has the comment nothing, not what the customer said"],
    ),
    ("a comment added", "COMMENT ON TABLE pos.lines IS 'lines'", &["table pos.lines has the comment lines"]),
    (
        "a sequence's owner changed",
        "ALTER SEQUENCE pos.lines_line_id_seq OWNED BY NONE",
        &["sequence pos.lines_line_id_seq lacks the owned by pos.lines.line_id"],
    ),
    (
        "a sequence changed",
        "ALTER SEQUENCE core.numbers INCREMENT 7",
        &["sequence core.numbers has the increment 7, not 5"],
    ),
    (
        "an identity changed",
        "ALTER TABLE pos.sales ALTER sale_id SET GENERATED BY DEFAULT",
        &["column pos.sales.sale_id has the identity by default, not always"],
    ),
    (
        "an identity's numbers changed",
        "ALTER TABLE pos.sales ALTER sale_id SET INCREMENT BY 3",
        &["sequence pos.sales_sale_id_seq has the increment 3, not 1"],
    ),
    (
        "an identity dropped",
        "ALTER TABLE pos.sales ALTER sale_id DROP IDENTITY",
        &["column pos.sales.sale_id lacks the identity always"],
    ),
    (
        "a generated column's expression dropped",
        "ALTER TABLE pos.sales ALTER total DROP EXPRESSION",
        &[
            "column pos.sales.total lacks the default (subtotal + tax)",
            "column pos.sales.total lacks the generated stored",
        ],
    ),
    (
        "an index's predicate changed",
        "DROP INDEX pos.sales_open; CREATE INDEX sales_open ON pos.sales (org_id) INCLUDE (total) WHERE status = 'open'",
        &[
            "index pos.sales_open has the definition CREATE INDEX sales_open ON pos.sales USING btree (org_id) INCLUDE (total) WHERE \
             (status = 'open'::core.status), not CREATE INDEX sales_open ON pos.sales USING btree (org_id) INCLUDE (total) WHERE \
             (status <> 'closed'::core.status)",
        ],
    ),
    (
        "an index's operator class changed",
        "DROP INDEX pos.sales_email; CREATE INDEX sales_email ON pos.sales (lower(email::text))",
        &[
            "index pos.sales_email has the definition CREATE INDEX sales_email ON pos.sales USING btree (lower((email)::text)), not \
             CREATE INDEX sales_email ON pos.sales USING btree (lower((email)::text) text_pattern_ops)",
        ],
    ),
    (
        "an index's order changed",
        "DROP INDEX pos.sales_sold_at; CREATE INDEX sales_sold_at ON pos.sales (sold_at)",
        &[
            "index pos.sales_sold_at has the definition CREATE INDEX sales_sold_at ON pos.sales USING btree (sold_at), not \
             CREATE INDEX sales_sold_at ON pos.sales USING btree (sold_at DESC)",
        ],
    ),
    (
        "an index's included column dropped",
        "DROP INDEX pos.sales_open; CREATE INDEX sales_open ON pos.sales (org_id) WHERE status <> 'closed'",
        &[
            "index pos.sales_open has the definition CREATE INDEX sales_open ON pos.sales USING btree (org_id) WHERE (status <> 'closed'::core.status), \
             not CREATE INDEX sales_open ON pos.sales USING btree (org_id) INCLUDE (total) WHERE (status <> 'closed'::core.status)",
        ],
    ),
    (
        "a foreign key's action changed",
        "ALTER TABLE pos.sales DROP CONSTRAINT sales_org_id_fkey, ADD CONSTRAINT sales_org_id_fkey FOREIGN KEY (org_id) REFERENCES core.organizations",
        &[
            "constraint sales_org_id_fkey on pos.sales has the definition FOREIGN KEY (org_id) REFERENCES core.organizations(org_id), not \
             FOREIGN KEY (org_id) REFERENCES core.organizations(org_id) ON DELETE CASCADE",
        ],
    ),
    (
        "a foreign key made not deferrable",
        "ALTER TABLE pos.lines ALTER CONSTRAINT lines_sale_id_fkey NOT DEFERRABLE",
        &[
            "constraint lines_sale_id_fkey on pos.lines has the definition FOREIGN KEY (sale_id) REFERENCES pos.sales(sale_id), not \
             FOREIGN KEY (sale_id) REFERENCES pos.sales(sale_id) DEFERRABLE",
        ],
    ),
    (
        "a key dropped",
        "ALTER TABLE pos.sales DROP CONSTRAINT sales_number_key",
        &["constraint sales_number_key on pos.sales is missing"],
    ),
    (
        "a storage changed",
        "ALTER TABLE pos.sales ALTER note SET STORAGE EXTERNAL",
        &["column pos.sales.note has the storage external"],
    ),
    (
        "a storage parameter changed",
        "ALTER TABLE pos.sales SET (fillfactor = 90)",
        &["table pos.sales has the options fillfactor=90, not fillfactor=80"],
    ),
    (
        "a partition's bound changed",
        "ALTER TABLE pos.events DETACH PARTITION pos.events_2026; ALTER TABLE pos.events ATTACH PARTITION pos.events_2026 \
         FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2028-01-01 00:00:00+00')",
        &[
            "table pos.events_2026 has the partition bound FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2028-01-01 00:00:00+00'), not \
             FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01 00:00:00+00')",
        ],
    ),
    (
        "row security disabled",
        "ALTER TABLE pos.sales DISABLE ROW LEVEL SECURITY",
        &["table pos.sales lacks the row security enabled"],
    ),
    (
        "an owner changed",
        "ALTER TABLE pos.lines OWNER TO check_app",
        &[
            "table pos.lines has the owner check_app",
            "sequence pos.lines_line_id_seq has the owner check_app",
        ],
    ),
    (
        "an extension updated",
        "ALTER EXTENSION citext UPDATE",
        &["extension citext has the version 1.6, not 1.5"],
    ),
    ("an extension added", "CREATE EXTENSION hstore", &["extension hstore is there and should not be"]),
    (
        "a domain's check changed",
        "ALTER DOMAIN core.email DROP CONSTRAINT has_at; ALTER DOMAIN core.email ADD CONSTRAINT has_at CHECK (VALUE <> '')",
        &[
            "constraint has_at on core.email has the definition CHECK ((VALUE OPERATOR(public.<>) ''::public.citext)), not \
             CHECK ((VALUE OPERATOR(public.~) '@'::public.citext))",
        ],
    ),
    (
        "a domain's default changed",
        "ALTER DOMAIN core.money SET DEFAULT 1",
        &["domain core.money has the default 1, not 0"],
    ),
    ("statistics dropped", "DROP STATISTICS pos.sales_places", &["statistics pos.sales_places is missing"]),
    (
        "a column's statistics target",
        "ALTER TABLE pos.sales ALTER note SET STATISTICS 500",
        &["column pos.sales.note has the statistics 500"],
    ),
    (
        "a table added",
        "CREATE TABLE pos.scratch (id serial PRIMARY KEY)",
        &["table pos.scratch is there and should not be"],
    ),
    ("a table dropped", "DROP TABLE pos.lines", &["table pos.lines is missing"]),
    (
        "a rule added",
        "CREATE RULE quiet AS ON DELETE TO pos.lines DO INSTEAD NOTHING",
        &["rule quiet on pos.lines is there and should not be"],
    ),
    (
        "an extension that nothing rests on updated",
        "ALTER EXTENSION pg_trgm UPDATE",
        &["extension pg_trgm has the version 1.6, not 1.5"],
    ),
    (
        "a domain's type changed",
        "DROP VIEW pos.coded; ALTER TABLE pos.shelves ALTER code TYPE varchar(10); DROP DOMAIN core.code; \
         CREATE DOMAIN core.code AS varchar(20) COLLATE \"C\" CONSTRAINT code_upper CHECK (VALUE = upper(VALUE)); \
         ALTER TABLE pos.shelves ALTER code TYPE core.code; \
         CREATE VIEW pos.coded AS SELECT shelf_id, code FROM pos.shelves WHERE code <> 'Z'",
        &["domain core.code has the type character varying(20), not character varying(10)"],
    ),
    (
        "a domain's collation changed",
        "DROP VIEW pos.coded; ALTER TABLE pos.shelves ALTER code TYPE varchar(10); DROP DOMAIN core.code; \
         CREATE DOMAIN core.code AS varchar(10) CONSTRAINT code_upper CHECK (VALUE = upper(VALUE)); \
         ALTER TABLE pos.shelves ALTER code TYPE core.code; \
         CREATE VIEW pos.coded AS SELECT shelf_id, code FROM pos.shelves WHERE code <> 'Z'",
        &["domain core.code lacks the collation \"C\""],
    ),
    (
        "a parent taken away",
        "ALTER TABLE pos.tools NO INHERIT pos.things",
        &[
            "column pos.tools.made_at lacks the inherited 1",
            "column pos.tools.made_at lacks the local no",
            "column pos.tools.thing_id lacks the inherited 1",
            "column pos.tools.thing_id lacks the local no",
            "table pos.tools lacks the inherits pos.things",
        ],
    ),
    (
        "a parent added",
        "ALTER TABLE pos.lines INHERIT pos.marks",
        &["table pos.lines has the inherits pos.marks"],
    ),
    (
        "a partition detached",
        "ALTER TABLE pos.events DETACH PARTITION pos.events_2026",
        &[
            "column pos.events_2026.at lacks the inherited 1",
            "column pos.events_2026.at lacks the local no",
            "column pos.events_2026.what lacks the inherited 1",
            "column pos.events_2026.what lacks the local no",
            "table pos.events_2026 lacks the partition bound FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01 00:00:00+00')",
            "table pos.events_2026 lacks the partition of pos.events",
        ],
    ),
    (
        "a replica identity made full",
        "ALTER TABLE pos.shelves REPLICA IDENTITY FULL",
        &[
            "index pos.shelves_place lacks the replica identity yes",
            "table pos.shelves has the replica identity full, not index",
        ],
    ),
    (
        "a replica identity by another index",
        "ALTER TABLE pos.shelves REPLICA IDENTITY USING INDEX shelves_pkey",
        &[
            "index pos.shelves_pkey has the replica identity yes",
            "index pos.shelves_place lacks the replica identity yes",
        ],
    ),
    (
        "the index of a replica identity made anew",
        "DROP INDEX pos.shelves_place; CREATE UNIQUE INDEX shelves_place ON pos.shelves (place, code)",
        &[
            "index pos.shelves_place has the definition CREATE UNIQUE INDEX shelves_place ON pos.shelves USING btree (place, code), not CREATE UNIQUE INDEX shelves_place ON pos.shelves USING btree (code, place)",
            "index pos.shelves_place lacks the replica identity yes",
        ],
    ),
    (
        "a table clustered on another index",
        "ALTER TABLE pos.shelves CLUSTER ON shelves_pkey",
        &[
            "index pos.shelves_by_place lacks the clustered yes",
            "index pos.shelves_pkey has the clustered yes",
        ],
    ),
    (
        "a table clustered no longer",
        "ALTER TABLE pos.shelves SET WITHOUT CLUSTER",
        &["index pos.shelves_by_place lacks the clustered yes"],
    ),
    (
        "the index that a table is clustered on dropped",
        "DROP INDEX pos.shelves_by_place",
        &["index pos.shelves_by_place is missing"],
    ),
];

/// What PostgreSQL has no way back from, and a repair says that it leaves: an extension that columns are made of knows only the way up,
/// and a column that was a table's own for a while is so for good.
const LEFT: &[(&str, &[&str])] = &[
    ("an extension updated", &["extension citext has the version 1.6, not 1.5"]),
    (
        "a parent taken away",
        &["column pos.tools.made_at lacks the local no", "column pos.tools.thing_id lacks the local no"],
    ),
];

fn history() -> &'static History {
    static ONCE: std::sync::OnceLock<&'static History> = std::sync::OnceLock::new();
    ONCE.get_or_init(|| proven(MADE, &["check_app"]))
}

/// A database that the history made.
fn applied() -> Database {
    let server = Server::test().unwrap();
    let template = server.template("a database that check compares, 2", |client| {
        client.batch_execute(
            "DO $$BEGIN CREATE ROLE check_app; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END$$",
        )?;
        Migrator::over(history(), client)?.upgrade("head")?;
        Ok(())
    });
    Database(server.database(&template.unwrap()).unwrap())
}

#[test]
fn a_change_by_hand_is_found_and_named_and_repaired() {
    assert!(CHANGES.len() > 30);
    let mut wrong = Vec::new();
    for (what, change, expected) in CHANGES {
        let database = applied();
        database.run(change);
        let check = database.migrator(history()).check().unwrap();
        let found: Vec<String> = check.differences.iter().map(ToString::to_string).collect();
        let (mut found_sorted, mut wanted) =
            (found, expected.iter().map(ToString::to_string).collect::<Vec<_>>());
        found_sorted.sort();
        wanted.sort();
        if found_sorted != wanted {
            wrong.push(format!("{what}\n  expected: {wanted:#?}\n  found: {found_sorted:#?}"));
        }
        if !check.not_compared.is_empty() {
            wrong.push(format!("{what}: {:?}", check.not_compared));
        }
        assert_eq!(check.at, ["aaaaaaaaaaaa"]);
        let mut migrator = database.migrator(history());
        let repaired = migrator.repair(None, true);
        let words = |differences: &[Difference]| {
            let told = differences.iter().map(ToString::to_string);
            told.filter(|it| !it.contains(" has the position ")).collect::<Vec<_>>()
        };
        let left = words(&migrator.check().unwrap().differences);
        let leaves = LEFT.iter().find(|(other, _)| other == what).map_or(&[][..], |(_, left)| left);
        match repaired {
            Ok(repair) if left == leaves && words(&repair.left) == leaves => {
                assert_eq!(repair.applied, check.differences.len() > leaves.len(), "{what}");
            }
            Ok(repair) => wrong.push(format!(
                "{what} is not repaired by {:#?}: {left:#?}, said to be left: {:#?}",
                repair.statements,
                words(&repair.left)
            )),
            Err(error) => wrong.push(format!("{what} is not repaired: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
