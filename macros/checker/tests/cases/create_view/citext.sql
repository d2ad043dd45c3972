-- fact: a type of an extension
-- expect: accepted
CREATE EXTENSION citext;
CREATE TABLE t (id int, name citext);
CREATE VIEW v AS SELECT id, name, name || 'x' AS more FROM t WHERE name = 'A';
