-- fact: a default that is not volatile is computed at once
-- expect: refused 22003
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN b smallint DEFAULT 5000000000;
