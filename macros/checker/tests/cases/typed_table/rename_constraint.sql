-- fact: A constraint of a typed table keeps its name.
-- expect: refused 42809
CREATE TYPE money_of AS (name text);
CREATE TABLE t OF money_of;
ALTER TABLE t ADD CONSTRAINT named CHECK (name <> '');
ALTER TABLE t RENAME CONSTRAINT named TO renamed;
