-- fact: A function that changes rows only.
-- expect: accepted
CREATE TABLE t (a integer, b integer);
CREATE FUNCTION fill(n integer) RETURNS integer LANGUAGE plpgsql AS $f$
DECLARE done integer;
BEGIN
    UPDATE t SET b = n WHERE b IS NULL;
    GET DIAGNOSTICS done = ROW_COUNT;
    RETURN done;
END
$f$;
SELECT fill(3);
