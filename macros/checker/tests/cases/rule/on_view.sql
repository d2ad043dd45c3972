-- fact: a view has rules too
-- expect: accepted
CREATE VIEW v AS SELECT 1 AS a;
CREATE RULE nothing AS ON DELETE TO v DO INSTEAD NOTHING;
DROP VIEW v;
