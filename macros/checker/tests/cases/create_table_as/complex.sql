-- fact: a table of what a query computes
-- expect: accepted
CREATE TABLE users (id int PRIMARY KEY, name varchar(30) COLLATE "C", created_at timestamptz(3));
CREATE TABLE copy AS SELECT id, name, created_at, upper(name) AS upper, name || 'x' AS more, count(*) AS n FROM users GROUP BY id;
