-- fact: and by CASCADE
-- expect: accepted
CREATE SCHEMA s;
CREATE TABLE s.t (a integer);
CREATE VIEW v AS SELECT a FROM s.t;
DROP SCHEMA s CASCADE;
