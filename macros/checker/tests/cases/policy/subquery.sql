-- fact: a policy may ask other tables, and calls its own by name within
-- expect: accepted
CREATE TABLE members (org integer, usr text, PRIMARY KEY (org, usr));
CREATE TABLE t (id integer PRIMARY KEY, org integer, usr text);
CREATE POLICY p ON t USING (EXISTS (SELECT 1 FROM members m WHERE m.org = t.org AND m.usr = current_user));
CREATE POLICY q ON t FOR SELECT USING (org IN (SELECT org FROM members WHERE usr = current_user) OR id = 0);
CREATE POLICY r ON t FOR INSERT WITH CHECK ((SELECT count(*) FROM t AS other WHERE other.org = t.org) < 10);
CREATE POLICY s ON t FOR DELETE USING (usr = (SELECT max(usr) FROM t));
ALTER TABLE t RENAME TO things;
ALTER TABLE things RENAME org TO organisation;
ALTER TABLE members RENAME usr TO account;
