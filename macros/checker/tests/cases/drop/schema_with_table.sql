-- fact: a schema with something in it does not go silently
-- expect: refused 2BP01
CREATE SCHEMA pos;
CREATE TABLE pos.sales (a int);
DROP SCHEMA pos;
