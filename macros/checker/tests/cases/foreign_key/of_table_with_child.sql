-- fact: A foreign key of a table is not that of one that inherits from it.
-- expect: accepted

CREATE TABLE sales (id integer PRIMARY KEY);
CREATE TABLE notes (sale integer);
CREATE TABLE more () INHERITS (notes);
ALTER TABLE notes ADD FOREIGN KEY (sale) REFERENCES sales;
