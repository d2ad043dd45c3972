-- fact: IF NOT EXISTS looks at the columns all the same
-- expect: refused 42703
CREATE TABLE sales (a int);
CREATE INDEX IF NOT EXISTS sales ON sales (nosuch);
