-- fact: That name is no other constraint's.
-- expect: refused 42710

CREATE TABLE sales (a integer PRIMARY KEY, CONSTRAINT positive CHECK (a > 0));
ALTER INDEX sales_pkey RENAME TO positive;
