-- fact: a function may be one of the server's own
-- expect: accepted
CREATE FUNCTION lower_(text) RETURNS text LANGUAGE internal IMMUTABLE STRICT AS 'lower';
CREATE FUNCTION upper(integer) RETURNS text LANGUAGE internal AS '';
CREATE FUNCTION costly(text) RETURNS text LANGUAGE internal COST 100 AS 'lower';
CREATE FUNCTION cheap(internal) RETURNS internal LANGUAGE internal COST 1 AS 'dsimple_init';
CREATE TEXT SEARCH TEMPLATE t (INIT = cheap, LEXIZE = dsimple_lexize);
CREATE TABLE t (a text);
CREATE INDEX ON t (lower_(a));
CREATE VIEW v AS SELECT lower_(a) FROM t;
COMMENT ON FUNCTION lower_(text) IS 'as lower';
