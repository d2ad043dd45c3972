-- fact: A relation's name is taken too.
-- expect: refused 42P07
CREATE SEQUENCE address;
CREATE TYPE address AS (a integer);
