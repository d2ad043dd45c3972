-- fact: a policy for SELECT checks nothing
-- expect: refused 42601
CREATE TABLE t (id integer);
CREATE POLICY p ON t FOR SELECT WITH CHECK (id > 0);
