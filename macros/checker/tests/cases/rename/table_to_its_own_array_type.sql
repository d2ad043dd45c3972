-- fact: Even the table's own.
-- expect: accepted

CREATE TABLE sales (a integer);
ALTER TABLE sales RENAME TO _sales;
CREATE TABLE t (a _sales[]);
