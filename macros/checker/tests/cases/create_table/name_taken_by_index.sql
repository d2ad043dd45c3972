-- fact: tables and indexes share one space of names
-- expect: refused 42P07
CREATE TABLE sales (a int);
CREATE INDEX lines ON sales (a);
CREATE TABLE lines (a int);
