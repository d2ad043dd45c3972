-- fact: an IN and an OUT argument of one name
-- expect: accepted
CREATE FUNCTION f(a integer, OUT a integer) LANGUAGE sql AS 'SELECT 1';
