-- @upgrade
CREATE TABLE pos.tips (tip_id uuid PRIMARY KEY, kind text UNIQUE);
CREATE TABLE pos.tip_kinds (kind text REFERENCES pos.tips (kind));
-- @downgrade
ALTER TABLE pos.tips DROP COLUMN kind CASCADE;
DROP TABLE pos.tip_kinds;
DROP TABLE pos.tips;
