-- fact: A primary key makes the columns below NOT NULL, and is not handed down.
-- expect: accepted
CREATE TABLE a (x integer, y integer);
CREATE TABLE b () INHERITS (a);
ALTER TABLE a ADD PRIMARY KEY (x);
