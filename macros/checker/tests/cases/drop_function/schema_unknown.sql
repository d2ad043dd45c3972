-- fact: a schema that is not there
-- expect: refused 3F000
DROP FUNCTION s.f();
