-- fact: With the table it can be seen through
-- expect: accepted
CREATE TABLE sales (id int);
CREATE FUNCTION count_them() RETURNS int LANGUAGE plpgsql AS $$ DECLARE n int; BEGIN SELECT count(*) INTO n FROM sales; RETURN n; END $$;
CREATE VIEW numbers AS SELECT count_them() AS n;
CREATE MATERIALIZED VIEW kept AS SELECT n FROM numbers;
REFRESH MATERIALIZED VIEW kept;
