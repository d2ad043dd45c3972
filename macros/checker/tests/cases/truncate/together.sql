-- fact: Both together are.
-- expect: accepted

CREATE TABLE customers (id integer PRIMARY KEY);
CREATE TABLE sales (customer integer REFERENCES customers);
TRUNCATE customers, sales;
