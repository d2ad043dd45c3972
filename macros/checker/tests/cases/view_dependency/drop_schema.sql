-- fact: a schema goes with what reads it only by CASCADE
-- expect: refused 2BP01
CREATE SCHEMA s;
CREATE TABLE s.t (a integer);
CREATE VIEW v AS SELECT a FROM s.t;
DROP SCHEMA s;
