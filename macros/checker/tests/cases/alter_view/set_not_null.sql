-- fact: nor is it NOT NULL
-- expect: refused 42809
CREATE VIEW v AS SELECT 1 AS a;
ALTER TABLE v ALTER COLUMN a SET NOT NULL;
