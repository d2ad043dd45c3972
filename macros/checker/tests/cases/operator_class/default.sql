-- fact: a type without order gets one
-- expect: accepted
CREATE FUNCTION json_lt(json, json) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text < $2::text';
CREATE FUNCTION json_eq(json, json) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text = $2::text';
CREATE FUNCTION json_cmp(json, json) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE OPERATOR < (FUNCTION = json_lt, LEFTARG = json, RIGHTARG = json);
CREATE OPERATOR = (FUNCTION = json_eq, LEFTARG = json, RIGHTARG = json);
CREATE OPERATOR CLASS json_ops DEFAULT FOR TYPE json USING btree AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 json_cmp(json, json);
CREATE TABLE t (a json UNIQUE, b json);
CREATE INDEX ON t (b);
CREATE INDEX ON t (b json_ops);
