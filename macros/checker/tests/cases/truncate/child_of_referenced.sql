-- fact: A foreign key to a table says nothing of those that inherit from it.
-- expect: accepted

CREATE TABLE sales (id integer PRIMARY KEY);
CREATE TABLE refunds (PRIMARY KEY (id)) INHERITS (sales);
CREATE TABLE notes (sale integer REFERENCES sales);
TRUNCATE refunds;
