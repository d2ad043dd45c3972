-- fact: an unknown namespace of storage parameters is refused
-- expect: refused 22023
CREATE TABLE sales (a int) WITH (heap.fillfactor = 70);
