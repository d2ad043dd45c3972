-- fact: a handler gives a language's handler
-- expect: refused 42809
CREATE LANGUAGE one HANDLER now;
