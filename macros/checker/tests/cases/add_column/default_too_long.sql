-- fact: a default that is not volatile is computed at once
-- expect: refused 22001
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN b varchar(3) DEFAULT 12345;
