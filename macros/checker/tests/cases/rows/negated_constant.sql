-- fact: a value that is worked out is compared as one that is written
-- expect: accepted
CREATE TABLE t (a boolean CHECK (a = false OR a IS NULL));
INSERT INTO t VALUES (NOT true);
INSERT INTO t VALUES (false);
