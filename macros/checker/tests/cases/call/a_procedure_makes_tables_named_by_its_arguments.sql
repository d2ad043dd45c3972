-- fact: a procedure makes tables named by its arguments
-- expect: accepted
CREATE PROCEDURE p(x text, y text DEFAULT 'zz') LANGUAGE plpgsql AS $$BEGIN EXECUTE format('CREATE TABLE %I (%I int)', x, y); END$$; CALL p('q'); CALL p('r', 'a b');
