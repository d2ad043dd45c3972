-- fact: a whole row that is not grouped by
-- expect: refused 42803
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT row_to_json(t.*) AS q FROM t GROUP BY a;
