-- fact: a cast to a domain is one to its type
-- expect: refused 2BP01
CREATE DOMAIN email AS text;
CREATE TABLE t (id int, a text);
CREATE VIEW v AS SELECT a::email AS a FROM t;
DROP DOMAIN email;
