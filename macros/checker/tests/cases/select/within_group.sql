-- fact: an ordered-set aggregate needs WITHIN GROUP
-- expect: refused 42809
CREATE TABLE t (a int);
SELECT mode(a) FROM t;
