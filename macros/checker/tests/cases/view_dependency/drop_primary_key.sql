-- fact: grouping by the whole row names no key
-- expect: accepted
CREATE TABLE t (id integer PRIMARY KEY, b integer);
CREATE VIEW v AS SELECT id, b FROM t GROUP BY id, b;
ALTER TABLE t DROP CONSTRAINT t_pkey;
