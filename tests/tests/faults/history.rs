//! The history that is disturbed: small, with every kind of statement that commits in parts.

use arcoiris::History;

pub(crate) static HISTORY: History = arcoiris::history! {
    revision "000000000001" {
        baseline, title: "baseline", upgrade: "CREATE SCHEMA shop;", downgrade: "DROP SCHEMA shop;"
    }
    revision "a00000000001" revises "000000000001" {
        title: "sales",
        upgrade: "CREATE TABLE shop.sales (id int PRIMARY KEY, total numeric NOT NULL, tip int);
                  INSERT INTO shop.sales SELECT n, n, n % 7 FROM generate_series(1, 2000) n;",
        downgrade: "DROP TABLE shop.sales;"
    }
    revision "a00000000002" revises "a00000000001" {
        no_transaction, title: "index",
        upgrade: "CREATE INDEX CONCURRENTLY sales_total ON shop.sales (total);",
        downgrade: "DROP INDEX CONCURRENTLY shop.sales_total;"
    }
    revision "a00000000003" revises "a00000000002" {
        title: "constraint",
        upgrade: "ALTER TABLE shop.sales ADD CONSTRAINT total_positive CHECK (total >= 0) NOT VALID;",
        downgrade: "ALTER TABLE shop.sales DROP CONSTRAINT total_positive;"
    }
    revision "a00000000004" revises "a00000000003" {
        no_transaction, title: "valid constraint",
        upgrade: "ALTER TABLE shop.sales VALIDATE CONSTRAINT total_positive;",
        downgrade: "ALTER TABLE shop.sales DROP CONSTRAINT total_positive,
                    ADD CONSTRAINT total_positive CHECK (total >= 0) NOT VALID;"
    }
    revision "a00000000005" revises "a00000000004" {
        no_transaction, title: "unique index over an expression",
        upgrade: "CREATE UNIQUE INDEX CONCURRENTLY sales_key ON shop.sales ((id + 1), tip) WHERE total > 1;",
        downgrade: "DROP INDEX CONCURRENTLY shop.sales_key;"
    }
    revision "a00000000006" revises "a00000000005" {
        no_transaction, title: "rebuilt",
        upgrade: "REINDEX TABLE CONCURRENTLY shop.sales;",
        downgrade: "REINDEX INDEX CONCURRENTLY shop.sales_key;"
    }
    revision "a00000000007" revises "a00000000006" {
        no_transaction, title: "without the first index",
        upgrade: "DROP INDEX CONCURRENTLY shop.sales_total;",
        downgrade: "CREATE INDEX CONCURRENTLY sales_total ON shop.sales (total);"
    }
    revision "a00000000008" revises "a00000000007" {
        title: "view", upgrade: "CREATE VIEW shop.tips AS SELECT id, tip FROM shop.sales;",
        downgrade: "DROP VIEW shop.tips;"
    }
};
