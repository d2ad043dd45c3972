-- fact: a policy keeps the functions that it calls
-- expect: refused 2BP01
CREATE TABLE t (id integer PRIMARY KEY, org integer);
CREATE FUNCTION mine(integer) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT $1 > 0';
CREATE POLICY p ON t USING (mine(org));
DROP FUNCTION mine(integer);
