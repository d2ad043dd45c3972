-- fact: a renamed attribute is renamed in what inherits from tables of the type
-- expect: accepted
CREATE TYPE address AS (a int, b text);
CREATE TABLE t OF address;
CREATE TABLE child (b text NOT NULL) INHERITS (t);
CREATE TABLE grandchild () INHERITS (child);
ALTER TYPE address RENAME ATTRIBUTE b TO c CASCADE;
