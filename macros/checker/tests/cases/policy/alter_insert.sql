-- fact: ALTER POLICY keeps to the policy's command
-- expect: refused 42601
CREATE TABLE t (id integer, a integer);
CREATE POLICY p ON t FOR INSERT WITH CHECK (a > 1);
ALTER POLICY p ON t USING (id > 0);
