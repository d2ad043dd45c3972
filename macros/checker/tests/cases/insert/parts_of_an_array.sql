-- fact: a part of a column may be inserted
-- expect: accepted
CREATE TABLE t (a int, b text[]);
INSERT INTO t (a, b[1], b[2]) VALUES (1, 'x', 'y');
