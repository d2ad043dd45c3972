-- fact: A table that stands twice in a view may have another name
-- expect: accepted
CREATE TABLE sales (id int, name text);
CREATE TABLE items (id int);
CREATE VIEW both_of_them AS SELECT sales.id, i.id AS item FROM sales, items i WHERE EXISTS (SELECT FROM sales WHERE sales.name = 'i');
ALTER TABLE sales RENAME TO sold;
