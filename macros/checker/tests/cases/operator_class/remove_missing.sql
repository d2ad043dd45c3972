-- fact: what is taken from a family is in it
-- expect: refused 42704
CREATE OPERATOR FAMILY f USING btree;
ALTER OPERATOR FAMILY f USING btree DROP OPERATOR 2 (integer, integer);
