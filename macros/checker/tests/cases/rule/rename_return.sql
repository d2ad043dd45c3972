-- fact: a view's own keeps its name
-- expect: refused 42P17
CREATE VIEW v AS SELECT 1 AS a;
ALTER RULE "_RETURN" ON v RENAME TO other;
