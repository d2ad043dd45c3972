-- fact: A function whose body names what is not there is called
-- expect: not judged
CREATE FUNCTION count_them() RETURNS int LANGUAGE plpgsql AS $$ DECLARE n int; BEGIN SELECT count(*) INTO n FROM missing; RETURN n; END $$;
CREATE TABLE kept AS SELECT count_them() AS n;
