//! Statements outside a transaction that were interrupted: what is left of them, made by hand, and how the next run completes it.

use std::time::Duration;

use arcoiris::{Error, Found, History, Outcome, Probe, Reindexed, Script};

use crate::database::Database;
use crate::sample::{linear, script, with_revision};

const DEFINITION: &str = "CREATE UNIQUE INDEX one_id ON public.one USING btree (id)";

/// `linear` with a second revision outside a transaction.
fn outside(upgrade: (&str, Probe), downgrade: (&str, Probe)) -> &'static History {
    with_revision(linear(), "bbbbbbbbbbbb", |revision| {
        revision.no_transaction = true;
        revision.upgrade = Script { probe: upgrade.1, ..script(upgrade.0, 7) };
        revision.downgrade = Script { probe: downgrade.1, ..script(downgrade.0, 12) };
    })
}

fn index() -> &'static History {
    outside(
        (
            "CREATE UNIQUE INDEX CONCURRENTLY one_id ON public.one (id)",
            Probe::CreateIndex { schema: "public", name: "one_id", definition: DEFINITION },
        ),
        ("DROP INDEX CONCURRENTLY public.one_id", Probe::DropIndex { schema: "public", name: "one_id" }),
    )
}

impl Database {
    /// Whether each of the indexes of `one` is valid, with its name.
    fn indexes(&self) -> String {
        self.ask(
            "SELECT c.relname || CASE WHEN indisvalid THEN '' ELSE ' invalid' END FROM pg_index \
             JOIN pg_class c ON c.oid = indexrelid WHERE indrelid = 'public.one'::regclass ORDER BY 1",
        )
    }

    /// As an attempt begins, at this revision.
    fn begin(&self, direction: &str, revision: &str) {
        self.run(&format!(
            "INSERT INTO arcoiris.log (revision, direction, down_revisions, started_at, duration, role, application, program) \
             VALUES ('{revision}', '{direction} begun', '{{}}', '2026-11-22 09:30:00+00', '0', session_user, '', 'the first')"
        ));
    }

    fn log(&self, direction: &str) -> String {
        self.ask(&format!(
            "SELECT left(revision, 1) FROM arcoiris.log WHERE direction = '{direction}' ORDER BY step"
        ))
    }
}

#[track_caller]
fn resumed(outcome: &Outcome) -> (Found, &'static str) {
    let [resumed] = outcome.resumed.as_slice() else { panic!("{:?}", outcome.resumed) };
    (resumed.found, resumed.revision.id)
}

#[test]
fn an_index_that_was_left_invalid_is_dropped_and_made_again() {
    let database = Database::new();
    let mut migrator = database.migrator(index());
    migrator.upgrade("a").unwrap();
    database.run("INSERT INTO public.one VALUES (1), (1)");
    assert_eq!(migrator.upgrade("b").unwrap_err().code(), "statement");
    assert_eq!((database.versions(), database.indexes()), ("a".into(), "one_id invalid".into()));
    database.run("TRUNCATE public.one");
    let outcome = migrator.upgrade("b").unwrap();
    assert_eq!(resumed(&outcome), (Found::HalfDone, "bbbbbbbbbbbb"));
    assert_eq!((database.versions(), database.indexes()), ("b".into(), "one_id".into()));
    assert_eq!((database.log("upgrade"), database.log("upgrade begun")), ("a,b".into(), "b,b".into()));
    // It is told once.
    assert!(migrator.upgrade("b").unwrap().resumed.is_empty());
}

#[test]
fn an_index_that_is_there_counts_as_done_only_if_it_is_the_very_one() {
    let database = Database::new();
    let mut migrator = database.migrator(index());
    migrator.upgrade("a").unwrap();
    database.run("CREATE INDEX one_id ON public.one (id)");
    let error = migrator.upgrade("b").unwrap_err();
    let Error::OtherIndex { wanted, found, .. } = &error else { panic!("{error}") };
    assert_eq!(
        (wanted.as_str(), found.as_str()),
        (DEFINITION, "CREATE INDEX one_id ON public.one USING btree (id)")
    );
    database.run("DROP INDEX public.one_id; CREATE UNIQUE INDEX one_id ON public.one (id)");
    let index = "SELECT 'public.one_id'::regclass::oid";
    let before = database.ask(index);
    assert_eq!(resumed(&migrator.upgrade("b").unwrap()), (Found::Done, "bbbbbbbbbbbb"));
    assert_eq!((database.versions(), database.ask(index)), ("b".into(), before));
}

#[test]
fn an_index_is_compared_in_the_servers_own_words() {
    let database = Database::new();
    // As if another version of PostgreSQL printed it.
    let written = "CREATE INDEX one_sum ON public.one USING btree ((((id + 1)))) WHERE ((id > 0))";
    let history = outside(
        (
            "CREATE INDEX CONCURRENTLY one_sum ON public.one ((id + 1)) WHERE id > 0",
            Probe::CreateIndex { schema: "public", name: "one_sum", definition: written },
        ),
        ("DROP INDEX CONCURRENTLY public.one_sum", Probe::Unknown),
    );
    let mut migrator = database.migrator(history);
    migrator.upgrade("a").unwrap();
    database.run("CREATE INDEX one_sum ON public.one ((id + 1)) WHERE id > 0");
    assert_eq!(resumed(&migrator.upgrade("b").unwrap()), (Found::Done, "bbbbbbbbbbbb"));
    assert_eq!(database.ask("SELECT count(*) FROM pg_class WHERE relname ~ 'twin'"), "0");
}

#[test]
fn an_index_that_was_dropped_before_the_version_was_written_is_not_missed() {
    let database = Database::new();
    let mut migrator = database.migrator(index());
    migrator.upgrade("b").unwrap();
    database.run("DROP INDEX public.one_id");
    // Nobody began: somebody dropped it by hand, which is told.
    assert_eq!(migrator.downgrade("a").unwrap_err().code(), "statement");
    let database = Database::new();
    let mut migrator = database.migrator(index());
    migrator.upgrade("b").unwrap();
    database.begin("downgrade", "bbbbbbbbbbbb");
    database.run("DROP INDEX public.one_id");
    assert_eq!(resumed(&migrator.downgrade("a").unwrap()), (Found::Done, "bbbbbbbbbbbb"));
    assert_eq!((database.versions(), database.log("downgrade")), ("a".into(), "b".into()));
}

#[test]
fn a_way_down_that_was_begun_is_ended_before_the_way_up_goes_on() {
    let database = Database::new();
    let mut migrator = database.migrator(index());
    migrator.upgrade("b").unwrap();
    database.begin("downgrade", "bbbbbbbbbbbb");
    database.run("DROP INDEX public.one_id");
    // The version table says that b is there, and its index is not.
    let outcome = migrator.upgrade("b").unwrap();
    assert_eq!(resumed(&outcome), (Found::Done, "bbbbbbbbbbbb"));
    assert_eq!((database.versions(), database.indexes()), ("b".into(), "one_id".into()));
    assert_eq!((database.log("upgrade"), database.log("downgrade")), ("a,b,b".into(), "b".into()));
}

#[test]
fn a_way_up_that_was_begun_leaves_nothing_when_the_way_goes_down() {
    for valid in [true, false] {
        let database = Database::new();
        let mut migrator = database.migrator(index());
        migrator.upgrade("a").unwrap();
        if valid {
            database.begin("upgrade", "bbbbbbbbbbbb");
            database.run("CREATE UNIQUE INDEX one_id ON public.one (id)");
        } else {
            database.run("INSERT INTO public.one VALUES (1), (1)");
            assert_eq!(migrator.upgrade("b").unwrap_err().code(), "statement");
        }
        // The first revision takes the table along: what is left of the second must be gone before.
        let history = with_revision(index(), "aaaaaaaaaaaa", |revision| {
            revision.downgrade = script(
                "DO $$ BEGIN IF EXISTS (SELECT FROM pg_index WHERE indrelid = 'public.one'::regclass) THEN RAISE 'left'; \
                 END IF; END $$;\nDROP TABLE public.one;\n",
                12,
            );
        });
        let outcome = database.migrator(history).downgrade("base").unwrap();
        assert_eq!(resumed(&outcome), (Found::HalfDone, "bbbbbbbbbbbb"));
        assert_eq!((database.versions(), database.log("upgrade failed")), (String::new(), "b".into()));
    }
}

#[test]
fn what_a_reindex_left_behind_is_dropped() {
    for what in [
        Reindexed::Index { schema: "public", name: "one_id" },
        Reindexed::Table { schema: "public", name: "one" },
        Reindexed::Schema { name: "public" },
        Reindexed::Database,
    ] {
        let database = Database::new();
        let history = outside(
            ("REINDEX TABLE CONCURRENTLY public.one", Probe::Reindex(what)),
            ("REINDEX TABLE CONCURRENTLY public.one", Probe::Reindex(what)),
        );
        let mut migrator = database.migrator(history);
        migrator.upgrade("a").unwrap();
        database.run("CREATE INDEX one_id ON public.one (id); CREATE INDEX one_id_ccnew ON public.one (id); \
             CREATE INDEX one_id_ccold1 ON public.one (id); CREATE INDEX other ON public.one (id); \
             UPDATE pg_index SET indisvalid = false WHERE indexrelid IN ('one_id_ccnew'::regclass, 'one_id_ccold1'::regclass)");
        // Another's leftovers stay: nobody began.
        migrator.upgrade("b").unwrap();
        let left = "one_id,one_id_ccnew invalid,one_id_ccold1 invalid,other";
        assert_eq!(database.indexes(), left, "{what:?}");
        database.begin("downgrade", "bbbbbbbbbbbb");
        assert_eq!(resumed(&migrator.downgrade("a").unwrap()), (Found::HalfDone, "bbbbbbbbbbbb"));
        assert_eq!(database.indexes(), "one_id,other", "{what:?}");
    }
}

#[test]
fn a_partition_that_was_half_detached_is_detached() {
    let detach = Probe::DetachPartition { parent: ("public", "parted"), partition: ("public", "part") };
    let history = outside(
        ("ALTER TABLE public.parted DETACH PARTITION public.part CONCURRENTLY", detach),
        ("ALTER TABLE public.parted ATTACH PARTITION public.part FOR VALUES IN (1)", Probe::Transactional),
    );
    let history = with_revision(history, "aaaaaaaaaaaa", |revision| {
        revision.upgrade = script(
            "CREATE TABLE public.parted (id int) PARTITION BY LIST (id);\n\
             CREATE TABLE public.part PARTITION OF public.parted FOR VALUES IN (1);\n",
            7,
        );
    });
    let database = Database::new();
    database.migrator(history).upgrade("a").unwrap();
    // The second half waits for whoever uses the table.
    let mut user = database.0.connect().unwrap();
    user.batch_execute("BEGIN; SELECT FROM public.parted").unwrap();
    std::thread::scope(|scope| {
        let mut migrator = database.migrator(history).program("victim");
        let victim = scope.spawn(move || migrator.upgrade("b"));
        while database.ask("SELECT inhdetachpending FROM pg_inherits") != "t" {
            std::thread::sleep(Duration::from_millis(5));
        }
        database
            .ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim'");
        assert_eq!(victim.join().unwrap().unwrap_err().code(), "lost");
    });
    user.batch_execute("COMMIT").unwrap();
    assert_eq!(database.versions(), "a");
    assert_eq!(resumed(&database.migrator(history).upgrade("b").unwrap()), (Found::HalfDone, "bbbbbbbbbbbb"));
    assert_eq!(
        (database.versions(), database.ask("SELECT count(*) FROM pg_inherits")),
        ("b".into(), "0".into())
    );
}

#[test]
fn what_nothing_tells_of_is_told_and_left_to_a_person() {
    let history = outside(("VACUUM public.one", Probe::Unknown), ("VACUUM public.one", Probe::Unknown));
    let database = Database::new();
    let mut migrator = database.migrator(history);
    migrator.upgrade("a").unwrap();
    database.begin("upgrade", "bbbbbbbbbbbb");
    let error = migrator.upgrade("head").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the upgrade of bbbbbbbbbbbb (revision bbbbbbbbbbbb) was begun at 2026-11-22 09:30:00+00 by `the first` and never \
         ended: it runs outside a transaction\n  whether it took effect is not known: VACUUM public.one\n  look, and then \
         `stamp bbbbbbbbbbbb --force` if it did, or `stamp aaaaaaaaaaaa --force` if it did not"
    );
    // One that was refused has ended.
    migrator.stamp("a", true).unwrap();
    assert_eq!(migrator.upgrade("b").unwrap().at, ["bbbbbbbbbbbb"]);
    assert_eq!(database.log("upgrade"), "a,b");
}

#[test]
fn a_refused_statement_is_not_an_interrupted_one() {
    let history = outside(("VACUUM public.none", Probe::Unknown), ("SELECT 1", Probe::Unknown));
    let database = Database::new();
    let mut migrator = database.migrator(history);
    for _ in 0..2 {
        assert_eq!(migrator.upgrade("b").unwrap_err().code(), "statement");
    }
    assert_eq!((database.log("upgrade begun"), database.log("upgrade failed")), ("b,b".into(), "b,b".into()));
}

#[test]
fn whoever_asks_where_the_database_is_hears_of_what_was_begun() {
    let database = Database::new();
    database.migrator(index()).upgrade("a").unwrap();
    database.begin("upgrade", "bbbbbbbbbbbb");
    let (tell, hear) = std::sync::mpsc::channel();
    let mut migrator = database.migrator(index()).observer(move |event| {
        if let arcoiris::Event::Unfinished { revision, program, .. } = event {
            tell.send(format!("{revision} {program}")).unwrap();
        }
    });
    assert_eq!(migrator.current().unwrap().len(), 1);
    assert_eq!(hear.try_recv().unwrap(), "bbbbbbbbbbbb the first");
}

#[test]
fn what_a_transaction_can_hold_is_committed_with_its_version() {
    let history = outside(
        ("ALTER TABLE public.one ADD COLUMN name text", Probe::Transactional),
        ("ALTER TABLE public.one DROP COLUMN name", Probe::Transactional),
    );
    let database = Database::new();
    let mut migrator = database.migrator(history);
    let plan = migrator.plan_upgrade("b").unwrap();
    assert_eq!(plan.steps[1].messages.len(), 1);
    assert!(plan.to_string().contains("apply bbbbbbbbbbbb, in one transaction"), "{plan}");
    migrator.upgrade("b").unwrap();
    migrator.downgrade("a").unwrap();
    assert_eq!((database.log("upgrade"), database.log("upgrade begun")), ("a,b".into(), String::new()));
}
