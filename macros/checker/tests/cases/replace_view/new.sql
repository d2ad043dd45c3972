-- fact: OR REPLACE makes what is not there
-- expect: accepted
CREATE TABLE t (a integer);
CREATE OR REPLACE VIEW v AS SELECT a FROM t;
