-- fact: a view may call a column as tables call their own
-- expect: accepted
CREATE VIEW v AS SELECT 1 AS xmin;
