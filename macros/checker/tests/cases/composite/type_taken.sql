-- fact: A type's name is taken by a table too.
-- expect: refused 42710
CREATE TABLE address (a integer);
CREATE TYPE address AS (a integer);
