-- fact: An inherited generated column stays one.
-- expect: refused 42P16
CREATE TABLE a (x integer, g integer GENERATED ALWAYS AS (x) STORED);
CREATE TABLE b () INHERITS (a);
ALTER TABLE b ALTER COLUMN g DROP EXPRESSION;
