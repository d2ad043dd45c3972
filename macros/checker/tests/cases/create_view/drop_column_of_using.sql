-- fact: a column that is merged
-- expect: refused 2BP01
CREATE TABLE a (id int, x text);
CREATE TABLE b (id int, y text);
CREATE VIEW joined AS SELECT x, y FROM a JOIN b USING (id);
ALTER TABLE b DROP COLUMN id;
