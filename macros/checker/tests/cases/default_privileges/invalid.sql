-- fact: a sequence has no privilege INSERT
-- expect: refused 0LP01
-- roles: app
ALTER DEFAULT PRIVILEGES GRANT INSERT ON SEQUENCES TO app;
