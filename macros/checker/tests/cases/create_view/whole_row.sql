-- fact: a whole row as a value
-- expect: accepted
CREATE TABLE t (id int, a text);
CREATE VIEW v AS SELECT row_to_json(t) AS object, to_jsonb(t.*) AS other FROM t;
