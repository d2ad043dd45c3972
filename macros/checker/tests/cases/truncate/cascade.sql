-- fact: CASCADE takes the others along.
-- expect: accepted

CREATE TABLE customers (id integer PRIMARY KEY);
CREATE TABLE sales (customer integer REFERENCES customers);
TRUNCATE customers CASCADE;
