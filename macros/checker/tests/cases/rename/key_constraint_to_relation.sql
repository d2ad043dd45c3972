-- fact: A key's new name is no relation's.
-- expect: refused 42P07

CREATE TABLE sales (a integer PRIMARY KEY);
CREATE SEQUENCE numbers;
ALTER TABLE sales RENAME CONSTRAINT sales_pkey TO numbers;
