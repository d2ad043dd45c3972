-- fact: What a function's body does may be refused.
-- expect: refused 42P01
CREATE FUNCTION setup() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN ALTER TABLE nosuch ADD COLUMN a integer; END $f$;
SELECT setup();
