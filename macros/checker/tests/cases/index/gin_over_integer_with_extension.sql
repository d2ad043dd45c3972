-- fact: btree_gin brings operator classes for integers
-- expect: accepted
CREATE EXTENSION btree_gin;
CREATE TABLE sales (a int);
CREATE INDEX ON sales USING gin (a);
