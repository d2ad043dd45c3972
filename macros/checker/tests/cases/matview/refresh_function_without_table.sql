-- fact: The table that a function's body names was dropped since
-- expect: not judged
CREATE TABLE sales (id int);
CREATE FUNCTION count_them() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM sales';
CREATE MATERIALIZED VIEW kept AS SELECT count_them() AS n;
DROP TABLE sales;
REFRESH MATERIALIZED VIEW kept;
