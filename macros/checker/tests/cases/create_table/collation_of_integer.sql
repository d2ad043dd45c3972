-- fact: an integer has no collation
-- expect: refused 42804
CREATE TABLE sales (a int COLLATE "C");
