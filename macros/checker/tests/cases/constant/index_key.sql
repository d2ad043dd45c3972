-- fact: An index's expression is planned.
-- expect: refused 22012

CREATE TABLE t (a integer);
CREATE INDEX ON t ((a + 1/0));
