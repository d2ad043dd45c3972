-- fact: An index goes with its table.
-- expect: refused 42809

CREATE SCHEMA pos;
CREATE TABLE sales (a integer PRIMARY KEY);
ALTER TABLE sales_pkey SET SCHEMA pos;
