-- fact: so they do with DROP OWNED
-- expect: accepted
-- roles: app
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS OPERATOR 1 <, FUNCTION 1 btint4cmp(integer, integer);
ALTER OPERATOR CLASS x USING btree OWNER TO app;
ALTER OPERATOR FAMILY x USING btree OWNER TO app;
DROP OWNED BY app;
