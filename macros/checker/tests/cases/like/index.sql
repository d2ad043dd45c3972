-- fact: An index has no columns to take.
-- expect: refused 42809
CREATE TABLE s (a integer PRIMARY KEY);
CREATE TABLE t (LIKE s_pkey);
