-- fact: With CASCADE they go along.
-- expect: accepted
CREATE TABLE a (x integer);
CREATE TABLE b () INHERITS (a);
DROP TABLE a CASCADE;
