-- fact: One in SQL is looked into as the query is planned
-- expect: not judged
CREATE TABLE sales (id int);
CREATE TABLE items (id int);
CREATE FUNCTION count_them() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM sales';
CREATE VIEW numbers AS SELECT count_them() AS n FROM items;
ALTER TABLE sales RENAME TO sold;
SELECT n FROM numbers;
