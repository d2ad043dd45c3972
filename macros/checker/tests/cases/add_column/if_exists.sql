-- fact: or not, with IF EXISTS
-- expect: accepted
ALTER TABLE IF EXISTS pos.sales ADD COLUMN b nosuch;
