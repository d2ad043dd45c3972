-- fact: A generated column is made an ordinary one below too.
-- expect: accepted
CREATE TABLE a (x integer, g integer GENERATED ALWAYS AS (x) STORED);
CREATE TABLE b () INHERITS (a);
ALTER TABLE a ALTER COLUMN g DROP EXPRESSION;
