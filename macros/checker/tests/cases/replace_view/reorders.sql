-- fact: nor put another before them
-- expect: refused 42P16
CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a FROM t;
CREATE OR REPLACE VIEW v AS SELECT b, a FROM t;
