-- fact: uuid and text cannot be compared
-- expect: refused 42804
CREATE TABLE orgs (id uuid PRIMARY KEY);
CREATE TABLE sales (a text REFERENCES orgs);
