-- fact: the table has to exist
-- expect: refused 42P01
CREATE TABLE sales (a int REFERENCES orgs);
