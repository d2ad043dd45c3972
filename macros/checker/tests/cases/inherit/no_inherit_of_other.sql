-- fact: A table leaves only what it inherits from.
-- expect: refused 42P01
CREATE TABLE a (x integer);
CREATE TABLE b (x integer);
ALTER TABLE b NO INHERIT a;
