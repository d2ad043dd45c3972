-- fact: a constraint needs an index of the usual order
-- expect: refused 42809
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS OPERATOR 1 >, FUNCTION 1 btint4cmp(integer, integer);
CREATE TABLE t (a integer NOT NULL);
CREATE UNIQUE INDEX i ON t (a x);
ALTER TABLE t ADD PRIMARY KEY USING INDEX i;
