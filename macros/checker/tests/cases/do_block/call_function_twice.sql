-- fact: A function that is run twice meets what it made before.
-- expect: refused 42P07
CREATE FUNCTION setup() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN CREATE TABLE t (a integer); END $f$;
SELECT setup();
SELECT setup();
