-- fact: A column added above is added below, or merged.
-- expect: accepted
CREATE TABLE a (x integer);
CREATE TABLE b () INHERITS (a);
CREATE TABLE c (m integer) INHERITS (b);
ALTER TABLE a ADD COLUMN m integer NOT NULL DEFAULT 3 CHECK (m > 0), ADD COLUMN s serial, ADD COLUMN u integer UNIQUE;
