-- fact: A default that is set is not evaluated.
-- expect: accepted

CREATE TABLE t (c integer);
ALTER TABLE t ALTER c SET DEFAULT 1/0;
