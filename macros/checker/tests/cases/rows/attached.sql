-- fact: rows of a table that is attached
-- expect: refused 23502
CREATE TABLE p (a int, b text) PARTITION BY LIST (a);
CREATE TABLE q (a int, b text);
INSERT INTO q VALUES (1, NULL);
ALTER TABLE p ATTACH PARTITION q FOR VALUES IN (1);
ALTER TABLE p ALTER b SET NOT NULL;
