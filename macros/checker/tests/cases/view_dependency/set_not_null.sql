-- fact: what a view does not say does not hinder
-- expect: accepted
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a FROM t;
ALTER TABLE t ALTER COLUMN a SET NOT NULL, ALTER COLUMN a SET DEFAULT 1, ADD COLUMN c text;
