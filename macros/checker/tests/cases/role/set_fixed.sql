-- fact: What holds for the whole server is no role's.
-- expect: refused 55P02
-- expect 16: not judged
-- roles: app
ALTER ROLE app SET max_connections = 10;
