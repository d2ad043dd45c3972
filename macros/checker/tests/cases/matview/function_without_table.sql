-- fact: A view calls a function whose body names what is not there
-- expect: not judged
CREATE FUNCTION count_them() RETURNS int LANGUAGE plpgsql AS $$ DECLARE n int; BEGIN SELECT count(*) INTO n FROM missing; RETURN n; END $$;
CREATE VIEW numbers AS SELECT count_them() AS n;
CREATE MATERIALIZED VIEW kept AS SELECT n FROM numbers;
