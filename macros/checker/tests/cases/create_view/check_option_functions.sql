-- fact: functions in columns are no hindrance
-- expect: accepted
CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a, lower(b) AS low, now() AS at FROM t WHERE lower(b) = 'x' WITH CHECK OPTION;
