-- fact: OR REPLACE may add columns behind
-- expect: accepted
CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a FROM t;
CREATE OR REPLACE VIEW v AS SELECT a, b FROM t WHERE a > 0;
