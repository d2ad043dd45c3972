-- fact: a constant of unknown type is text in a view
-- expect: accepted
CREATE VIEW v AS SELECT 'x' AS kind, NULL AS nothing, 1 AS number;
