-- fact: Columns of two tables must not have one name.
-- expect: refused 42701
CREATE TABLE s (a integer);
CREATE TABLE t (LIKE s, LIKE s);
