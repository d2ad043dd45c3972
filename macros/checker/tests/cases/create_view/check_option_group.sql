-- fact: nor through one with groups
-- expect: refused 0A000
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a FROM t GROUP BY a WITH CASCADED CHECK OPTION;
