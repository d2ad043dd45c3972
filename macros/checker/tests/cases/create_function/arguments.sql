-- fact: arguments of every mode, with names and defaults
-- expect: accepted
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION f(a integer, b varchar(10) DEFAULT 'x', INOUT c numeric = 1.5, OUT d text, e mood DEFAULT 'ok', g integer[] DEFAULT NULL, VARIADIC h text[] DEFAULT '{}')
AS $$ BEGIN d := 'a'; END $$ LANGUAGE plpgsql;
CREATE FUNCTION "G"(timestamp, "Weird Name" double precision) RETURNS SETOF integer[] LANGUAGE plpgsql STABLE STRICT COST 5 ROWS 12 PARALLEL SAFE AS $$ BEGIN RETURN; END $$;
CREATE FUNCTION h(OUT a integer, OUT b text) LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE FUNCTION i(n integer) RETURNS TABLE (id integer, label text) LANGUAGE plpgsql AS $$ BEGIN RETURN; END $$;
CREATE FUNCTION j() RETURNS TABLE (id integer) LANGUAGE plpgsql AS $$ BEGIN RETURN; END $$;
CREATE FUNCTION k(anyelement, anyarray) RETURNS anyelement LANGUAGE plpgsql AS $$ BEGIN RETURN $1; END $$;
