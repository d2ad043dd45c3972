-- fact: CASCADE goes on to what refers to what it takes along.
-- expect: accepted

CREATE TABLE a (id integer PRIMARY KEY);
CREATE TABLE b (id integer PRIMARY KEY REFERENCES a);
CREATE TABLE c (id integer REFERENCES b);
TRUNCATE a CASCADE;
