-- fact: a policy for INSERT reads nothing
-- expect: refused 42601
CREATE TABLE t (id integer);
CREATE POLICY p ON t FOR INSERT USING (id > 0);
