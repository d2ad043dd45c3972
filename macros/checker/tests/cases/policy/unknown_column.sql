-- fact: a policy reads the columns of its table
-- expect: refused 42703
CREATE TABLE t (id integer);
CREATE POLICY p ON t USING (ident > 0);
