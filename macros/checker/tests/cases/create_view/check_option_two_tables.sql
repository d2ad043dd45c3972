-- fact: nor through one of two tables
-- expect: refused 0A000
CREATE TABLE t (a integer);
CREATE TABLE s (b integer);
CREATE VIEW v AS SELECT a, b FROM t, s WITH CHECK OPTION;
