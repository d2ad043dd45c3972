-- fact: There is one primary key.
-- expect: refused 42P16
CREATE TABLE s (a integer PRIMARY KEY);
CREATE TABLE t (b integer PRIMARY KEY, LIKE s INCLUDING INDEXES);
