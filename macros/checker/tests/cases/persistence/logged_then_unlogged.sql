-- fact: What changes nothing does not count as a change
-- expect: accepted
CREATE TABLE sales (id int);
ALTER TABLE sales SET LOGGED, SET UNLOGGED;
