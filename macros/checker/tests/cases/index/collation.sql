-- fact: an element of an index may have a collation
-- expect: accepted
CREATE TABLE sales (a text, b text COLLATE "C");
CREATE INDEX ON sales (a COLLATE "C", b COLLATE "C", lower(a) COLLATE "POSIX");
