-- fact: beside PUBLIC no other role of a policy counts
-- expect: accepted
-- roles: app
CREATE TABLE t (id integer);
CREATE POLICY p ON t FOR SELECT TO app, PUBLIC USING (id > 0);
