-- fact: a policy is on a table that is there
-- expect: refused 42P01
CREATE POLICY p ON t USING (true);
