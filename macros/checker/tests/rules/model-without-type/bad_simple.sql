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
CREATE TYPE pos.status AS ENUM ('open', 'paid');
-- @downgrade
DROP TYPE pos.status;
--- src/models.rs
#[arcoiris::models(schema = "pos")]
pub mod pos {
    pub enum SaleStatus {
        Open,
        Paid,
    }
}
