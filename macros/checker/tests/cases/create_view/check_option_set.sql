-- fact: nor through one that multiplies rows
-- expect: refused 0A000
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a, generate_series(1, a) AS n FROM t WITH CHECK OPTION;
