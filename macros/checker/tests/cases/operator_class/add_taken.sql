-- fact: a place in a family is free
-- expect: refused 42710
CREATE OPERATOR FAMILY f USING btree;
ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (integer, integer);
ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (integer, integer);
