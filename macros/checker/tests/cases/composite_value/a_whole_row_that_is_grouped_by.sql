-- fact: a whole row that is grouped by
-- expect: accepted
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT string_agg(b, ',' ORDER BY a DESC) AS x, json_agg(t.*) AS z, row_to_json(t.*) AS q, to_jsonb(t) - 'a' AS r FROM t GROUP BY a, t.*;
