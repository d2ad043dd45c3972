-- fact: A check's name is taken once.
-- expect: refused 42710
CREATE TABLE s (a integer, CONSTRAINT k CHECK (a > 0));
CREATE TABLE t (b integer CONSTRAINT k CHECK (b > 0), LIKE s INCLUDING CONSTRAINTS);
