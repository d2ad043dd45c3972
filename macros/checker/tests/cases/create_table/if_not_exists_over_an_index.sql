-- fact: IF NOT EXISTS is content with any relation of the name
-- expect: accepted
CREATE TABLE sales (a int);
CREATE INDEX lines ON sales (a);
CREATE TABLE IF NOT EXISTS lines (a int);
