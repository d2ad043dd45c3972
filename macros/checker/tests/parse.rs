//! What statements say, and where: each place is checked by the text that it covers.
#![expect(clippy::expect_used, reason = "a test that cannot read its own case has failed")]

use arcoiris_checker::parse::{SyntaxError, script};
use arcoiris_checker::syntax::Statement;

fn parse(sql: &str) -> Result<Vec<Statement>, Vec<SyntaxError>> {
    script(sql, 0..sql.len() as u32, 15)
}

/// Trees in Rust's own words, every place replaced by the text that it covers, and what is the same everywhere left out.
fn shown(sql: &str) -> String {
    let statements = parse(sql).expect("the case parses");
    let kinds: Vec<_> = statements.iter().map(|statement| &statement.kind).collect();
    let debug = format!("{kinds:?}");
    let mut text = String::new();
    let mut rest = debug.as_str();
    while let Some((before, after)) = rest.split_once("Span { start: ") {
        let (start, after) = after.split_once(", end: ").expect("a span has an end");
        let (end, after) = after.split_once(" }").expect("a span is closed");
        let range = start.parse::<usize>().expect("a number")..end.parse::<usize>().expect("a number");
        text.push_str(before);
        text.push('‹');
        text.push_str(sql.get(range).expect("a place is inside the text, between characters"));
        text.push('›');
        rest = after;
    }
    text.push_str(rest);
    text.replace("ObjectName { schema: None, name: ", "ObjectName { ")
        .replace("Ident { name: Name(\"", "I(\"")
        .replace("\"), span: ", "\" ")
}

#[track_caller]
fn check(sql: &str, expected: &str) {
    let shown = shown(sql);
    assert!(shown.contains(expected), "\nexpected {expected}\n      in {shown}\n");
}

/// The errors as `place: message`, one after the other.
#[track_caller]
fn refused(sql: &str, expected: &[&str]) {
    let errors = parse(sql).expect_err("the case has an error");
    let found: Vec<String> = errors
        .iter()
        .map(|error| {
            let place = sql.get(error.span.start as usize..error.span.end as usize).expect("inside the text");
            format!("{}: ‹{place}›: {}", error.kind.rule(), error.message)
        })
        .collect();
    assert_eq!(found, expected, "{errors:?}");
}

#[test]
fn names_keep_their_case_only_in_quotes() {
    check(
        "DROP TABLE Sales, \"Sales\", POS.\"a b\"",
        "names: [ObjectName { I(\"sales\" ‹Sales› } }, ObjectName { I(\"Sales\" ‹\"Sales\"› } }, ObjectName { schema: Some(I(\"pos\" ‹POS› }), name: I(\"a b\" ‹\"a b\"› } }]",
    );
    check("DROP TABLE U&\"d\\0061ta\"", "I(\"data\" ‹U&\"d\\0061ta\"›");
    let long = "a".repeat(70);
    check(&format!("DROP TABLE {long}"), &format!("I(\"{}\" ‹{long}›", "a".repeat(63)));
}

#[test]
fn words_that_are_names_are_found_where_they_are_names() {
    check("ALTER TABLE add ADD add int", "name: ObjectName { I(\"add\" ‹add› } }");
    check("ALTER TABLE t ALTER set SET NOT NULL", "SetNotNull { column: I(\"set\" ‹set›");
    check("DROP TABLE IF EXISTS exists", "I(\"exists\" ‹exists›");
    check(
        "ALTER TABLE rename RENAME COLUMN rename TO rename",
        "part: Some(I(\"rename\" ‹rename› }), to: I(\"rename\" ‹rename› }",
    );
    check(
        "CREATE TABLE t (check_ int, name name, CONSTRAINT key UNIQUE (name, check_))",
        "name: Some(I(\"key\" ‹key› }), kind: Unique { columns: [I(\"name\" ‹name› }, I(\"check_\" ‹check_› }]",
    );
}

#[test]
fn each_action_has_its_own_place() {
    let sql = "ALTER TABLE t ADD a numeric(1, 2) DEFAULT greatest(1, 2), DROP b, ADD CHECK (a IN (1, 2))";
    for place in ["‹ADD a numeric(1, 2) DEFAULT greatest(1, 2)›", "‹DROP b›", "‹ADD CHECK (a IN (1, 2))›"]
    {
        check(sql, place);
    }
}

#[test]
fn attributes_belong_to_the_constraint_before_them() {
    check(
        "CREATE TABLE t (a int UNIQUE DEFERRABLE REFERENCES b INITIALLY DEFERRED NOT NULL)",
        "deferrable: true, initially_deferred: false, not_valid: false, not_enforced: false, span: ‹UNIQUE DEFERRABLE›",
    );
    check(
        "CREATE TABLE t (a int UNIQUE DEFERRABLE REFERENCES b INITIALLY DEFERRED NOT NULL)",
        "deferrable: true, initially_deferred: true, not_valid: false, not_enforced: false, span: ‹REFERENCES b INITIALLY DEFERRED›",
    );
    refused(
        "CREATE TABLE t (a int NOT NULL DEFERRABLE)",
        &["syntax-error: ‹DEFERRABLE›: misplaced DEFERRABLE clause"],
    );
}

#[test]
fn constraints_know_their_parts() {
    let sql = "CREATE TABLE t (a int CONSTRAINT k PRIMARY KEY WITH (fillfactor = 50) USING INDEX TABLESPACE ts CHECK (a > 0) NO INHERIT, CONSTRAINT f FOREIGN KEY (a, \"B\") REFERENCES s.u (c, d) ON DELETE SET NULL (\"B\") ON UPDATE CASCADE NOT DEFERRABLE)";
    check(
        sql,
        "PrimaryKey(KeyClause { nulls_not_distinct: false, include: [], options: [StorageOption { namespace: None, name: I(\"fillfactor\" ‹fillfactor› }, value: Some(\"50\") }], tablespace: Some(I(\"ts\" ‹ts› })",
    );
    check(sql, "span: ‹CHECK (a > 0) NO INHERIT›");
    check(sql, "columns: [I(\"a\" ‹a› }, I(\"B\" ‹\"B\"› }]");
    check(
        sql,
        "columns: [I(\"c\" ‹c› }, I(\"d\" ‹d› }], matching: Simple, on_update: Cascade, on_delete: SetNull, set_columns: [I(\"B\" ‹\"B\"› }]",
    );
    check(
        "ALTER TABLE t ADD CONSTRAINT x PRIMARY KEY USING INDEX i",
        "UsingIndex { primary: true, index: I(\"i\" ‹i› } }",
    );
    check(
        "CREATE TABLE t (p int, EXCLUDE USING gist (p WITH &&, (p + 1) DESC WITH OPERATOR(pg_catalog.=)) WHERE (p > 0))",
        "\"pg_catalog.=\")",
    );
}

#[test]
fn indexes_know_their_parts() {
    let sql = "CREATE INDEX ON s.t USING gin (lower(a) COLLATE \"C\" public.text_ops (siglen = 3) DESC NULLS FIRST, coalesce(a, b), (a || b)) INCLUDE (c, d) TABLESPACE ts WHERE a IS NOT NULL";
    check(sql, "name: None, table: ObjectName { schema: Some(I(\"s\" ‹s› }), name: I(\"t\" ‹t› } }");
    check(
        sql,
        "collation: Some(ObjectName { I(\"C\" ‹\"C\"› } }), operator_class: Some(ObjectName { schema: Some(I(\"public\" ‹public› }), name: I(\"text_ops\" ‹text_ops› } }), operator_class_options: true, descending: true, nulls_first: Some(true)",
    );
    check(sql, "include: [I(\"c\" ‹c› }, I(\"d\" ‹d› }], options: [], tablespace: Some(I(\"ts\" ‹ts› })");
    check(sql, "span: ‹coalesce(a, b)› }");
}

#[test]
fn enums_comments_and_grants_know_their_parts() {
    check(
        "CREATE TYPE e AS ENUM ('a', E'b\\'c', $$d$$)",
        "labels: [(\"a\", ‹'a'›), (\"b'c\", ‹E'b\\'c'›), (\"d\", ‹$$d$$›)]",
    );
    check(
        "ALTER TYPE s.e ADD VALUE 'c' AFTER 'a'",
        "label: (\"c\", ‹'c'›), if_not_exists: false, position: Some(After(\"a\", ‹'a'›))",
    );
    check(
        "COMMENT ON COLUMN s.t.c IS E'a\\nb'",
        "Column { table: ObjectName { schema: Some(I(\"s\" ‹s› }), name: I(\"t\" ‹t› } }, column: I(\"c\" ‹c› } }, text: Some(\"a\\nb\")",
    );
    check("GRANT select (a) ON t TO PUBLIC", "privileges: [(Select, [I(\"a\" ‹a› }])], all_columns: []");
    check("GRANT ALL (b) ON t TO PUBLIC", "privileges: [], all_columns: [I(\"b\" ‹b› }]");
    refused("GRANT foo ON t TO joe", &["syntax-error: ‹foo›: unrecognized privilege type \"foo\""]);
}

#[test]
fn sequences_know_their_numbers() {
    check(
        "CREATE SEQUENCE q INCREMENT BY -1 START WITH -9223372036854775808 OWNED BY s.t.c",
        "Increment(-1, ‹INCREMENT BY -1›), Start(-9223372036854775808, ‹START WITH -9223372036854775808›), OwnedBy(Some((ObjectName { schema: Some(I(\"s\" ‹s› }), name: I(\"t\" ‹t› } }, I(\"c\" ‹c› })))",
    );
    refused(
        "CREATE SEQUENCE q MAXVALUE 9223372036854775808",
        &[
            "syntax-error: ‹MAXVALUE 9223372036854775808›: value \"9223372036854775808\" is out of range for type bigint",
        ],
    );
    refused("CREATE SEQUENCE q OWNED BY t", &["syntax-error: ‹OWNED BY›: invalid OWNED BY option"]);
}

#[test]
fn what_has_no_type_of_ours_says_what_it_is() {
    for (sql, expected) in [
        ("DO $$ BEGIN END $$", "Do(DoBlock {"),
        ("COPY t TO '/tmp/x'", "Utility(Session(Copy("),
        ("CREATE TABLE other.s.t (a int)", "NotModelled("),
        ("DROP TABLE db.s.t", "NotModelled(\"the database's name in db.s.t\")"),
    ] {
        check(sql, expected);
    }
}

#[test]
fn every_error_is_told_at_once() {
    refused(
        "CREATE TABEL a (b int);\nSELECT 1;\nDROP;\nALTER TABLE t ADD COLUMN order int;\n",
        &[
            "syntax-error: ‹TABEL›: syntax error at or near \"TABEL\"",
            "syntax-error: ‹;›: syntax error at or near \";\"",
            "syntax-error: ‹order›: syntax error at or near \"order\"",
        ],
    );
    refused("DROP", &["syntax-error: ‹›: syntax error at end of input"]);
    refused(
        "DROP TABLE a;\nSELECT 'open;\nDROP TABLE b;",
        &["syntax-error: ‹'open;›: unterminated quoted string"],
    );
    refused(
        "SELEC 1; SELECT 'open",
        &[
            "syntax-error: ‹SELEC›: syntax error at or near \"SELEC\"",
            "syntax-error: ‹'open›: unterminated quoted string at or near \"'open\"",
        ],
    );
}

#[test]
fn an_open_parenthesis_does_not_swallow_the_next_statement() {
    refused(
        "CREATE TABLE a (b int;\nCREATE TABLE c (d int);\nDROP;",
        &[
            "syntax-error: ‹;›: syntax error at or near \";\"",
            "syntax-error: ‹;›: syntax error at or near \";\"",
        ],
    );
}

#[test]
fn semicolons_inside_bodies_end_nothing() {
    let body =
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;\n";
    let rule = "CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2);\n";
    assert_eq!(parse(&format!("{body}{rule}SELECT ';';")).expect("it parses").len(), 3);
    refused(&format!("{body}{rule}SELEC 1;"), &["syntax-error: ‹SELEC›: syntax error at or near \"SELEC\""]);
}

#[test]
fn a_missing_semicolon_is_hinted_at() {
    let errors = parse("DROP TABLE a\nDROP TABLE b;").expect_err("two statements in one");
    assert_eq!(
        errors.first().and_then(|error| error.hint.as_deref()),
        Some("end the statement before with a semicolon: `DROP TABLE a;`")
    );
    // The last one needs none.
    assert_eq!(parse("DROP TABLE a;\nDROP TABLE b").expect("it parses").len(), 2);
}

#[test]
fn another_word_that_gets_further_is_offered() {
    for (sql, hint) in [
        ("CREATE TABEL a (b int)", Some("did you mean `TABLE`?")),
        ("CREATE TABLE a (b int NOT NUL)", Some("did you mean `NULL`?")),
        ("CREATE TABLE a (b int DEFALT 1)", Some("did you mean `DEFAULT`?")),
        (
            "ALTER TABLE t ADD COLUMN order int",
            Some("`order` is a word of SQL's: as a name it needs quotation marks, `\"order\"`"),
        ),
        ("ALTER TABLE t ADD COLUMN", None),
        ("DROP TABLE a b", None),
    ] {
        let errors = parse(sql).expect_err("an error");
        assert_eq!(errors.first().and_then(|error| error.hint.as_deref()), hint, "{sql}");
    }
}

#[test]
fn what_only_psql_knows_is_told_as_such() {
    refused(
        "\\connect other\nSELECT 1;\n\\i more.sql\n",
        &[
            "psql-command: ‹\\connect other›: `\\connect other` is a command of psql's, not SQL",
            "psql-command: ‹\\i more.sql›: `\\i more.sql` is a command of psql's, not SQL",
        ],
    );
    let copy = "COPY t (a, b) FROM stdin;\n1\tit's\n2\tother\n\\.\nSELEC 1;\n";
    refused(
        copy,
        &[
            "psql-command: ‹COPY t (a, b) FROM stdin›: `COPY … FROM stdin` takes its rows from the client, and a revision has none to send",
            "syntax-error: ‹SELEC›: syntax error at or near \"SELEC\"",
        ],
    );
    refused(
        "COPY t FROM stdin;",
        &[
            "psql-command: ‹COPY t FROM stdin›: `COPY … FROM stdin` takes its rows from the client, and a revision has none to send",
        ],
    );
}

#[test]
fn fingerprints_see_tokens_and_nothing_else() {
    let print = |sql: &str| parse(sql).expect("it parses").first().expect("a statement").fingerprint;
    let first = print("CREATE TABLE a (b int DEFAULT 'X')");
    assert_eq!(first, print("create  table A ( -- why\n B INT /* and */ default 'X' ) ;"));
    for other in [
        "CREATE TABLE a (b int DEFAULT 'x')",
        "CREATE TABLE \"A\" (b int DEFAULT 'X')",
        "CREATE TABLE a (bi nt DEFAULT 'X')",
        "CREATE TABLE a (b int DEFAULT 'X ')",
    ] {
        assert_ne!(first, print(other), "{other}");
    }
    assert_eq!(print("DO $$ BEGIN END $$"), print("DO $tag$ BEGIN END $tag$"));
    assert_ne!(print("DO $$ BEGIN END $$"), print("DO $$ BEGIN  END $$"));
    // The form is for ever: seals hold it.
    assert_eq!(print("DROP TABLE Pos.\"Sales\";"), 0x53d898c231fc0ded);
}

#[test]
fn an_older_server_is_told_what_it_lacks() {
    refused(
        "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) VIRTUAL)",
        &[
            "newer-syntax: ‹GENERATED›: PostgreSQL has a generated column that is not `STORED` since version 18",
        ],
    );
    let sql = "CREATE TABLE t (a int UNIQUE NULLS NOT DISTINCT)";
    for (server, taken) in [(14, false), (15, true), (19, true)] {
        assert_eq!(script(sql, 0..sql.len() as u32, server).is_ok(), taken, "{server}");
    }
}

#[test]
fn deep_statements_are_said_to_be_too_deep() {
    let nested = |depth: usize| format!("SELECT {}1{}", "(".repeat(depth), ")".repeat(depth));
    check(&nested(400), "Select(");
    check(&nested(600), "NotModelled(\"a statement nested more than 500 levels deep\")");
    check(&format!("SELECT 1{}", " + 1".repeat(600)), "NotModelled(");
    check(&format!("SELECT * FROM t WHERE a = 1{}", " OR a = 1".repeat(2000)), "Select(");
    let rows = format!("INSERT INTO t VALUES (-1){}", ", (-1)".repeat(3000));
    check(&rows, "Insert(");
    for deep in [
        nested(100_000),
        format!("SELECT {} 1", "NOT ".repeat(100_000)),
        format!("SELECT {}", "CASE WHEN 1 THEN ".repeat(100_000)),
    ] {
        let errors = parse(&deep).expect_err("nobody can parse that");
        assert_eq!(errors.len(), 1);
    }
}

const SAMPLE: &str = "-- comment\nCREATE TABLE IF NOT EXISTS pos.\"Sälés\" (id bigint GENERATED ALWAYS AS IDENTITY (START 10) PRIMARY KEY, n text COLLATE \"C\" DEFAULT E'x\\n' NOT NULL, CONSTRAINT f FOREIGN KEY (id, n) REFERENCES x (a, b) ON DELETE SET NULL (n), EXCLUDE USING gist (p WITH &&)) WITH (fillfactor=70);\nALTER TABLE ONLY s.t ADD CHECK (a > 1) NOT VALID, ALTER a TYPE int USING a::int, DROP COLUMN IF EXISTS b CASCADE;\nCREATE UNIQUE INDEX i ON t (lower(a) DESC, (a+b)) INCLUDE (c) WHERE a > 0;\nINSERT INTO t (a) VALUES (1), ($$x$$) ON CONFLICT (a) DO UPDATE SET a = excluded.a RETURNING a;\nCOMMENT ON COLUMN a.b IS 'it''s'; GRANT SELECT (a) ON t TO joe; DO $b$ BEGIN END $b$;\n";

#[test]
fn no_truncation_panics_and_every_place_is_inside() {
    arcoiris_checker::parse::on_large_stack(|| {
        for length in (0..SAMPLE.len()).filter(|length| SAMPLE.is_char_boundary(*length)) {
            let sql = SAMPLE.get(..length).expect("between characters");
            if let Err(errors) = parse(sql) {
                assert!(!errors.is_empty());
                for error in errors {
                    assert!(
                        sql.get(error.span.start as usize..error.span.end as usize).is_some(),
                        "{length}: {error:?}"
                    );
                }
            }
        }
    })
    .expect("a thread");
}

#[test]
fn no_mutation_panics() {
    // xorshift: the same bytes at every run.
    let mut state = 0x2545_F491_4F6C_DD1Du64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let words = [
        "(",
        ")",
        ";",
        "'",
        "\"",
        "$$",
        "/*",
        "--",
        ",",
        ".",
        "\\",
        "NOT",
        "NULL",
        "CASE",
        "END",
        "BEGIN ATOMIC",
        "WITH",
        "é",
        "\u{0}",
        "1",
        "::",
        "[",
        "CREATE",
        "RULE",
    ];
    arcoiris_checker::parse::on_large_stack(move || {
        for _ in 0..400 {
            let mut sql = SAMPLE.to_owned();
            for _ in 0..=next(4) {
                let mut at = next(sql.len());
                while !sql.is_char_boundary(at) {
                    at -= 1;
                }
                match next(3) {
                    0 => sql.insert_str(at, words.get(next(words.len())).copied().unwrap_or_default()),
                    1 => drop(sql.remove(at)),
                    _ => sql.truncate(at),
                }
                if sql.is_empty() {
                    sql.push(';');
                }
            }
            if let Err(errors) = parse(&sql) {
                for error in errors {
                    assert!(
                        sql.get(error.span.start as usize..error.span.end as usize).is_some(),
                        "{sql}: {error:?}"
                    );
                }
            }
        }
    })
    .expect("a thread");
}
