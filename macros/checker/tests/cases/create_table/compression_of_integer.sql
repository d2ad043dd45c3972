-- fact: a type that is never compressed takes no method
-- expect: refused 0A000
CREATE TABLE sales (a int COMPRESSION lz4);
