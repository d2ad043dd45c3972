-- fact: box has no btree operator class
-- expect: refused 42704
CREATE TABLE sales (a box UNIQUE);
