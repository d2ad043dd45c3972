-- fact: a composite value as a text
-- expect: accepted
CREATE TYPE c AS (x int, y text);
CREATE TABLE t (a c);
INSERT INTO t VALUES ('(1,x)'), ('(,)'), (' ( 1,"x ""y")  '), ('(1,x\))');
ALTER TABLE t ADD b c DEFAULT '(1,"x y")', ADD d c DEFAULT '(2,)', ADD e c DEFAULT '(,"")', ADD f c DEFAULT '(3, z)';
