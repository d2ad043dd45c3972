-- fact: a column is added below
-- expect: accepted
CREATE TABLE t (id int, a text);
CREATE VIEW v AS SELECT * FROM t;
ALTER TABLE t ADD COLUMN b int;
CREATE OR REPLACE VIEW v AS SELECT * FROM t;
