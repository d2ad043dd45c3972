-- fact: A view of a function whose table has another name now
-- expect: not judged
CREATE TABLE sales (id int);
CREATE FUNCTION count_them() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM sales';
CREATE VIEW numbers AS SELECT count_them() AS n;
ALTER TABLE sales RENAME TO sold;
SELECT n FROM numbers;
