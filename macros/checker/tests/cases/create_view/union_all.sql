-- fact: a union of two tables
-- expect: accepted
CREATE TABLE a (id int, name varchar(10));
CREATE TABLE b (id bigint, name text);
CREATE VIEW both_of_them AS SELECT id, name, 'a' AS source FROM a UNION ALL SELECT id, name, 'b' FROM b;
