-- fact: a system column cannot be in a unique key
-- expect: refused 0A000
CREATE TABLE sales (a int, UNIQUE (ctid));
