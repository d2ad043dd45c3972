-- fact: A table that another refers to is not emptied alone.
-- expect: refused 0A000

CREATE TABLE customers (id integer PRIMARY KEY);
CREATE TABLE sales (customer integer REFERENCES customers);
TRUNCATE customers;
