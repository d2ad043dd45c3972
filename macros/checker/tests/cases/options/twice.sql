-- fact: a storage parameter is given once
-- expect: refused 22023
CREATE TABLE sales (a int) WITH (fillfactor = 70, fillfactor = 80);
