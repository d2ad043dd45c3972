-- fact: STORAGE in CREATE TABLE came with PostgreSQL 16
-- expect: refused 42601
CREATE TABLE sales (a text STORAGE external);
