-- fact: OR REPLACE cannot take columns away
-- expect: refused 42P16
CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE OR REPLACE VIEW v AS SELECT a FROM t;
