-- fact: an oid has 32 bits
-- expect: refused 22003
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN b oid DEFAULT 5000000000;
