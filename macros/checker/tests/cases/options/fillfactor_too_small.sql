-- fact: fillfactor is at least 10
-- expect: refused 22023
CREATE TABLE sales (a int) WITH (fillfactor = 5);
