//! A check of 500 tables, beside `alembic check` of the same tables on the same database.
//!
//! `cargo bench -p arcoiris --features server --bench check`. `ARCOIRIS_ALEMBIC=…/bin/alembic` names a program with SQLAlchemy and
//! psycopg2 beside it; without it, the one that the integration tests installed into `target/alembic` is taken, or none.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[expect(dead_code, reason = "shared with the tests, which use more of it")]
#[path = "../tests/support/proven.rs"]
mod proven;
#[expect(dead_code, reason = "shared with the tests, which use more of it")]
#[path = "../tests/support/sample.rs"]
mod sample;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use arcoiris::Migrator;
use arcoiris::server::{Server, TestDatabase};
use criterion::{Criterion, criterion_group, criterion_main};

const TABLES: usize = 500;

/// What both are given.
fn script() -> String {
    let mut script = String::from("CREATE SCHEMA shop;\n");
    for number in 1..=TABLES {
        let parent = match number / 2 {
            0 => "parent bigint".to_owned(),
            parent => format!(
                "parent bigint CONSTRAINT t{number}_parent_fkey REFERENCES shop.t{parent} (id) ON DELETE CASCADE"
            ),
        };
        script.push_str(&format!(
            "CREATE TABLE shop.t{number} (id bigserial PRIMARY KEY, {parent}, name text NOT NULL, amount numeric(18,4) DEFAULT 0 NOT NULL, \
             note varchar(200), made_at timestamptz DEFAULT now() NOT NULL, CONSTRAINT t{number}_positive CHECK (amount >= 0), \
             CONSTRAINT t{number}_name_key UNIQUE (name, made_at));\nCREATE INDEX ix_t{number}_note ON shop.t{number} (note);\n"
        ));
    }
    script
}

/// The same for SQLAlchemy.
const ENVIRONMENT: &str = r#"
import os
import psycopg2
from alembic import context
from sqlalchemy import (BigInteger, CheckConstraint, Column, DateTime, ForeignKeyConstraint, Index, MetaData, Numeric, String, Table,
                        Text, UniqueConstraint, create_engine, text)
metadata = MetaData()
for n in range(1, 501):
    parts = [Column("id", BigInteger, primary_key=True), Column("parent", BigInteger), Column("name", Text, nullable=False),
             Column("amount", Numeric(18, 4), server_default=text("0"), nullable=False), Column("note", String(200)),
             Column("made_at", DateTime(timezone=True), server_default=text("now()"), nullable=False),
             CheckConstraint("amount >= 0", name=f"t{n}_positive"), UniqueConstraint("name", "made_at", name=f"t{n}_name_key"),
             Index(f"ix_t{n}_note", "note")]
    if n // 2:
        parts.append(ForeignKeyConstraint(["parent"], [f"shop.t{n // 2}.id"], name=f"t{n}_parent_fkey", ondelete="CASCADE"))
    Table(f"t{n}", metadata, *parts, schema="shop")
engine = create_engine("postgresql+psycopg2://", creator=lambda: psycopg2.connect(os.environ["DATABASE_URL"]))
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=metadata, include_schemas=True, compare_type=True,
                      compare_server_default=True, include_name=lambda name, kind, parents: kind != "schema" or name == "shop")
    with context.begin_transaction():
        context.run_migrations()
"#;

/// Alembic's folder, whose only revision the database is at.
struct Alembic {
    program: PathBuf,
    folder: PathBuf,
}

impl Alembic {
    fn find() -> Option<Alembic> {
        let installed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/alembic/bin/alembic");
        let program = std::env::var_os("ARCOIRIS_ALEMBIC").map_or(installed, PathBuf::from);
        if !program.exists() {
            eprintln!("{}: not there, so that nothing is measured beside arcoiris", program.display());
            return None;
        }
        let folder = std::env::temp_dir().join(format!("arcoiris-bench-check-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("versions")).unwrap();
        std::fs::write(folder.join("env.py"), ENVIRONMENT).unwrap();
        let revision =
            "revision = 'aaaaaaaaaaaa'\ndown_revision = None\ndef upgrade(): pass\ndef downgrade(): pass\n";
        std::fs::write(folder.join("versions/aaaaaaaaaaaa_all.py"), revision).unwrap();
        std::fs::write(folder.join("alembic.ini"), "[alembic]\nscript_location = %(here)s\n").unwrap();
        Some(Alembic { program, folder })
    }

    fn check(&self, database: &TestDatabase) {
        let status = Command::new(&self.program)
            .arg("check")
            .current_dir(&self.folder)
            .env("DATABASE_URL", database.url())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success(), "alembic sees differences");
    }
}

impl Drop for Alembic {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn check(criterion: &mut Criterion) {
    let history = proven::proven(&script(), &[]);
    let database = Server::test().unwrap().database("template0").unwrap();
    Migrator::new(history, database.config()).unwrap().upgrade("head").unwrap();
    let mut group = criterion.benchmark_group("check, 500 tables");
    group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(10));
    group.bench_function("arcoiris", |bencher| {
        bencher.iter(|| {
            let check = Migrator::new(history, database.config()).unwrap().check().unwrap();
            assert!(check.is_equal(), "{:?}", check.differences.first());
        });
    });
    if let Some(alembic) = Alembic::find() {
        group.bench_function("alembic check", |bencher| bencher.iter(|| alembic.check(&database)));
    }
    group.finish();
}

criterion_group!(benches, check);
criterion_main!(benches);
