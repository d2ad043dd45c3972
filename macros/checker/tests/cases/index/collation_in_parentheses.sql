-- fact: COLLATE around an expression is the element's own
-- expect: accepted
CREATE TABLE sales (b text);
CREATE INDEX ON sales ((b COLLATE "C"), (lower(b) COLLATE "C"));
CREATE INDEX ON sales ((b COLLATE "C") COLLATE "POSIX");
