-- fact: as many columns refer as are referred to
-- expect: refused 42830
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int, b int, FOREIGN KEY (a, b) REFERENCES orgs);
