-- fact: A column is renamed below too.
-- expect: accepted
CREATE TABLE a (x integer CHECK (x > 0));
CREATE TABLE b () INHERITS (a);
CREATE TABLE c () INHERITS (b);
ALTER TABLE a RENAME COLUMN x TO xx;
