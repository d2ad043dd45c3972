-- fact: a written name may be used on each table
-- expect: accepted
CREATE TABLE sales (a int, CONSTRAINT positive CHECK (a > 0));
CREATE TABLE lines (a int, CONSTRAINT positive CHECK (a > 0));
