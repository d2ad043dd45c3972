-- fact: LIKE takes nothing of how a table is partitioned.
-- expect: accepted
CREATE TABLE s (a integer PRIMARY KEY) PARTITION BY RANGE (a);
CREATE TABLE t (LIKE s INCLUDING ALL);
