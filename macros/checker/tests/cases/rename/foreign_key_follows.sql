-- fact: A foreign key follows the table.
-- expect: accepted

CREATE TABLE customers (id integer PRIMARY KEY);
CREATE TABLE sales (customer integer REFERENCES customers);
ALTER TABLE customers RENAME TO clients;
ALTER TABLE clients RENAME COLUMN id TO client_id;
