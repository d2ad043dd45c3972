-- fact: A language stays while functions are written in it
-- expect: refused 2BP01
CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
DROP EXTENSION plpgsql;
