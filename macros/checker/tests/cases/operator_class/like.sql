-- fact: a copied index has the class
-- expect: accepted
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS OPERATOR 1 >, FUNCTION 1 btint4cmp(integer, integer);
CREATE TABLE t (a integer);
CREATE INDEX ON t (a x);
CREATE TABLE u (LIKE t INCLUDING INDEXES);
