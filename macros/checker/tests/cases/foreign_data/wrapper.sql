-- fact: a wrapper without handler is one
-- expect: accepted
-- roles: app
CREATE FOREIGN DATA WRAPPER w OPTIONS (debug 'true');
CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (anything 'goes');
ALTER FOREIGN DATA WRAPPER w OPTIONS (SET debug 'false');
GRANT USAGE ON FOREIGN DATA WRAPPER w TO app;
ALTER SERVER s OWNER TO app;
DROP SERVER s;
DROP FOREIGN DATA WRAPPER w;
