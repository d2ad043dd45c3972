-- fact: a policy is stored with its command, its roles and its expressions
-- expect: accepted
-- roles: app
CREATE TABLE t (id integer PRIMARY KEY, owner text NOT NULL, org integer);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON t USING (owner = current_user);
CREATE POLICY ins ON t AS RESTRICTIVE FOR INSERT TO app WITH CHECK (org > 3 AND owner <> 'x');
CREATE POLICY org ON t FOR UPDATE TO app, CURRENT_USER USING (org = current_setting('app.org')::integer) WITH CHECK (true);
COMMENT ON POLICY own ON t IS 'rows of one''s own';
