-- fact: ALTER POLICY changes what it says and leaves the rest
-- expect: accepted
-- roles: app
CREATE TABLE t (id integer, a integer);
CREATE POLICY p ON t TO app USING (a > 0) WITH CHECK (a > 1);
ALTER POLICY p ON t USING (id > 0);
ALTER POLICY p ON t TO PUBLIC;
CREATE POLICY q ON t FOR INSERT WITH CHECK (a > 1);
ALTER POLICY q ON t TO app;
