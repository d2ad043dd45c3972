-- fact: A table's array type is renamed with it.
-- expect: accepted

CREATE TABLE sales (a integer);
ALTER TABLE sales RENAME TO receipts;
CREATE TYPE _sales AS ENUM ('a');
CREATE TABLE log (receipts receipts[]);
