-- fact: an order and a limit
-- expect: accepted
CREATE TABLE t (id int, a text);
CREATE VIEW v AS SELECT id, a FROM t ORDER BY 2 DESC NULLS LAST, id LIMIT 5 OFFSET 2;
