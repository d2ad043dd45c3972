-- fact: a function of the session runs
-- expect: accepted
CREATE FUNCTION pg_temp.make(n text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I (a int)', n); END $$;
SELECT pg_temp.make('x');
DROP TABLE x;
