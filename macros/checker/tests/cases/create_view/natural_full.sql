-- fact: a full join
-- expect: accepted
CREATE TABLE a (id int, x text);
CREATE TABLE b (id bigint, y text);
CREATE VIEW joined AS SELECT id, x, y, coalesce(x, y) AS z FROM a FULL JOIN b USING (id);
