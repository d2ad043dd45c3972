-- fact: a polymorphic result needs a polymorphic argument
-- expect: refused 42P13
CREATE FUNCTION f(a integer) RETURNS anyelement LANGUAGE sql AS 'SELECT 1';
