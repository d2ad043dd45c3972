-- fact: so does an alias
-- expect: not judged
CREATE TABLE sales (id int);
CREATE TABLE items (id int);
CREATE VIEW both_of_them AS SELECT s.id, items.id AS item FROM sales s, items;
ALTER TABLE items RENAME TO s;
