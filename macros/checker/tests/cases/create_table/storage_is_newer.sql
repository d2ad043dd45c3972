-- fact: STORAGE in CREATE TABLE came with PostgreSQL 16
-- expect: refused 42601
-- expect 16: accepted
CREATE TABLE sales (a text STORAGE external);
