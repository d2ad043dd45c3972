-- fact: a view has no constraints
-- expect: refused 42809
CREATE VIEW v AS SELECT 1 AS a;
ALTER TABLE v ADD CONSTRAINT positive CHECK (a > 0);
