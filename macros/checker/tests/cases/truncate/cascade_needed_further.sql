-- fact: Both tables that are named, and not the third.
-- expect: refused 0A000

CREATE TABLE a (id integer PRIMARY KEY);
CREATE TABLE b (id integer PRIMARY KEY REFERENCES a);
CREATE TABLE c (id integer REFERENCES b);
TRUNCATE a, b;
