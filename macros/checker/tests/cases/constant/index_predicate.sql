-- fact: An index's predicate is planned.
-- expect: refused 22012

CREATE TABLE t (a integer);
CREATE INDEX ON t (a) WHERE a > 1/0;
