--- versions/000000000001_baseline.sql
-- Baseline.
-- @revision 000000000001
-- @revises base
-- @baseline
-- @upgrade
CREATE SCHEMA pos;
-- @downgrade
DROP SCHEMA pos;
--- versions/37a02ec8662a_init.sql
-- Init.
-- @revision 37a02ec8662a
-- @revises 000000000001
-- @upgrade
CREATE TABLE pos.terminals (
    terminal_id bigint PRIMARY KEY,
    name text NOT NULL,
    code text NOT NULL UNIQUE
);
-- @downgrade
DROP TABLE pos.terminals;
--- src/models.rs
#[arcoiris::models(schema = "pos")]
pub mod pos {
    pub struct Terminal {
        #[key]
        pub terminal_id: i64,
        pub name: String,
        #[unique]
        pub code: String,
    }
}
