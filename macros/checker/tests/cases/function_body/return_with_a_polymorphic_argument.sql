-- fact: RETURN with a polymorphic argument
-- expect: refused 42P13
CREATE FUNCTION f6(i anyelement) RETURNS anyelement LANGUAGE sql RETURN i;
