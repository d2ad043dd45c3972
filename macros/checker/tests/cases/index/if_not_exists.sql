-- fact: IF NOT EXISTS is content with any relation of the name
-- expect: accepted
CREATE TABLE sales (a int);
CREATE INDEX IF NOT EXISTS sales ON sales (a);
