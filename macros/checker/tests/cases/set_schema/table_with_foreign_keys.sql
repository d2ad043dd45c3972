-- fact: Foreign keys follow a table into another schema.
-- expect: accepted

CREATE SCHEMA pos;
CREATE TABLE customers (id serial PRIMARY KEY);
CREATE TABLE sales (customer integer REFERENCES customers, CHECK (customer > 0));
ALTER TABLE customers SET SCHEMA pos;
ALTER TABLE sales SET SCHEMA pos;
