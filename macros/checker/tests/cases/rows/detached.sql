-- fact: rows of a partition that is detached
-- expect: accepted
CREATE TABLE p (a int, b text) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
INSERT INTO p VALUES (1, NULL);
ALTER TABLE p DETACH PARTITION p1;
ALTER TABLE p ALTER b SET NOT NULL;
