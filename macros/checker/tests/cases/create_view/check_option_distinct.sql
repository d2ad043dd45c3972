-- fact: the check option needs a view that rows can be written through
-- expect: refused 0A000
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT DISTINCT a FROM t WITH CHECK OPTION;
