-- fact: a query names itself behind UNION
-- expect: accepted
CREATE TABLE t (id int, up int);
WITH RECURSIVE x (id, depth) AS (SELECT id, 1 FROM t WHERE up IS NULL UNION ALL SELECT t.id, depth + 1 FROM t JOIN x ON t.up = x.id) SEARCH DEPTH FIRST BY id SET o CYCLE id SET c USING p SELECT id, depth, o, c, p FROM x;
