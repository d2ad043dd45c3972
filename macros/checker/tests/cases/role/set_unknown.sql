-- fact: A role's setting must be there.
-- expect: refused 42704
-- expect 16: not judged
-- roles: app
ALTER ROLE app SET nope = 1;
