-- fact: the collation is there
-- expect: refused 42704
CREATE TABLE t (a text COLLATE case_insensitive);
