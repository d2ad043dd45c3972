-- fact: CASE chooses.
-- expect: accepted
DO $$
DECLARE x text := 'b';
BEGIN
    CASE x WHEN 'a' THEN CREATE TABLE a (i integer); WHEN 'b', 'c' THEN CREATE TABLE b (i integer); ELSE NULL; END CASE;
    CASE WHEN x = 'a' THEN CREATE TABLE c (i integer); WHEN x LIKE 'b%' THEN CREATE TABLE d (i integer); END CASE;
END $$;
