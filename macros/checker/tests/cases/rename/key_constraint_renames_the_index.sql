-- fact: A key's constraint renames its index.
-- expect: accepted

CREATE TABLE sales (a integer CONSTRAINT sales_key UNIQUE);
ALTER TABLE sales RENAME CONSTRAINT sales_key TO sales_a;
ALTER INDEX sales_a RENAME TO sales_b;
