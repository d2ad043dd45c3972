-- fact: LATERAL
-- expect: accepted
CREATE TABLE t (a int, b text);
CREATE TABLE s (a int, at date);
CREATE VIEW v AS SELECT t.a, l.at FROM t LEFT JOIN LATERAL (SELECT s.at FROM s WHERE s.a = t.a ORDER BY s.at DESC LIMIT 1) l ON true;
