-- fact: Or a view's.
-- expect: accepted
CREATE TYPE later;
CREATE VIEW later AS SELECT 1 AS a;
