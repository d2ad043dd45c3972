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
CREATE TYPE pos.method AS ENUM ('cash');
CREATE TABLE pos.payments (method pos.method DEFAULT 'cash' NOT NULL, others pos.method[]);
-- @downgrade
DROP TABLE pos.payments;
DROP TYPE pos.method;
--- versions/9c1b7e60aa12_card.sql
-- Card.
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @upgrade
ALTER TYPE pos.method ADD VALUE 'card';
CREATE INDEX payments_method_idx ON pos.payments (method);
-- @downgrade
DROP INDEX pos.payments_method_idx;
