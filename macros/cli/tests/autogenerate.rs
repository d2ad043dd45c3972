//! `arcoiris revision --autogenerate`, and `arcoiris models`: twenty and more kinds of change to a model, each written as a revision that
//! is proven in both directions and after which models and history agree.
#![expect(clippy::unwrap_used, reason = "a test's helpers fail by panicking")]

#[path = "command/folder.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod folder;

use folder::Folder;

const BASELINE: &str = "-- Baseline.\n--\n-- @revision 000000000001\n-- @revises base\n-- @baseline\n\n-- @upgrade\nCREATE SCHEMA core;\n\
    CREATE SCHEMA pos;\n\n-- @downgrade\nDROP SCHEMA pos;\nDROP SCHEMA core;\n";

const SALES: &str = "-- Sales.
--
-- @revision 37a02ec8662a
-- @revises 000000000001

-- @upgrade
CREATE TABLE core.organizations (
    org_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    name text NOT NULL
);
CREATE TYPE pos.sale_status AS ENUM ('open', 'paid');
CREATE DOMAIN pos.percent AS numeric(5,2) CHECK (VALUE >= 0);
CREATE TABLE pos.sales (
    sale_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations ON DELETE CASCADE,
    number text NOT NULL,
    status pos.sale_status DEFAULT 'open' NOT NULL,
    total numeric(18,4) DEFAULT 0 NOT NULL CHECK (total >= 0),
    discount pos.percent,
    notes text,
    search tsvector,
    UNIQUE (org_id, number)
);
CREATE INDEX sales_status_idx ON pos.sales (status) WHERE status = 'open';

-- @downgrade
DROP TABLE pos.sales;
DROP DOMAIN pos.percent;
DROP TYPE pos.sale_status;
DROP TABLE core.organizations;
";

const MODELS: &str = r#"
#[arcoiris::models(schema = "core")]
pub mod core {
    pub struct Organization {
        #[key]
        #[default("gen_random_uuid()")]
        pub org_id: Uuid,
        pub name: String,
    }
}

#[arcoiris::models(schema = "pos")]
pub mod pos {
    pub enum SaleStatus {
        Open,
        Paid,
    }

    #[sql_type("numeric(5,2)")]
    #[check("VALUE >= 0")]
    pub struct Percent(pub Decimal);

    #[unique(org_id, number)]
    #[index("(status) WHERE status = 'open'")]
    #[omits("search")]
    pub struct Sale {
        #[key]
        #[identity]
        pub sale_id: i64,
        #[references(super::core::Organization, on_delete = "cascade")]
        pub org_id: Uuid,
        pub number: String,
        #[default("'open'")]
        pub status: SaleStatus,
        #[sql_type("numeric(18,4)")]
        #[default("0")]
        #[check("total >= 0")]
        pub total: Decimal,
        pub discount: Option<Percent>,
        pub notes: Option<String>,
    }
}
"#;

fn folder(models: &str) -> Folder {
    let folder = Folder::new();
    folder.write("arcoiris.toml", "");
    folder.write("Cargo.toml", "[package]\nname = \"shop\"\n");
    folder.write("versions/000000000001_baseline.sql", BASELINE);
    folder.write("versions/37a02ec8662a_sales.sql", SALES);
    folder.write("src/lib.rs", models);
    folder
}

#[track_caller]
fn edited(edits: &[(&str, &str)]) -> String {
    let mut text = MODELS.to_owned();
    for (from, to) in edits {
        assert_eq!(text.matches(from).count(), 1, "{from:?}");
        text = text.replace(from, to);
    }
    text
}

#[test]
fn nothing_is_written_where_models_and_history_agree() {
    let folder = folder(MODELS);
    let ran = folder.run(&["revision", "--autogenerate", "-m", "Nothing"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(3), ""), "{}", ran.stderr);
    assert_eq!(ran.stderr, "models and history agree: nothing to write\n");
    assert_eq!(folder.files("versions").len(), 2);
}

/// A change: what it is, the edits of the models, what the revision says upward.
type Change = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

const CHANGES: &[Change] = &[
    (
        "a field",
        &[("        pub notes:", "        pub tip: Option<i32>,\n        pub notes:")],
        &["ALTER TABLE pos.sales ADD COLUMN tip integer;"],
    ),
    (
        "a field with a default",
        &[(
            "        pub notes:",
            "        #[default(\"true\")]\n        pub is_active: bool,\n        pub notes:",
        )],
        &["ALTER TABLE pos.sales ADD COLUMN is_active boolean DEFAULT true NOT NULL;"],
    ),
    (
        "a generated field",
        &[(
            "        pub notes:",
            "        #[sql_type(\"numeric\")]\n        #[generated(\"total * 2\")]\n        pub doubled: Option<Decimal>,\n        pub notes:",
        )],
        &["ADD COLUMN doubled numeric GENERATED ALWAYS AS ((total * (2)::numeric)) STORED;"],
    ),
    (
        "a serial field",
        &[("        pub notes:", "        #[serial]\n        pub place: i32,\n        pub notes:")],
        &["ALTER TABLE pos.sales ADD COLUMN place serial NOT NULL;"],
    ),
    (
        "a field that goes",
        &[("        pub notes: Option<String>,\n", "")],
        &["-- @allow dropping-data", "ALTER TABLE pos.sales DROP COLUMN notes;"],
    ),
    (
        "a field that is called otherwise",
        &[("        pub notes:", "        #[renamed_from(\"notes\")]\n        pub remarks:")],
        &["ALTER TABLE pos.sales RENAME COLUMN notes TO remarks;"],
    ),
    (
        "a wider type",
        &[("numeric(18,4)", "numeric(20,4)")],
        &["ALTER TABLE pos.sales ALTER COLUMN total TYPE numeric(20,4)"],
    ),
    (
        "NOT NULL",
        &[("pub notes: Option<String>", "pub notes: String")],
        &["ALTER TABLE pos.sales ALTER COLUMN notes SET NOT NULL;"],
    ),
    (
        "NULL",
        &[("pub number: String", "pub number: Option<String>")],
        &["ALTER TABLE pos.sales ALTER COLUMN number DROP NOT NULL;"],
    ),
    (
        "a default",
        &[("        pub notes:", "        #[default(\"'none'\")]\n        pub notes:")],
        &["ALTER TABLE pos.sales ALTER COLUMN notes SET DEFAULT 'none'::text;"],
    ),
    (
        "another default",
        &[("#[default(\"'open'\")]", "#[default(\"'paid'\")]")],
        &["ALTER TABLE pos.sales ALTER COLUMN status SET DEFAULT 'paid'::pos.sale_status;"],
    ),
    (
        "no default",
        &[("        #[default(\"'open'\")]\n", "")],
        &["ALTER TABLE pos.sales ALTER COLUMN status DROP DEFAULT;"],
    ),
    (
        "another identity",
        &[("#[identity]", "#[identity(by_default)]")],
        &["ALTER TABLE pos.sales ALTER COLUMN sale_id SET GENERATED BY DEFAULT;"],
    ),
    (
        "another check",
        &[("total >= 0", "total > -1")],
        &[
            "DROP CONSTRAINT sales_total_check;",
            "ADD CONSTRAINT sales_total_check CHECK ((total > ('-1'::integer)::numeric",
        ],
    ),
    (
        "a unique field",
        &[("        pub notes:", "        #[unique]\n        pub notes:")],
        &["ALTER TABLE pos.sales ADD CONSTRAINT sales_notes_key UNIQUE (notes);"],
    ),
    (
        "a key that goes",
        &[("    #[unique(org_id, number)]\n", "")],
        &["ALTER TABLE pos.sales DROP CONSTRAINT sales_org_id_number_key;"],
    ),
    (
        "an index",
        &[("        pub notes:", "        #[index]\n        pub notes:")],
        &["CREATE INDEX sales_notes_idx ON pos.sales USING btree (notes);"],
    ),
    (
        "another index",
        &[("(status) WHERE status = 'open'", "(status, total)")],
        &["DROP INDEX pos.sales_status_idx;", "ON pos.sales USING btree (status, total);"],
    ),
    ("another action", &[("on_delete = \"cascade\"", "on_delete = \"restrict\"")], &["ON DELETE RESTRICT;"]),
    (
        "a reference",
        &[(
            "        pub notes:",
            "        #[references(Sale)]\n        pub returned: Option<i64>,\n        pub notes:",
        )],
        &[
            "ALTER TABLE pos.sales ADD COLUMN returned bigint;",
            "ADD CONSTRAINT sales_returned_fkey FOREIGN KEY (returned) REFERENCES pos.sales(sale_id);",
        ],
    ),
    (
        "a label at the end",
        &[("        Paid,\n", "        Paid,\n        Void,\n")],
        &["ALTER TYPE pos.sale_status ADD VALUE 'void' AFTER 'paid';"],
    ),
    (
        "a label that goes",
        &[("        Paid,\n", "")],
        &["CREATE TYPE pos.sale_status AS ENUM ('open');", "DROP TYPE pos.sale_status_old;"],
    ),
    (
        "another check of a domain",
        &[("VALUE >= 0", "VALUE > 0")],
        &["ALTER DOMAIN pos.percent DROP CONSTRAINT percent_check;", "CHECK ((VALUE > (0)::numeric))"],
    ),
    (
        "two tables that refer to each other",
        &[(
            "pub mod pos {\n",
            "pub mod pos {\n    pub struct Shift {\n        #[key]\n        pub shift_id: i64,\n        #[references(Drawer)]\n        \
             pub drawer_id: Option<i64>,\n    }\n    pub struct Drawer {\n        #[key]\n        pub drawer_id: i64,\n        \
             #[references(Shift)]\n        pub shift_id: Option<i64>,\n    }\n",
        )],
        &["CREATE TABLE pos.drawers (", "CREATE TABLE pos.shifts (", "REFERENCES pos.drawers(drawer_id);"],
    ),
    (
        "an enum and a table of it",
        &[(
            "pub mod pos {\n",
            "pub mod pos {\n    pub enum Kind {\n        Cash,\n        Card,\n    }\n    pub struct Method {\n        #[key]\n        \
             #[serial]\n        pub method_id: i32,\n        pub kind: Kind,\n        pub kinds: Vec<Kind>,\n    }\n",
        )],
        &[
            "CREATE TYPE pos.kind AS ENUM ('cash', 'card');",
            "CREATE TABLE pos.methods (",
            "method_id serial NOT NULL",
            "kinds pos.kind[] NOT NULL",
        ],
    ),
    (
        "a table that is called otherwise",
        &[(
            "    pub struct Sale {",
            "    #[renamed_from(\"sales\")]\n    #[table(\"receipts\")]\n    pub struct Sale {",
        )],
        &["ALTER TABLE pos.sales RENAME TO receipts;"],
    ),
    (
        "a schema",
        &[(
            "#[arcoiris::models(schema = \"pos\")]",
            "#[arcoiris::models(schema = \"audit\")]\npub mod audit {\n    pub struct Entry {\n        #[key]\n        pub entry_id: i64,\n    }\n}\n\
             #[arcoiris::models(schema = \"pos\")]",
        )],
        &["CREATE SCHEMA audit;", "CREATE TABLE audit.entries ("],
    ),
    (
        "comments",
        &[
            ("#[arcoiris::models(schema = \"core\")]", "#[arcoiris::models(schema = \"core\", comments)]"),
            ("    pub struct Organization {", "    /// Who sells.\n    pub struct Organization {"),
        ],
        &["COMMENT ON TABLE core.organizations IS 'Who sells.';"],
    ),
];

#[test]
fn every_kind_of_change_becomes_a_revision_that_is_proven() {
    let mut wrong = Vec::new();
    for (name, edits, expected) in CHANGES {
        let folder = folder(&edited(edits));
        let ran = folder.run(&["revision", "--autogenerate", "--allow-drops", "-m", "A change"]);
        let written = folder.files("versions").into_iter().find(|it| it.ends_with("_a_change.sql"));
        let Some(written) = written else {
            wrong.push(format!("{name}: {:?}\n{}", ran.code, ran.stderr));
            continue;
        };
        let text = folder.read(&format!("versions/{written}"));
        let missing: Vec<_> = expected.iter().filter(|part| !text.contains(*part)).collect();
        if ran.code != Some(0) || !missing.is_empty() {
            wrong.push(format!("{name}: {:?}, without {missing:?}\n{text}\n{}", ran.code, ran.stderr));
        }
        let again = folder.run(&["revision", "--autogenerate", "-m", "Again"]);
        if again.code != Some(3) {
            wrong.push(format!("{name}, again: {:?}\n{text}\n{}", again.code, again.stderr));
        }
        let lint = folder.run(&["lint"]);
        if lint.code != Some(0) {
            wrong.push(format!("{name}, judged: {:?}\n{text}\n{}", lint.code, lint.stderr));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn nothing_is_dropped_without_being_allowed() {
    let folder = folder(&edited(&[("        pub notes: Option<String>,\n", "")]));
    let ran = folder.run(&["revision", "--autogenerate", "-m", "No notes"]);
    assert_eq!(ran.code, Some(3), "{}", ran.stderr);
    let left_out = "left out without --allow-drops: ALTER TABLE pos.sales DROP COLUMN notes\n";
    assert!(ran.stderr.starts_with(left_out), "{}", ran.stderr);
    assert_eq!(folder.files("versions").len(), 2);
}

#[test]
fn tables_and_enums_without_a_model_go_together_unless_they_are_left_alone() {
    let models = "#[arcoiris::models(schema = \"pos\")]\npub mod pos {\n    #[sql_type(\"numeric(5,2)\")]\n    #[check(\"VALUE >= 0\")]\n    \
                  pub struct Percent(pub Decimal);\n    pub struct Till {\n        #[key]\n        pub till_id: i64,\n    }\n}\n";
    let folder = folder(models);
    let ran = folder.run(&["revision", "--autogenerate", "--allow-drops", "-m", "Tills"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let written = folder.files("versions").into_iter().find(|it| it.ends_with("_tills.sql")).unwrap();
    let text = folder.read(&format!("versions/{written}"));
    assert!(text.contains("DROP TABLE pos.sales;\nDROP TYPE pos.sale_status;\n"), "{text}");
    assert_eq!(folder.run(&["lint"]).code, Some(0));

    let folder = self::folder(models);
    folder.write("arcoiris.toml", "exclude = [\"pos.sale*\"]\n");
    let ran = folder.run(&["revision", "--autogenerate", "--allow-drops", "-m", "Tills"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let written = folder.files("versions").into_iter().find(|it| it.ends_with("_tills.sql")).unwrap();
    assert!(!folder.read(&format!("versions/{written}")).contains("DROP TABLE pos.sales"));
}

#[test]
fn nothing_is_narrowed_without_being_allowed() {
    let folder = folder(&edited(&[("numeric(18,4)", "numeric(9,2)")]));
    let ran = folder.run(&["revision", "--autogenerate", "-m", "Narrower"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stderr.contains("what may be lost is given up with --allow-drops"), "{}", ran.stderr);
    assert_eq!(folder.files("versions").len(), 2);
    let ran = folder.run(&["revision", "--autogenerate", "--allow-drops", "-m", "Narrower"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
}

#[test]
fn a_model_that_postgresql_would_refuse_is_told_at_its_place() {
    let folder = folder(&edited(&[("#[default(\"0\")]", "#[default(\"'none'\")]")]));
    let ran = folder.run(&["revision", "--autogenerate", "-m", "None"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stderr.contains("src/lib.rs:36:19"), "{}", ran.stderr);
    assert!(ran.stderr.contains("22P02"), "{}", ran.stderr);
}

#[test]
fn the_models_of_a_history_agree_with_it() {
    let folder = folder("");
    let ran = folder.run(&["models"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    folder.write("src/lib.rs", &ran.stdout);
    let again = folder.run(&["revision", "--autogenerate", "-m", "Again"]);
    assert_eq!(again.code, Some(3), "{}\n{}", ran.stdout, again.stderr);
}
