-- fact: nor through one that ranks
-- expect: refused 0A000
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a, rank() OVER (ORDER BY a) AS n FROM t WITH CHECK OPTION;
