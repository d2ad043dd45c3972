-- fact: IF NOT EXISTS leaves what is there
-- expect: accepted
CREATE TABLE t (id integer, name text);
CREATE TABLE IF NOT EXISTS t AS SELECT 1 AS a;
