-- fact: A constant part fails even if there is no row.
-- expect: refused 22012

CREATE TABLE t (a integer);
UPDATE t SET a = 1/0;
