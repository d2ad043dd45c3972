-- fact: USING is worked out though the type is the same
-- expect: refused 23505
CREATE TABLE t (a int PRIMARY KEY);
INSERT INTO t VALUES (1), (2);
ALTER TABLE t ALTER a TYPE int USING 3;
