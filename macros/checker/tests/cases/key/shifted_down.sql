-- fact: keys that move into what was free
-- expect: accepted
CREATE TABLE t (a int PRIMARY KEY);
INSERT INTO t VALUES (2), (3), (4);
UPDATE t SET a = a - 1;
