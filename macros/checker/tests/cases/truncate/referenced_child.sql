-- fact: What refers to a table that inherits hinders emptying the table above.
-- expect: refused 0A000

CREATE TABLE sales (id integer PRIMARY KEY);
CREATE TABLE refunds (PRIMARY KEY (id)) INHERITS (sales);
CREATE TABLE notes (refund integer REFERENCES refunds);
TRUNCATE sales;
