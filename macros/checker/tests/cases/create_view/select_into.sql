-- fact: a view stores no SELECT INTO
-- expect: refused 0A000
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a INTO s FROM t;
