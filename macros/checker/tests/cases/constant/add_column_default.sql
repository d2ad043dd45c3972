-- fact: A default that is not volatile is evaluated at once.
-- expect: refused 22012

CREATE TABLE t (a integer);
ALTER TABLE t ADD COLUMN c integer DEFAULT 1/0;
