-- fact: a schema takes its classes along
-- expect: accepted
CREATE SCHEMA s;
CREATE OPERATOR CLASS s.x FOR TYPE integer USING btree AS OPERATOR 1 <, FUNCTION 1 btint4cmp(integer, integer), FUNCTION 4 btequalimage(oid);
CREATE TABLE t (a integer);
CREATE INDEX ON t (a s.x);
DROP SCHEMA s CASCADE;
