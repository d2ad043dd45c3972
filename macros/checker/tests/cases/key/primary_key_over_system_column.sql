-- fact: a system column cannot be in a primary key
-- expect: refused 0A000
CREATE TABLE sales (a int, PRIMARY KEY (ctid));
