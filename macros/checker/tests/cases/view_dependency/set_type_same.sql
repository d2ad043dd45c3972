-- fact: not even to the type that it has
-- expect: refused 0A000
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a FROM t;
ALTER TABLE t ALTER COLUMN a TYPE integer;
