-- fact: nor through one without a column of the table
-- expect: refused 0A000
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT 1 AS one FROM t WITH CHECK OPTION;
