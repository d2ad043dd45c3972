-- fact: JOIN USING
-- expect: accepted
CREATE TABLE a (id int, x text);
CREATE TABLE b (id int, y text);
CREATE VIEW joined AS SELECT * FROM a JOIN b USING (id);
