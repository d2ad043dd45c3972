-- fact: ONLY leaves what is below alone, and what refers to that.
-- expect: accepted

CREATE TABLE sales (id integer PRIMARY KEY);
CREATE TABLE refunds (PRIMARY KEY (id)) INHERITS (sales);
CREATE TABLE notes (refund integer REFERENCES refunds);
TRUNCATE ONLY sales;
