-- fact: A table that comes below another has its checks.
-- expect: refused 42804
CREATE TABLE a (x integer CHECK (x > 0));
CREATE TABLE b (x integer);
ALTER TABLE b INHERIT a;
