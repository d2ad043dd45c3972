-- fact: privileges on one that is not there
-- expect: refused 42883
-- roles: app
GRANT EXECUTE ON FUNCTION f(integer) TO app;
