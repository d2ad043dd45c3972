-- fact: A composite type takes a relation's name.
-- expect: refused 42P07
CREATE TYPE address AS (a integer);
CREATE TABLE address (a integer);
