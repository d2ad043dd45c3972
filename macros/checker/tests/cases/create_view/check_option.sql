-- fact: WITH CHECK OPTION is a parameter too
-- expect: accepted
CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a, b FROM t WHERE a > 1 WITH LOCAL CHECK OPTION;
