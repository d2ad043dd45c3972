-- fact: a whole row hinders no change of a column's type
-- expect: accepted
CREATE TABLE t (id int, a text);
CREATE VIEW v AS SELECT row_to_json(t) AS object FROM t;
ALTER TABLE t ALTER COLUMN a TYPE varchar(20);
