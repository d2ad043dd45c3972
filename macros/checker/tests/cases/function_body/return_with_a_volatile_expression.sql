-- fact: RETURN with a volatile expression
-- expect: accepted
CREATE FUNCTION r() RETURNS smallint LANGUAGE sql VOLATILE PARALLEL RESTRICTED RETURN trunc(random() * 65536) - 32768;
CREATE TABLE t (a smallint DEFAULT r());
CREATE INDEX i ON t (a);
