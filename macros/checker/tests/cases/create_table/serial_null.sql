-- fact: a serial column is NOT NULL and cannot be NULL
-- expect: refused 42601
CREATE TABLE sales (a serial NULL);
