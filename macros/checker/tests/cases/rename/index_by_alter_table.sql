-- fact: ALTER TABLE renames an index.
-- expect: accepted

CREATE TABLE sales (a integer);
CREATE INDEX sales_idx ON sales (a);
ALTER TABLE sales_idx RENAME TO sales_a;
