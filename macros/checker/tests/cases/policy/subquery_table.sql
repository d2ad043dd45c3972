-- fact: a policy keeps the tables that it asks
-- expect: refused 2BP01
CREATE TABLE members (org integer, usr text, PRIMARY KEY (org, usr));
CREATE TABLE t (id integer PRIMARY KEY, org integer);
CREATE POLICY p ON t USING (EXISTS (SELECT 1 FROM members m WHERE m.org = t.org));
DROP TABLE members;
