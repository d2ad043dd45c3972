-- fact: RETURN of the function itself when it is replaced
-- expect: accepted
CREATE FUNCTION g10(i int) RETURNS int LANGUAGE sql RETURN i;
CREATE OR REPLACE FUNCTION g10(i int) RETURNS int LANGUAGE sql RETURN g10(i) + 1;
DROP FUNCTION g10;
