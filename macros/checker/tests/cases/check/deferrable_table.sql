-- fact: a check of the table cannot be deferred either
-- expect: refused 0A000
CREATE TABLE sales (a int, CHECK (a > 0) DEFERRABLE);
