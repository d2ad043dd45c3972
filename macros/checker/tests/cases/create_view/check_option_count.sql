-- fact: nor through one that counts
-- expect: refused 0A000
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT count(*) AS n FROM t WITH CHECK OPTION;
