-- fact: A foreign key to a table has no part for one that inherits from it, though that has such a key itself.
-- expect: accepted

CREATE TABLE sales (id integer PRIMARY KEY);
CREATE TABLE refunds (PRIMARY KEY (id)) INHERITS (sales);
CREATE TABLE voids () INHERITS (sales);
CREATE TABLE notes (sale integer REFERENCES sales);
CREATE TABLE more (PRIMARY KEY (id)) INHERITS (sales);
ALTER TABLE notes ADD CONSTRAINT again FOREIGN KEY (sale) REFERENCES sales;
