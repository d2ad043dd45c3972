-- fact: an operator that excludes is commutative
-- expect: refused 42809
CREATE TABLE sales (a int, EXCLUDE (a WITH >));
