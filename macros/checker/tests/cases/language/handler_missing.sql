-- fact: a handler takes nothing
-- expect: refused 42883
CREATE LANGUAGE one HANDLER nosuch;
