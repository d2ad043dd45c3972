-- fact: an operator that excludes is in the index's family
-- expect: refused 42809
CREATE TABLE sales (a int, EXCLUDE (a WITH <>));
