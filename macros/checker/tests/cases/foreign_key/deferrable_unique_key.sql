-- fact: a deferrable unique key cannot be referred to
-- expect: refused 55000
CREATE TABLE orgs (id int UNIQUE DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE sales (a int REFERENCES orgs (id));
