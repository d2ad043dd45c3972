-- fact: a whole row that the key determines
-- expect: accepted
CREATE TABLE t (a int primary key, b text);
CREATE VIEW v AS SELECT row_to_json(t.*) AS q FROM t GROUP BY a;
