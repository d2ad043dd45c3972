-- fact: USING is planned.
-- expect: refused 22012

CREATE TABLE t (a integer);
ALTER TABLE t ALTER a TYPE bigint USING 1/0;
