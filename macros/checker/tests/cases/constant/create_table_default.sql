-- fact: A new table's default is not evaluated.
-- expect: accepted

CREATE TABLE t (c integer DEFAULT 1/0);
