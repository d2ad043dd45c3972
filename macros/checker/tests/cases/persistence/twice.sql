-- fact: a statement changes it once
-- expect: refused 0A000
CREATE TABLE sales (a int);
ALTER TABLE sales SET UNLOGGED, SET LOGGED;
