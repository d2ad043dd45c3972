-- fact: A table takes its indexes, its sequences and its types along.
-- expect: accepted

CREATE SCHEMA pos;
CREATE TABLE sales (a serial PRIMARY KEY, i integer GENERATED ALWAYS AS IDENTITY, b integer);
CREATE INDEX sales_b ON sales (b);
ALTER TABLE sales SET SCHEMA pos;
CREATE TABLE sales (a serial PRIMARY KEY);
