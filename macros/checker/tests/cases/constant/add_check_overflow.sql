-- fact: Integers have an end.
-- expect: refused 22003

CREATE TABLE t (a integer);
ALTER TABLE t ADD CHECK (a > 2000000000 + 2000000000);
