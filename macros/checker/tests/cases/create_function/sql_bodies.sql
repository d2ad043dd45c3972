-- fact: bodies in SQL are analysed, with arguments by name and number
-- expect: accepted
CREATE TABLE t (id integer PRIMARY KEY, name text, at timestamptz DEFAULT now());
CREATE FUNCTION by_name(n text) RETURNS SETOF t LANGUAGE sql STABLE AS $$ SELECT * FROM t WHERE name = n $$;
CREATE FUNCTION count_of(text) RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM t WHERE name = $1 $$;
CREATE FUNCTION put(id integer, name text) RETURNS integer LANGUAGE sql AS $$ INSERT INTO t (id, name) VALUES (put.id, put.name) RETURNING id $$;
CREATE FUNCTION wipe() RETURNS void LANGUAGE sql AS $$ DELETE FROM t; $$;
CREATE FUNCTION pairs() RETURNS TABLE (k integer, v text) LANGUAGE sql AS $$ SELECT id, name FROM t $$;
CREATE FUNCTION sum_of(a integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + b;';
CREATE FUNCTION two(OUT a integer, OUT b text) LANGUAGE sql AS 'SELECT 1, ''x''::text';
CREATE FUNCTION make() RETURNS void LANGUAGE sql AS 'CREATE TABLE zzz (a integer)';
CREATE FUNCTION first_of(anyarray) RETURNS anyelement LANGUAGE sql IMMUTABLE AS 'SELECT $1[1]';
