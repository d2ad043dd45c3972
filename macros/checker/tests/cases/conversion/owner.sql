-- fact: conversions have owners
-- expect: accepted
-- roles: app
CREATE CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
ALTER CONVERSION c OWNER TO app;
