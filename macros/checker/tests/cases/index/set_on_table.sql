-- fact: ALTER INDEX is for indexes
-- expect: refused 42809
CREATE TABLE sales (a int);
ALTER INDEX sales SET (fillfactor = 50);
