-- fact: A new table's check is not evaluated.
-- expect: accepted

CREATE TABLE t (c integer CHECK (c > 1/0));
