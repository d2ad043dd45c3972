-- fact: A check is planned even if no row is checked.
-- expect: refused 22012

CREATE TABLE t (a integer);
ALTER TABLE t ADD CONSTRAINT x CHECK (a > 1/0);
