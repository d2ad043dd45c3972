-- fact: ALTER TABLE IF EXISTS takes a table that does not exist, and looks no further
-- expect: accepted
ALTER TABLE IF EXISTS pos.sales ADD COLUMN b nosuch;
