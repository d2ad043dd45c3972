-- fact: a serial column has its default already
-- expect: refused 42601
CREATE TABLE sales (a serial DEFAULT 1);
