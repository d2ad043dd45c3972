-- fact: a view's own rule stays
-- expect: refused 2BP01
CREATE VIEW v AS SELECT 1 AS a;
DROP RULE "_RETURN" ON v;
