-- fact: a table made of a query
-- expect: accepted
CREATE TABLE a (id int);
INSERT INTO a VALUES (1);
CREATE TABLE b AS SELECT id FROM a;
ALTER TABLE b ADD PRIMARY KEY (id);
