-- fact: Also of what it writes to.
-- expect: refused 42P01
CREATE TABLE t (a integer);
CREATE RULE r AS ON UPDATE TO t DO ALSO UPDATE u SET a = 1;
