-- fact: a primary key overrides NULL
-- expect: accepted
CREATE TABLE sales (a int NULL PRIMARY KEY);
