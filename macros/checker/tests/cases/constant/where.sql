-- fact: A condition's constant part fails even if there is no row.
-- expect: refused 22012

CREATE TABLE t (a integer);
DELETE FROM t WHERE a > 1/0;
