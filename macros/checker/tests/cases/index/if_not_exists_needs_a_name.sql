-- fact: IF NOT EXISTS needs a name
-- expect: refused 42601
CREATE TABLE sales (a int);
CREATE INDEX IF NOT EXISTS ON sales (a);
