-- fact: A function's setting must be there.
-- expect: refused 42704
-- expect 16: not judged
CREATE FUNCTION f() RETURNS integer LANGUAGE sql SET nope = 1 AS 'SELECT 1';
