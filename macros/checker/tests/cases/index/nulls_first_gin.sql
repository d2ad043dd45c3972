-- fact: gin has no order
-- expect: refused 0A000
CREATE TABLE sales (a int[]);
CREATE INDEX ON sales USING gin (a NULLS FIRST);
