-- fact: a primary key overrides NULL
-- expect: accepted
-- expect 18: refused 42601
CREATE TABLE sales (a int NULL PRIMARY KEY);
