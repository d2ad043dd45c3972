-- fact: what a table below has from another table as well cannot be renamed
-- expect: refused 42P16
CREATE TYPE address AS (a int, b text);
CREATE TABLE t OF address;
CREATE TABLE other (b text);
CREATE TABLE child () INHERITS (t, other);
ALTER TYPE address RENAME ATTRIBUTE b TO c CASCADE;
