-- fact: an index is over the type of its class
-- expect: refused 42804
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS OPERATOR 1 <;
CREATE TABLE t (a text);
CREATE INDEX ON t (a x);
