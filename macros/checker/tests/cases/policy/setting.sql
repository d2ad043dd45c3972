-- fact: settings are read in a policy
-- expect: accepted
CREATE TABLE t (id uuid PRIMARY KEY, org uuid, note text);
CREATE POLICY p ON t USING (org = current_setting('app.org', true)::uuid AND (note IS NULL OR CASE WHEN note = 'x' THEN true ELSE false END));
