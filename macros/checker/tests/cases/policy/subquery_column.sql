-- fact: and the columns that it reads within
-- expect: refused 2BP01
CREATE TABLE members (org integer, usr text);
CREATE TABLE t (id integer PRIMARY KEY, org integer);
CREATE POLICY p ON t USING (EXISTS (SELECT 1 FROM members m WHERE m.org = t.org));
ALTER TABLE t DROP COLUMN org;
