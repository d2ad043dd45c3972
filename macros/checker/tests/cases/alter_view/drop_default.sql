-- fact: and lose it
-- expect: accepted
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a FROM t;
ALTER TABLE v ALTER COLUMN a SET DEFAULT 7;
ALTER VIEW v ALTER a DROP DEFAULT;
