-- fact: A table with the same columns becomes a typed one.
-- expect: accepted
CREATE TYPE address AS (a integer, b text);
CREATE TABLE t (a integer, b text);
ALTER TABLE t OF address;
CREATE TABLE u OF address;
ALTER TABLE u NOT OF;
