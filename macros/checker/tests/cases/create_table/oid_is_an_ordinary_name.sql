-- fact: oid has been an ordinary name since PostgreSQL 12
-- expect: accepted
CREATE TABLE sales (oid int);
