-- fact: A function in PL/pgSQL is not called where there are no rows
-- expect: accepted
CREATE TABLE sales (id int);
CREATE TABLE items (id int);
CREATE FUNCTION count_them() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM sales); END';
CREATE VIEW numbers AS SELECT count_them() AS n FROM items;
ALTER TABLE sales RENAME TO sold;
SELECT n FROM numbers;
