-- fact: a table has the columns of a query, and nothing else of them
-- expect: accepted
CREATE TABLE t (id serial PRIMARY KEY, name varchar(20) NOT NULL DEFAULT 'x', n numeric(10,2));
CREATE TABLE s AS SELECT id, name, n, name AS again FROM t;
