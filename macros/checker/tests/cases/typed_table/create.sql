-- fact: A typed table has the attributes of its type.
-- expect: accepted
CREATE TYPE address AS (a integer, b text COLLATE "C");
CREATE TABLE t OF address (PRIMARY KEY (a), b WITH OPTIONS DEFAULT 'x');
CREATE TABLE u OF address;
