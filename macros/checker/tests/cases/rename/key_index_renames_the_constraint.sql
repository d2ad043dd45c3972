-- fact: A key's index and its constraint have one name.
-- expect: accepted

CREATE TABLE sales (a integer PRIMARY KEY);
ALTER INDEX sales_pkey RENAME TO sales_key;
